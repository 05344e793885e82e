/** Intervals for proportions, rates and means: the reference's cases, answers worked by hand, another route to each, and what holds of every interval. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalBelow, normalReach, studentReach } from '../../pipeline/statistics/distributions.js';
import { sampleMean } from '../../pipeline/statistics/mean.js';
import { type Interval, wilson } from '../../pipeline/statistics/proportion.js';
import { byarInterval, byars, countInterval, exactInterval } from '../../pipeline/statistics/rate.js';
import { apart, casesOf, here, tally, WHY } from './vectors.js';

const both = (interval: Interval | null, times = 1): (number | null)[] => [interval && interval.lower * times, interval && interval.upper * times];

describe.skipIf(!here)(`the reference's cases${here ? '' : ` (${WHY})`}`, () => {
  it("Byar's and Wilson's intervals", () => {
    const cases = casesOf<{ method: string; x: number; n: number | null; confidence: number; lower: number | null; upper: number }>('phe/byars-wilson.json');
    const ours = cases.map(({ method, x, n, confidence, lower, upper }, i) => {
      const found = method === 'Byars' ? byarInterval(x, confidence) : wilson(x, n as number, confidence);
      // Where Byar's lower bound would be the cube of a number below 0 the reference has none; ours is 0, below which no count lies.
      return [`${method} ${x} of ${n} (${i})`, apart(both(found), [lower ?? 0, upper])] as const;
    });
    expect(cases).toHaveLength(13);
    expect(tally('phe/byars-wilson.json', ours, 1e-9)).toEqual([]);
  });

  interface Parts {
    area: string;
    x: number | null;
    n: number | null;
    multiplier: number;
    value: number | null;
    lower95_0: number | null;
    upper95_0: number | null;
    lower99_8: number | null;
    upper99_8: number | null;
  }
  const partsCases = (file: string, interval: (x: number, n: number, confidence: number) => Interval | null): (readonly [string, number])[] =>
    casesOf<Parts>(file).map((one) => {
      const [x, n] = [one.x ?? Number.NaN, one.n ?? Number.NaN];
      const value = Number.isNaN(x / n) ? null : (x / n) * one.multiplier;
      const ours = [value, ...[0.95, 0.998].flatMap((confidence) => both(interval(x, n, confidence), one.multiplier))];
      return [one.area, apart(ours, [one.value, one.lower95_0, one.upper95_0, one.lower99_8, one.upper99_8])] as const;
    });

  it('proportions', () => {
    const ours = partsCases('phe/proportion.json', wilson);
    expect(ours).toHaveLength(19);
    expect(tally('phe/proportion.json', ours, 1e-9)).toEqual([]);
  });

  it('rates', () => {
    const ours = partsCases('phe/rate.json', byars);
    expect(ours).toHaveLength(20);
    expect(tally('phe/rate.json', ours, 1e-9)).toEqual([]);
  });

  it('means', () => {
    interface Means {
      area: string;
      values: number[];
      expected: { value: number; stdev: number; lower95_0cl: number; upper95_0cl: number; lower99_8cl: number; upper99_8cl: number };
    }
    const ours = casesOf<Means>('phe/mean.json').map(({ area, values, expected: e }) => {
      const [narrow, wide] = [sampleMean(values), sampleMean(values, 0.998)];
      const found = [narrow?.mean, narrow?.deviation, ...both(narrow?.interval ?? null), ...both(wide?.interval ?? null)];
      return [area, apart(found, [e.value, e.stdev, e.lower95_0cl, e.upper95_0cl, e.lower99_8cl, e.upper99_8cl])] as const;
    });
    expect(ours).toHaveLength(3);
    expect(tally('phe/mean.json', ours, 1e-9)).toEqual([]);
  });
});

describe('answers from tables anyone can look up', () => {
  it.each([
    [0.95, 1.959963984540054],
    [0.998, 3.090232306167813],
    [0.5, 0.6744897501960817],
  ])('the normal distribution holds %d within %d standard errors', (share, reach) => expect(normalReach(share)).toBeCloseTo(reach, 12));

  it.each([
    [1, 12.706204736174698],
    [5, 2.570581835636314],
    [30, 2.0422724563012373],
    [1000, 1.9623390808264078],
  ])("Student's t with %d degrees holds 95%% within %d", (degrees, reach) => expect(studentReach(0.95, degrees)).toBeCloseTo(reach, 11));

  it('81 of 263: Newcombe (1998), table I, method 3', () => {
    const { lower, upper } = wilson(81, 263) as Interval;
    expect([lower.toFixed(4), upper.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });

  it('0 of 20 and 1 of 29: Newcombe (1998)', () => {
    expect(both(wilson(0, 20)).map((bound) => bound?.toFixed(4))).toEqual(['0.0000', '0.1611']);
    expect(both(wilson(1, 29)).map((bound) => bound?.toFixed(4))).toEqual(['0.0061', '0.1718']);
  });

  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [9, 4.1154, 17.0848],
  ])('a count of %d is exactly %d to %d: the Poisson table of every textbook', (count, lower, upper) => {
    expect(exactInterval(count, 0.95)?.lower).toBeCloseTo(lower, 3);
    expect(exactInterval(count, 0.95)?.upper).toBeCloseTo(upper, 3);
  });
});

/** Share of the standard normal below z by adding up thin slices. */
const slices = (z: number, from = -12, n = 40_000): number => {
  const step = (z - from) / n;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const at = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const x = from + i * step;
    total += ((at(x) + 4 * at(x + step / 2) + at(x + step)) * step) / 6;
  }
  return total;
};

