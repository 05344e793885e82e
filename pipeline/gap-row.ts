/**
 * Where an indicator's total is not the same whichever level it is summed from: the rows of `published.gap`, and of `published.gap_area`, which names every
 * area that makes the difference. Since version 1.2 of the contract.
 */
import type { AreaType, Basis } from '../catalogue/define.js';
import type { Footprint } from './measure-row.js';
import type { SqlType } from './ports.js';

export interface GapRow {
  indicator_id: string;
  basis: Basis;
  period: string;
  period_start: string;
  period_end: string;
  footprint: Footprint;
  /** Day whose boundaries hold. */
  boundaries_on: string;
  /** The area whose figure is not the sum of its parts, */
  area_type: AreaType;
  area_code: string;
  area_name: string;
  /** and the level of the parts. */
  finer_type: AreaType;
  numerator: number | null;
  finer_numerator: number | null;
  /** The first less the second: what `missing` have less what `extra` have. */
  numerator_gap: number | null;
  denominator: number | null;
  finer_denominator: number | null;
  denominator_gap: number | null;
  /** Areas that are counted in the area and in none of its parts. */
  missing: number;
  /** Areas that are counted in one of its parts and not in the area. */
  extra: number;
  says: string;
  method_version: string;
}

export interface GapAreaRow {
  indicator_id: string;
  basis: Basis;
  period: string;
  footprint: Footprint;
  area_type: AreaType;
  area_code: string;
  finer_type: AreaType;
  side: 'missing' | 'extra';
  unplaced_type: AreaType;
  unplaced_code: string;
  unplaced_name: string;
  /** What it has; null where people are counted that nobody has published. */
  numerator: number | null;
  denominator: number | null;
}

export const GAP_COLUMNS: Readonly<Record<keyof GapRow, SqlType>> = {
  indicator_id: 'varchar',
  basis: 'varchar',
  period: 'varchar',
  period_start: 'date',
  period_end: 'date',
  footprint: 'varchar',
  boundaries_on: 'date',
  area_type: 'varchar',
  area_code: 'varchar',
  area_name: 'varchar',
  finer_type: 'varchar',
  numerator: 'double',
  finer_numerator: 'double',
  numerator_gap: 'double',
  denominator: 'double',
  finer_denominator: 'double',
  denominator_gap: 'double',
  missing: 'bigint',
  extra: 'bigint',
  says: 'varchar',
  method_version: 'varchar',
};

export const GAP_AREA_COLUMNS: Readonly<Record<keyof GapAreaRow, SqlType>> = {
  indicator_id: 'varchar',
  basis: 'varchar',
  period: 'varchar',
  footprint: 'varchar',
  area_type: 'varchar',
  area_code: 'varchar',
  finer_type: 'varchar',
  side: 'varchar',
  unplaced_type: 'varchar',
  unplaced_code: 'varchar',
  unplaced_name: 'varchar',
  numerator: 'double',
  denominator: 'double',
};
