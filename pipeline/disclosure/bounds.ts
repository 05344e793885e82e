/**
 * What a reader can work out: each published total is the sum of its parts, so every hidden part lies between what the total and the other parts leave it.
 * Bounds are narrowed over all sums until nothing narrows any more.
 */
import type { Cell } from './cells.js';

/** One sum that readers know of: the cell at `total` is the sum of the cells at `parts`. Numbers are places in the list of cells. */
export interface Sum {
  total: number;
  parts: readonly number[];
}

export interface Bounds {
  low: number[];
  high: number[];
  /** Sum that last raised, and that last lowered, the bounds of each cell; -1 for none. */
  raisedBy: number[];
  loweredBy: number[];
}

/** Rounds of narrowing after which it stops: what is still moving then moves by ones, and is treated as narrowed to nothing. */
const ROUNDS = 10_000;

/** Bounds of every cell for a reader who knows all the sums. Whole numbers; infinite where nothing bounds a cell from above. */
export function boundsOf(cells: readonly Cell[], sums: readonly Sum[]): Bounds {
  const bounds: Bounds = {
    low: cells.map(({ low }) => low),
    high: cells.map(({ high }) => high),
    raisedBy: cells.map(() => -1),
    loweredBy: cells.map(() => -1),
  };
  const touching: number[][] = cells.map(() => []);
  for (const [i, { total, parts }] of sums.entries()) for (const cell of [total, ...parts]) touching[cell]?.push(i);
  let waiting = new Set(sums.keys());
  for (let round = 0; waiting.size > 0 && round < ROUNDS; round += 1) {
    const next = new Set<number>();
    for (const i of waiting) for (const cell of narrow(sums[i] as Sum, i, bounds)) for (const other of touching[cell] ?? []) if (other !== i) next.add(other);
    waiting = next;
  }
  return bounds;
}

/** Narrows the cells of one sum; tells which. */
function narrow({ total, parts }: Sum, index: number, bounds: Bounds): number[] {
  const { low, high } = bounds;
  const [lows, highs] = [added(parts, low), added(parts, high)];
  const moved = tighten(total, lows.sum, highs.open > 0 ? Number.POSITIVE_INFINITY : highs.sum, index, bounds) ? [total] : [];
  for (const part of parts) {
    const others = { low: lows.sum - (low[part] as number), high: without(highs, high[part] as number) };
    if (tighten(part, (low[total] as number) - others.high, (high[total] as number) - others.low, index, bounds)) moved.push(part);
  }
  return moved;
}

/** A sum of which the endless terms are counted apart. */
function added(parts: readonly number[], of: readonly number[]): { sum: number; open: number } {
  let [sum, open] = [0, 0];
  for (const part of parts) {
    const value = of[part] as number;
    if (value === Number.POSITIVE_INFINITY) open += 1;
    else sum += value;
  }
  return { sum, open };
}

function without({ sum, open }: { sum: number; open: number }, own: number): number {
  const rest = own === Number.POSITIVE_INFINITY ? open - 1 : open;
  return rest > 0 ? Number.POSITIVE_INFINITY : own === Number.POSITIVE_INFINITY ? sum : sum - own;
}

function tighten(cell: number, low: number, high: number, by: number, bounds: Bounds): boolean {
  const [raised, lowered] = [low > (bounds.low[cell] as number), high < (bounds.high[cell] as number)];
  if (raised) {
    bounds.low[cell] = low;
    bounds.raisedBy[cell] = by;
  }
  if (lowered) {
    bounds.high[cell] = high;
    bounds.loweredBy[cell] = by;
  }
  return raised || lowered;
}
