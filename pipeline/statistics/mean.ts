/** The mean of a sample, with Student's interval. */
import { studentReach } from './distributions.js';
import type { Interval } from './proportion.js';
import { mean, sum } from './sum.js';

export interface SampleMean {
  count: number;
  mean: number;
  /** Of the sample, with n − 1 below; null for a single value. */
  deviation: number | null;
  /** Null for a single value: nothing says how far others would lie. */
  interval: Interval | null;
}

/**
 * Mean of values in any unit, and x̄ ± t(n − 1) s ÷ √n. `confidence` is a fraction, 0.95 or 0.998. Null for no values. A constant sample has an interval of no width.
 * Source: PHE Technical Guide: Confidence Intervals (2018); Student (1908), Biometrika 6:1.
 * @throws RangeError for a value that is not finite, or a confidence that is not between 0 and 1
 */
export function sampleMean(values: readonly number[], confidence = 0.95): SampleMean | null {
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`value ${wrong} of the sample is ${values[wrong]}`);
  const middle = mean(values);
  if (middle === null) return null;
  const count = values.length;
  if (count === 1) return { count, mean: middle, deviation: null, interval: null };
  const deviation = Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (count - 1));
  const reach = (studentReach(confidence, count - 1) * deviation) / Math.sqrt(count);
  return { count, mean: middle, deviation, interval: { lower: middle - reach, upper: middle + reach } };
}
