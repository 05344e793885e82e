/** What an owner says of an exception, in words; and that nothing was received, where nothing was. */
import { LEVELS } from '../../catalogue/code-lists.js';
import { periodWords } from './numbers.js';
import type { Pack, Subject } from './pack.js';
import { partnerName } from './partner-names.js';
import { capital, ownerName } from './words.js';

interface Fact {
  name: string;
  text: string;
}

/** Post and organisation; the organisation alone where no post was named. */
export const ownerWords = (pack: Pick<Pack, 'place'>, subject: Subject): string =>
  subject.commentary === undefined ? ownerName(subject) : `${subject.commentary.post}, ${partnerName(pack, subject.commentary.organisation)}`;

/** `30 November 2026, under way`; `Overdue: 3 October 2026, not begun`. */
export const dueWords = ({ due, state, overdue }: { due: string; state: string; overdue: boolean }): string =>
  `${overdue ? 'Overdue: ' : ''}${periodWords(due)}, ${state}`;

/** Why, what is done, by when and where it is decided. An alert without any says so; of another measure nothing is asked. */
export function commentaryFacts({ commentary, status }: Pick<Subject, 'commentary' | 'status'>): Fact[] {
  if (commentary === undefined) return status === 'Alert' ? [{ name: 'Commentary', text: 'None received' }] : [];
  return [
    { name: 'Why', text: commentary.cause },
    { name: 'Action', text: commentary.action },
    { name: 'Due', text: dueWords(commentary) },
    { name: 'Decided by', text: `${capital(commentary.level)}. ${LEVELS[commentary.level] ?? ''}` },
  ];
}
