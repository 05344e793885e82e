/** Packs before this one: what they showed stays known. One that is laid over another must not give away what each hides. */
import type { Sum as Counted } from '../measure/roll-up.js';
import type { Sum } from './bounds.js';
import { type Cell, cellOf, SMALL, WAYS_BY_SUMS } from './cells.js';

/** A figure as it is shown: null where it is hidden or there is none. */
export interface Shown {
  value: number | null;
  hidden: Cell['hidden'];
}

/** What one earlier pack showed of a figure, and the files it was made from. */
export interface ShownBefore {
  numerator: Shown;
  denominator: Shown;
  receipts: string;
}

/** One earlier pack of the indicator, by `keyOf`. */
export type Earlier = ReadonlyMap<string, ShownBefore>;

export const keyOf = ({ basis, area_type, area_code, period, cut }: Pick<Counted, 'basis' | 'area_type' | 'area_code' | 'period' | 'cut'>): string =>
  [basis, area_type, area_code, period, cut].join('\t');

/** Between which whole numbers an earlier figure lay, for all that was shown. */
function spanOf({ value, hidden }: Shown): { low: number; high: number } {
  if (value !== null) return cellOf(value);
  return hidden === 'small' ? { low: 1, high: SMALL } : { low: SMALL + 1, high: Number.POSITIVE_INFINITY };
}

/**
 * Totals to hide tonight: a part changed alone between two packs, as far as a reader can see, so that it moved as the total did. Where that leaves a hidden small part, of
 * tonight or of then, fewer than three values, the total is not shown.
 */
export function giveaways(
  cells: readonly Cell[],
  sums: readonly Sum[],
  keys: readonly string[],
  earlier: readonly Earlier[],
  name: 'numerator' | 'denominator',
): number[] {
  return earlier.flatMap((pack) =>
    sums.flatMap(({ total, parts }) => {
      const now = cells[total] as Cell;
      const then = pack.get(keys[total] as string)?.[name];
      if (now.shown === null || then === undefined || then.value === null || now.shown === 0) return [];
      const moved = parts.filter((part) => !isSame(cells[part] as Cell, pack.get(keys[part] as string)?.[name]));
      const [alone] = moved;
      if (alone === undefined || moved.length > 1) return [];
      const before = pack.get(keys[alone] as string)?.[name];
      return before !== undefined && tells(now, spanOf(then), cells[alone] as Cell, spanOf(before)) ? [total] : [];
    }),
  );
}

/** Shown alike, or small and hidden in both: a reader may take it that nothing changed. */
const isSame = (now: Cell, then: Shown | undefined): boolean => then !== undefined && now.shown === then.value && now.hidden === then.hidden;

interface Span {
  low: number;
  high: number;
}

/** part now = part then + (total now − total then), and the other way round. */
function tells(total: Span, totalThen: Span, part: Cell, partThen: Span): boolean {
  const moved = { low: total.low - totalThen.high, high: total.high - totalThen.low };
  const ways = (own: Span, other: Span, by: Span): number => Math.min(own.high, other.high + by.high) - Math.max(own.low, other.low + by.low) + 1;
  const now = part.hidden === 'small' && ways(part, partThen, moved) < WAYS_BY_SUMS;
  const then = partThen.high <= SMALL && partThen.low >= 1 && ways(partThen, part, { low: -moved.high, high: -moved.low }) < WAYS_BY_SUMS;
  return now || then;
}
