/** The gaps by deprivation of one indicator, from its practices' sums to the rows that are published. */
import type { Indicator } from '../../catalogue/define.js';
import type { GapChange, InequalityRow } from '../inequality-row.js';
import { PLAIN } from '../measure-row.js';
import { spanOf, yearBefore } from '../periods.js';
import { difference, type Estimate } from '../statistics/difference.js';
import { CUT_LEVELS, type Deprivation, gradedSums } from './graded.js';
import { type Gap, inequality, type Unequal } from './inequality.js';
import { type AreaNames, nameOf } from './names.js';
import type { Sum } from './roll-up.js';

const keyOf = ({ period, area_type, area_code, basis }: Pick<Sum, 'period' | 'area_type' | 'area_code' | 'basis'>): string =>
  [period, area_type, area_code, basis].join('\t');

/** Every gap of an indicator, with its cuts. @param sums of the indicator as they may be shown, by period: a gap rests on the files that its area's own sum does */
export function gapsOf(definition: Indicator, sums: readonly Sum[], deprivation: Deprivation): Unequal[] {
  const graded = gradedSums(definition, sums, deprivation);
  if (graded.length === 0) return [];
  const uncut = sums.filter(({ cut, area_type }) => cut === 'all' && CUT_LEVELS.includes(area_type));
  const receipts = new Map(uncut.map((sum) => [keyOf(sum), sum.receipts]));
  return inequality(definition, graded, deprivation, (of) => receipts.get(keyOf(of)) ?? []);
}

/** A gap as it is published. */
export function gapRow(indicator: string, { gap, receipts }: { gap: Gap; receipts: readonly string[] }, names: AreaNames): InequalityRow {
  const { start, end } = spanOf(gap.period);
  const area_name = nameOf(names, gap.area_type, gap.area_code);
  return {
    indicator_id: indicator,
    ...gap,
    area_name,
    period_start: start,
    period_end: end,
    receipts: receipts.join(','),
    method_version: PLAIN.method_version,
    ...NO_CHANGE,
  };
}

export const NO_CHANGE = { change_since: null, sii_change: null, sii_change_lower_95: null, sii_change_upper_95: null, change: null } as const;

/** Each gap beside that of the period which ends a year before, of the same area and basis. @param rows of one indicator */
export function sinceYearBefore(rows: readonly InequalityRow[]): InequalityRow[] {
  const key = (row: InequalityRow, end: string): string => [row.area_type, row.area_code, row.basis, end].join('\t');
  const held = new Map(rows.map((row) => [key(row, row.period_end), row]));
  return rows.map((row) => {
    const before = held.get(key(row, yearBefore(row.period_end)));
    const [now, then] = [slopeOf(row), before === undefined ? null : slopeOf(before)];
    if (before === undefined || now === null || then === null) return row;
    const { value, lower, upper } = difference(now, then);
    const change = changeOf(now.value, then.value, { lower, upper });
    return { ...row, change_since: before.period, sii_change: value, sii_change_lower_95: lower, sii_change_upper_95: upper, change };
  });
}

const slopeOf = ({ sii, sii_lower_95, sii_upper_95 }: InequalityRow): Estimate | null =>
  sii === null || sii_lower_95 === null || sii_upper_95 === null ? null : { value: sii, lower: sii_lower_95, upper: sii_upper_95 };

function changeOf(now: number, then: number, { lower, upper }: Pick<Estimate, 'lower' | 'upper'>): GapChange {
  if (lower <= 0 && upper >= 0) return 'Could be chance';
  if (Math.sign(now) * Math.sign(then) < 0) return 'Changed sides';
  return Math.abs(now) > Math.abs(then) ? 'Wider' : 'Narrower';
}
