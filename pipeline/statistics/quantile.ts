/** Cutting areas into equal groups by what they measure: quintiles, deciles. */

/**
 * The group of each value when `values` are cut into `count` groups of as nearly the same number as they allow; group 1 holds the highest values, or the
 * lowest when `lowestFirst`. Null stands for no value and gets no group. Every group is null when there are fewer values than groups.
 *
 * With N values and the rank r of a value among them (1 is the smallest; equal values share the lowest of their ranks), counted from the end that comes first:
 * group = ⌊(count + 1) − ⌈((N + 1) − r) ÷ (N ÷ count)⌉⌋, and never below 1.
 * Source: the rule of `phe_quantile`, Office for Health Improvement and Disparities (PHEindicatormethods 2.1), which Fingertips uses for its quintiles.
 * @throws RangeError when `count` is not a whole number above 0, or a value is not a number
 */
export function quantiles(values: readonly (number | null)[], count: number, { lowestFirst = false }: { lowestFirst?: boolean } = {}): (number | null)[] {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`${count} groups; it needs a whole number above 0`);
  const signed = values.map((value) => (value === null ? null : lowestFirst ? value : -value));
  const ordered = signed.filter((value) => value !== null).sort((a, b) => a - b);
  if (ordered.some((value) => !Number.isFinite(value))) throw new RangeError('a value to be ranked is not a number');
  if (ordered.length < count) return values.map(() => null);
  const ranks = new Map<number, number>();
  for (const [i, value] of ordered.entries()) if (!ranks.has(value)) ranks.set(value, i + 1);
  return signed.map((value) => (value === null ? null : groupOf(ranks.get(value) as number, ordered.length, count)));
}

function groupOf(rank: number, held: number, count: number): number {
  return Math.max(1, Math.floor(count + 1 - Math.ceil((held + 1 - rank) / (held / count))));
}
