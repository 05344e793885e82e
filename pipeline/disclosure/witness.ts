/**
 * How many values a count can have for all that readers know, shown by example: each value counts only with a whole other table in hand, in which every sum holds and
 * everything is told as it is told now. No reader, however clever, can rule such a value out; what the search misses only makes the answer smaller.
 */
import type { Counts } from './counts.js';
import { type Leaves, leavesOf } from './leaves.js';

/** Moves of one search, searches for one value, and finest counts that are weighed for a move. */
const MOVES = 60;
const SEARCHES = 4;
const WEIGHED = 40;
/** What a bound that stays broken weighs more with every move that mends nothing, and a count that was moved before: so a search does not turn in circles. */
const HEAVIER = 0.5;
const AGAIN = 0.4;

interface Move {
  leaf: number;
  step: number;
  cost: number;
}

/** Searches over one list of counts, to which no sum is added any more; holds nothing between questions. */
export class Witness {
  private readonly leaves: Leaves;
  /** How far each finest count, and each row, is from the truth. */
  private readonly moved: number[];
  private readonly drift: number[];
  private readonly weight: number[];
  private broken = new Set<number>();
  private weighed = new Set<number>();
  /** Moves of this search, and how far each count was moved by them. */
  private done: { leaf: number; step: number }[] = [];
  private readonly now: number[];
  private pinned = -1;
  private value = 0;

  constructor(private readonly counts: Counts) {
    this.leaves = leavesOf(counts);
    this.moved = counts.truth.map(() => 0);
    this.now = counts.truth.map(() => 0);
    this.drift = this.leaves.rows.map(() => 0);
    this.weight = this.leaves.rows.map(() => 1);
  }

  /** Values found for the count at a place, its own among them; no more are looked for than `enough`. */
  ways(place: number, enough: number): number {
    const up = this.walk(place, 1, enough - 1);
    return 1 + up + (1 + up < enough ? this.walk(place, -1, enough - 1 - up) : 0);
  }

  /** How far a count can be moved one way, by ones, each time with a table that holds. */
  private walk(place: number, step: 1 | -1, most: number): number {
    const walked: { leaf: number; step: number }[] = [];
    this.pinned = place;
    let far = 0;
    for (
      this.value = (this.counts.truth[place] as number) + step;
      far < most && this.isWithin(place, this.value) && this.reach(place, step);
      this.value += step
    ) {
      far += 1;
      walked.push(...this.done);
      this.forget();
    }
    this.pinned = -1;
    for (const { leaf, step: by } of walked) this.shift(leaf, -by);
    this.broken.clear();
    return far;
  }

  private isWithin(place: number, value: number): boolean {
    return value >= (this.counts.low[place] as number) && value <= (this.counts.high[place] as number);
  }

  /** A table in which the pinned count is one further than in the last; leaves all as it was when none is found. */
  private reach(place: number, step: 1 | -1): boolean {
    for (let search = 0; search < SEARCHES; search += 1) {
      const row = this.leaves.rowOf[place];
      if (row === undefined) this.move(place, step);
      else this.broken.add(row);
      if (this.settle(search)) return true;
      for (const { leaf, step: by } of this.done) this.shift(leaf, -by);
      this.broken.clear();
      this.forget();
    }
    return false;
  }

  /** Lets the moves of a search stand. */
  private forget(): void {
    for (const { leaf } of this.done) this.now[leaf] = 0;
    for (const row of this.weighed) this.weight[row] = 1;
    this.done = [];
    this.weighed.clear();
  }

  /** Moves finest counts, the best each time, until nothing is out of its bounds; false when that is not soon. */
  private settle(search: number): boolean {
    for (let left = MOVES; this.broken.size > 0; left -= 1) {
      const best = left > 0 ? this.best(search) : undefined;
      if (best === undefined) return false;
      this.move(best.leaf, best.step);
      if (best.cost >= 0) for (const row of this.broken) this.weighMore(row);
    }
    return true;
  }

