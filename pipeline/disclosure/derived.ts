/** Sums that follow from two others: where all parts of a total lie within those of a larger one, the larger is the smaller and the rest. */
import type { Sum } from './bounds.js';

/** Totals of more parts leave so much room by their rounding that nothing follows from them. */
const MOST_PARTS = 200;

/** @param isNone true for cells that everybody sees are nought: they are no part of anything */
export function derived(sums: readonly Sum[], isNone: (cell: number) => boolean): Sum[] {
  const held = sums.map(({ total, parts }) => ({ total, parts: parts.filter((part) => !isNone(part)) }));
  const within = new Map<number, number[]>();
  for (const [i, { parts }] of held.entries()) if (parts.length <= MOST_PARTS) for (const part of parts) within.set(part, [...(within.get(part) ?? []), i]);
  return held.flatMap(({ total, parts }, i) => {
    const [first] = parts;
    if (first === undefined || parts.length < 2 || parts.length > MOST_PARTS) return [];
    return (within.get(first) ?? []).flatMap((j) => {
      const larger = held[j] as Sum;
      if (i === j || larger.total === total || larger.parts.length <= parts.length) return [];
      const own = new Set(parts);
      const rest = larger.parts.filter((part) => !own.has(part));
      return rest.length === larger.parts.length - parts.length && !rest.includes(total) ? [{ total: larger.total, parts: [total, ...rest] }] : [];
    });
  });
}
