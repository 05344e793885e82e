/** The rows of `published.risk_model` and `published.risk_calibration`. Since version 1.3 of the contract. Nothing in them is about a person. */
import type { DisclosureState } from './measure-row.js';
import type { SqlType } from './ports.js';

export interface RiskModelRow {
  /** Newest month: the year that is predicted ends with it. */
  period: string;
  term: string;
  level: string;
  reference: boolean;
  /** Of the half it is fitted to, rounded; null where it may not be shown. */
  people: number | null;
  events: number | null;
  disclosure: DisclosureState;
  odds_ratio: number | null;
  lower_95: number | null;
  upper_95: number | null;
  people_fitted: number | null;
  events_fitted: number | null;
  people_tested: number | null;
  events_tested: number | null;
  auc: number | null;
  auc_lower_95: number | null;
  auc_upper_95: number | null;
  calibration_slope: number | null;
  calibration_slope_lower_95: number | null;
  calibration_slope_upper_95: number | null;
  calibration_intercept: number | null;
  calibration_intercept_lower_95: number | null;
  calibration_intercept_upper_95: number | null;
  brier: number | null;
  refused: string | null;
  receipts: string;
  method_version: string;
}

export interface RiskCalibrationRow {
  period: string;
  area_type: 'all' | 'place';
  area_code: string;
  /** 1 is the tenth of people with the least predicted risk; 0, everybody. */
  band: number;
  people: number | null;
  events: number | null;
  predicted: number | null;
  observed: number | null;
  lower_95: number | null;
  upper_95: number | null;
  disclosure: DisclosureState;
  method_version: string;
}

export const RISK_MODEL_COLUMNS: Readonly<Record<keyof RiskModelRow, SqlType>> = {
  period: 'varchar',
  term: 'varchar',
  level: 'varchar',
  reference: 'boolean',
  people: 'double',
  events: 'double',
  disclosure: 'varchar',
  odds_ratio: 'double',
  lower_95: 'double',
  upper_95: 'double',
  people_fitted: 'double',
  events_fitted: 'double',
  people_tested: 'double',
  events_tested: 'double',
  auc: 'double',
  auc_lower_95: 'double',
  auc_upper_95: 'double',
  calibration_slope: 'double',
  calibration_slope_lower_95: 'double',
  calibration_slope_upper_95: 'double',
  calibration_intercept: 'double',
  calibration_intercept_lower_95: 'double',
  calibration_intercept_upper_95: 'double',
  brier: 'double',
  refused: 'varchar',
  receipts: 'varchar',
  method_version: 'varchar',
};

export const RISK_CALIBRATION_COLUMNS: Readonly<Record<keyof RiskCalibrationRow, SqlType>> = {
  period: 'varchar',
  area_type: 'varchar',
  area_code: 'varchar',
  band: 'bigint',
  people: 'double',
  events: 'double',
  predicted: 'double',
  observed: 'double',
  lower_95: 'double',
  upper_95: 'double',
  disclosure: 'varchar',
  method_version: 'varchar',
};
