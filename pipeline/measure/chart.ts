/**
 * The control chart of every series, and what follows from it: direction, and the verdict against the target.
 * A period not held is a gap: no moving range is taken across it.
 */
import type { ChartDecision, Indicator, SeriesBreak, Target } from '../../catalogue/define.js';
import type { Direction, MeasureRow } from '../measure-row.js';
import { nextPeriod, sayDate, sayPeriod, spanOf } from '../periods.js';
import { type RuleSetName, type SpcOptions, type SpcPoint, xmr } from '../statistics/spc.js';
import { assuranceOf, variationOf } from '../statistics/spc-icons.js';
import type { Figure } from './divide.js';
import type { Sum } from './roll-up.js';
import { against, type Reach } from './targets.js';

export type Judged = Pick<
  MeasureRow,
  | 'spc_mean'
  | 'spc_lower'
  | 'spc_upper'
  | 'spc_rule'
  | 'spc_refused'
  | 'spc_variation'
  | 'spc_assurance'
  | 'spc_rule_set'
  | 'spc_phase'
  | 'spc_decision'
  | 'series_break'
  | 'direction'
  | 'against_target'
>;

/** What is judged: one area's figure in one period. */
export interface Point {
  sum: Pick<Sum, 'basis' | 'area_type' | 'area_code' | 'cut' | 'period'>;
  figure: Figure;
  target: Target | undefined;
}

type Definition = Pick<Indicator, 'better' | 'cadence' | 'controlChart' | 'ruleSet' | 'breaks' | 'decisions'>;
type Limits = Omit<Judged, 'direction' | 'against_target' | 'spc_assurance' | 'series_break'> & { side: SpcPoint['side'] };

/** A chart with fewer points has no limits. */
const LEAST = 13;

/** One verdict a point of one area, basis and cut. @param whole the series, oldest first */
export function chartSeries(definition: Definition, whole: readonly Point[]): Judged[] {
  return unbroken(definition, whole).flatMap(({ series, why }) =>
    limitsOf(definition, series).map((limits, i) => judge(definition, series[i] as Point, limits, i === 0 ? why : null)),
  );
}

/** The series cut where its counting changed: each part is charted by itself. The first period after a break says why. */
function unbroken({ breaks = [] }: Definition, whole: readonly Point[]): { series: Point[]; why: string | null }[] {
  const parts: { series: Point[]; why: string | null }[] = [];
  const breakOf = ({ sum }: Point): SeriesBreak | undefined =>
    breaks.filter(({ from }) => from <= spanOf(sum.period).end).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (breaks.length === 0) return [{ series: [...whole], why: null }];
  let current: SeriesBreak | undefined;
  for (const point of whole) {
    const now = breakOf(point);
    const part = parts.at(-1);
    if (part !== undefined && now === current) part.series.push(point);
    else parts.push({ series: [point], why: part === undefined ? null : (now?.why ?? null) });
    current = now;
  }
  return parts;
}

const UNCHARTED = { spc_mean: null, spc_lower: null, spc_upper: null, spc_rule: null, spc_variation: null, spc_rule_set: null, spc_phase: null } as const;

function limitsOf(definition: Definition, series: readonly Point[]): Limits[] {
  const refused = refusal(definition, series);
  if (refused !== null) return series.map(() => ({ ...UNCHARTED, spc_refused: refused, spc_decision: null, side: 0 }));
  const slots = withGaps(series);
  const decided = decisionsOf(definition, slots);
  const drawn = xmr(
    slots.map((point, i) => (decided[i]?.kind === 'leave out' ? null : (point?.figure.value ?? null))),
    optionsOf(definition, slots, decided),
  );
  return slots.flatMap((point, i) => {
    const at = drawn.points[i];
    return point === null || at === undefined ? [] : [limitsAt(at, definition, drawn.ruleSet, decided[i])];
  });
}

function limitsAt(at: SpcPoint, { better }: Definition, ruleSet: RuleSetName, decision: ChartDecision | undefined): Limits {
  return {
    spc_mean: at.mean,
    spc_lower: at.lower,
    spc_upper: at.upper,
    spc_rule: at.rule,
    spc_refused: null,
    spc_variation: variationOf(at.judgement, better),
    spc_rule_set: ruleSet,
    spc_phase: at.phase,
    spc_decision: decision === undefined ? null : sayDecision(decision),
    side: at.side,
  };
}