/** Chance of `count` events or fewer when `mean` are expected, term by term. */
function poissonUpTo(count: number, mean: number): number {
  let [term, total] = [Math.exp(-mean), Math.exp(-mean)];
  for (let i = 1; i <= count; i += 1) {
    term *= mean / i;
    total += term;
  }
  return total;
}

describe('another route', () => {
  it('the normal distribution by adding up slices', () => {
    for (const z of [-3.2, -1, 0, 0.5, 1.96, 3.09]) expect(normalBelow(z)).toBeCloseTo(slices(z), 10);
    expect(normalBelow(normalReach(0.95)) - normalBelow(-normalReach(0.95))).toBeCloseTo(0.95, 12);
  });

  it("Wilson's bounds are where the score test just rejects", () => {
    for (const [x, n] of [
      [3, 17],
      [250, 1000],
      [1, 40],
    ] as const) {
      const z = normalReach(0.95);
      for (const bound of both(wilson(x, n)) as number[]) expect(Math.abs(x / n - bound) / Math.sqrt((bound * (1 - bound)) / n)).toBeCloseTo(z, 9);
    }
  });

  it('the exact bounds leave half of what is left on either side, by adding Poisson terms', () => {
    for (const count of [0, 1, 4, 9, 30]) {
      const { lower, upper } = exactInterval(count, 0.95) as Interval;
      expect(poissonUpTo(count, upper)).toBeCloseTo(0.025, 10);
      if (count > 0) expect(1 - poissonUpTo(count - 1, lower)).toBeCloseTo(0.025, 10);
    }
  });

  it("Byar's approximation is near the exact one from ten on", () => {
    for (const count of [10, 25, 100, 1000]) {
      const [byar, exact] = [byarInterval(count, 0.95), exactInterval(count, 0.95)] as [Interval, Interval];
      expect(Math.abs(byar.lower - exact.lower) / exact.lower).toBeLessThan(0.002);
      expect(Math.abs(byar.upper - exact.upper) / exact.upper).toBeLessThan(0.002);
    }
  });

  it("Student's interval is one whose t, worked backwards, holds the confidence when the density is added up", () => {
    const values = [3.1, 4.4, 2.7, 5.9, 4.1];
    const { mean, deviation, interval } = sampleMean(values, 0.95) as NonNullable<ReturnType<typeof sampleMean>>;
    const t = ((interval as Interval).upper - mean) / ((deviation as number) / Math.sqrt(5));
    const density = (x: number): number => (3 / 8) * (1 + (x * x) / 4) ** -2.5; // four degrees
    let total = 0;
    const step = (2 * t) / 20_000;
    for (let x = -t; x < t - step / 2; x += step) total += ((density(x) + 4 * density(x + step / 2) + density(x + step)) * step) / 6;
    expect(total).toBeCloseTo(0.95, 9);
  });
});

