/** The gaps by deprivation of one indicator, from the warehouse to the rows that are published. */
import type { Indicator } from '../../catalogue/define.js';
import type { InequalityRow } from '../inequality-row.js';
import { PLAIN } from '../measure-row.js';
import { spanOf } from '../periods.js';
import type { Warehouse } from '../ports.js';
import { CUT_LEVELS, type Deprivation, gradedSums } from './graded.js';
import { type Gap, inequality, type Unequal } from './inequality.js';
import { type AreaNames, nameOf } from './names.js';
import type { Sum } from './roll-up.js';

const keyOf = ({ period, area_type, area_code, basis }: Pick<Sum, 'period' | 'area_type' | 'area_code' | 'basis'>): string =>
  [period, area_type, area_code, basis].join('\t');

/** Every gap of an indicator, with its cuts. @param sums uncut, of the same indicator: a gap rests on the files that they do */
export async function gapsOf(warehouse: Warehouse, sql: string, definition: Indicator, sums: readonly Sum[], deprivation: Deprivation): Promise<Unequal[]> {
  const graded = await gradedSums(warehouse, sql, definition);
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
