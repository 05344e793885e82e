/** Directly standardised rates: the reference's cases, answers published and worked by hand, another route to each, and what must hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../pipeline/statistics/proportion.js';
import { byarInterval } from '../../pipeline/statistics/rate.js';
import { type Band, directRate, ESP_2013, LEAST_EVENTS, type StandardisedRate } from '../../pipeline/statistics/standardised.js';
import { apart, CASES, casesOf, held, here } from './vectors.js';

interface Dsr {
  name: string;
  x: (number | null)[];
  n: number[];
  stdpop: number[];
  multiplier: number;
  expected: Record<'total_count' | 'total_pop' | 'value' | 'lower95_0cl' | 'upper95_0cl' | 'lower99_8cl' | 'upper99_8cl', number | null>;
  eventFrequencies?: Record<string, number[]>;
  /** Given where the reference's own sheet has a slip: its 99.8% bounds are ten times too large. */
  independent?: { lower99_8: number; upper99_8: number };
}

const bandsOf = ({ x, n, stdpop, eventFrequencies }: Dsr): Band[] =>
  n.map((population, i) => ({
    events: x[i] ?? null,
    population,
    standard: stdpop[i] as number,
    ...(eventFrequencies === undefined
      ? {}
      : {
          people: Object.keys(eventFrequencies)
            .sort((a, b) => Number(a) - Number(b))
            .map((f) => eventFrequencies[f]?.[i] ?? 0),
        }),
  }));

const times = (bound: number | null | undefined, by: number): number | null => (bound === null || bound === undefined ? null : bound * by);

describe.skipIf(!here)(CASES, () => {
  it('directly standardised rates, some of events that are not independent', () => {
    const ours = casesOf<Dsr>('phe/dsr.json').map((one, i) => {
      const [narrow, wide] = [directRate(bandsOf(one)), directRate(bandsOf(one), 0.998)];
      const bounds = [narrow?.value, narrow?.interval?.lower, narrow?.interval?.upper, wide?.interval?.lower, wide?.interval?.upper];
      const { total_count, total_pop, value, lower95_0cl, upper95_0cl } = one.expected;
      const wider = one.independent ?? { lower99_8: one.expected.lower99_8cl, upper99_8: one.expected.upper99_8cl };
      const asked = [total_count, total_pop, value, lower95_0cl, upper95_0cl, wider.lower99_8, wider.upper99_8];
      return [`${one.name} (${i})`, apart([narrow?.events, narrow?.population, ...bounds.map((bound) => times(bound, one.multiplier))], asked)] as const;
    });
    // The cases with events that are not independent are printed to eight decimals.
    held('phe/dsr.json', ours, 11, 1e-9);
  });
});

const interval = (rate: StandardisedRate | null): Interval => rate?.interval as Interval;
const width = ({ lower, upper }: Interval): number => upper - lower;

describe('directly standardised rates by hand', () => {
  const two: Band[] = [
    { events: 20, population: 1000, standard: 60 },
    { events: 30, population: 500, standard: 40 },
  ];

  it("75.529 per 100,000 births: Down's syndrome in fifth and later children, Michigan 1950–64, standardised by the mothers' ages; Fay and Feuer (1997), Stat Med 16:791", () => {
    const cases = [0, 8, 63, 112, 262, 295];
    const births = [327, 30_666, 123_419, 149_919, 104_088, 34_392];
    const all = [319_933, 931_318, 786_511, 488_235, 237_863, 61_313];
    const found = directRate(cases.map((events, i) => ({ events, population: births[i] as number, standard: all[i] as number })));
    expect(found).toMatchObject({ events: 740, population: 442_811 });
    expect((found?.value ?? 0) * 1e5).toBeCloseTo(75.52901, 5);
  });

  it('weigh each band’s own rate: 0.6 × 0.02 + 0.4 × 0.06 = 0.036', () => expect(directRate(two)?.value).toBeCloseTo(0.036, 15));

  it('have the variance of Dobson: 0.6² × 20 ÷ 1000² + 0.4² × 30 ÷ 500²', () => {
    const variance = 0.36 * (20 / 1e6) + 0.16 * (30 / 250_000);
    // Byar's bounds of 50 events, from their own formula.
    const upper = 51 * (1 - 1 / (9 * 51) + 1.959963984540054 / (3 * Math.sqrt(51))) ** 3;
    const lower = 50 * (1 - 1 / (9 * 50) - 1.959963984540054 / (3 * Math.sqrt(50))) ** 3;
    expect(interval(directRate(two)).upper - 0.036).toBeCloseTo(Math.sqrt(variance / 50) * (upper - 50), 12);
    expect(interval(directRate(two)).lower - 0.036).toBeCloseTo(Math.sqrt(variance / 50) * (lower - 50), 12);
  });

  it('people with several events count by the square: the interval is wider, the rate the same', () => {
    const once = directRate([{ events: 30, population: 1000, standard: 1 }]);
    const thrice = directRate([{ events: 30, population: 1000, standard: 1, people: [0, 0, 10] }]);
    expect(thrice?.value).toBe(once?.value);
    expect(width(interval(thrice)) / width(interval(once))).toBeCloseTo(Math.sqrt(3), 12);
  });

  it('never go below 0: where one event of ten carries all the weight, 1 − √(1 ÷ 10) × 5.2 would be', () => {
    const found = directRate([
      { events: 1, population: 1, standard: 1 },
      { events: 9, population: 1e9, standard: 1e-9 },
    ]);
    expect(interval(found).lower).toBe(0);
    expect(interval(found).upper).toBeGreaterThan(found?.value as number);
  });

  it('are refused under ten events, and a band without people leaves its weight and its events', () => {
    expect(LEAST_EVENTS).toBe(10);
    expect(directRate([{ events: 9, population: 1000, standard: 1 }])).toEqual({ events: 9, population: 1000, value: null, interval: null });
    expect(directRate([{ events: 10, population: 1000, standard: 1 }])?.value).toBe(0.01);
    expect(directRate([...two, { events: null, population: 0, standard: 1000 }])?.value).toBeCloseTo(0.036, 15);
    expect(directRate([...two, { events: 5, population: 0, standard: 1000 }])).toEqual(directRate(two));
    expect(directRate([...two, { events: null, population: 100, standard: 0 }])).toMatchObject({ events: 50, population: 1600 });
    expect(directRate([{ events: 0, population: 0, standard: 1 }])).toBeNull();
    expect(directRate([])).toBeNull();
  });

  it('are not made from nonsense', () => {
    const good = { events: 12, population: 5, standard: 1 };
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      for (const part of ['events', 'population', 'standard'] as const)
        expect(() => directRate([{ ...good, [part]: bad }])).toThrow(/^a band of .* events in .* people, weight .*/);
    expect(() => directRate([{ ...good, people: [10, 2] }])).toThrow('a band of 12 events, of which its people had 14');
    expect(() => directRate([{ ...good, events: null, people: [1] }])).toThrow('a band of null events, of which its people had 1');
    expect(directRate([{ ...good, people: [10, 1] }])?.events).toBe(12);
  });

  it('the European Standard Population of 2013 has 19 bands and 100,000 people, most of them from 35 to 54', () => {
    expect(ESP_2013).toHaveLength(19);
    expect(ESP_2013.reduce((total, people) => total + people, 0)).toBe(100_000);
    expect(ESP_2013.flatMap((people, i) => (people === 7000 ? [5 * i] : []))).toEqual([35, 40, 45, 50]);
  });
});

