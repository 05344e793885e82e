/** What a place's measure says by deprivation: the gap of its latest period, its figures by fifth, and what they are set beside. */
import type { InequalityRow } from '../inequality-row.js';
import type { MeasureRow } from '../measure-row.js';
import { yearBefore } from '../periods.js';

export interface Unequal {
  gap: InequalityRow;
  /** The same of England, where it has one. */
  england?: InequalityRow;
  /** Fifths that have practices here, the most deprived first. */
  fifths: MeasureRow[];
  /** The same fifths a year before, where that is held. */
  before: MeasureRow[];
}

/** Rows by what they are of. */
export interface UnequalIndex {
  gaps: ReadonlyMap<string, InequalityRow>;
  fifths: ReadonlyMap<string, readonly MeasureRow[]>;
}

type Key = Pick<MeasureRow, 'indicator_id' | 'area_type' | 'area_code' | 'basis' | 'period_end'>;
const keyOf = (of: Key): string => [of.indicator_id, of.area_type, of.area_code, of.basis, of.period_end].join('\t');

export function indexUnequal(gaps: readonly InequalityRow[], measures: readonly MeasureRow[]): UnequalIndex {
  const fifths = new Map<string, MeasureRow[]>();
  for (const row of measures) {
    if (!row.cut.startsWith('imd_quintile=')) continue;
    const held = fifths.get(keyOf(row));
    if (held === undefined) fifths.set(keyOf(row), [row]);
    else held.push(row);
  }
  for (const rows of fifths.values()) rows.sort((a, b) => (a.cut < b.cut ? -1 : 1));
  return { gaps: new Map(gaps.map((gap) => [keyOf(gap), gap])), fifths };
}

/** Undefined where the measure is not cut by deprivation, is a lone count, or no practice's deprivation is known. */
export function unequalOf({ gaps, fifths }: UnequalIndex, latest: MeasureRow): Unequal | undefined {
  const gap = gaps.get(keyOf(latest));
  const own = fifths.get(keyOf(latest)) ?? [];
  if (gap === undefined || own.length === 0 || latest.denominator === null) return undefined;
  const england = gaps.get(keyOf({ ...latest, area_type: 'england', area_code: 'E92000001' }));
  const before = fifths.get(keyOf({ ...latest, period_end: yearBefore(latest.period_end) })) ?? [];
  return { gap, ...(england === undefined || latest.area_type === 'england' ? {} : { england }), fifths: [...own], before: [...before] };
}
