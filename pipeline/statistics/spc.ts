/**
 * XmR control charts. Limits are the mean ± 2.66 × the average moving range, with moving ranges above 3.267 × their average screened
 * out once (Provost and Murray 2011; the constants are 3 ÷ d2 and D4 for ranges of two). The rules are those of NHSRplotthedots 0.2.2.
 */

export type SpcRule = 'outside limits' | 'trend' | 'two of three' | 'shift';

export interface SpcPoint {
  mean: number | null;
  /** Null where no moving range can be taken, or all of them are nought. */
  lower: number | null;
  upper: number | null;
  /** The first rule, in this order, that the point is part of: outside limits, trend, two of three, shift. */
  rule: SpcRule | null;
  /** 1 for a signal upwards, -1 downwards, 0 without one. A trend counts by its direction, the others by the side of the mean. */
  side: -1 | 0 | 1;
}

export interface SpcOptions {
  /** Limits rest on the first so many points of each phase, and are carried on. */
  baseline?: number;
  /** Indexes at which a new phase begins. */
  rebases?: readonly number[];
  /** False keeps every moving range. */
  screen?: boolean;
}

const LIMIT = 2.66;
const SCREEN = 3.267;
const RUN = 7;

/** One answer a value, in order. A null value is a period not held: no moving range is taken across it and it is part of no rule. */
export function xmr(values: readonly (number | null)[], options: SpcOptions = {}): SpcPoint[] {
  const starts = [0, ...[...(options.rebases ?? [])].filter((at) => at > 0 && at < values.length).sort((a, b) => a - b)];
  return starts.flatMap((start, i) => phase(values.slice(start, starts[i + 1]), options));
}

function phase(values: readonly (number | null)[], { baseline, screen = true }: SpcOptions): SpcPoint[] {
  const limits = limitsOf(values.slice(0, baseline), screen);
  const sides = values.map((value) => (value === null || limits.mean === null ? 0 : Math.sign(value - limits.mean)));
  const close = values.map((value) => isClose(value, limits));
  const rules: { rule: SpcRule; sides: readonly number[] }[] = [
    { rule: 'outside limits', sides: values.map((value) => outside(value, limits)) },
    { rule: 'trend', sides: trend(values) },
    { rule: 'two of three', sides: twoOfThree(close, sides) },
    { rule: 'shift', sides: partOf(runs(sides)) },
  ];
  return values.map((_, i) => {
    const fired = rules.find((rule) => rule.sides[i] !== 0);
    return { ...limits, rule: fired?.rule ?? null, side: (fired?.sides[i] ?? 0) as -1 | 0 | 1 };
  });
}

interface Limits {
  mean: number | null;
  lower: number | null;
  upper: number | null;
}

function limitsOf(values: readonly (number | null)[], screen: boolean): Limits {
  const mean = average(values.filter((value) => value !== null));
  const ranges = values.slice(1).flatMap((value, i) => (value === null || values[i] === null ? [] : [Math.abs(value - (values[i] as number))]));
  const first = average(ranges);
  const kept = screen && first !== null ? average(ranges.filter((range) => range < SCREEN * first)) : first;
  if (mean === null || kept === null) return { mean, lower: null, upper: null };
  return { mean, lower: mean - LIMIT * kept, upper: mean + LIMIT * kept };
}

const average = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

function outside(value: number | null, { lower, upper }: Limits): number {
  if (value === null || lower === null || upper === null) return 0;
  return value > upper ? 1 : value < lower ? -1 : 0;
}

/** In the outer third: past two thirds of the way from the mean to a limit, and not outside it. */
function isClose(value: number | null, limits: Limits): boolean {
  const { mean, upper } = limits;
  if (value === null || mean === null || upper === null || outside(value, limits) !== 0) return false;
  return Math.abs(value - mean) > ((upper - mean) * 2) / 3;
}

/** Sign of the run at each point once it is seven long; 0 before. A 0 breaks a run. */
function runs(signs: readonly number[], length = RUN): number[] {
  let run = 0;
  return signs.map((sign, i) => {
    run = sign !== 0 && sign === signs[i - 1] ? run + 1 : sign === 0 ? 0 : 1;
    return run >= length ? sign : 0;
  });
}

/** Spreads a run's sign back over the six points before it. */
function partOf(flags: readonly number[], length = RUN): number[] {
  return flags.map((_, i) => flags.slice(i, i + length).find((flag) => flag !== 0) ?? 0);
}

/** Seven points each above, or each below, the one before: six moves the same way. */
function trend(values: readonly (number | null)[]): number[] {
  const moves = values.map((value, i) => (value === null || i === 0 || values[i - 1] === null ? 0 : Math.sign(value - (values[i - 1] as number))));
  return partOf(runs(moves, RUN - 1));
}

/** Two of three neighbours in the outer third, all three on one side of the mean. Only those in the outer third are marked. */
function twoOfThree(close: readonly boolean[], sides: readonly number[]): number[] {
  const fires = (start: number): boolean =>
    start >= 0 &&
    start + 2 < close.length &&
    [0, 1, 2].filter((i) => close[start + i]).length >= 2 &&
    Math.abs([0, 1, 2].reduce((sum, i) => sum + (sides[start + i] as number), 0)) === 3;
  return close.map((isNear, i) => (isNear && [i - 2, i - 1, i].some(fires) ? (sides[i] as number) : 0));
}
