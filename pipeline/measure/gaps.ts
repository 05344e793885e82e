/** The gaps by deprivation of one indicator, from its practices' sums to the rows that are published. */
import type { Indicator } from '../../catalogue/define.js';
import type { InequalityRow } from '../inequality-row.js';
import { PLAIN } from '../measure-row.js';
import { spanOf } from '../periods.js';
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
  };
}
