/**
 * One published number: the row of `published.measure`, which every chart, table, sheet and query reads.
 * Version 1 of the contract. Columns are only ever added.
 */
import type { AreaType, Basis } from '../catalogue/define.js';
import type { SqlType } from './ports.js';

/** Words of REPORT-DESIGN section 4, and only these. */
export type Direction =
  | 'No real change'
  | 'Improving: rising'
  | 'Improving: falling'
  | 'Getting worse: rising'
  | 'Getting worse: falling'
  | 'Changed: rising'
  | 'Changed: falling'
  | 'Too few months to say';
export type AgainstTarget = 'Meets target' | 'May or may not meet' | 'Misses target' | 'No target set';

export interface MeasureRow {
  indicator_id: string;
  area_type: AreaType;
  area_code: string;
  area_name: string;
  basis: Basis;
  /** `2025-05`, `2020-21` … */
  period: string;
  period_start: string;
  period_end: string;
  /** `all` when nothing is cut. */
  cut: string;
  numerator: number | null;
  denominator: number | null;
  /** A fraction for proportions, per one for rates, the figure itself otherwise. Null when it cannot be given: see state. */
  value: number | null;
  lower_95: number | null;
  upper_95: number | null;
  interval_method: string | null;
  /** Target used for the verdict, and where it stands. */
  target_value: number | null;
  target_comparator: string | null;
  target_source: string | null;
  target_verified: boolean | null;
  against_target: AgainstTarget;
  /** Control chart of the series up to its newest period; nulls when refused, with the reason. */
  spc_mean: number | null;
  spc_lower: number | null;
  spc_upper: number | null;
  /** Rule that fired at this point: `outside limits`, `shift`, `trend`, `two of three`; null for none. */
  spc_rule: string | null;
  /** Why there is no control chart; null when there is one. */
  spc_refused: string | null;
  direction: Direction;
  /** True when the period was sent again and the figure changed source. */
  restated: boolean;
  /** SHA-256 of the landed files it came from, sorted, comma between. */
  receipts: string;
}

export const MEASURE_COLUMNS: Readonly<Record<keyof MeasureRow, SqlType>> = {
  indicator_id: 'varchar',
  area_type: 'varchar',
  area_code: 'varchar',
  area_name: 'varchar',
  basis: 'varchar',
  period: 'varchar',
  period_start: 'date',
  period_end: 'date',
  cut: 'varchar',
  numerator: 'double',
  denominator: 'double',
  value: 'double',
  lower_95: 'double',
  upper_95: 'double',
  interval_method: 'varchar',
  target_value: 'double',
  target_comparator: 'varchar',
  target_source: 'varchar',
  target_verified: 'boolean',
  against_target: 'varchar',
  spc_mean: 'double',
  spc_lower: 'double',
  spc_upper: 'double',
  spc_rule: 'varchar',
  spc_refused: 'varchar',
  direction: 'varchar',
  restated: 'boolean',
  receipts: 'varchar',
};
