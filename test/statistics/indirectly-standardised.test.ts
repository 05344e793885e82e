/** Indirectly standardised ratios and rates: the reference's cases, answers published and worked by hand, and what must hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../pipeline/statistics/proportion.js';
import { byarInterval, countInterval } from '../../pipeline/statistics/rate.js';
import { type IndirectlyStandardised, indirect, type ReferenceBand } from '../../pipeline/statistics/standardised.js';
import { apart, CASES, casesOf, held, here } from './vectors.js';

const times = (bound: number | null | undefined, by: number): number | null => (bound === null || bound === undefined ? null : bound * by);

describe.skipIf(!here)(CASES, () => {
  interface Isr {
    area: string;
    x: (number | null)[];
    n: (number | null)[];
    x_ref: (number | null)[];
    n_ref: number[];
    expected: Record<'observed' | 'expected' | 'ref_rate' | 'value' | 'lower95_0cl' | 'upper95_0cl' | 'lower99_8cl' | 'upper99_8cl', number | null> & {
      statistic: string;
    };
  }

  it('indirectly standardised ratios and rates', () => {
    const ours = casesOf<Isr>('phe/isr.json').map((one, i) => {
      const bands = one.n_ref.map((referencePopulation, j) => ({
        events: one.x[j] ?? null,
        population: one.n[j] ?? 0,
        referenceEvents: one.x_ref[j] ?? null,
        referencePopulation,
      }));
      const by = Number(/(\d+)$/.exec(one.expected.statistic)?.[1]);
      const ratio = one.expected.statistic.includes('ratio');
      const { observed, expected, ref_rate, value, lower95_0cl, upper95_0cl, lower99_8cl, upper99_8cl } = one.expected;
      const at = (confidence: number): (number | null)[] => {
        const found = indirect(bands, confidence);
        const interval = ratio ? found?.ratioInterval : found?.rateInterval;
        return [times(interval?.lower, by), times(interval?.upper, by)];
      };
      const found = indirect(bands) as IndirectlyStandardised;
      // The four cases without 99.8% bounds ask for 95% alone, and ratios for no rate of the reference.
      const wide = lower99_8cl === null ? [null, null] : at(0.998);
      const mine = [
        found.observed,
        found.expected,
        ratio ? null : (found.rate / found.ratio) * by,
        (ratio ? found.ratio : found.rate) * by,
        ...at(0.95),
        ...wide,
      ];
      return [`${one.area} (${i})`, apart(mine, [observed, expected, ref_rate, value, lower95_0cl, upper95_0cl, lower99_8cl, upper99_8cl])] as const;
    });
    held('phe/isr.json', ours, 16, 1e-9);
  });
});

describe('indirectly standardised ratios', () => {
  const bands: ReferenceBand[] = [
    { events: 12, population: 1000, referenceEvents: 100, referencePopulation: 10_000 },
    { events: 18, population: 500, referenceEvents: 400, referencePopulation: 10_000 },
  ];

  it('are observed ÷ expected: 30 ÷ (1000 × 0.01 + 500 × 0.04) = 1, and the rate is that of the reference, 500 ÷ 20,000', () => {
    const found = indirect(bands) as IndirectlyStandardised;
    expect(found).toMatchObject({ observed: 30, expected: 30, ratio: 1, rate: 0.025 });
    const { lower, upper } = byarInterval(30);
    expect(found.ratioInterval).toEqual({ lower: expect.closeTo(lower / 30, 14), upper: expect.closeTo(upper / 30, 14) });
    expect(found.rateInterval).toEqual({ lower: expect.closeTo((0.025 * lower) / 30, 14), upper: expect.closeTo((0.025 * upper) / 30, 14) });
  });

  it('five renal cancers at 7.97 times what was expected, 2.59 to 18.59: Henschler et al. (1995), Arch Toxicol 69:291', () => {
    const found = indirect([{ events: 5, population: 1, referenceEvents: 5 / 7.97, referencePopulation: 1 }]) as IndirectlyStandardised;
    expect(found.ratio).toBeCloseTo(7.97, 12);
    expect(found.ratioInterval.lower).toBeCloseTo(2.59, 2);
    // The paper's expected number is rounded.
    expect(Math.abs(found.ratioInterval.upper - 18.59)).toBeLessThan(0.02);
  });

  it('30 observed where 15.21 were expected: twice as many, 1.33 to 2.82 by the tables of the Poisson distribution', () => {
    const found = indirect([{ events: 30, population: 15.21, referenceEvents: 1, referencePopulation: 1 }]) as IndirectlyStandardised;
    expect([found.ratioInterval.lower.toFixed(2), found.ratioInterval.upper.toFixed(2)]).toEqual(['1.33', '2.82']);
  });

  it('of the reference population itself are 1, at its own rate', () => {
    const itself = bands.map((band) => ({ ...band, events: band.referenceEvents, population: band.referencePopulation }));
    expect(indirect(itself)).toMatchObject({ ratio: 1, rate: 0.025 });
  });

  it('where every band has k times the rate of the reference, are k whatever the ages; and do not depend on how people are counted', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 10, max: 1e5 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1000, max: 1e6 })), {
          minLength: 1,
          maxLength: 19,
        }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (all, k) => {
          const even = all.map(([population, referenceEvents, referencePopulation]) => ({
            events: (k * population * referenceEvents) / referencePopulation,
            population,
            referenceEvents,
            referencePopulation,
          }));
          const found = indirect(even) as IndirectlyStandardised;
          expect(found.ratio).toBeCloseTo(k, 9);
          expect(found.ratioInterval.lower).toBeLessThanOrEqual(k * (1 + 1e-9));
          expect(found.ratioInterval.upper).toBeGreaterThanOrEqual(k);
          const bounds = countInterval(found.observed) as Interval;
          expect(found.ratioInterval.upper * found.expected).toBeCloseTo(bounds.upper, 6);
          const thousands = indirect(
            even.map((band) => ({ ...band, population: band.population / 1000, referencePopulation: band.referencePopulation / 1000 })),
          );
          expect(thousands?.ratio).toBeCloseTo(k, 9);
          expect((thousands?.rate ?? 0) / (1000 * found.rate)).toBeCloseTo(1, 9);
        },
      ),
    ));

  it('count what is not known as none, need something expected and a reference with people', () => {
    const unknown = indirect([...bands, { events: null, population: 10, referenceEvents: null, referencePopulation: 10 }]);
    expect(unknown).toMatchObject({ observed: 30, expected: 30 });
    expect(indirect(bands.map((band) => ({ ...band, referenceEvents: 0 })))).toBeNull();
    expect(indirect([])).toBeNull();
    expect(indirect(bands.map((band) => ({ ...band, events: 0 })))).toMatchObject({ ratio: 0, ratioInterval: { lower: 0 } });
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => indirect(bands.map((band) => ({ ...band, referencePopulation: bad })))).toThrow('a band of the reference population without people');
    for (const bad of [-1, Number.NaN])
      for (const part of ['events', 'population', 'referenceEvents'])
        expect(() => indirect(bands.map((band) => ({ ...band, [part]: bad })))).toThrow(/^a band of .* events in .* people, beside .* of the reference/);
  });
});
