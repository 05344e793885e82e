/** One published gap: the row of `published.inequality`, an indicator in an area and period by how deprived the practices are. Since version 1.1 of the contract. */
import type { AreaType, Basis } from '../catalogue/define.js';
import type { SqlType } from './ports.js';

/** What the gap is, in words; of a measure that is neither good nor bad when high, only which way it goes. */
export type GapDirection =
  | 'Worse for the most deprived'
  | 'Better for the most deprived'
  | 'Higher among the most deprived'
  | 'Lower among the most deprived'
  | 'Could be chance';

/** Whether a gap is larger than a year before; `Changed sides` where the others have more of it now. */
export type GapChange = 'Wider' | 'Narrower' | 'Changed sides' | 'Could be chance';

export interface InequalityRow {
  indicator_id: string;
  area_type: AreaType;
  area_code: string;
  area_name: string;
  basis: Basis;
  period: string;
  period_start: string;
  period_end: string;
  /** Fitted value of the most deprived person less that of the least: above 0 where the most deprived have more of it. */
  sii: number | null;
  sii_lower_95: number | null;
  sii_upper_95: number | null;
  /** The same two values, one over the other. */
  rii: number | null;
  rii_lower_95: number | null;
  rii_upper_95: number | null;
  direction: GapDirection | null;
  /** Practices of England's most deprived fifth, all others, and the difference between them. */
  core20_value: number | null;
  rest_value: number | null;
  core20_difference: number | null;
  core20_lower_95: number | null;
  core20_upper_95: number | null;
  core20_direction: GapDirection | null;
  /** Fifths that have practices here, and those practices. */
  fifths: number;
  practices: number;
  /** Of the denominator (of the numerator, for a count), what lies with practices whose deprivation is known. */
  covered: number | null;
  covered_share: number | null;
  /** Dispersion ratio by which all intervals of the row are widened. */
  dispersion: number | null;
  transform: 'log' | 'logit' | 'none' | null;
  deprivation_method: string | null;
  /** Why there is no slope; null when there is one. */
  refused: string | null;
  receipts: string;
  method_version: string;
  // ---- added in version 1.3 of the contract ----
  /** Period that ends a year before, when it has a slope too; and the slope less that one. */
  change_since: string | null;
  sii_change: number | null;
  sii_change_lower_95: number | null;
  sii_change_upper_95: number | null;
  change: GapChange | null;
}

export const INEQUALITY_COLUMNS: Readonly<Record<keyof InequalityRow, SqlType>> = {
  indicator_id: 'varchar',
  area_type: 'varchar',
  area_code: 'varchar',
  area_name: 'varchar',
  basis: 'varchar',
  period: 'varchar',
  period_start: 'date',
  period_end: 'date',
  sii: 'double',
  sii_lower_95: 'double',
  sii_upper_95: 'double',
  rii: 'double',
  rii_lower_95: 'double',
  rii_upper_95: 'double',
  direction: 'varchar',
  core20_value: 'double',
  rest_value: 'double',
  core20_difference: 'double',
  core20_lower_95: 'double',
  core20_upper_95: 'double',
  core20_direction: 'varchar',
  fifths: 'bigint',
  practices: 'bigint',
  covered: 'double',
  covered_share: 'double',
  dispersion: 'double',
  transform: 'varchar',
  deprivation_method: 'varchar',
  refused: 'varchar',
  receipts: 'varchar',
  method_version: 'varchar',
  change_since: 'varchar',
  sii_change: 'double',
  sii_change_lower_95: 'double',
  sii_change_upper_95: 'double',
  change: 'varchar',
};
