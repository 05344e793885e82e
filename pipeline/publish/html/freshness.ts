/** Freshness of every extract against its publisher's calendar, what is late first. */
import { periodWords, sayNumber } from '../numbers.js';
import type { ExtractStanding, Freshness, Quality } from '../pack.js';
import type { Cell, Head, Table, Tag } from './view.js';

const ORDER: readonly Freshness[] = ['Refused', 'Late', 'Never received', 'Due today', 'On time', 'No fixed date'];
const LOUD: ReadonlySet<Freshness> = new Set(['Refused', 'Late', 'Never received']);

export const isLoud = ({ freshness }: ExtractStanding): boolean => LOUD.has(freshness);

/** Worst first, then by title. */
export const byUrgency = (standings: readonly ExtractStanding[]): ExtractStanding[] =>
  [...standings].sort((a, b) => ORDER.indexOf(a.freshness) - ORDER.indexOf(b.freshness) || (a.title < b.title ? -1 : 1));

const stateTag = ({ freshness }: ExtractStanding): Tag | undefined => (LOUD.has(freshness) ? { text: freshness, tone: 'alert' } : undefined);

const newestWords = ({ newest }: ExtractStanding): string => (newest === null ? '[x]' : periodWords(newest));

/** The short table of a front page. */
export function freshnessTable(quality: Quality, caption: string): Table {
  const row = (standing: ExtractStanding): Cell[] => [
    { text: standing.title, synthetic: standing.synthetic, small: standing.publisher },
    { text: newestWords(standing) },
    stateCell(standing),
  ];
  return {
    caption,
    quiet: true,
    heads: [{ text: 'Extract' }, { text: 'Newest held' }, { text: 'State' }],
    groups: [{ rows: byUrgency(quality.standings).map(row) }],
    style: 'flow',
  };
}

const stateCell = (standing: ExtractStanding): Cell => {
  const tag = stateTag(standing);
  return tag ? { tag, text: standing.says } : { text: `${standing.freshness === 'No fixed date' ? '' : `${standing.freshness}. `}${standing.says}` };
};

/** The full one: what is in force for each extract. */
export function standingsTable(quality: Quality): Table {
  const heads: Head[] = [
    { text: 'Extract' },
    { text: 'Newest held' },
    { text: 'Periods', num: true },
    { text: 'Rows', num: true },
    { text: 'Faults', num: true },
    { text: 'State' },
  ];
  const row = (standing: ExtractStanding): Cell[] => [
    { text: standing.title, synthetic: standing.synthetic, small: standing.publisher },
    { text: newestWords(standing) },
    { text: sayNumber(standing.periods) },
    { text: sayNumber(standing.rows) },
    { text: sayNumber(standing.faults) },
    stateCell(standing),
  ];
  return {
    caption: 'What is in force for each extract, what is late first',
    quiet: true,
    heads,
    groups: [{ rows: byUrgency(quality.standings).map(row) }],
    style: 'flow',
  };
}