/** The decision that holds for each slot's period and area. */
function decisionsOf({ decisions = [] }: Definition, slots: readonly (Point | null)[]): (ChartDecision | undefined)[] {
  return slots.map((slot) =>
    slot === null ? undefined : decisions.find(({ period, areas }) => period === slot.sum.period && (areas?.includes(slot.sum.area_code) ?? true)),
  );
}

function optionsOf({ better, ruleSet }: Definition, slots: readonly (Point | null)[], decided: readonly (ChartDecision | undefined)[]): SpcOptions {
  const baseline = decided.findIndex((decision) => decision?.kind === 'baseline');
  const resting = slots.slice(0, baseline + 1).filter((slot, i) => slot !== null && slot.figure.value !== null && decided[i]?.kind !== 'leave out').length;
  return {
    better,
    rebases: decided.flatMap((decision, i) => (decision?.kind === 'rebase' ? [i] : [])),
    ...(baseline < 0 ? {} : { baseline: resting }),
    ...(ruleSet === undefined ? {} : { ruleSet }),
  };
}

const DECIDED: Readonly<Record<ChartDecision['kind'], (period: string) => string>> = {
  rebase: (period) => `Limits are set again from ${period}`,
  'leave out': (period) => `${period} is left out of the limits`,
  baseline: (period) => `Limits rest on the periods up to ${period}`,
};

/** A decision as it is printed under the chart: what, who, when, why. */
export const sayDecision = ({ kind, period, decidedBy, on, why }: ChartDecision): string =>
  `${DECIDED[kind](sayPeriod(period))}. Decided by ${decidedBy} on ${sayDate(on)}: ${why}`;

/** Why a series has no control chart, in words for a reader; null when it may have one. */
function refusal({ controlChart, cadence }: Definition, series: readonly Point[]): string | null {
  if (controlChart !== 'allowed') return controlChart;
  const noun = cadence === 'irregular' ? 'reading' : cadence;
  const held = series.filter((point) => point.figure.value !== null).length;
  return held < LEAST ? `Limits need ${LEAST} ${noun}s; ${held} ${held === 1 ? 'is' : 'are'} held` : null;
}

const after = new Map<string, string | undefined>();

function following(period: string): string | undefined {
  if (!after.has(period)) after.set(period, nextPeriod(period));
  return after.get(period);
}

/** The series with a null for every period between its first and last that is not held; as it is where its periods do not follow one another. */
function withGaps(series: readonly Point[]): (Point | null)[] {
  const slots: (Point | null)[] = [];
  let due: string | undefined;
  for (const point of series) {
    const { period } = point.sum;
    for (; slots.length > 0 && due !== undefined && due < period; due = following(due)) slots.push(null);
    if (slots.length > 0 && due !== period) return [...series];
    slots.push(point);
    due = following(period);
  }
  return slots;
}

/** Every column by name: a spread of one object into another is dear, millions of times over. */
function judge(definition: Definition, { figure, target }: Point, limits: Limits, why: string | null): Judged {
  const { spc_lower: lower, spc_upper: upper } = limits;
  return {
    spc_mean: limits.spc_mean,
    spc_lower: lower,
    spc_upper: upper,
    spc_rule: limits.spc_rule,
    spc_refused: limits.spc_refused,
    spc_variation: limits.spc_variation,
    spc_rule_set: limits.spc_rule_set,
    spc_phase: limits.spc_phase,
    spc_decision: limits.spc_decision,
    series_break: why,
    spc_assurance: assuranceOf({ lower, upper }, target?.value ?? null, definition.better),
    direction: direction(definition, limits.spc_refused, limits.side),
    against_target: against(target, reachOf(figure, limits)),
  };
}

/** The chart's limits; without them the interval of the one period; without that the figure alone. */
function reachOf({ value, lower, upper }: Figure, { spc_lower, spc_upper }: Pick<Limits, 'spc_lower' | 'spc_upper'>): Reach | undefined {
  if (value === null) return undefined;
  if (spc_lower !== null && spc_upper !== null) return { lower: spc_lower, upper: spc_upper };
  return { lower: lower ?? value, upper: upper ?? value };
}

/** A signal upwards is rising, whatever side of the mean it lies on: seven rises in a row below the mean are an improvement where higher is better. */
function direction({ better }: Definition, refused: string | null, side: SpcPoint['side']): Direction {
  if (refused !== null) return 'Too few months to say';
  if (side === 0) return 'No real change';
  const way = side > 0 ? 'rising' : 'falling';
  if (better === 'neither') return `Changed: ${way}`;
  return (better === 'higher') === (way === 'rising') ? `Improving: ${way}` : `Getting worse: ${way}`;
}