  private weighMore(row: number): void {
    this.weight[row] = (this.weight[row] as number) + HEAVIER;
    this.weighed.add(row);
  }

  /**
   * The move that leaves the least weight out of bounds, of counts that mend what is made of the fewest; among equals the one with the most room, and in later searches another.
   * None goes back on an earlier one.
   */
  private best(search: number): Move | undefined {
    let found: Move | undefined;
    const rows = [...this.broken].sort((a, b) => this.size(a) - this.size(b) || a - b).slice(0, 2);
    for (const row of rows) {
      const over = this.over(row);
      for (const leaf of this.near(row)) {
        const by = this.leaves.moves[leaf]?.find((move) => move.row === row)?.by ?? 0;
        const step = over > 0 === by > 0 ? -1 : 1;
        if (leaf === this.pinned || (this.now[leaf] as number) * step < 0 || !this.hasRoom(leaf, step)) continue;
        const cost = this.cost(leaf, step) + (search === 0 ? 0 : (((leaf + 1) * search * 7919) % 101) / 100);
        if (found === undefined || cost < found.cost) found = { leaf, step, cost };
      }
    }
    return found;
  }

  private size(row: number): number {
    return this.leaves.rows[row]?.leaves.length ?? 0;
  }

  /** Finest counts of a row: where there are many, those that lie next to the count in question, and some from everywhere. */
  private near(row: number): readonly number[] {
    const { leaves } = this.leaves.rows[row] as Leaves['rows'][number];
    if (leaves.length <= WEIGHED) return leaves;
    const half = WEIGHED / 2;
    const from = Math.max(0, Math.min(leaves.length - half, firstFrom(leaves, this.pinned) - half / 2));
    const far = Array.from({ length: half }, (_, i) => leaves[Math.floor((i * leaves.length) / half)] as number);
    return [...leaves.slice(from, from + half), ...far];
  }

  private cost(leaf: number, step: number): number {
    const value = (this.counts.truth[leaf] as number) + (this.moved[leaf] as number);
    const room = step > 0 ? (this.counts.high[leaf] as number) - value : value - (this.counts.low[leaf] as number);
    let cost = 0.1 / room + AGAIN * Math.abs(this.now[leaf] as number);
    for (const { row, by } of this.leaves.moves[leaf] as Leaves['moves'][number])
      cost += (this.weight[row] as number) * (this.out(row, by * step) - this.out(row, 0));
    return cost;
  }

  private hasRoom(leaf: number, step: number): boolean {
    return this.isWithin(leaf, (this.counts.truth[leaf] as number) + (this.moved[leaf] as number) + step);
  }

  /** By how much a row is beyond its bounds, once it has moved by so much more. */
  private out(row: number, by: number): number {
    return Math.abs(this.over(row, by));
  }

  /** The same, below 0 where it is too little. */
  private over(row: number, by = 0): number {
    const { place } = this.leaves.rows[row] as Leaves['rows'][number];
    const drift = (this.drift[row] as number) + by;
    if (place === undefined) return drift;
    const value = (this.counts.truth[place] as number) + drift;
    if (place === this.pinned) return value - this.value;
    const [low, high] = [this.counts.low[place] as number, this.counts.high[place] as number];
    return value > high ? value - high : value < low ? value - low : 0;
  }

  private move(leaf: number, step: number): void {
    this.shift(leaf, step);
    this.now[leaf] = (this.now[leaf] as number) + step;
    this.done.push({ leaf, step });
    for (const { row } of this.leaves.moves[leaf] as Leaves['moves'][number])
      if (this.out(row, 0) === 0) this.broken.delete(row);
      else this.broken.add(row);
  }

  private shift(leaf: number, step: number): void {
    this.moved[leaf] = (this.moved[leaf] as number) + step;
    for (const { row, by } of this.leaves.moves[leaf] as Leaves['moves'][number]) this.drift[row] = (this.drift[row] as number) + by * step;
  }
}

/** Where the first number from a value on stands in an ordered list. */
function firstFrom(ordered: readonly number[], value: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
