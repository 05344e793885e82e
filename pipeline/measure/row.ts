/**
 * From all that is known of one figure to the row that is published. Each column is read off by a function of its own: a table is written a column at a
 * time, and no object with every column is made for each of millions of rows.
 */
import type { Target } from '../../catalogue/define.js';
import { type DisclosureState, type MeasureRow, PLAIN } from '../measure-row.js';
import type { Judged } from './chart.js';
import type { Figure } from './divide.js';
import type { Sum } from './roll-up.js';
import type { Varied } from './variation.js';

/** One area's figure in one period, with everything that was worked out about it. */
export interface Measured {
  indicator: string;
  sum: Sum;
  /** First and last day of the period. */
  span: { start: string; end: string };
  areaName: string;
  figure: Figure;
  target: Target | undefined;
  trajectory: Target | undefined;
  disclosure: DisclosureState;
  judged: Judged;
  varied: Varied;
  restated: boolean;
}

type ColumnOf = { readonly [Name in keyof MeasureRow]: (of: Measured) => MeasureRow[Name] };

const plain = (): { readonly [Name in keyof typeof PLAIN]: () => (typeof PLAIN)[Name] } =>
  Object.fromEntries(Object.entries(PLAIN).map(([name, value]) => [name, () => value])) as { [Name in keyof typeof PLAIN]: () => (typeof PLAIN)[Name] };

const lists = new WeakMap<readonly string[], string>();

/** The files as one text: the same text for the same list, which thousands of sums share. */
function listed(receipts: readonly string[]): string {
  const known = lists.get(receipts) ?? receipts.join(',');
  lists.set(receipts, known);
  return known;
}

export const COLUMN_OF: ColumnOf = {
  ...plain(),
  indicator_id: (of) => of.indicator,
  area_type: (of) => of.sum.area_type,
  area_code: (of) => of.sum.area_code,
  area_name: (of) => of.areaName,
  basis: (of) => of.sum.basis,
  period: (of) => of.sum.period,
  period_start: (of) => of.span.start,
  period_end: (of) => of.span.end,
  cut: (of) => of.sum.cut,
  numerator: (of) => of.sum.numerator,
  denominator: (of) => of.sum.denominator,
  value: (of) => of.figure.value,
  lower_95: (of) => of.figure.lower,
  upper_95: (of) => of.figure.upper,
  interval_method: (of) => of.figure.method,
  target_value: (of) => of.target?.value ?? null,
  target_comparator: (of) => of.target?.comparator ?? null,
  target_source: (of) => of.target?.source ?? null,
  target_verified: (of) => of.target?.verified ?? null,
  target_kind: (of) => of.target?.kind ?? null,
  target_from: (of) => of.target?.from ?? null,
  trajectory_value: (of) => of.trajectory?.value ?? null,
  trajectory_source: (of) => of.trajectory?.source ?? null,
  against_target: (of) => of.judged.against_target,
  spc_mean: (of) => of.judged.spc_mean,
  spc_lower: (of) => of.judged.spc_lower,
  spc_upper: (of) => of.judged.spc_upper,
  spc_rule: (of) => of.judged.spc_rule,
  spc_refused: (of) => of.judged.spc_refused,
  spc_variation: (of) => of.judged.spc_variation,
  spc_assurance: (of) => of.judged.spc_assurance,
  spc_rule_set: (of) => of.judged.spc_rule_set,
  spc_phase: (of) => of.judged.spc_phase,
  spc_decision: (of) => of.judged.spc_decision,
  series_break: (of) => of.judged.series_break,
  direction: (of) => of.judged.direction,
  disclosure: (of) => of.disclosure,
  restated: (of) => of.restated,
  receipts: (of) => listed(of.sum.receipts),
  footprint: (of) => (of.sum.boundaries_on === undefined ? 'as then' : 'as now'),
  boundaries_on: (of) => of.sum.boundaries_on ?? of.span.end,
  funnel_group: ({ varied }) => varied.funnel?.group ?? null,
  funnel_members: ({ varied }) => varied.funnel?.members ?? null,
  funnel_centre: ({ varied }) => varied.funnel?.centre ?? null,
  funnel_lower_95: ({ varied }) => varied.plain?.lower95 ?? null,
  funnel_upper_95: ({ varied }) => varied.plain?.upper95 ?? null,
  funnel_lower_998: ({ varied }) => varied.plain?.lower998 ?? null,
  funnel_upper_998: ({ varied }) => varied.plain?.upper998 ?? null,
  funnel_dispersion: ({ varied }) => varied.funnel?.dispersion.ratio ?? null,
  funnel_between: ({ varied }) => varied.funnel?.dispersion.between ?? null,
  funnel_wide_lower_95: ({ varied }) => varied.wide?.lower95 ?? null,
  funnel_wide_upper_95: ({ varied }) => varied.wide?.upper95 ?? null,
  funnel_wide_lower_998: ({ varied }) => varied.wide?.lower998 ?? null,
  funnel_wide_upper_998: ({ varied }) => varied.wide?.upper998 ?? null,
  funnel_position: ({ varied }) => varied.position ?? null,
  funnel_refused: ({ varied }) => varied.refused,
};

const NAMES = Object.keys(COLUMN_OF) as (keyof MeasureRow)[];

/** The whole row as an object, for one figure at a time. */
export const rowOf = (measured: Measured): MeasureRow => Object.fromEntries(NAMES.map((name) => [name, COLUMN_OF[name](measured)])) as unknown as MeasureRow;
