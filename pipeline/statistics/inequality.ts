/**
 * How steeply a measure rises or falls with deprivation: the slope and the relative index of inequality.
 * Sources: Regidor (2004), Measures of health inequalities, J Epidemiol Community Health 58:858 and 58:900; Low and Low (2004), J Public Health 26:388;
 * Mackenbach and Kunst (1997), Soc Sci Med 44:757; Public Health England, Slope and relative index of inequality, Technical guide (2017),
 * whose worked figures and those of PHEindicatormethods 2.1 they agree with (test/statistics/inequality.test.ts).
 */
import { normalReach } from './distributions.js';
import { normalDraws, slicedNormalDraws } from './normal-draws.js';
import type { Interval } from './proportion.js';

/** Where sampling error is taken as normal: `identity` for means and life expectancy, `log` for rates, `logit` for proportions. */
export type Scale = 'identity' | 'log' | 'logit';

/** One group of people, in order from the most to the least deprived. */
export interface Band {
  population: number;
  /** In the unit of the measure; a fraction for a proportion. */
  value: number;
  /** Standard error on the scale of `scale`; 0 where nothing varies by chance. */
  error: number;
}

export interface GradientOptions {
  scale: Scale;
  /** True: the line is fitted on the scale; false: on the values themselves. */
  transform: boolean;
  /** The slope index is given times this; where it is below 0 the relative index is turned over, so that it compares the most with the least deprived. */
  multiplier?: number;
}

export interface Gradient {
  /** Slope index: the difference between the two ends of the fitted line, times the multiplier. */
  sii: number;
  /** Relative index: the least deprived end over the most deprived end, or the other way round for a multiplier below 0. */
  rii: number;
  /** The fitted value at the most deprived end. */
  intercept: number;
}

export interface GradientInterval {
  sii: Interval;
  rii: Interval;
}

const TO: Readonly<Record<Scale, (value: number) => number>> = { identity: (y) => y, log: Math.log, logit: (p) => Math.log(p / (1 - p)) };
const FROM: Readonly<Record<Scale, (scaled: number) => number>> = { identity: (y) => y, log: Math.exp, logit: (y) => 1 / (1 + Math.exp(-y)) };

/** How fast a value changes with its scaled value, by the value. */
const SLOPE: Readonly<Record<Scale, (value: number) => number>> = { identity: () => 1, log: (y) => y, logit: (p) => p * (1 - p) };

/** Standard error on a scale, from an interval: (g(upper) − g(lower)) ÷ 2z. */
export const errorOf = (scale: Scale, { lower, upper }: Interval, confidence = 0.95): number =>
  (TO[scale](upper) - TO[scale](lower)) / (2 * normalReach(confidence));

/** Weights that turn scaled values into the line's slope and its height at 0: both are Σ weightⱼ yⱼ. */
interface Fit {
  slope: number[];
  foot: number[];
}

/**
 * The least-squares line through the groups at the middle of their stretch of people ranked by deprivation, 0 to 1, weighted by how many people they hold.
 * With share wⱼ of the people and relative rank bⱼ = w₁ + … + wⱼ₋₁ + wⱼ ÷ 2: slope = Σ wⱼ (bⱼ − b̄) yⱼ ÷ Σ wⱼ (bⱼ − b̄)², and b̄ is ½ always.
 */
function fitOf(bands: readonly Band[]): Fit {
  const people = bands.reduce((sum, band) => sum + band.population, 0);
  const shares = bands.map((band) => band.population / people);
  let below = 0;
  const offsets = shares.map((share) => {
    const middle = below + share / 2 - 0.5;
    below += share;
    return middle;
  });
  const spread = shares.reduce((sum, share, j) => sum + share * (offsets[j] as number) ** 2, 0);
  const slope = shares.map((share, j) => (share * (offsets[j] as number)) / spread);
  return { slope, foot: shares.map((share, j) => share - (slope[j] as number) / 2) };
}

/**
 * Slope and relative index of inequality. With ŷ(x) the fitted line at rank x (x = 0 the most deprived person, 1 the least), turned back from the scale:
 * SII = ŷ(1) − ŷ(0), RII = ŷ(1) ÷ ŷ(0).
 * @throws RangeError with fewer than two groups of people, a group of nobody, or a value that the scale does not reach (0 on a log scale, 0 or 1 on a logit one)
 */
