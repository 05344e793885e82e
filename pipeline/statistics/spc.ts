/**
 * XmR control charts: a value a period, its mean, and limits that hold nearly every value of a process which does not change.
 *
 *   limits = mean ± 2.66 × average moving range, the moving range being |value − value before|;
 *   moving ranges of 3.267 times their average and more are left out once before they are averaged for the limits.
 *
 * Sources: Shewhart (1931); Wheeler, Understanding Variation (1993); Provost and Murray, The Health Care Data Guide (2011). The constants are 3 ÷ d2 and D4
 * for ranges of two. Rules, order and icons are those of NHSRplotthedots 0.2.2 (MIT), or of the rule set that is named.
 */
import { type Assurance, assuranceOf, type Better, type Judgement, judge, type Variation, variationOf } from './spc-icons.js';
import { type RuleSet, type RuleSetName, ruleSets, type Signal, type SpcRule, shown } from './spc-rule-sets.js';
import { type Limits, nearLimits, outsideLimits, type Side, shift, sidesOf, trend, twoOfThree } from './spc-rules.js';
import { mean } from './sum.js';

export type { Assurance, Better, Judgement, RuleSetName, Side, Signal, SpcRule, Variation };

export interface SpcPoint extends Limits {
  /** Null for a period that is not held. */
  value: number | null;
  /** Distance from the value before, in the same phase; null for the first of a phase and on both sides of a gap. */
  movingRange: number | null;
  /** 0 for the points before the first rebase, 1 after it, and so on. */
  phase: number;
  /** The rule that is shown for the point: see the rule set. Null for none. */
  rule: SpcRule | null;
  /** 1 for a signal upwards, -1 downwards, 0 without one. A trend counts by its direction, the others by the side of the mean. */
  side: Side;
  judgement: Judgement;
  /** All rules that fired at the point, in the rule set's order. */
  signals: readonly Signal[];
}

export interface SpcPhase {
  /** Index of its first point. */
  from: number;
  /** Values held in it. */
  held: number;
  /** Fewer than 13 values held: the limits are on trial. */
  trial: boolean;
}

export interface SpcChart {
  /** One a value, in order. */
  points: SpcPoint[];
  phases: SpcPhase[];
  /** What the newest value held says; null when none is held. */
  variation: Variation | null;
  /** What the newest limits say of the target; null without a target, without limits, or where neither way is better. */
  assurance: Assurance | null;
  ruleSet: RuleSetName;
}

export interface SpcOptions {
  /** Which way is an improvement; `neither` unless said. */
  better?: Better;
  /** In the unit of the values. */
  target?: number;
  /** Limits rest on the first so many values held of each phase, 2 or more, and are carried on. All of them unless said. */
  baseline?: number;
  /** Indexes at which a new phase begins. */
  rebases?: readonly number[];
  /** False keeps every moving range. */
  screen?: boolean;
  /** `plot the dots 0.2.2` unless said. */
  ruleSet?: RuleSetName;
}

const LIMIT = 2.66;
const SCREEN = 3.267;
const FEWEST = 13;

/**
 * The control chart of a series, oldest first, one value a period; null for a period not held, across which no moving range is taken.
 * Answers that the reference leaves open: one value has a mean and no limits; a constant series has limits on its mean, since no moving range is larger than
 * the others; a series without a value has neither mean nor icon.
 * @throws RangeError for a value that is not finite, a baseline below 2 or a rebase outside the series
 */
export function xmr(values: readonly (number | null)[], options: SpcOptions = {}): SpcChart {
  const starts = startsOf(values, options);
  const points = starts.flatMap((start, phase) => phaseOf(values.slice(start, starts[phase + 1]), phase, options));
  const phases = starts.map((from, phase) => {
    const held = points.filter((point) => point.phase === phase && point.value !== null).length;
    return { from, held, trial: held < FEWEST };
  });
  const newest = points.findLast((point) => point.value !== null);
  const { better = 'neither', target = null, ruleSet = 'plot the dots 0.2.2' } = options;
  return {
    points,
    phases,
    variation: newest === undefined ? null : variationOf(newest.judgement, better),
    assurance: newest === undefined ? null : assuranceOf(newest, target, better),
    ruleSet,
  };
}

/** Index of the first point of each phase. */
function startsOf(values: readonly (number | null)[], { baseline, rebases = [] }: SpcOptions): number[] {
  const wrong = values.findIndex((value) => value !== null && !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`value ${wrong} of the series is ${values[wrong]}; give null for a period not held`);
  if (baseline !== undefined && !(Number.isInteger(baseline) && baseline >= 2)) throw new RangeError(`a baseline of ${baseline}; it needs 2 values or more`);
  const outside = rebases.find((at) => !(Number.isInteger(at) && at >= 0 && at < values.length));
  if (outside !== undefined) throw new RangeError(`a rebase at ${outside}; the series has points 0 to ${values.length - 1}`);
  return [...new Set([0, ...rebases])].sort((a, b) => a - b);
}

function phaseOf(values: readonly (number | null)[], phase: number, { better = 'neither', baseline, screen = true, ruleSet }: SpcOptions): SpcPoint[] {
  const rules = ruleSets[ruleSet ?? 'plot the dots 0.2.2'];
  const limits = limitsOf(values, baseline ?? Number.POSITIVE_INFINITY, screen);
  const ranges = movingRanges(values);
  const fired = firedOf(values, limits, rules);
  return values.map((value, i) => {
    const signals = signalsAt(fired, i);
    const one = shown(signals, better, rules);
    const at = one?.side ?? 0;
    return { value, ...limits, movingRange: ranges[i] ?? null, phase, rule: one?.rule ?? null, side: at, judgement: judge(at, better), signals };
  });
}

/** Mean and limits of the first `baseline` values held. */
function limitsOf(values: readonly (number | null)[], baseline: number, screen: boolean): Limits {
  let held = 0;
  const resting = values.filter((value) => {
    if (value !== null) held += 1;
    return held <= baseline;
  });
  const middle = mean(resting.filter((value) => value !== null));
  const ranges = movingRanges(resting).filter((range) => range !== null);
  const all = mean(ranges);
  if (middle === null || all === null) return { mean: middle, lower: null, upper: null };
  const kept = screen ? ranges.filter((range) => range < SCREEN * all) : ranges;
  const reach = LIMIT * (mean(kept) ?? 0);
  return { mean: middle, lower: middle - reach, upper: middle + reach };
}

function movingRanges(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, i) => {
    const before = values[i - 1] ?? null;
    return value === null || before === null ? null : Math.abs(value - before);
  });
}

type Fired = readonly { rule: SpcRule; sides: readonly Side[] }[];

function firedOf(values: readonly (number | null)[], limits: Limits, { order, beyond }: RuleSet): Fired {
  const sides = sidesOf(values, limits.mean);
  const found: Record<SpcRule, readonly Side[]> = {
    'outside limits': outsideLimits(values, limits),
    trend: trend(values),
    'two of three': twoOfThree(nearLimits(values, limits, beyond), sides),
    shift: shift(sides),
  };
  return order.map((rule) => ({ rule, sides: found[rule] }));
}

const NONE: readonly Signal[] = [];

function signalsAt(fired: Fired, i: number): readonly Signal[] {
  if (fired.every(({ sides }) => sides[i] === 0)) return NONE;
  return fired.flatMap(({ rule, sides }) => (sides[i] === 1 || sides[i] === -1 ? [{ rule, side: sides[i] }] : []));
}
