/** Sums and means that do not depend on the order of their terms to the last bit, so that the same series gives the same chart. */

/** Σ values by Neumaier's compensated summation (1974): the rounding of every step is kept and added at the end. 0 for none. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Σ values ÷ n, never outside the smallest and the largest of them; so the mean of a constant series is the constant. Null for none. */
export function mean(values: readonly number[]): number | null {
  const first = values[0];
  if (first === undefined) return null;
  let [least, most] = [first, first];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return Math.min(most, Math.max(least, sum(values) / values.length));
}
