/**
 * Which cells are hidden so that no small one can be worked out: the small ones themselves, and as many others as it takes. Every hidden small count keeps
 * at least three possible values for a reader who knows the rule, all the sums, and what was published before.
 */
import { boundsOf, type Sum } from './bounds.js';
import { type Cell, cellOf, hiddenFor, isSmall, SMALL, WAYS_BY_SUMS } from './cells.js';
import { derived } from './derived.js';

export interface Protected {
  cells: Cell[];
  /** Cells hidden for others' sake. */
  secondary: number;
  /** Small cells that could still be narrowed to fewer than three values; none, unless the second step is left out. */
  exposed: number[];
}

export interface ProtectOptions {
  /** What readers know already of a cell, from what was published before: it is hidden from them in vain. */
  known?: readonly ({ low: number; high: number } | undefined)[];
  /** Cells hidden from the start, for reasons that lie outside the sums. */
  forced?: ReadonlySet<number>;
  /** False leaves out the second step, to show what it is for. */
  secondary?: boolean;
}

/** @param counts true counts of people, 0 or more, whole */
export function protect(
  counts: readonly number[],
  given: readonly Sum[],
  { known = [], forced = new Set(), secondary = true }: ProtectOptions = {},
): Protected {
  const wrong = counts.findIndex((count) => !(Number.isInteger(count) && count >= 0));
  if (wrong >= 0) throw new RangeError(`count ${wrong} is ${counts[wrong]}; people are counted in whole numbers from 0`);
  const sums = [...given, ...derived(given, (cell) => counts[cell] === 0)];
  const cells = counts.map((count, i) => withKnown(forced.has(i) && !isSmall(count) ? hiddenFor() : cellOf(count), known[i]));
  const small = counts.flatMap((count, i) => (isSmall(count) ? [i] : []));
  let hidden = forced.size;
  for (;;) {
    const bounds = boundsOf(cells, sums);
    const [low, high] = [(i: number): number => bounds.low[i] as number, (i: number): number => bounds.high[i] as number];
    const exposed = small.filter((i) => high(i) - low(i) + 1 < WAYS_BY_SUMS && !isGivenAway(known[i]));
    if (exposed.length === 0 || !secondary) return { cells, secondary: hidden, exposed };
    const mayHide = (place: number): boolean => cells[place]?.hidden === 'no' && (counts[place] as number) > 0 && known[place] === undefined;
    const next = exposed.flatMap((i) => {
      const above = SMALL - high(i) >= low(i) - 1;
      return hideFor(i, { by: (above ? bounds.loweredBy[i] : bounds.raisedBy[i]) ?? -1, above }, counts, sums, mayHide) ?? [];
    });
    if (next.length === 0) return { cells, secondary: hidden, exposed };
    for (const place of new Set(next)) {
      cells[place] = withKnown(hiddenFor(), known[place]);
      hidden += 1;
    }
  }
}

/** What was told before of the very count cannot be taken back; it was small then too, and hidden, or it was published. */
const isGivenAway = (known: { low: number; high: number } | undefined): boolean => known !== undefined && known.high - known.low + 1 < WAYS_BY_SUMS;

function withKnown(cell: Cell, known: { low: number; high: number } | undefined): Cell {
  return known === undefined ? cell : { ...cell, low: Math.max(cell.low, known.low), high: Math.min(cell.high, known.high) };
}

/**
 * The cell to hide so that readers are told less of a small one: in the sum that narrows it, then in its other sums, then in theirs. What bounds it from above is how small
 * the total is, so the total is hidden first; from below, how large it is and how small the other parts are, so first the smallest of these. Undefined when all that hangs
 * together with it is hidden.
 */
function hideFor(
  cell: number,
  from: { by: number; above: boolean },
  counts: readonly number[],
  sums: readonly Sum[],
  mayHide: (place: number) => boolean,
): number | undefined {
  const seen = new Set<number>();
  let near = new Set([cell]);
  let ring = from.by >= 0 ? [from.by] : touching(sums, near, seen);
  while (ring.length > 0) {
    for (const i of ring) {
      seen.add(i);
      const { total, parts } = sums[i] as Sum;
      const others = parts.filter((part) => part !== cell).sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
      const wanted = from.above && total !== cell ? [total, ...others] : [...others, total];
      const open = wanted.find((place) => place !== cell && mayHide(place));
      if (open !== undefined) return open;
      near = new Set([...near, total, ...parts]);
    }
    ring = touching(sums, near, seen);
  }
  return undefined;
}

/** Sums that have one of the cells and were not looked at yet. */
const touching = (sums: readonly Sum[], near: ReadonlySet<number>, seen: ReadonlySet<number>): number[] =>
  sums.flatMap(({ total, parts }, i) => (!seen.has(i) && (near.has(total) || parts.some((part) => near.has(part))) ? [i] : []));
