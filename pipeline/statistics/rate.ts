/** Intervals for a rate: so many events for so much exposure. */
import { type Interval, normalQuantile } from './proportion.js';

/** Below this many events Byar's approximation is not close enough, and the exact Poisson interval is used. */
const EXACT_BELOW = 10;

/**
 * Interval of count ÷ denominator. From ten events on Byar's approximation (Breslow and Day 1987): x (1 − 1/9x − z/3√x)³ below and the same with
 * x + 1 above; under ten the exact Poisson limits (Garwood 1936). Bounds are per one of the denominator. Null when there is nothing to divide by.
 */
export function byars(count: number, denominator: number, confidence = 0.95): Interval | null {
  if (!(denominator > 0) || count < 0) return null;
  const { lower, upper } = count < EXACT_BELOW ? exact(count, confidence) : byar(count, normalQuantile(confidence));
  return { lower: lower / denominator, upper: upper / denominator };
}

function byar(count: number, z: number): Interval {
  const side = (x: number, sign: number): number => x * (1 - 1 / (9 * x) + (sign * z) / (3 * Math.sqrt(x))) ** 3;
  return { lower: side(count, -1), upper: side(count + 1, 1) };
}

/** Means under which so few, or so many, events would be seen with half of what the confidence leaves. */
function exact(count: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const whole = Math.floor(count);
  const lower = whole === 0 ? 0 : solve((mean) => 1 - poissonUpTo(whole - 1, mean) - tail);
  return { lower, upper: solve((mean) => tail - poissonUpTo(whole, mean)) };
}

/** Probability of at most `count` events when the mean is `mean`. */
function poissonUpTo(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** Root of a rising function between 0 and 100, by bisection to the last bit. */
function solve(rising: (mean: number) => number): number {
  let [low, high] = [0, 100];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
