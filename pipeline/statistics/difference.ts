/** The difference between two independent figures that each have an interval. */
import type { Interval } from './proportion.js';

/** A figure and its interval. */
export interface Estimate extends Interval {
  value: number;
}

/**
 * Interval of a − b from the two intervals (MOVER): lower = d − √((a − l₁)² + (u₂ − b)²), upper = d + √((u₁ − a)² + (b − l₂)²).
 * From Wilson's intervals of two proportions this is Newcombe's hybrid score interval.
 * Sources: Newcombe (1998), Interval estimation for the difference between independent proportions, Stat Med 17:873, method 10; Zou and Donner (2008), Stat Med 27:1693.
 */
export function difference(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return { value, lower: value - Math.hypot(a.value - a.lower, b.upper - b.value), upper: value + Math.hypot(a.upper - a.value, b.value - b.lower) };
}