/** A band of people who had one, two or three events each. */
const crowd = fc.record({
  people: fc.tuple(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9 })),
  population: fc.integer({ min: 200, max: 50_000 }),
  standard: fc.integer({ min: 1000, max: 7000 }),
});
const crowds = fc.array(crowd, { minLength: 3, maxLength: 19 });
type Crowd = typeof crowds extends fc.Arbitrary<infer T> ? T : never;
const toBands = (all: Crowd, told: boolean): Band[] =>
  all.map(({ people, population, standard }) => ({ events: people[0] + 2 * people[1] + 3 * people[2], population, standard, ...(told ? { people } : {}) }));

describe('directly standardised rates by another route', () => {
  it('are a sum over people: each adds its events times their weight, and the square of that to the variance', () =>
    fc.assert(
      fc.property(crowds, fc.boolean(), (all, told) => {
        const weights = all.reduce((total, { standard }) => total + standard, 0);
        // One entry a person, or an event where nothing is told of people: what it adds to the rate.
        const added = all.flatMap(({ people, population, standard }) =>
          people.flatMap((persons, i) =>
            told
              ? Array<number>(persons).fill(((i + 1) * standard) / population / weights)
              : Array<number>(persons * (i + 1)).fill(standard / population / weights),
          ),
        );
        const events = toBands(all, told).reduce((total, band) => total + (band.events ?? 0), 0);
        const rate = added.reduce((total, part) => total + part, 0);
        const error = Math.sqrt(added.reduce((total, part) => total + part * part, 0));
        const found = directRate(toBands(all, told));
        const byar = byarInterval(events);
        expect((found?.value ?? 0) / rate).toBeCloseTo(1, 12);
        expect(interval(found).upper / (rate + (error * (byar.upper - events)) / Math.sqrt(events))).toBeCloseTo(1, 12);
        expect(interval(found).lower).toBeCloseTo(Math.max(0, rate + (error * (byar.lower - events)) / Math.sqrt(events)), 12);
      }),
    ));

  it("are the crude rate with Byar's interval where there is one band, and the crude rate where all are alike", () =>
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e4 }), fc.integer({ min: 100, max: 1e6 }), (events, population) => {
        const byar = byarInterval(events);
        expect(interval(directRate([{ events, population, standard: 5 }])).lower * population).toBeCloseTo(byar.lower, 7);
        expect(interval(directRate([{ events, population, standard: 5 }])).upper * population).toBeCloseTo(byar.upper, 7);
        expect(directRate([1, 2, 3].map((standard) => ({ events, population, standard })))?.value).toBeCloseTo(events / population, 12);
      }),
    ));

  it('lie in their interval, narrow with four times the people, widen with the confidence, and do not depend on the size of the standard', () =>
    fc.assert(
      fc.property(crowds, (all) => {
        const bands = toBands(all, false);
        const found = directRate(bands) as StandardisedRate;
        const value = found.value as number;
        expect(interval(found).lower <= value && value <= interval(found).upper).toBe(true);
        const four = directRate(bands.map((band) => ({ ...band, events: 4 * (band.events ?? 0), population: 4 * band.population })));
        expect(four?.value).toBeCloseTo(value, 12);
        expect(width(interval(four))).toBeLessThan(width(interval(found)));
        expect(width(interval(directRate(bands, 0.998)))).toBeGreaterThan(width(interval(found)));
        const small = directRate(bands.map((band) => ({ ...band, standard: band.standard / 1000 })));
        expect(interval(small).upper / interval(found).upper).toBeCloseTo(1, 12);
        expect(width(interval(directRate(toBands(all, true))))).toBeGreaterThanOrEqual(width(interval(found)) * (1 - 1e-12));
      }),
    ));
});
