/** Alert, advise, assure, or not judged: the default rules of REPORT-DESIGN section 5, and the order things are told in. */
import type { AgainstTarget, Direction } from '../measure-row.js';
import type { Status, Subject } from './pack.js';

interface Verdicts {
  againstTarget: AgainstTarget;
  direction: Direction;
}

const improving = ({ direction }: Verdicts): boolean => direction.startsWith('Improving');
const worsening = ({ direction }: Verdicts): boolean => direction.startsWith('Getting worse');

/** Status of a measure and the rule that gave it. First rule that applies. */
export function judge(verdicts: Verdicts): { status: Status; reason: string } {
  const { againstTarget } = verdicts;
  if (againstTarget === 'Misses target') return { status: 'Alert', reason: 'Misses a dated target' };
  if (worsening(verdicts)) return { status: 'Advise', reason: againstTarget === 'No target set' ? 'Getting worse, with no target' : 'Getting worse' };
  if (improving(verdicts)) return { status: 'Assure', reason: 'Improving' };
  if (againstTarget === 'May or may not meet') return { status: 'Advise', reason: 'May or may not meet its target, and is not improving' };
  if (againstTarget === 'Meets target') return { status: 'Assure', reason: 'Meets its target and is not getting worse' };
  return { status: 'Not judged', reason: unjudged(verdicts) };
}

function unjudged({ direction }: Verdicts): string {
  if (direction === 'Too few months to say') return 'No target is set, and there is no control chart to show a change';
  return direction === 'No real change' ? 'No target is set, and there is no real change' : 'No target is set, and the change is neither good nor bad';
}

/** Word on the tag: an improving measure that does not meet its target must not read as met. */
export const tagWord = (subject: Pick<Subject, 'status' | 'direction' | 'againstTarget'>): string =>
  subject.status === 'Assure' && improving(subject) && subject.againstTarget !== 'Meets target' ? 'Improving' : subject.status;

const LEVEL: Readonly<Record<Status, number>> = { Alert: 0, Advise: 1, Assure: 2, 'Not judged': 3 };

/** Level of escalation, then people affected, then name. */
export function inOrder(a: Subject, b: Subject): number {
  return (
    LEVEL[a.status] - LEVEL[b.status] ||
    (b.shortBy ?? 0) - (a.shortBy ?? 0) ||
    compare(a.definition.title, b.definition.title) ||
    compare(a.areaName, b.areaName) ||
    compare(a.id, b.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
