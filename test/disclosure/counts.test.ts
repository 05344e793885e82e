/** The list of counts that protection works on: what is known of each, every sum, and which counts all others follow from. */
import { describe, expect, it } from 'vitest';
import { Counts, type Sum } from '../../pipeline/disclosure/counts.js';
import { type Leaves, leavesOf } from '../../pipeline/disclosure/leaves.js';
import { ANY, shownSpan, smallSpan, UNSAID } from '../../pipeline/disclosure/rule.js';

/** Small counts hidden, all others shown. */
function listOf(...truths: number[]): Counts {
  const counts = new Counts();
  for (const truth of truths) counts.add(truth, truth < 8 ? smallSpan(truth) : shownSpan(truth), truth < 8 ? 'small' : 'no', true);
  return counts;
}

const state = ({ truth, low, high, hidden, mayHide }: Counts) => truth.map((count, i) => [count, low[i], high[i], hidden[i], mayHide[i]]);

describe('a count', () => {
  it('has its place, what is known of it, and nothing else', () => {
    const counts = listOf(3, 12);
    expect(counts.add(0, ANY, 'never', false)).toBe(2);
    expect(state(counts)).toEqual([
      [3, 1, 7, 'small', true],
      [12, 8, 12, 'no', true],
      [0, 0, Number.POSITIVE_INFINITY, 'never', false],
    ]);
    expect(counts.within).toEqual([[], [], []]);
  });

  it.each([1.5, -1, Number.NaN, 2 ** 60])('is a whole number from 0: %d is none', (truth) => {
    expect(() => new Counts().add(truth, ANY, 'no', true)).toThrow(`a count of people is ${truth}; people are counted in whole numbers from 0`);
  });

  it('of which more is known lies in both spans', () => {
    const counts = listOf(12);
    counts.narrow(0, { low: 10, high: 40 });
    counts.narrow(0, { low: 2, high: 11 });
    expect([counts.low[0], counts.high[0]]).toEqual([10, 11]);
  });

  it('once shown is not hidden again; withheld, it is hidden and stays so', () => {
    const counts = listOf(3, 12, 4);
    counts.show(0);
    counts.withhold(1);
    counts.withhold(2);
    expect(counts.hidden).toEqual(['no', 'small', 'small']);
    expect(counts.mayHide).toEqual([false, false, false]);
    const told = listOf(12);
    told.hide(0);
    told.withhold(0);
    expect(told.hidden).toEqual(['protects another']);
  });

  it('hidden for another is said nothing of, nor are those who are not counted; and all of it can be taken back', () => {
    const counts = listOf(12, 30, 8);
    counts.pair(0, 1);
    const before = state(counts);
    const show = counts.hide(0);
    expect([counts.low, counts.high, counts.hidden]).toEqual([
      [UNSAID.low, 0, 8],
      [UNSAID.high, ANY.high, 12],
      ['protects another', 'no', 'no'],
    ]);
    show();
    expect(state(counts)).toEqual(before);
    counts.hide(2)();
    expect(state(counts)).toEqual(before);
  });
});

describe('a sum', () => {
  const sums = ({ sums: all, within, truth, mayHide, hidden }: Counts) => ({ all, within, added: truth.slice(4), kept: [mayHide.slice(4), hidden.slice(4)] });

  it('is known to each of its counts, and to its total as such', () => {
    const counts = listOf(10, 20, 30, 60);
    counts.addSum(3, [0, 1, 2]);
    expect(sums(counts)).toEqual({ all: [{ total: 3, parts: [0, 1, 2] }], within: [[0], [0], [0], [1]], added: [], kept: [[], []] });
  });

  it('whose parts leave something has a count for it that no table shows', () => {
    const counts = listOf(10, 20, 30, 60);
    counts.addSum(3, [0, 1]);
    expect(sums(counts)).toEqual({ all: [{ total: 3, parts: [0, 1, 4] }], within: [[0], [0], [], [1], [0]], added: [30], kept: [[false], ['never']] });
  });

  it('is none without parts, with parts that are more than the total, or of itself; and is held once', () => {
    const counts = listOf(10, 20, 30, 60);
    counts.addSum(3, []);
    counts.addSum(2, [0, 1, 3]);
    counts.addSum(3, [3]);
    expect(counts.sums).toEqual([]);
    counts.addSum(2, [0, 1]);
    counts.addSum(2, [0, 1]);
    expect(counts.sums).toEqual([{ total: 2, parts: [0, 1] }]);
    // 1 and 2 together are not 12.
    const many = listOf(...Array.from({ length: 13 }, (_, i) => 10 + (i === 0 ? 30 : 0)));
    many.addSum(0, [1, 2]);
    many.addSum(0, [12]);
    expect(many.sums.map(({ parts }: Sum) => parts)).toEqual([
      [1, 2, 13],
      [12, 14],
    ]);
  });
});

