/** One row of text to one row of values. The commonest cells, empty ones and plain counts, are read on the spot: a large file has millions. */
import type { Fault } from '../faults.js';
import type { Value } from '../ports.js';
import { digits, isBroken } from './cell.js';
import type { Bound } from './columns.js';

export class RowTyper {
  /** Values of the row last typed, in the order of the definition, with room for its line: one array, filled again for every row. */
  readonly values: Value[];
  private readonly at: Int32Array;
  private readonly mayBeEmpty: Uint8Array;
  private readonly isCount: Uint8Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  constructor(private readonly bound: readonly Bound[]) {
    this.values = new Array<Value>(bound.length + 1).fill(null);
    this.at = Int32Array.from(bound, ({ at }) => at);
    this.mayBeEmpty = Uint8Array.from(bound, ({ read }) => (read('') === null ? 1 : 0));
    this.isCount = Uint8Array.from(bound, ({ count }) => (count === undefined ? 0 : 1));
    this.low = Float64Array.from(bound, ({ count }) => count?.low ?? 0);
    this.high = Float64Array.from(bound, ({ count }) => count?.high ?? 0);
  }

  /** Fills `values`; false when a cell breaks a rule. */
  type(cells: readonly string[]): boolean {
    const { values, at, mayBeEmpty, isCount, low, high } = this;
    for (let i = 0; i < at.length; i += 1) {
      const cell = cells[at[i] as number];
      if (cell === undefined || cell === '') {
        if (mayBeEmpty[i] !== 1 && at[i] !== -1) return false;
        values[i] = null;
        continue;
      }
      const count = isCount[i] === 1 ? digits(cell) : -1;
      if (count >= 0 && count >= (low[i] as number) && count <= (high[i] as number)) values[i] = count;
      else {
        const value = (this.bound[i] as Bound).read(cell);
        if (isBroken(value)) return false;
        values[i] = value;
      }
    }
    return true;
  }

  /** Every cell that breaks a rule. */
  faults(cells: readonly string[], file: string, line: number): Fault[] {
    return this.bound.flatMap(({ at, read, id }) => {
      const value = at < 0 ? null : read(cells[at] ?? '');
      return isBroken(value) ? [{ file, line, column: id, found: value.found ?? cells[at] ?? '', expected: value.expected, rule: value.rule }] : [];
    });
  }

  /** A figure of a total row, by the place of its column: nothing counts as 0, and what cannot be read as NaN, which agrees with nothing. */
  figure(cells: readonly string[], place: number): number {
    const { at, read } = this.bound[place] as Bound;
    const cell = cells[at] ?? '';
    const plain = digits(cell);
    if (plain >= 0) return plain;
    const value = read(cell);
    return isBroken(value) ? (cell.trim() === '' ? 0 : Number.NaN) : Number(value ?? 0);
  }
}
