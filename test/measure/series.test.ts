/** From sums to everything known of them, some series at a time: nothing lost, each series whole, and the same answers however the sums come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../catalogue/define.js';
import { indicators } from '../../catalogue/registry.js';
import { measuredSeries, type Shown } from '../../pipeline/measure/series.js';

const monthly: Indicator = { ...(indicators.prevalence_hypertension as Indicator), cadence: 'month', controlChart: 'allowed' };
const known = { id: 'load', definition: monthly, geography: { names: new Map(), homes: new Map() }, targets: [], restated: new Set<string>() };
const months = Array.from({ length: 15 }, (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);

/** SYNTHETIC sums, as a roll-up gives them: by period, then by area. */
const sumsOf = (areas: number): Shown[] =>
  months.flatMap((period, m) =>
    Array.from({ length: areas }, (_, i) => ({
      basis: 'registered' as const,
      area_type: 'practice' as const,
      area_code: `P${String(i).padStart(4, '0')}`,
      period,
      cut: 'all',
      numerator: 100 * (i + 1) + (m % 3),
      denominator: 1000 * (i + 1),
      receipts: ['a'],
      disclosure: 'exempt: published national statistic' as const,
    })),
  );

describe('measured series', () => {
  it('are whole, in the order of their areas and then of their periods', () => {
    const figures = [...measuredSeries(known, sumsOf(3))].flat();
    expect(figures.map(({ sum }) => `${sum.area_code} ${sum.period}`)).toEqual(
      ['P0000', 'P0001', 'P0002'].flatMap((code) => months.map((month) => `${code} ${month}`)),
    );
  });

  it('are each charted by themselves', () => {
    const figures = [...measuredSeries(known, sumsOf(2))].flat();
    // Counts are 100, 101 and 102 of 1,000 in turn, and 200, 201 and 202 of 2,000.
    const means = { P0000: 0.101, P0001: 0.1005 } as Record<string, number>;
    for (const { sum, judged } of figures) expect(judged.spc_mean).toBeCloseTo(means[sum.area_code] as number, 10);
  });

  it('come in many blocks without any being cut or lost', () => {
    const blocks = [...measuredSeries(known, sumsOf(300))];
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.flat()).toHaveLength(300 * months.length);
    const codes = blocks.map((block) => new Set(block.map(({ sum }) => sum.area_code)));
    for (const [i, own] of codes.entries()) expect(codes.slice(i + 1).some((other) => [...own].some((code) => other.has(code)))).toBe(false);
  });

  it('are the same whatever order the sums come in', () => {
    const sums = sumsOf(4);
    const expected = JSON.stringify([...measuredSeries(known, sums)].flat());
    fc.assert(
      fc.property(
        fc.shuffledSubarray(sums, { minLength: sums.length }),
        (shuffled) => JSON.stringify([...measuredSeries(known, shuffled)].flat()) === expected,
      ),
      { numRuns: 20 },
    );
  });

  it('say that a file in force was restated, for the sums that rest on it alone', () => {
    const [first, ...rest] = sumsOf(1);
    const figures = [...measuredSeries({ ...known, restated: new Set(['b']) }, [{ ...(first as Shown), receipts: ['a', 'b'] }, ...rest])].flat();
    expect(figures.map(({ restated }) => restated)).toEqual(months.map((_, i) => i === 0));
  });
});
