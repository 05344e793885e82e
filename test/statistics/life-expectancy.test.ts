/** Life expectancy: the reference's cases, tables worked by hand, another route to value and interval, what must hold, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalReach } from '../../pipeline/statistics/distributions.js';
import { LIFE_BANDS, type LifeBand, type LifeExpectancy, lifeExpectancy } from '../../pipeline/statistics/life-expectancy.js';
import { normalDraws } from '../../pipeline/statistics/normal-draws.js';
import { apart, CASES, casesOf, farther, held, here, same } from './vectors.js';

const bandsOf = (deaths: (from: number) => number, population = 100_000): LifeBand[] => LIFE_BANDS.map((from) => ({ from, population, deaths: deaths(from) }));

function rowsOf(bands: readonly LifeBand[], confidence?: number): LifeExpectancy[] {
  const found = lifeExpectancy(bands, confidence);
  if ('refused' in found) throw new Error(found.refused);
  return found.rows;
}

describe.skipIf(!here)(CASES, () => {
  interface Bounds {
    value: number[];
    lower: number[];
    upper: number[];
  }
  interface Life {
    name: string;
    ages: number[];
    population: number[];
    deaths: number[];
    expected?: 'all NA' | Bounds;
    /** Of a case in which the reference gives the first few values alone: all of them, by whoever made the cases. */
    computed?: Bounds;
    expectedNonNull?: number[];
  }

  it('value and interval at every age, or a refusal', () => {
    const ours = casesOf<Life>('phe/life-expectancy.json').map(({ name, ages, population, deaths, expected, computed, expectedNonNull }) => {
      const found = lifeExpectancy(ages.map((from, i) => ({ from, population: population[i] as number, deaths: deaths[i] as number })));
      if (expected === 'all NA') return [name, same('refused' in found)] as const;
      const rows = 'rows' in found ? found.rows : [];
      const shown = expectedNonNull?.length ?? ages.length;
      const { value, lower, upper } = (expected ?? computed) as Bounds;
      // For 95% the reference takes 1.96 standard errors, not 1.959964; whoever computed the others took the exact figure.
      const exact = (bound: number, middle: number): number => (expected === undefined ? bound : middle + ((bound - middle) * normalReach(0.95)) / 1.96);
      const asked = ages.flatMap((_, k) => {
        const middle = value[k] as number;
        return k < shown ? [middle, exact(lower[k] as number, middle), exact(upper[k] as number, middle)] : [null, null, null];
      });
      const first = apart(
        rows.slice(0, shown).map((row) => row.value),
        expectedNonNull ?? value,
      );
      return [
        name,
        farther(
          first,
          apart(
            rows.flatMap((row) => [row.value, row.lower, row.upper]),
            asked,
          ),
        ),
      ] as const;
    });
    // The reference prints eight decimals or ten figures.
    held('phe/life-expectancy.json', ours, 7, 1e-9);
  });
});

/**
 * Nobody dies until 85; then q = 5 × 0.1 ÷ (1 + 2.5 × 0.1) = 0.4, and a quarter a year from 90 on: e₉₀ = 4, e₈₅ = 5 × (0.6 + 0.5 × 0.4) + 0.6 × 4 = 6.4.
 */
const late = LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 85 ? 100 : from === 90 ? 250 : 0 }));

