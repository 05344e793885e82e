/** Where levels do not add up, for the pages of a place: gaps of the newest period, those with the same areas told once for all their measures. Pure. */
import type { Indicator } from '../../catalogue/define.js';
import type { GapAreaRow, GapRow } from '../gap-row.js';
import type { Footprint } from '../measure-row.js';
import { periodWords, plural } from './numbers.js';

export interface Unplaced {
  areaName: string;
  finer: string;
  footprint: Footprint;
  boundariesOn: string;
  says: string;
  period: string;
  /** Titles of the measures. */
  measures: string[];
  members: { name: string; code: string; side: GapAreaRow['side'] }[];
}

type Key = Pick<GapRow, 'indicator_id' | 'basis' | 'period' | 'footprint' | 'area_type' | 'area_code' | 'finer_type'>;
const keyOf = (row: Key): string => [row.indicator_id, row.basis, row.period, row.footprint, row.area_type, row.area_code, row.finer_type].join('\t');

const OWN_FIRST: Readonly<Record<string, string>> = { place: '0', system: '1', england: '2' };
const LEVELS: Readonly<Record<string, string>> = { pcn: 'Networks', sub_icb: 'Sub-ICB locations', system: 'Systems', trust: 'Trusts and other providers' };

/** By area (the place first), level and footprint. @param gaps and the areas that make them, of any areas and periods */
export function unplacedOf(gaps: readonly GapRow[], areas: readonly GapAreaRow[], indicators: Readonly<Record<string, Pick<Indicator, 'title'>>>): Unplaced[] {
  const members = new Map<string, Unplaced['members']>();
  for (const area of areas) {
    const key = keyOf(area);
    members.set(key, [...(members.get(key) ?? []), { name: area.unplaced_name, code: area.unplaced_code, side: area.side }]);
  }
  const groups = new Map<string, Unplaced>();
  for (const gap of gaps) {
    const own = members.get(keyOf(gap)) ?? [];
    const order = [OWN_FIRST[gap.area_type] ?? '3', gap.area_code, gap.finer_type, gap.footprint === 'as then' ? '0' : '1', gap.period];
    const key = [...order, ...own.map(({ code, side }) => `${side} ${code}`)].join('\t');
    const group: Unplaced = groups.get(key) ?? {
      ...{ areaName: gap.area_name, finer: LEVELS[gap.finer_type] ?? gap.finer_type, footprint: gap.footprint, boundariesOn: gap.boundaries_on },
      ...{ says: gap.says, period: gap.period, measures: [], members: own },
    };
    group.measures.push(indicators[gap.indicator_id]?.title ?? gap.indicator_id);
    groups.set(key, group);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({ ...group, measures: [...new Set(group.measures)].sort() }));
}

/** `70 practices in England lie in no network of it. 22 measures of 2020-21, by the boundaries of then.` */
export const unplacedWords = ({ says, measures, period, footprint, boundariesOn }: Unplaced): string =>
  `${says} ${measures.length === 1 ? measures[0] : plural(measures.length, 'measure')}, ${periodWords(period)}, by the boundaries of ${footprint === 'as then' ? 'then' : periodWords(boundariesOn)}.`;