export function gradient(bands: readonly Band[], options: GradientOptions): Gradient {
  check(bands, options);
  const fitted = options.transform ? options.scale : 'identity';
  const fit = fitOf(bands);
  const scaled = bands.map((band) => TO[fitted](band.value));
  return ends(weigh(fit.foot, scaled), weigh(fit.slope, scaled), fitted, options.multiplier ?? 1);
}

const weigh = (weights: readonly number[], values: readonly number[]): number => weights.reduce((sum, weight, j) => sum + weight * (values[j] as number), 0);

function ends(foot: number, slope: number, fitted: Scale, multiplier: number): Gradient {
  const [most, least] = [FROM[fitted](foot), FROM[fitted](foot + slope)];
  return { sii: (least - most) * multiplier, rii: multiplier < 0 ? most / least : least / most, intercept: most };
}

function check(bands: readonly Band[], { scale }: GradientOptions): void {
  if (bands.length < 2) throw new RangeError(`${bands.length} groups; a slope needs two`);
  for (const { population, value, error } of bands) {
    if (!(population > 0)) throw new RangeError(`a group of ${population} people`);
    if (!Number.isFinite(TO[scale](value))) throw new RangeError(`a value of ${value}, which has no ${scale}`);
    if (!(error >= 0)) throw new RangeError(`a standard error of ${error}`);
  }
}

export interface Simulation {
  confidence?: number;
  /** How many times the groups are drawn again. */
  repetitions: number;
  seed: number;
}

/**
 * Intervals of both indices by simulation: each group's value is drawn again from a normal on its scale with its standard error, the line is fitted again,
 * and the interval is what the middle `confidence` of the answers span (quantiles by linear interpolation of the order statistics).
 * The same seed gives the same interval. Source: Technical guide (2017), Confidence intervals.
 * @throws RangeError as `gradient`
 */
export function gradientInterval(bands: readonly Band[], options: GradientOptions, { confidence = 0.95, repetitions, seed }: Simulation): GradientInterval {
  check(bands, options);
  const draw = options.transform || options.scale === 'identity' ? drawnLines : drawnValues;
  const { sii, rii } = draw(bands, options, repetitions, seed);
  return { sii: middle(sii, confidence), rii: middle(rii, confidence) };
}

interface Drawn {
  sii: Float64Array;
  rii: Float64Array;
}

/**
 * Where the line is fitted on the scale on which values are drawn, its foot and slope are weighted sums of normals: normal themselves, with a covariance.
 * A pair of them is drawn each time, which is the same law as drawing every group and fitting, and takes a fraction of the time. Each index has draws of its
 * own, sliced along the way in which it changes most: what is left to chance is only how it bends.
 */
function drawnLines(bands: readonly Band[], { scale, multiplier = 1 }: GradientOptions, repetitions: number, seed: number): Drawn {
  const line = lineOf(bands, scale);
  const { foot, slope } = line;
  const [most, least] = [FROM[scale](foot), FROM[scale](foot + slope)];
  const [atMost, atLeast] = [SLOPE[scale](most), SLOPE[scale](least)];
  const along = { sii: steps(line, atLeast - atMost, atLeast), rii: steps(line, atLeast / least - atMost / most, atLeast / least) };
  const { sliced, free } = pairsOf(repetitions, seed);
  const drawn = emptyDrawn(repetitions);
  for (const index of ['sii', 'rii'] as const) {
    const { first, second } = along[index];
    for (let i = 0; i < repetitions; i += 1) {
      const [a, b] = [sliced[i] as number, free[i] as number];
      const high = FROM[scale](foot + first.foot * a + second.foot * b);
      const low = FROM[scale](foot + slope + (first.foot + first.slope) * a + (second.foot + second.slope) * b);
      drawn[index][i] = index === 'sii' ? (low - high) * multiplier : multiplier < 0 ? high / low : low / high;
    }
  }
  return drawn;
}

/** The fitted line, and how its foot and slope vary together. */
interface Line {
  foot: number;
  slope: number;
  footVariance: number;
  slopeVariance: number;
  covariance: number;
}