describe('by hand', () => {
  it('0, 1, then every five years from 5 to 90', () => {
    expect(LIFE_BANDS).toEqual([0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]);
  });

  it('4 years at 90, 6.4 at 85, and what there is until 85 before', () => {
    const rows = rowsOf(late);
    expect(rows.map(({ from }) => from)).toEqual(LIFE_BANDS);
    for (const { from, value } of rows) expect(value).toBeCloseTo(from === 90 ? 4 : 91.4 - from, 10);
  });

  it('variance: (2.5 + 4)² × 0.4² × 0.6 ÷ 100 at 85, and (0.6 ÷ 0.25)² ÷ 250 from 90 on', () => {
    const error = Math.sqrt((6.5 ** 2 * 0.16 * 0.6) / 100 + 2.4 ** 2 / 250);
    for (const confidence of [0.95, 0.998])
      for (const from of [0, 40, 85]) {
        const { value, lower, upper } = rowsOf(late, confidence).find((row) => row.from === from) as LifeExpectancy;
        expect((upper as number) - (value as number)).toBeCloseTo(normalReach(confidence) * error, 10);
        expect((value as number) - (lower as number)).toBeCloseTo(normalReach(confidence) * error, 10);
      }
    const last = rowsOf(late).at(-1) as LifeExpectancy;
    expect((last.upper as number) - 4).toBeCloseTo((1.959963984540054 * 4) / Math.sqrt(250), 10);
  });

  it('those who die in their first year live a tenth of it, later half the band: one band at a time', () => {
    // Survivors of the band live 1 ÷ 0.25 years more from 90 on, and lose nothing elsewhere.
    const first = rowsOf(LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 0 ? 100 : from === 90 ? 250 : 0 })))[0] as LifeExpectancy;
    const q = 0.1 / (1 + 0.9 * 0.1);
    expect(first.value).toBeCloseTo(1 - q + 0.1 * q + (1 - q) * (89 + 4), 10);
    const second = rowsOf(LIFE_BANDS.map((from) => ({ from, population: 1000, deaths: from === 1 ? 100 : from === 90 ? 250 : 0 })))[0] as LifeExpectancy;
    const r = 0.4 / (1 + 0.5 * 0.4);
    expect(second.value).toBeCloseTo(1 + 4 * (1 - r + 0.5 * r) + (1 - r) * (85 + 4), 10);
  });

  it('1 ÷ rate where the rate never changes, nearly, since bands are of five years', () => {
    const rows = rowsOf(bandsOf(() => 2000));
    for (const { value } of rows) expect(value ?? 0).toBeCloseTo(50, 0);
    expect(rows.at(-1)?.value).toBeCloseTo(50, 12);
  });

  it('an age is left out where the 95% interval would be more than 20 years wide, whatever the confidence', () => {
    // From 90 on e = 1 ÷ rate and its error e ÷ √deaths: 5 deaths give ±1.96 × e ÷ √5, which is 10 years where e is 11.41.
    const last = (e: number, confidence?: number): LifeExpectancy =>
      rowsOf(
        LIFE_BANDS.map((from) => ({ from, population: from === 90 ? 5 * e : 1000, deaths: 5 })),
        confidence,
      ).at(-1) as LifeExpectancy;
    const widest = (10 * Math.sqrt(5)) / 1.959963984540054;
    expect(last(widest + 0.01)).toEqual({ from: 90, value: null, lower: null, upper: null });
    expect(last(widest + 0.01, 0.5).value).toBeNull();
    expect(last(widest - 0.01).value).toBeCloseTo(widest - 0.01, 10);
    expect(last(widest - 0.01, 0.998).value).toBeCloseTo(widest - 0.01, 10);
    // 11.4 − 3.09 × 5.1 years would be below 0: nobody has less than no years to come.
    expect(last(widest - 0.01, 0.998).lower).toBe(0);
    expect(last(widest - 0.01).lower).toBeGreaterThan(0);
  });
});

const rates = fc.tuple(fc.double({ min: 1e-5, max: 1e-3, noNaN: true }), fc.double({ min: 1.05, max: 1.1, noNaN: true }), fc.integer({ min: 2000, max: 1e6 }));
/** Deaths that grow with age as Gompertz has it, and some in the first year. */
const gompertz = ([base, growth, population]: [number, number, number]): LifeBand[] =>
  LIFE_BANDS.map((from) => ({ from, population, deaths: population * Math.min(0.3, (from === 0 ? 0.004 : 0) + base * growth ** from) }));

describe('by another route', () => {
  /** The columns of a printed life table, from birth on: l, d, L, T, e. */
  function printed(bands: readonly LifeBand[]): number[] {
    let l = 100_000;
    const table = bands.map(({ from, population, deaths }, i) => {
      const [n, m, a] = [(bands[i + 1]?.from ?? Number.NaN) - from, deaths / population, from === 0 ? 0.1 : 0.5];
      const d = i === bands.length - 1 ? l : l * ((n * m) / (1 + n * (1 - a) * m));
      const row = { l, L: i === bands.length - 1 ? l / m : n * (l - d) + a * n * d };
      l -= d;
      return row;
    });
    return table.map(({ l: alive }, i) => table.slice(i).reduce((T, { L }) => T + L, 0) / alive);
  }

  it('value: the columns of a printed table', () =>
    fc.assert(
      fc.property(rates, (drawn) => {
        const bands = gompertz(drawn);
        const table = printed(bands);
        for (const [i, { value }] of rowsOf(bands).entries()) if (value !== null) expect(value / (table[i] as number)).toBeCloseTo(1, 11);
      }),
    ));

  it('interval: each death rate moved by a little, and the answers’ squares added (the delta method)', () =>
    fc.assert(
      fc.property(rates, (drawn) => {
        const bands = gompertz(drawn);
        const variances = LIFE_BANDS.map(() => 0);
        for (const [i, { from, population, deaths }] of bands.entries()) {
          const [n, a, last] = [(bands[i + 1]?.from ?? 0) - from, from === 0 ? 0.1 : 0.5, i === bands.length - 1];
          const chance = (count: number): number => (last ? count / population : (n * count) / population / (1 + (1 - a) * n * (count / population)));
          const [up, down] = [deaths * 1.0001, deaths * 0.9999].map((count) => ({
            e: printed(bands.with(i, { from, population, deaths: count })),
            q: chance(count),
          }));
          const q = chance(deaths);
          // Of a chance of dying q² (1 − q) ÷ deaths; of the rate of the open band its square ÷ deaths.
          const variance = (q * q * (last ? 1 : 1 - q)) / deaths;
          for (const k of LIFE_BANDS.keys()) {
            const slope = ((up?.e[k] as number) - (down?.e[k] as number)) / ((up?.q as number) - (down?.q as number));
            variances[k] = (variances[k] as number) + slope * slope * variance;
          }
        }
        for (const [k, { value, upper }] of rowsOf(bands).entries())
          if (value !== null) expect(((upper as number) - value) / (1.959963984540054 * Math.sqrt(variances[k] as number))).toBeCloseTo(1, 5);
      }),
      { numRuns: 25 },
    ));

  it('interval: as wide as that of deaths drawn again', () => {
    const bands = bandsOf((from) => Math.round(20_000 * (from === 0 ? 0.004 : 0.0002 * 1.09 ** from)), 20_000);
    const first = rowsOf(bands)[0] as LifeExpectancy;
    const draws = normalDraws(20 * 2000, 5);
    const again = Array.from({ length: 2000 }, (_, run) => {
      const drawn = bands.map((band, i) => ({
        ...band,
        deaths: Math.max(1, band.deaths + (draws[20 * run + i] as number) * Math.sqrt(band.deaths * (1 - band.deaths / band.population))),
      }));
      return rowsOf(drawn)[0]?.value as number;
    });
    const middle = again.reduce((total, value) => total + value, 0) / again.length;
    const spread = Math.sqrt(again.reduce((total, value) => total + (value - middle) ** 2, 0) / again.length);
    expect(((first.upper as number) - (first.lower as number)) / (2 * 1.959964 * spread)).toBeCloseTo(1, 1);
  });
});

