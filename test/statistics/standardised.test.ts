/** Standardised rates and life expectancy: the reference's cases, answers worked by hand, and what must hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalReach } from '../../pipeline/statistics/distributions.js';
import { LIFE_BANDS, lifeExpectancy } from '../../pipeline/statistics/life-expectancy.js';
import { type Band, directRate, ESP_2013, indirect } from '../../pipeline/statistics/standardised.js';
import { apart, casesOf, here, tally, WHY } from './vectors.js';

interface Dsr {
  name: string;
  x: (number | null)[];
  n: number[];
  stdpop: number[];
  multiplier: number;
  expected: Record<'total_count' | 'total_pop' | 'value' | 'lower95_0cl' | 'upper95_0cl' | 'lower99_8cl' | 'upper99_8cl', number | null>;
  eventFrequencies?: Record<string, number[]>;
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

describe.skipIf(!here)(`the reference's cases${here ? '' : ` (${WHY})`}`, () => {
  it('directly standardised rates, some of events that are not independent', () => {
    const ours = casesOf<Dsr>('phe/dsr.json').map((one, i) => {
      const [narrow, wide] = [directRate(bandsOf(one)), directRate(bandsOf(one), 0.998)];
      const times = (bound: number | null | undefined): number | null => (bound === null || bound === undefined ? null : bound * one.multiplier);
      const found = [narrow?.events, narrow?.population, times(narrow?.value), times(narrow?.interval?.lower), times(narrow?.interval?.upper)];
      const { total_count, total_pop, value, lower95_0cl, upper95_0cl } = one.expected;
      const wider = one.independent ?? { lower99_8: one.expected.lower99_8cl, upper99_8: one.expected.upper99_8cl };
      const asked = [total_count, total_pop, value, lower95_0cl, upper95_0cl, wider.lower99_8, wider.upper99_8];
      return [`${one.name} (${i})`, apart([...found, times(wide?.interval?.lower), times(wide?.interval?.upper)], asked)] as const;
    });
    expect(ours).toHaveLength(11);
    expect(tally('phe/dsr.json', ours, 1e-9)).toEqual([]);
  });

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
      const times = Number(/(\d+)$/.exec(one.expected.statistic)?.[1] ?? 1);
      const ratio = one.expected.statistic.includes('ratio');
      const at = (confidence: number): (number | null)[] => {
        const found = indirect(bands, confidence);
        const interval = ratio ? found?.ratioInterval : found?.rateInterval;
        return [interval === undefined ? null : interval.lower * times, interval === undefined ? null : interval.upper * times];
      };
      const found = indirect(bands);
      const { observed, expected, value, lower95_0cl, upper95_0cl, lower99_8cl, upper99_8cl } = one.expected;
      const wide = lower99_8cl === null ? [null, null] : at(0.998);
      const mine = [found?.observed, found?.expected, ((ratio ? found?.ratio : found?.rate) ?? 0) * times, ...at(0.95), ...wide];
      return [`${one.area} (${i})`, apart(mine, [observed, expected, value, lower95_0cl, upper95_0cl, lower99_8cl, upper99_8cl])] as const;
    });
    expect(ours).toHaveLength(16);
    expect(tally('phe/isr.json', ours, 1e-9)).toEqual([]);
  });

  interface Life {
    name: string;
    ages: number[];
    population: number[];
    deaths: number[];
    expected?: 'all NA' | { value: number[]; lower: number[]; upper: number[] };
    computed?: { value: number[]; lower: number[]; upper: number[] };
    expectedNonNull?: number[];
  }

  it('life expectancy', () => {
    const ours = casesOf<Life>('phe/life-expectancy.json').map(({ name, ages, population, deaths, expected, expectedNonNull }) => {
      const found = lifeExpectancy(ages.map((from, i) => ({ from, population: population[i] as number, deaths: deaths[i] as number })));
      const rows = 'rows' in found ? found.rows : [];
      if (expected === 'all NA') return [name, rows.length === 0 ? 0 : Number.POSITIVE_INFINITY] as const;
      if (expected === undefined) {
        const values = rows.map(({ value }) => value);
        return [name, apart(values, [...(expectedNonNull ?? []), ...Array<null>(ages.length - (expectedNonNull?.length ?? 0)).fill(null)])] as const;
      }
      const mine = rows.flatMap(({ value, lower, upper }) => [value, lower, upper]);
      // The reference takes 1.96 standard errors, not 1.959964, for 95%.
      const exact = (bound: number, value: number): number => value + ((bound - value) * normalReach(0.95)) / 1.96;
      const { value, lower, upper } = expected;
      const asked = value.flatMap((one, k) => [one, exact(lower[k] as number, one), exact(upper[k] as number, one)]);
      return [name, apart(mine, asked)] as const;
    });
    expect(ours).toHaveLength(7);
    // The reference prints eight decimals or ten figures.
    expect(tally('phe/life-expectancy.json', ours, 1e-8)).toEqual([]);
  });
});

describe('directly standardised rates by hand', () => {
  const two: Band[] = [
    { events: 20, population: 1000, standard: 60 },
    { events: 30, population: 500, standard: 40 },
  ];

  it('weigh each band’s own rate: 0.6 × 0.02 + 0.4 × 0.06 = 0.036', () => expect(directRate(two)?.value).toBeCloseTo(0.036, 15));

  it('have the variance of Dobson: 0.6² × 20 ÷ 1000² + 0.4² × 30 ÷ 500²', () => {
    const variance = 0.36 * (20 / 1e6) + 0.16 * (30 / 250_000);
    const wide = (directRate(two)?.interval?.upper ?? 0) - 0.036;
    // Byar's upper bound of 50 events, from its own formula.
    const byar = 51 * (1 - 1 / (9 * 51) + 1.959963984540054 / (3 * Math.sqrt(51))) ** 3;
    expect(wide).toBeCloseTo(Math.sqrt(variance / 50) * (byar - 50), 12);
  });

  it('are the crude rate where all bands are alike, and where there is one band', () =>
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e4 }), fc.integer({ min: 100, max: 1e6 }), (events, population) => {
        const alike = directRate([1, 2, 3].map((standard) => ({ events, population, standard })));
        expect(alike?.value).toBeCloseTo(events / population, 12);
        const { lower, upper } = directRate([{ events, population, standard: 5 }])?.interval ?? { lower: 1, upper: 0 };
        expect(lower).toBeLessThan(events / population);
        expect(upper).toBeGreaterThan(events / population);
      }),
    ));

  it('people with several events count by the square: the interval is wider, the rate the same', () => {
    const once = directRate([{ events: 30, population: 1000, standard: 1 }]);
    const thrice = directRate([{ events: 30, population: 1000, standard: 1, people: [0, 0, 10] }]);
    expect(thrice?.value).toBe(once?.value);
    const width = (rate: typeof once): number => (rate?.interval?.upper ?? 0) - (rate?.interval?.lower ?? 0);
    expect(width(thrice) / width(once)).toBeCloseTo(Math.sqrt(3), 12);
  });

  it('are refused under ten events, and a band without people leaves its weight', () => {
    expect(directRate([{ events: 9, population: 1000, standard: 1 }])).toEqual({ events: 9, population: 1000, value: null, interval: null });
    expect(directRate([...two, { events: null, population: 0, standard: 1000 }])?.value).toBeCloseTo(0.036, 15);
    expect(directRate([{ events: 0, population: 0, standard: 1 }])).toBeNull();
    expect(() => directRate([{ events: -1, population: 5, standard: 1 }])).toThrow(RangeError);
  });

  it('the European Standard Population of 2013 has 19 bands and 100,000 people', () => {
    expect(ESP_2013).toHaveLength(19);
    expect(ESP_2013.reduce((total, people) => total + people, 0)).toBe(100_000);
  });
});

describe('indirectly standardised ratios by hand', () => {
  const bands = [
    { events: 12, population: 1000, referenceEvents: 100, referencePopulation: 10_000 },
    { events: 18, population: 500, referenceEvents: 400, referencePopulation: 10_000 },
  ];

  it('are observed ÷ expected: 30 ÷ (1000 × 0.01 + 500 × 0.04) = 1', () => {
    const found = indirect(bands);
    expect(found).toMatchObject({ observed: 30, expected: 30, ratio: 1, rate: 0.025 });
    expect(found?.ratioInterval.lower).toBeLessThan(1);
  });

  it('of the reference population itself are 1, at its own rate', () => {
    const itself = bands.map((band) => ({ ...band, events: band.referenceEvents, population: band.referencePopulation }));
    expect(indirect(itself)).toMatchObject({ ratio: 1, rate: 0.025 });
  });

  it('need something expected, and a reference with people', () => {
    expect(indirect(bands.map((band) => ({ ...band, referenceEvents: 0 })))).toBeNull();
    expect(() => indirect(bands.map((band) => ({ ...band, referencePopulation: 0 })))).toThrow(RangeError);
  });
});

describe('life expectancy by another route', () => {
  /** The same share dies every year at every age: everyone has 1 ÷ rate years to come, whatever their age. */
  it('is 1 ÷ rate where the rate never changes, nearly, since bands are of five years', () => {
    const rate = 0.02;
    const found = lifeExpectancy(LIFE_BANDS.map((from) => ({ from, population: 100_000, deaths: 100_000 * rate })));
    const rows = 'rows' in found ? found.rows : [];
    expect(rows).toHaveLength(20);
    for (const { value } of rows) expect(value ?? 0).toBeCloseTo(50, 0);
    expect(rows.at(-1)?.value).toBeCloseTo(50, 12);
  });

  /** Deaths drawn again from their Poisson distribution, by a seeded generator: the spread of the answers against the formula's. */
  it('has an interval as wide as simulation says', () => {
    const rates = LIFE_BANDS.map((from) => (from === 0 ? 0.004 : 0.0002 * 1.09 ** from));
    const bands = LIFE_BANDS.map((from, i) => ({ from, population: 20_000, deaths: Math.round(20_000 * (rates[i] as number)) }));
    const found = lifeExpectancy(bands);
    const first = ('rows' in found ? found.rows : [])[0];
    let state = 1;
    const random = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const again = Array.from({ length: 2000 }, () => {
      const drawn = bands.map((band) => ({
        ...band,
        deaths: Math.max(1, band.deaths + normal() * Math.sqrt(band.deaths * (1 - band.deaths / band.population))),
      }));
      const rows = lifeExpectancy(drawn);
      return ('rows' in rows ? rows.rows[0]?.value : 0) ?? 0;
    });
    const middle = again.reduce((total, value) => total + value, 0) / again.length;
    const spread = Math.sqrt(again.reduce((total, value) => total + (value - middle) ** 2, 0) / again.length);
    expect(((first?.upper ?? 0) - (first?.lower ?? 0)) / (2 * 1.959964 * spread)).toBeCloseTo(1, 1);
  });

  it.each([
    ['a band is missing', LIFE_BANDS.slice(1).map((from) => ({ from, population: 1000, deaths: 10 })), 'needs the 20 age bands'],
    ['nobody dies in the last', LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 90 ? 0 : 10 })), 'no deaths in the last age band'],
    ['there are few people', LIFE_BANDS.map((from) => ({ from, population: 250, deaths: 10 })), 'no more than 5,000 people'],
    ['a band is empty', LIFE_BANDS.map((from) => ({ from, population: from === 20 ? 0 : 1000, deaths: 0 })), 'no people at age 20'],
    ['more die than live', LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 85 ? 1001 : 1 })), 'more deaths than people at age 85'],
    ['deaths are below 0', LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 10 ? -5 : 1 })), 'fewer than no deaths at age 10'],
  ])('is refused, with the reason, where %s', (_, bands, reason) => expect(lifeExpectancy(bands)).toEqual({ refused: expect.stringContaining(reason) }));
});