describe('the finest counts', () => {
  const told = ({ rows, rowOf, moves }: Leaves) => ({ rows, rowOf, moves: moves.map((own) => own.map(({ row, by }) => [row, by])) });

  it('move their totals, and the totals of those', () => {
    const counts = listOf(10, 20, 30, 40, 70);
    counts.addSum(2, [0, 1]);
    counts.addSum(4, [2, 3]);
    expect(told(leavesOf(counts))).toEqual({
      rows: [
        { place: 2, leaves: [0, 1] },
        { place: 4, leaves: [0, 1, 3] },
      ],
      rowOf: [undefined, undefined, 0, undefined, 1],
      moves: [
        [
          [0, 1],
          [1, 1],
        ],
        [
          [0, 1],
          [1, 1],
        ],
        [],
        [[1, 1]],
        [],
      ],
    });
  });

  it('move, of a second sum for the same total, the part that is in no other, the other way', () => {
    const counts = listOf(10, 20, 30, 12, 18);
    counts.addSum(2, [0, 1]);
    counts.addSum(2, [3, 4]);
    const { rows, rowOf, moves } = told(leavesOf(counts));
    expect(rows).toEqual([
      { place: 2, leaves: [0, 1] },
      { place: 3, leaves: [0, 1, 4] },
    ]);
    expect(rowOf).toEqual([undefined, undefined, 0, 1, undefined]);
    expect(moves[4]).toEqual([[1, -1]]);
    expect(moves[0]).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('must keep a sum that none of its counts was needed for: by sex and by age of the same people', () => {
    // Rows: women and men; columns: young and old; all four cells, both margins and the whole.
    const counts = listOf(10, 20, 30, 40, 30, 70, 40, 60, 100);
    counts.addSum(4, [0, 1]);
    counts.addSum(5, [2, 3]);
    counts.addSum(6, [0, 2]);
    counts.addSum(7, [1, 3]);
    counts.addSum(8, [4, 5]);
    counts.addSum(8, [6, 7]);
    const { rows, rowOf } = told(leavesOf(counts));
    // The whole by age says what the whole by sex says: every part cancels out, and nothing is left to keep.
    expect(rows).toEqual([
      { place: 4, leaves: [0, 1] },
      { place: 5, leaves: [2, 3] },
      { place: 6, leaves: [0, 2] },
      { place: 7, leaves: [1, 3] },
      { place: 8, leaves: [0, 1, 2, 3] },
    ]);
    expect(rowOf.slice(4)).toEqual([0, 1, 2, 3, 4]);
  });

  it('keep a sum of theirs that follows from no other', () => {
    const counts = listOf(10, 20, 30, 10, 20, 20, 40);
    counts.addSum(2, [0, 1]);
    counts.addSum(2, [3, 4]);
    counts.addSum(5, [0, 3]);
    counts.addSum(6, [1, 4]);
    const { rows, moves } = told(leavesOf(counts));
    expect(rows.map(({ place }) => place)).toEqual([2, 5, 6, undefined]);
    expect(rows.at(-1)?.leaves).toEqual([0, 1, 3, 4]);
    expect(moves.slice(0, 5).map((own) => own.at(-1))).toEqual([[3, 1], [3, 1], undefined, [3, -1], [3, -1]]);
  });
});
