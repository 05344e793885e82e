/**
 * One published number: the row of `published.measure`, which every chart, table, sheet and query reads.
 * Version 1.3 of the contract. Columns are only ever added.
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
  // ---- added in version 1.1 of the contract ----
  /** What disclosure control did: see pipeline/disclosure.ts. Numerator, denominator and value are what may be shown. */
  disclosure: DisclosureState;
  /** `statutory standard`, `planning milestone` …: what the target used is. */
  target_kind: string | null;
  /** First day the target used is in force. */
  target_from: string | null;
  /** Local trajectory for the period, beside the target. */
  trajectory_value: number | null;
  trajectory_source: string | null;
  /** The two icons of the series at this point, in the words of pipeline/statistics/spc-icons.ts. */
  spc_variation: string | null;
  spc_assurance: string | null;
  /** Named, dated rule set the chart follows. */
  spc_rule_set: string | null;
  /** 0 before the first rebase, 1 after it, and so on. */
  spc_phase: number | null;
  /** Decision that rebased the chart at this point or left it out: who, when, why. */
  spc_decision: string | null;
  /** The newest value is compared with no period before this one: a break in series; why. */
  series_break: string | null;
  /** Whose peers it is compared with in a funnel: `place:wirral`, `england`; null when there is no funnel. */
  funnel_group: string | null;
  funnel_members: number | null;
  funnel_centre: number | null;
  funnel_lower_95: number | null;
  funnel_upper_95: number | null;
  funnel_lower_998: number | null;
  funnel_upper_998: number | null;
  /** Over-dispersion ratio phi of the winsorised z scores, and the between-member variance tau squared that widens the limits. */
  funnel_dispersion: number | null;
  funnel_between: number | null;
  /** Limits widened by the additive random effects method; equal to the plain ones where there is no over-dispersion. */
  funnel_wide_lower_95: number | null;
  funnel_wide_upper_95: number | null;
  funnel_wide_lower_998: number | null;
  funnel_wide_upper_998: number | null;
  /** Where it lies by the wide limits: `within`, `above 95%`, `below 95%`, `above 99.8%`, `below 99.8%`. */
  funnel_position: string | null;
  /** Why there is no funnel; null when there is one. */
  funnel_refused: string | null;
  /** Version of the method that made the row: changes whenever a number could. */
  method_version: string;
  // ---- added in version 1.2 of the contract ----
  /** By which boundaries it is added up; `as now` only under the cut `footprint=now`. */
  footprint: Footprint;
  /** Day whose boundaries hold: the last of the period, or for `as now` the last day the data speak of. */
  boundaries_on: string;
}

/** On the boundaries in force on the last day of the period, or on those of today. */
export type Footprint = 'as then' | 'as now';

/** The cut of figures on the boundaries of today: a question that asks for `all` has each number once. */
export const FOOTPRINT_NOW = 'footprint=now';

export type DisclosureState =
  | 'exempt: published national statistic'
  | 'exempt: no people counted'
  | 'rounded'
  | 'suppressed: small number'
  | 'suppressed: protects another';

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
  disclosure: 'varchar',
  target_kind: 'varchar',
  target_from: 'date',
  trajectory_value: 'double',
  trajectory_source: 'varchar',
  spc_variation: 'varchar',
  spc_assurance: 'varchar',
  spc_rule_set: 'varchar',
  spc_phase: 'bigint',
  spc_decision: 'varchar',
  series_break: 'varchar',
  funnel_group: 'varchar',
  funnel_members: 'bigint',
  funnel_centre: 'double',
  funnel_lower_95: 'double',
  funnel_upper_95: 'double',
  funnel_lower_998: 'double',
  funnel_upper_998: 'double',
  funnel_dispersion: 'double',
  funnel_between: 'double',
  funnel_wide_lower_95: 'double',
  funnel_wide_upper_95: 'double',
  funnel_wide_lower_998: 'double',
  funnel_wide_upper_998: 'double',
  funnel_position: 'varchar',
  funnel_refused: 'varchar',
  method_version: 'varchar',
  footprint: 'varchar',
  boundaries_on: 'date',
};

/** A row about which nothing more is known than its figures: no chart, funnel, trajectory or decision, and a publisher who has published it. */
export const PLAIN = {
  disclosure: 'exempt: published national statistic',
  target_kind: null,
  target_from: null,
  trajectory_value: null,
  trajectory_source: null,
  spc_variation: null,
  spc_assurance: null,
  spc_rule_set: null,
  spc_phase: null,
  spc_decision: null,
  series_break: null,
  funnel_group: null,
  funnel_members: null,
  funnel_centre: null,
  funnel_lower_95: null,
  funnel_upper_95: null,
  funnel_lower_998: null,
  funnel_upper_998: null,
  funnel_dispersion: null,
  funnel_between: null,
  funnel_wide_lower_95: null,
  funnel_wide_upper_95: null,
  funnel_wide_lower_998: null,
  funnel_wide_upper_998: null,
  funnel_position: null,
  funnel_refused: null,
  method_version: '1',
  footprint: 'as then',
} as const satisfies Partial<MeasureRow>;