describe('what holds of every interval', () => {
  const proportion = fc.record({ n: fc.integer({ min: 1, max: 1e6 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });

  it('a proportion lies inside its interval, which narrows as more are counted', () =>
    fc.assert(
      fc.property(proportion, ({ n, share }) => {
        const x = Math.round(n * share);
        const [once, four] = [wilson(x, n), wilson(4 * x, 4 * n)] as [Interval, Interval];
        expect(once.lower).toBeLessThanOrEqual(x / n + 1e-12);
        expect(once.upper).toBeGreaterThanOrEqual(x / n - 1e-12);
        expect(once.lower).toBeGreaterThanOrEqual(0);
        expect(once.upper).toBeLessThanOrEqual(1);
        expect(four.upper - four.lower).toBeLessThan(once.upper - once.lower);
      }),
    ));

  it('those with and those without are mirrored', () =>
    fc.assert(
      fc.property(proportion, ({ n, share }) => {
        const x = Math.round(n * share);
        const [has, lacks] = [wilson(x, n), wilson(n - x, n)] as [Interval, Interval];
        expect(1 - lacks.upper).toBeCloseTo(has.lower, 12);
      }),
    ));

  it('a rate lies inside its interval, which a larger denominator divides and a higher confidence widens', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e5 }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (count, denominator) => {
        const [here95, wider, ten] = [byars(count, denominator), byars(count, denominator, 0.998), byars(count, 10 * denominator)] as Interval[];
        const value = count / denominator;
        expect(here95?.lower).toBeLessThanOrEqual(value * (1 + 1e-12));
        expect(here95?.upper).toBeGreaterThanOrEqual(value);
        expect((wider as Interval).upper).toBeGreaterThan((here95 as Interval).upper);
        expect(((ten as Interval).upper * 10) / (here95 as Interval).upper).toBeCloseTo(1, 9);
      }),
    ));

  it('a mean lies inside its interval, which moves and stretches with the values', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 }), (values) => {
        const [here95, moved] = [sampleMean(values), sampleMean(values.map((value) => 2 * value + 3))] as NonNullable<ReturnType<typeof sampleMean>>[];
        const { lower, upper } = here95?.interval as Interval;
        expect(lower).toBeLessThanOrEqual(here95?.mean as number);
        expect(upper).toBeGreaterThanOrEqual(here95?.mean as number);
        expect((moved?.interval as Interval).upper).toBeCloseTo(2 * upper + 3, 3);
      }),
    ));
});

describe('where the reference is silent', () => {
  it('nothing is divided by nothing, and no part may be below 0 or above the whole', () => {
    expect([wilson(1, 0), wilson(-1, 5), wilson(6, 5), wilson(Number.NaN, 5), byars(1, 0), byars(-1, 5), countInterval(Number.NaN)]).toEqual(
      Array(7).fill(null),
    );
    expect(() => wilson(1, 2, 1)).toThrow(RangeError);
    expect(() => byars(1, 2, 0)).toThrow(RangeError);
    expect(() => studentReach(0.95, 0)).toThrow(RangeError);
  });

  it('a lone value has a mean and no interval, equal values an interval of no width, none no mean', () => {
    expect(sampleMean([7])).toEqual({ count: 1, mean: 7, deviation: null, interval: null });
    expect(sampleMean([7, 7, 7])).toEqual({ count: 3, mean: 7, deviation: 0, interval: { lower: 7, upper: 7 } });
    expect(sampleMean([])).toBeNull();
    expect(() => sampleMean([1, Number.NaN])).toThrow('value 1 of the sample is NaN');
  });
});
