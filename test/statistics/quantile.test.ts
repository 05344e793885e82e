/** Cutting into groups: every case of ../shared/vectors/phe/quantile.json, examples worked by hand, a second route by sorting, and properties. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiles } from '../../pipeline/statistics/quantile.js';
import '../fixed-seed.js';

const VECTORS = '../shared/vectors/phe/quantile.json';

interface Case {
  name: string;
  nquantiles: number;
  invert: boolean;
  values: number[];
  expected: (number | null)[];
}

describe.skipIf(!existsSync(VECTORS))(existsSync(VECTORS) ? 'reference cases' : `reference cases: skipped, ${VECTORS} is not here`, () => {
  const cases = existsSync(VECTORS) ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as { cases: Case[] }).cases : [];

  it('agree, all of them', () => {
    const agree = cases.filter(({ values, nquantiles, invert, expected }) => {
      const found = quantiles(values, nquantiles, { lowestFirst: !invert });
      return JSON.stringify(found) === JSON.stringify(expected);
    });
    console.info(`quantile.json: ${agree.length} of ${cases.length} cases agree exactly, ${cases.flatMap((one) => one.values).length} values`);
    expect(cases.length).toBe(22);
    expect(agree.length).toBe(cases.length);
  });
});

describe('by hand', () => {
  it('cuts ten into five pairs, the highest in group 1', () => {
    expect(quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, { lowestFirst: true })).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it('keeps equal values together, at the place of the one that comes first of them', () => {
    expect(quantiles([10, 10, 10, 40, 50], 5, { lowestFirst: true })).toEqual([1, 1, 1, 4, 5]);
    expect(quantiles([10, 10, 10, 40, 50], 5)).toEqual([3, 3, 3, 2, 1]);
  });

  it('gives no group to no value, nor to any when there are fewer values than groups', () => {
    expect(quantiles([3, null, 1, 2], 3, { lowestFirst: true })).toEqual([3, null, 1, 2]);
    expect(quantiles([1, 2, null], 3)).toEqual([null, null, null]);
    expect(quantiles([], 5)).toEqual([]);
  });

  it('says what it cannot do', () => {
    expect(() => quantiles([1], 0)).toThrow('0 groups');
    expect(() => quantiles([Number.NaN], 1)).toThrow('not a number');
  });
});

describe('always', () => {
  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 5, maxLength: 200 });

  it('goes down as the value goes up, from 1 to the number of groups', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const groups = quantiles(all, count) as number[];
        expect(Math.min(...groups)).toBe(1);
        expect(Math.max(...groups)).toBeLessThanOrEqual(count);
        const pairs = all.map((value, i) => [value, groups[i] as number] as const).sort((a, b) => a[0] - b[0]);
        for (let i = 1; i < pairs.length; i += 1) expect(pairs[i]?.[1]).toBeLessThanOrEqual(pairs[i - 1]?.[1] as number);
      }),
    );
  });

  it('fills groups alike, to one, where no two values are equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 10, maxLength: 300 }), fc.integer({ min: 2, max: 10 }), (all, count) => {
        const sizes = new Map<number, number>();
        for (const group of quantiles(all, count) as number[]) sizes.set(group, (sizes.get(group) ?? 0) + 1);
        expect(sizes.size).toBe(count);
        expect(Math.max(...sizes.values()) - Math.min(...sizes.values())).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('depends on the order of the values alone, not on their unit', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (all, count) => {
        expect(
          quantiles(
            all.map((value) => 3 * value + 7),
            count,
          ),
        ).toEqual(quantiles(all, count));
      }),
    );
  });

  it('is what sorting gives: of N values the one with r before it is in group ⌊count × r ÷ N⌋ + 1', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 10, maxLength: 60 }), fc.integer({ min: 2, max: 10 }), (all, count) => {
        const groups = quantiles(all, count, { lowestFirst: true });
        const sorted = [...all].sort((a, b) => a - b);
        // ⌊(c + 1) − ⌈c (N + 1 − r) ÷ N⌉⌋ = ⌊c (r − 1) ÷ N⌋ + 1, in whole numbers
        for (const [i, value] of all.entries()) expect(groups[i]).toBe(Math.floor((count * sorted.indexOf(value)) / all.length) + 1);
      }),
    );
  });
});
