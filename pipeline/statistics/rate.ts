/** Intervals for a rate: so many events for so much exposure. */
import { chiSquare, normalReach } from './distributions.js';
import type { Interval } from './proportion.js';

/** Below this many events Byar's approximation is not close enough, and the exact Poisson interval is used. */
export const EXACT_BELOW = 10;

/**
 * Interval of count ÷ denominator, per one of the denominator: exact under ten events, Byar's from ten on. `confidence` is a fraction, 0.95 or 0.998.
 * Null when there is nothing to divide by, or either part is not a number or below 0.
 * Source: PHE Technical Guide: Confidence Intervals (2018).
 * @throws RangeError for a confidence that is not between 0 and 1
 */
export function byars(count: number, denominator: number, confidence = 0.95): Interval | null {
  if (!(denominator > 0 && Number.isFinite(denominator))) return null;
  const events = countInterval(count, confidence);
  return events === null ? null : { lower: events.lower / denominator, upper: events.upper / denominator };
}

/** Interval of a count of events itself: exact under ten, Byar's from ten on. Null for what is not a count. */
export function countInterval(count: number, confidence = 0.95): Interval | null {
  if (!(count >= 0 && Number.isFinite(count))) return null;
  return count < EXACT_BELOW ? exactInterval(count, confidence) : byarInterval(count, confidence);
}

/**
 * Byar's approximation: lower = x (1 − 1/9x − z/3√x)³, upper = (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³, for a count x of events, 0 or more.
 * The lower bound is 0 where the cube would be below it, which is for few events at a high confidence.
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, page 69.
 */
export function byarInterval(count: number, confidence = 0.95): Interval {
  const z = normalReach(confidence);
  const side = (x: number, sign: number): number => x * (1 - 1 / (9 * x) + (sign * z) / (3 * Math.sqrt(x))) ** 3;
  return { lower: count === 0 ? 0 : Math.max(0, side(count, -1)), upper: side(count + 1, 1) };
}

const exact = new Map<string, Interval>();

/**
 * Exact Poisson interval of a count x of events, 0 or more and not always whole: lower = χ²(α/2; 2x) ÷ 2, upper = χ²(1 − α/2; 2x + 2) ÷ 2, the means under
 * which so many or more, and so few or fewer, would be seen with half of what the confidence leaves.
 * Source: Garwood (1936), Biometrika 28:437.
 */
export function exactInterval(count: number, confidence = 0.95): Interval {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence of ${confidence}; it lies between 0 and 1`);
  const key = `${count} ${confidence}`;
  const known = exact.get(key);
  if (known !== undefined) return { ...known };
  const tail = (1 - confidence) / 2;
  const found = { lower: count === 0 ? 0 : chiSquare(tail, 2 * count) / 2, upper: chiSquare(1 - tail, 2 * count + 2) / 2 };
  if (exact.size < 1000) exact.set(key, found);
  return { ...found };
}
