/** All counts of people that a reader may reckon with, and every sum that must hold of them. */
import { ANY, type Span, UNSAID } from './rule.js';

/** The count at `total` is the sum of the counts at `parts`: places in the list of counts. */
export interface Sum {
  total: number;
  parts: readonly number[];
}

/** Why a count is not shown; `no` when it is. */
export type Hidden = 'no' | 'small' | 'protects another';

/** Columns of the list of counts, each by place. Only what is told of them is known to readers: never `truth`. */
export class Counts {
  readonly truth: number[] = [];
  readonly low: number[] = [];
  readonly high: number[] = [];
  /** `never` for one that has no place in any table. */
  readonly hidden: (Hidden | 'never')[] = [];
  /** False for one of which more is said than may be taken back, by earlier packs or in none. */
  readonly mayHide: boolean[] = [];
  readonly sums: Sum[] = [];
  /** Sums that each count is in: twice the sum's place, and 1 more where it is the total. */
  readonly within: number[][] = [];
  /** Of a count, the place of those who are not counted: what is said of the one is said of the others. */
  private readonly others: (number | undefined)[] = [];
  private readonly held = new Set<string>();

  /** Adds a count; returns its place. @throws RangeError when it is no whole number from 0 */
  add(truth: number, { low, high }: Span, hidden: Hidden | 'never', mayHide: boolean): number {
    if (!Number.isSafeInteger(truth) || truth < 0) throw new RangeError(`a count of people is ${truth}; people are counted in whole numbers from 0`);
    this.truth.push(truth);
    this.low.push(low);
    this.high.push(high);
    this.hidden.push(hidden);
    this.mayHide.push(mayHide);
    return this.within.push([]) - 1;
  }

  /** What else is known of a count: it lies in both spans. */
  narrow(place: number, { low, high }: Span): void {
    this.low[place] = Math.max(this.low[place] as number, low);
    this.high[place] = Math.min(this.high[place] as number, high);
  }

  /** Shown once, it is known: it would be hidden in vain. */
  show(place: number): void {
    this.hidden[place] = 'no';
    this.mayHide[place] = false;
  }

  /** Not shown again, though it is known. */
  withhold(place: number): void {
    if (this.hidden[place] === 'no') this.hidden[place] = 'small';
    this.mayHide[place] = false;
  }

  /** Says nothing of a count any more, for another's sake. The answer takes that back. */
  hide(place: number): () => void {
    const before = this.hidden[place] as Hidden;
    const others = this.others[place];
    const back = [this.widen(place, UNSAID), ...(others === undefined ? [] : [this.widen(others, ANY)])];
    this.hidden[place] = 'protects another';
    return () => {
      this.hidden[place] = before;
      for (const narrow of back) narrow();
    };
  }

  private widen(place: number, { low, high }: Span): () => void {
    const [before, after] = [this.low[place] as number, this.high[place] as number];
    this.low[place] = low;
    this.high[place] = high;
    return () => {
      this.low[place] = before;
      this.high[place] = after;
    };
  }

  pair(place: number, others: number): void {
    this.others[place] = others;
  }

  /**
   * Adds a sum. What the parts leave of the total is a count of its own, of which nothing is told; parts that are more than the total do not make a sum.
   */
  addSum(total: number, parts: readonly number[]): void {
    const rest = (this.truth[total] as number) - parts.reduce((sum, part) => sum + (this.truth[part] as number), 0);
    const key = `${total}=${parts.join('+')}`;
    if (parts.length === 0 || rest < 0 || parts.includes(total) || this.held.has(key)) return;
    this.held.add(key);
    const all = rest === 0 ? parts : [...parts, this.add(rest, ANY, 'never', false)];
    const place = this.sums.push({ total, parts: all }) - 1;
    for (const part of all) this.within[part]?.push(2 * place);
    this.within[total]?.push(2 * place + 1);
  }
}
