/** Gaps by deprivation of a place's measures, the most telling first. */
import type { Pack, Subject } from './pack.js';
import type { Unequal } from './unequal.js';

export interface UnequalSubject {
  subject: Subject;
  unequal: Unequal;
}

const ORDER = [
  'Worse for the most deprived',
  'Higher among the most deprived',
  'Lower among the most deprived',
  'Better for the most deprived',
  'Could be chance',
] as const;

/** By what the gap is: worse for the most deprived first, chance last, those without a slope at the end; within that the largest ratio first, then by name. */
export function unequalFirst({ subjects }: Pick<Pack, 'subjects'>): UnequalSubject[] {
  const found = subjects.flatMap((subject) => (subject.unequal === undefined ? [] : [{ subject, unequal: subject.unequal }]));
  const place = ({ unequal: { gap } }: UnequalSubject): number => (gap.direction === null ? ORDER.length : ORDER.indexOf(gap.direction));
  const ratio = ({ unequal: { gap } }: UnequalSubject): number => (gap.rii !== null && gap.rii > 0 ? Math.abs(Math.log(gap.rii)) : 0);
  return found.sort((a, b) => place(a) - place(b) || ratio(b) - ratio(a) || (a.subject.definition.title < b.subject.definition.title ? -1 : 1));
}