describe('what holds', () => {
  it('the value lies in its interval, which narrows with more people and widens with the confidence; fewer deaths, longer lives', () =>
    fc.assert(
      fc.property(rates, (drawn) => {
        const bands = gompertz(drawn);
        const [once, four, sure, spared] = [
          rowsOf(bands),
          rowsOf(bands.map((band) => ({ ...band, population: 4 * band.population, deaths: 4 * band.deaths }))),
          rowsOf(bands, 0.998),
          rowsOf(bands.map((band) => ({ ...band, deaths: 0.9 * band.deaths }))),
        ];
        for (const [i, { value, lower, upper }] of once.entries()) {
          if (value === null || lower === null || upper === null) continue;
          expect(lower <= value && value <= upper).toBe(true);
          expect(four[i]?.value).toBeCloseTo(value, 9);
          // Four times the people, half the width.
          if (lower > 0) expect(((four[i]?.upper as number) - value) * 2).toBeCloseTo(upper - value, 9);
          expect(sure[i]?.upper as number).toBeGreaterThan(upper);
          if ((spared[i]?.value ?? null) !== null) expect(spared[i]?.value as number).toBeGreaterThan(value);
        }
      }),
    ));
});

describe('is refused, with the reason', () => {
  it.each([
    ['a band is missing', bandsOf(() => 10).slice(1), 'life expectancy needs the 20 age bands'],
    ['the last band is missing', bandsOf(() => 10).slice(0, -1), 'life expectancy needs the 20 age bands'],
    ['there is a band too many', [...bandsOf(() => 10), { from: 95, population: 9, deaths: 1 }], 'life expectancy needs the 20 age bands'],
    ['a band has another name', bandsOf(() => 10).with(3, { from: 11, population: 9, deaths: 1 }), 'life expectancy needs the 20 age bands'],
    ['no one dies in the last', bandsOf((from) => (from === 90 ? 0 : 10)), 'no deaths in the last age band'],
    ['there are 5,000 people', bandsOf(() => 10, 250), 'no more than 5,000 people in all'],
    ['bands are empty', bandsOf(() => 0).map((band) => (band.from === 20 || band.from === 25 ? { ...band, population: 0 } : band)), 'no people at age 20, 25'],
    ['more die than live', bandsOf((from) => (from === 85 ? 1001 : 1), 1000), 'more deaths than people at age 85'],
    ['deaths are below 0', bandsOf((from) => (from === 10 ? -5 : 1)), 'fewer than no deaths at age 10'],
    ['deaths are not known', bandsOf((from) => (from === 10 ? Number.NaN : 1)), 'fewer than no deaths at age 10'],
    ['two in five die every year of five', bandsOf((from) => (from === 30 ? 400 : 1), 1000), 'so many deaths that no one lives past age 30'],
  ])('%s', (_, bands, refused) => expect(lifeExpectancy(bands)).toEqual({ refused }));

  it('and not where it is only nearly so', () => {
    expect(lifeExpectancy(bandsOf(() => 10, 251))).toHaveProperty('rows');
    expect(lifeExpectancy(bandsOf((from) => (from === 30 ? 399 : 1), 1000))).toHaveProperty('rows');
    expect(lifeExpectancy(bandsOf((from) => (from === 90 ? 1000 : 0), 1000))).toHaveProperty('rows');
  });
});
