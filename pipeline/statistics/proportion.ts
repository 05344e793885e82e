/** Intervals for a proportion. */

export interface Interval {
  lower: number;
  upper: number;
}

/** Quantiles of the standard normal distribution for the confidences in use, to double precision. */
const Z: Readonly<Record<number, number>> = { 0.95: 1.959963984540054, 0.998: 3.090232306167813 };

/** @throws for a confidence not in use */
export function normalQuantile(confidence: number): number {
  const z = Z[confidence];
  if (z === undefined) throw new Error(`no interval is published at confidence ${confidence}; use ${Object.keys(Z).join(' or ')}`);
  return z;
}

/**
 * Wilson's score interval (Wilson 1927; Newcombe 1998, method 3): (2x + z² ± z √(z² + 4x(1 − x/n))) ÷ 2(n + z²). Bounds are fractions.
 * Null when there is nothing to divide by, or the parts are not a proportion.
 */
export function wilson(numerator: number, denominator: number, confidence = 0.95): Interval | null {
  if (!(denominator > 0) || numerator < 0 || numerator > denominator) return null;
  const z = normalQuantile(confidence);
  const middle = 2 * numerator + z * z;
  const reach = z * Math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator));
  const whole = 2 * (denominator + z * z);
  return { lower: Math.max(0, (middle - reach) / whole), upper: Math.min(1, (middle + reach) / whole) };
}
