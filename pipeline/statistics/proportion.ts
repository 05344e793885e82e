/** Intervals for a proportion: so many of so many. */
import { normalReach } from './distributions.js';

/** Lower and upper bound, in the unit of the value they belong to. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * Wilson's score interval: (2x + z² ± z √(z² + 4x(1 − x/n))) ÷ 2(n + z²). Bounds are fractions from 0 to 1. `confidence` is a fraction, 0.95 or 0.998.
 * Null when there is nothing to divide by, or the parts are not a proportion (numerator below 0 or above the denominator, either not a number).
 * Sources: Wilson (1927), J Am Stat Assoc 22:209; Newcombe (1998), Stat Med 17:857, method 3; PHE Technical Guide: Confidence Intervals (2018).
 * @throws RangeError for a confidence that is not between 0 and 1
 */
export function wilson(numerator: number, denominator: number, confidence = 0.95): Interval | null {
  if (!(denominator > 0 && numerator >= 0 && numerator <= denominator && Number.isFinite(denominator))) return null;
  const z = normalReach(confidence);
  const middle = 2 * numerator + z * z;
  const reach = z * Math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator));
  const whole = 2 * (denominator + z * z);
  const value = numerator / denominator;
  // Rounding may not carry a bound past the value, nor out of 0 to 1: none of none is exactly 0, all of all exactly 1.
  return { lower: Math.max(0, Math.min(value, (middle - reach) / whole)), upper: Math.min(1, Math.max(value, (middle + reach) / whole)) };
}