function lineOf(bands: readonly Band[], scale: Scale): Line {
  const fit = fitOf(bands);
  const scaled = bands.map((band) => TO[scale](band.value));
  const [feet, slopes] = [fit.foot, fit.slope].map((weights) => weights.map((weight, j) => weight * (bands[j] as Band).error)) as [number[], number[]];
  return {
    ...{ foot: weigh(fit.foot, scaled), slope: weigh(fit.slope, scaled) },
    ...{ footVariance: weigh(feet, feet), slopeVariance: weigh(slopes, slopes), covariance: weigh(feet, slopes) },
  };
}

interface Step {
  foot: number;
  slope: number;
}

/** What one normal does to foot and slope along the way on which footBy × foot + slopeBy × slope changes, and what another does across it. */
function steps({ footVariance, slopeVariance, covariance }: Line, footBy: number, slopeBy: number): { first: Step; second: Step } {
  const withFoot = footBy * footVariance + slopeBy * covariance;
  const withSlope = footBy * covariance + slopeBy * slopeVariance;
  const error = Math.sqrt(Math.max(0, footBy * withFoot + slopeBy * withSlope));
  const first = error === 0 ? { foot: 0, slope: 0 } : { foot: withFoot / error, slope: withSlope / error };
  const side = covariance - first.foot * first.slope < 0 ? -1 : 1;
  const second = { foot: Math.sqrt(Math.max(0, footVariance - first.foot ** 2)), slope: side * Math.sqrt(Math.max(0, slopeVariance - first.slope ** 2)) };
  return { first, second };
}

/** Values drawn on the scale and turned back, then the line fitted on the values themselves. */
function drawnValues(bands: readonly Band[], { scale, multiplier = 1 }: GradientOptions, repetitions: number, seed: number): Drawn {
  const fit = fitOf(bands);
  const scaled = bands.map((band) => TO[scale](band.value));
  const draws = normalDraws(repetitions * bands.length, seed);
  const drawn = emptyDrawn(repetitions);
  for (let i = 0; i < repetitions; i += 1) {
    const values = bands.map(({ error }, j) => FROM[scale]((scaled[j] as number) + error * (draws[i * bands.length + j] as number)));
    put(drawn, i, weigh(fit.foot, values), weigh(fit.slope, values), 'identity', multiplier);
  }
  return drawn;
}

const emptyDrawn = (repetitions: number): Drawn => ({ sii: new Float64Array(repetitions), rii: new Float64Array(repetitions) });

function put({ sii, rii }: Drawn, i: number, foot: number, slope: number, fitted: Scale, multiplier: number): void {
  const most = FROM[fitted](foot);
  const least = FROM[fitted](foot + slope);
  sii[i] = (least - most) * multiplier;
  rii[i] = multiplier < 0 ? most / least : least / most;
}

/** The last draws made: every area of a night uses the same, so that two areas never differ by the luck of their draws. */
let held: { repetitions: number; seed: number; sliced: Float64Array; free: Float64Array } | undefined;

function pairsOf(repetitions: number, seed: number): { sliced: Float64Array; free: Float64Array } {
  if (held?.repetitions !== repetitions || held.seed !== seed)
    held = { repetitions, seed, sliced: slicedNormalDraws(repetitions, seed), free: normalDraws(repetitions, seed + 1) };
  return held;
}

function middle(values: Float64Array, confidence: number): Interval {
  return { lower: orderStatistic(values, (1 - confidence) / 2), upper: orderStatistic(values, (1 + confidence) / 2) };
}

/** Between the two nearest of n values in order: position (n − 1) × share, counted from 0. Source: Hyndman and Fan (1996), Am Stat 50:361, type 7. */
function orderStatistic(values: Float64Array, share: number): number {
  const at = (values.length - 1) * share;
  const low = Math.floor(at);
  const from = nth(values, low);
  return at === low ? from : from + (at - low) * (nth(values, low + 1) - from);
}

/** The value that would stand at `n` if all were sorted; the values change places. Source: Hoare (1961), Find, Comm ACM 4:321. */
function nth(values: Float64Array, n: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[n] as number;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i <= j) {
        const kept = values[i] as number;
        values[i] = values[j] as number;
        values[j] = kept;
        i += 1;
        j -= 1;
      }
    }
    if (j < n) left = i;
    if (i > n) right = j;
  }
  return values[n] as number;
}
