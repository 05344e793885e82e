/** Disclosure control on tiny tables: what is hidden, rounded and said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Counts } from '../../pipeline/disclosure/counts.js';
import { forest } from '../../pipeline/disclosure/forest.js';
import { protect } from '../../pipeline/disclosure/protect.js';
import { type Cell, relationsOf, tilings } from '../../pipeline/disclosure/relations.js';
import { isSmall, rounded, shownSpan, smallSpan, WAYS } from '../../pipeline/disclosure/rule.js';
import { Witness } from '../../pipeline/disclosure/witness.js';
import { shownOf } from '../../pipeline/disclosure.js';
import { cellsOf, people, type Row, shown, toldOf } from './tiny.js';

describe('one count', () => {
  it.each([
    [0, 0, 0, 0],
    [8, 10, 8, 12],
    [12, 10, 8, 12],
    [13, 15, 13, 17],
    [1002, 1000, 998, 1002],
  ])('of %d is shown as %d: it lies from %d to %d', (count, shown, low, high) => {
    expect(rounded(count)).toBe(shown);
    expect(shownSpan(count)).toEqual({ low, high });
  });

  it.each([1, 7])('of %d is not shown, and may be any from 1 to 7', (count) => {
    expect(isSmall(count)).toBe(true);
    expect(smallSpan(count)).toEqual({ low: 1, high: 7 });
  });

  it('lies where a reader is told it may; one that is shown could be none of 1 to 7', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (count) => {
        if (isSmall(count)) return;
        const { low, high } = shownSpan(count);
        expect(low <= count && count <= high).toBe(true);
        expect(high < 1 || low > 7).toBe(true);
        for (let other = low; other <= high; other += 1) expect(rounded(other)).toBe(rounded(count));
      }),
    ));
});

describe('a total and its parts', () => {
  it('show what cannot be worked out, and nought as nought', () =>
    expect(
      shown('count', [
        ['practice', 'A', 3],
        ['practice', 'B', 41],
        ['practice', 'C', 57],
        ['practice', 'D', 0],
        ['pcn', 'U1', 101],
      ]),
    ).toEqual(['small', 40, 55, 0, 100]));

  it('hide another where rounding leaves too little: 1 + 8 + 8 = 17 is shown as 15 at most, of which the eights leave 1', () => {
    const rows: Row[] = [
      ['practice', 'A', 1],
      ['practice', 'B', 8],
      ['practice', 'C', 8],
      ['pcn', 'U1', 17],
    ];
    expect(shown('count', rows, false)).toEqual(['small', 10, 10, 15]);
    expect(shown('count', rows)).toEqual(['small', 'other', 10, 15]);
  });

  it('no longer say that a total is small when the number of its parts would say the rest: seven of 1 are 7', () => {
    const rows: Row[] = [...Array.from({ length: 7 }, (_, i): Row => ['practice', `P${i}`, 1]), ['pcn', 'U1', 7]];
    expect(shown('count', rows)).toEqual([...Array.from({ length: 7 }, () => 'small'), 'other']);
  });

  it('are protected by what is smallest near by', () =>
    expect(
      shown('count', [
        ['practice', 'A', 7],
        ['practice', 'B', 12],
        ['practice', 'C', 12],
        ['practice', 'D', 22],
        ['pcn', 'U1', 53],
      ]),
    ).toEqual(['small', 'other', 10, 20, 55]));
});

describe('a figure', () => {
  it('that is a share hides few counted and few not counted alike, and is that of the rounded counts', () => {
    const rows: Row[] = [
      ['practice', 'A', 3, 400],
      ['practice', 'B', 398, 400],
      ['practice', 'C', 213, 421],
      ['practice', 'D', 400, 400],
    ];
    const told = toldOf('proportion', rows);
    const [few, most, plain, all] = told.map((one) => shownOf(people('proportion'), { ...one, receipts: [] }, one));
    expect(few).toMatchObject({ numerator: null, denominator: 400, disclosure: 'suppressed: small number' });
    expect(most).toMatchObject({ numerator: null, denominator: 400, disclosure: 'suppressed: small number' });
    expect(plain).toMatchObject({ numerator: 215, denominator: 420, disclosure: 'rounded' });
    expect(all).toMatchObject({ numerator: 400, denominator: 400, disclosure: 'rounded' });
  });

  it('that is a rate hides few counted and few at risk, but nothing for what is left of them', () =>
    expect(
      shown('rate', [
        ['practice', 'A', 3, 400],
        ['practice', 'B', 398, 400],
        ['practice', 'C', 12, 5],
      ]),
    ).toEqual(['small', 400, 10]));

  it('that is a mean is not shown of few people; of more to three figures: all of them would tell how many people it is of', () => {
    const rows: Row[] = [
      ['practice', 'A', 33, 6],
      ['practice', 'B', 33.5, 12],
      ['practice', 'C', 0, 12],
    ];
    const [few, more, none] = toldOf('mean', rows).map((one) => shownOf(people('mean'), { ...one, receipts: [] }, one));
    expect(few).toMatchObject({ numerator: null, denominator: null, disclosure: 'suppressed: small number' });
    expect(more?.denominator).toBe(10);
    expect((more?.numerator ?? 0) / 10).toBeCloseTo(2.79, 12);
    expect(none).toMatchObject({ numerator: 0, denominator: 10 });
  });

  it('cut by sex adds up to the whole, and is protected so', () => {
    const rows: Row[] = [
      ['practice', 'A', 17],
      ['practice', 'A', 1, null, 'sex=female'],
      ['practice', 'A', 8, null, 'sex=male'],
      ['practice', 'A', 8, null, 'sex=other'],
    ];
    expect(shown('count', rows, false)).toEqual([15, 'small', 10, 10]);
    expect(shown('count', rows)).toEqual([15, 'small', 'other', 10]);
  });

  it('hides those of whom the cut is not known, where they are few: the cuts leave them', () => {
    const counts = new Counts();
    for (const count of [17, 8, 8]) counts.add(count, shownSpan(count), 'no', true);
    counts.addSum(0, [1, 2]);
    expect(counts.truth).toEqual([17, 8, 8, 1]);
    expect(protect(counts)).toEqual({ secondary: 1, exposed: [] });
    expect(counts.hidden).toEqual(['no', 'protects another', 'no', 'never']);
  });

  it('of parts of people is refused', () =>
    expect(() => toldOf('count', [['practice', 'A', 1.5]])).toThrow('a count of people is 1.5; people are counted in whole numbers from 0'));

  it('whose numerator is more than its denominator has nobody left over', () => expect(shown('proportion', [['practice', 'A', 30, 20]])).toEqual([30]));
});

describe('what readers know to add up', () => {
  it('is sets within sets; where they cut across each other, their finest counts', () => {
    expect(
      forest([
        { place: 10, leaves: [0, 1] },
        { place: 11, leaves: [2, 3] },
        { place: 12, leaves: [0, 1, 2, 3, 4] },
        { place: 13, leaves: [1, 2] },
        { place: 14, leaves: [0, 1] },
        { place: 15, leaves: [] },
      ]),
    ).toEqual([
      { total: 10, parts: [0, 1] },
      { total: 11, parts: [2, 3] },
      { total: 13, parts: [1, 2] },
      { total: 14, parts: [10] },
      { total: 12, parts: [4, 11, 14] },
    ]);
  });

  it('is practices within every area they lie in, and areas one by one where practices are not published', () => {
    const lying = (area_type: Cell['area_type'], area_code: string, parents: string[]): Cell => ({
      ...(cellsOf([[area_type, area_code, 9]])[0] as Cell),
      parents,
    });
    const practices = [lying('practice', 'A', ['pcn\tU', 'system\tQ']), lying('practice', 'B', ['system\tQ'])];
    const areas = [lying('pcn', 'U', ['sub_icb\tS']), lying('sub_icb', 'S', ['system\tQ']), lying('system', 'Q', []), lying('england', 'E', [])];
    expect(relationsOf([...practices, ...areas])).toEqual([
      { total: 2, parts: [0] },
      { total: 3, parts: [2] },
      { total: 4, parts: [1, 3] },
      { total: 5, parts: [4] },
    ]);
    expect(relationsOf(areas)).toEqual([
      { total: 1, parts: [0] },
      { total: 2, parts: [1] },
      { total: 3, parts: [2] },
    ]);
  });

  it('is months that fill a quarter, and quarters and months that fill a year', () => {
    expect(tilings(['2026-01', '2026-02', '2026-03', '2026-Q1', '2026-04'])).toEqual([{ whole: '2026-Q1', parts: ['2026-01', '2026-02', '2026-03'] }]);
    expect(tilings(['2026-01', '2026-02', '2026-Q1'])).toEqual([]);
    expect(tilings(['2026-01', '2026-02'])).toEqual([]);
    const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
    expect(tilings(['2026', ...quarters])).toEqual([{ whole: '2026', parts: quarters }]);
  });
});

describe('a witness', () => {
  /** 1 + 8 + 8 = 17, of which the total and both eights are shown. */
  const tight = (): Counts => {
    const counts = new Counts();
    counts.add(17, shownSpan(17), 'no', true);
    counts.add(1, smallSpan(1), 'small', true);
    for (const eight of [8, 8]) counts.add(eight, shownSpan(eight), 'no', true);
    counts.addSum(0, [1, 2, 3]);
    return counts;
  };

  it('finds no other value where there is none, and as many as asked for where nothing bounds them', () => {
    const counts = tight();
    expect(new Witness(counts).ways(1, WAYS)).toBe(1);
    counts.hide(0);
    expect(new Witness(counts).ways(1, WAYS)).toBe(WAYS);
    expect(new Witness(counts).ways(1, 3)).toBe(3);
  });

  it('goes on from the table it found last, both ways', () => {
    const counts = new Counts();
    counts.add(30, shownSpan(30), 'no', true);
    counts.add(4, smallSpan(4), 'small', true);
    for (const other of [12, 14]) counts.add(other, shownSpan(other), 'no', true);
    counts.addSum(0, [1, 2, 3]);
    // 28 to 32, less 8 to 12 and 13 to 17: the small one may be 1 to 7.
    expect(new Witness(counts).ways(1, 7)).toBe(7);
  });
});

