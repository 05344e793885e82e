/**
 * The control chart of every series, and what follows from it: direction, and the verdict against the target.
 * A period not held is a gap: no moving range is taken across it.
 */
import type { Indicator, Target } from '../../catalogue/define.js';
import type { Direction, MeasureRow } from '../measure-row.js';
import { nextPeriod } from '../periods.js';
import { type SpcPoint, xmr } from '../statistics/spc.js';
import type { Figure } from './divide.js';
import type { Sum } from './roll-up.js';
import { against, type Reach } from './targets.js';

export type Judged = Pick<MeasureRow, 'spc_mean' | 'spc_lower' | 'spc_upper' | 'spc_rule' | 'spc_refused' | 'direction' | 'against_target'>;

/** What is judged: one area's figure in one period. */
export interface Point {
  sum: Pick<Sum, 'basis' | 'area_type' | 'area_code' | 'cut' | 'period'>;
  figure: Figure;
  target: Target | undefined;
}

type Definition = Pick<Indicator, 'better' | 'cadence' | 'controlChart'>;
type Limits = Pick<Judged, 'spc_mean' | 'spc_lower' | 'spc_upper' | 'spc_rule' | 'spc_refused'> & { side: SpcPoint['side'] };

/** A chart with fewer points has no limits. */
const LEAST = 13;

/** One verdict a point, in the points' order. */
export function chart(definition: Definition, points: readonly Point[]): Judged[] {
  const judged = new Map<Point, Judged>();
  for (const series of seriesOf(points)) {
    const limits = limitsOf(definition, series);
    for (const [i, point] of series.entries()) judged.set(point, judge(definition, point, limits[i] as Limits));
  }
  return points.map((point) => judged.get(point) as Judged);
}

/** Points of one basis, area and cut, oldest first. */
function seriesOf(points: readonly Point[]): Point[][] {
  const series = new Map<string, Point[]>();
  for (const point of points) {
    const { basis, area_type, area_code, cut } = point.sum;
    const key = [basis, area_type, area_code, cut].join('\t');
    const held = series.get(key);
    if (held === undefined) series.set(key, [point]);
    else held.push(point);
  }
  return [...series.values()].map((held) => held.sort((a, b) => (a.sum.period < b.sum.period ? -1 : 1)));
}

function limitsOf(definition: Definition, series: readonly Point[]): Limits[] {
  const refused = refusal(definition, series);
  if (refused !== null) return series.map(() => ({ spc_mean: null, spc_lower: null, spc_upper: null, spc_rule: null, spc_refused: refused, side: 0 }));
  const slots = withGaps(series);
  const drawn = xmr(slots.map((point) => point?.figure.value ?? null)).points;
  return slots.flatMap((point, i) => {
    const at = drawn[i];
    if (point === null || at === undefined) return [];
    return [{ spc_mean: at.mean, spc_lower: at.lower, spc_upper: at.upper, spc_rule: at.rule, spc_refused: null, side: at.side }];
  });
}

/** Why a series has no control chart, in words for a reader; null when it may have one. */
function refusal({ controlChart, cadence }: Definition, series: readonly Point[]): string | null {
  if (controlChart !== 'allowed') return controlChart;
  const noun = cadence === 'irregular' ? 'reading' : cadence;
  const held = series.filter((point) => point.figure.value !== null).length;
  return held < LEAST ? `Limits need ${LEAST} ${noun}s; ${held} ${held === 1 ? 'is' : 'are'} held` : null;
}

/** The series with a null for every period between its first and last that is not held. */
function withGaps(series: readonly Point[]): (Point | null)[] {
  const held = new Map(series.map((point) => [point.sum.period, point]));
  const last = series.at(-1)?.sum.period;
  const slots: (Point | null)[] = [];
  for (let at = series[0]?.sum.period; at !== undefined && last !== undefined && at <= last; at = nextPeriod(at)) slots.push(held.get(at) ?? null);
  return slots.filter((slot) => slot !== null).length === series.length ? slots : [...series];
}

function judge(definition: Definition, { figure, target }: Point, { side, ...limits }: Limits): Judged {
  return { ...limits, direction: direction(definition, limits.spc_refused, side), against_target: against(target, reachOf(figure, limits)) };
}

/** The chart's limits; without them the interval of the one period; without that the figure alone. */
function reachOf({ value, lower, upper }: Figure, { spc_lower, spc_upper }: Omit<Limits, 'side'>): Reach | undefined {
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