describe('any table', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 });

  it('shows no count of 1 to 7, rounds every other by 2 at most, and its shown parts are within rounding of their total', () =>
    fc.assert(
      fc.property(counts, (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const rows: Row[] = [...parts.map((part, i): Row => ['practice', `P${i}`, part]), ['pcn', 'U1', total]];
        const numbers = shown('count', rows);
        for (const [i, number] of numbers.entries()) {
          const truth = rows[i]?.[2] as number;
          if (typeof number === 'number') expect(Math.abs(number - truth)).toBeLessThanOrEqual(2);
          expect(typeof number === 'number' && isSmall(truth)).toBe(false);
          if (truth === 0) expect(number).toBe(0);
        }
        const all = numbers.every((number) => typeof number === 'number');
        if (all)
          expect(Math.abs(numbers.slice(0, -1).reduce((sum: number, one) => sum + (one as number), 0) - (numbers.at(-1) as number))).toBeLessThanOrEqual(
            2 * numbers.length,
          );
      }),
    ));

  it('is controlled alike whenever it is', () =>
    fc.assert(
      fc.property(counts, (parts) => {
        const rows: Row[] = [...parts.map((part, i): Row => ['practice', `P${i}`, part]), ['pcn', 'U1', parts.reduce((sum, part) => sum + part, 0)]];
        expect(toldOf('count', rows)).toEqual(toldOf('count', rows));
      }),
    ));
});
