/** Intervals for proportions, rates and means: the reference's cases, published answers, another route to each, and what holds of every interval. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalReach, studentReach } from '../../pipeline/statistics/distributions.js';
import { type SampleMean, sampleMean } from '../../pipeline/statistics/mean.js';
import { type Interval, wilson } from '../../pipeline/statistics/proportion.js';
import { byarInterval, byars, countInterval, exactInterval } from '../../pipeline/statistics/rate.js';
import { apart, CASES, casesOf, held, here } from './vectors.js';

const both = (interval: Interval | null | undefined, times = 1): (number | null)[] => [
  interval ? interval.lower * times : null,
  interval ? interval.upper * times : null,
];

describe.skipIf(!here)(CASES, () => {
  it("Byar's and Wilson's intervals", () => {
    const cases = casesOf<{ method: string; x: number; n: number | null; confidence: number; lower: number | null; upper: number }>('phe/byars-wilson.json');
    const ours = cases.map(({ method, x, n, confidence, lower, upper }, i) => {
      const found = method === 'Byars' ? byarInterval(x, confidence) : wilson(x, n as number, confidence);
      // Where Byar's lower bound would be the cube of a number below 0 the reference has none; ours is 0, below which no count lies.
      return [`${method} ${x} of ${n} (${i})`, apart(both(found), [lower ?? 0, upper])] as const;
    });
    held('phe/byars-wilson.json', ours, 13, 1e-9);
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
  /** The same areas, summed over groups. */
  interface Grouped {
    Area: string;
    Numerator: number | null;
    Denominator: number | null;
    value: number | null;
    lowercl: number | null;
    uppercl: number | null;
    multiplier: number;
  }
  type Method = (x: number, n: number, confidence: number) => Interval | null;

  function partsHeld(file: string, interval: Method, counts: readonly [number, number]): void {
    const found = (x: number | null, n: number | null, times: number, confidences: readonly number[]): (number | null)[] => {
      const [top, below] = [x ?? Number.NaN, n ?? Number.NaN];
      const value = Number.isNaN(top / below) ? null : (top / below) * times;
      return [value, ...confidences.flatMap((confidence) => both(interval(top, below, confidence), times))];
    };
    const ours = casesOf<Parts>(file).map(
      (one) =>
        [one.area, apart(found(one.x, one.n, one.multiplier, [0.95, 0.998]), [one.value, one.lower95_0, one.upper95_0, one.lower99_8, one.upper99_8])] as const,
    );
    held(file, ours, counts[0], 1e-9);
    const grouped = casesOf<Grouped>(file, 'grouped').map(
      (one) => [one.Area, apart(found(one.Numerator, one.Denominator, one.multiplier, [0.95]), [one.value, one.lowercl, one.uppercl])] as const,
    );
    held(`${file}, grouped`, grouped, counts[1], 1e-9);
  }

  it('proportions', () => partsHeld('phe/proportion.json', wilson, [19, 11]));
  it('rates', () => partsHeld('phe/rate.json', byars, [20, 12]));

  it('means', () => {
    interface Means {
      area: string;
      values: number[];
      expected: { value_count: number; value: number; stdev: number; lower95_0cl: number; upper95_0cl: number; lower99_8cl: number; upper99_8cl: number };
    }
    const ours = casesOf<Means>('phe/mean.json').map(({ area, values, expected: e }) => {
      const [narrow, wide] = [sampleMean(values), sampleMean(values, 0.998)];
      const found = [narrow?.count, narrow?.mean, narrow?.deviation, ...both(narrow?.interval), ...both(wide?.interval)];
      return [area, apart(found, [e.value_count, e.value, e.stdev, e.lower95_0cl, e.upper95_0cl, e.lower99_8cl, e.upper99_8cl])] as const;
    });
    held('phe/mean.json', ours, 3, 1e-9);
  });
});

const places = (interval: Interval | null | undefined, digits: number): (string | undefined)[] => both(interval).map((bound) => bound?.toFixed(digits));

describe('published answers', () => {
  it('81 of 263, 15 of 148, 0 of 20 and 1 of 29: Newcombe (1998), Stat Med 17:857, table I, method 3', () => {
    expect(places(wilson(81, 263), 4)).toEqual(['0.2553', '0.3662']);
    expect(places(wilson(15, 148), 4)).toEqual(['0.0624', '0.1605']);
    expect(places(wilson(0, 20), 4)).toEqual(['0.0000', '0.1611']);
    expect(places(wilson(1, 29), 4)).toEqual(['0.0061', '0.1718']);
  });

  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [9, 4.1154, 17.0848],
  ])('a count of %d is exactly %d to %d: the Poisson table of every textbook', (count, lower, upper) => {
    expect(both(countInterval(count))).toEqual([expect.closeTo(lower, 4), expect.closeTo(upper, 4)]);
  });

  it.each([
    [10, 0.48, 1.84],
    [20, 0.611, 1.54],
    [100, 0.814, 1.22],
  ])('%d observed: factors %d and %d, Breslow and Day (1987), table 2.10', (count, lower, upper) => {
    const { lower: least, upper: most } = byars(count, count) as Interval;
    // The table is exact; Byar's approximation is within its third figure.
    expect(Math.abs(least - lower)).toBeLessThan(0.0015);
    expect(Math.abs(most - upper)).toBeLessThan(0.006);
  });

  it('the difference of two soporifics in ten patients, 1.58 hours more (0.70 to 2.46): Student (1908), Biometrika 6:1', () => {
    const found = sampleMean([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]) as SampleMean;
    expect(found.mean).toBeCloseTo(1.58, 12);
    expect(found.deviation).toBeCloseTo(1.23, 3);
    expect(places(found.interval, 4)).toEqual(['0.7001', '2.4599']);
  });
});

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
  it("Wilson's bounds are where the score test just rejects", () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0.5, 0.95, 0.998), (n, share, confidence) => {
        const x = Math.min(n - 1, Math.max(1, Math.round(n * share)));
        for (const bound of both(wilson(x, n, confidence)) as number[])
          expect(Math.abs(x / n - bound) / Math.sqrt((bound * (1 - bound)) / n)).toBeCloseTo(normalReach(confidence), 8);
      }),
    ));

  it('the exact bounds leave half of what is left on either side, by adding Poisson terms', () => {
    for (const confidence of [0.8, 0.95, 0.998])
      for (const count of [0, 1, 4, 9, 30]) {
        const { lower, upper } = exactInterval(count, confidence);
        expect(poissonUpTo(count, upper)).toBeCloseTo((1 - confidence) / 2, 10);
        if (count > 0) expect(1 - poissonUpTo(count - 1, lower)).toBeCloseTo((1 - confidence) / 2, 10);
      }
  });

  it("Byar's approximation is near the exact one from ten on, and is what is used there", () => {
    for (const count of [10, 25, 100, 1000]) {
      const [byar, exact] = [byarInterval(count), exactInterval(count)];
      expect(Math.abs(byar.lower - exact.lower) / exact.lower).toBeLessThan(0.002);
      expect(Math.abs(byar.upper - exact.upper) / exact.upper).toBeLessThan(0.002);
      expect(countInterval(count)).toEqual(byar);
    }
    expect(countInterval(9.5)).toEqual(exactInterval(9.5));
  });

  it("Student's interval is one whose t, worked backwards, holds the confidence when the density is added up", () => {
    const { mean, deviation, interval } = sampleMean([3.1, 4.4, 2.7, 5.9, 4.1], 0.95) as SampleMean;
    const t = ((interval as Interval).upper - mean) / ((deviation as number) / Math.sqrt(5));
    const density = (x: number): number => (3 / 8) * (1 + (x * x) / 4) ** -2.5; // four degrees
    let total = 0;
    const step = (2 * t) / 20_000;
    for (let x = -t; x < t - step / 2; x += step) total += ((density(x) + 4 * density(x + step / 2) + density(x + step)) * step) / 6;
    expect(total).toBeCloseTo(0.95, 9);
  });

  it('the deviation is that of all differences of two: Σ (xᵢ − xⱼ)² ÷ 2n(n − 1)', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 20 }), (values) => {
        const squares = values.flatMap((a) => values.map((b) => (a - b) ** 2)).reduce((total, square) => total + square, 0);
        expect(sampleMean(values)?.deviation).toBeCloseTo(Math.sqrt(squares / (2 * values.length * (values.length - 1))), 9);
      }),
    ));
});

describe('what holds of every interval', () => {
  const proportion = fc.record({ n: fc.integer({ min: 1, max: 1e6 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
  const width = ({ lower, upper }: Interval): number => upper - lower;

  it('a proportion lies inside its interval, which narrows as more are counted and widens with the confidence', () =>
    fc.assert(
      fc.property(proportion, ({ n, share }) => {
        const x = n * share;
        const [once, four, sure] = [wilson(x, n), wilson(4 * x, 4 * n), wilson(x, n, 0.998)] as [Interval, Interval, Interval];
        expect(0 <= once.lower && once.lower <= x / n && x / n <= once.upper && once.upper <= 1).toBe(true);
        expect(width(four)).toBeLessThan(width(once));
        expect(width(sure)).toBeGreaterThan(width(once));
      }),
    ));

  it('rounding carries no bound past the value: a billionth of one in 74,000', () => {
    const { lower } = wilson(2.7e-10, 73_749) as Interval;
    expect(lower).toBeGreaterThanOrEqual(0);
    expect(lower).toBeLessThanOrEqual(2.7e-10 / 73_749);
  });

  it('those with and those without are mirrored', () =>
    fc.assert(
      fc.property(proportion, ({ n, share }) => {
        const x = Math.round(n * share);
        const [has, lacks] = [wilson(x, n), wilson(n - x, n)] as [Interval, Interval];
        expect(1 - lacks.upper).toBeCloseTo(has.lower, 12);
      }),
    ));

  it('a rate lies inside its interval, which a larger denominator divides, more events narrow in part, and a higher confidence widens', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e5 }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (count, denominator) => {
        const [once, sure, ten] = [byars(count, denominator), byars(count, denominator, 0.998), byars(count, 10 * denominator)] as [
          Interval,
          Interval,
          Interval,
        ];
        const value = count / denominator;
        expect(once.lower <= value * (1 + 1e-12) && value <= once.upper).toBe(true);
        expect(sure.upper).toBeGreaterThan(once.upper);
        expect((ten.upper * 10) / once.upper).toBeCloseTo(1, 9);
        const more = byars(4 * count + 4, 4 * denominator) as Interval;
        expect(width(more) / (4 * count + 4)).toBeLessThan(width(once) / (count + 0.5));
      }),
    ));

  it('a mean lies inside its interval, which moves and stretches with the values', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 }), (values) => {
        const [once, moved] = [sampleMean(values), sampleMean(values.map((value) => 2 * value + 3))] as [SampleMean, SampleMean];
        const { lower, upper } = once.interval as Interval;
        expect(lower <= once.mean && once.mean <= upper).toBe(true);
        expect((moved.interval as Interval).upper).toBeCloseTo(2 * upper + 3, 3);
      }),
    ));
});

describe('where the reference is silent', () => {
  it('nothing is divided by nothing, and no part may be below 0, above the whole or without end', () => {
    const none = [wilson(0, 0), wilson(1, 0), wilson(-1, 5), wilson(6, 5), wilson(Number.NaN, 5), wilson(5, Number.NaN), wilson(5, Number.POSITIVE_INFINITY)];
    expect(none).toEqual(none.map(() => null));
    const rates = [byars(0, 0), byars(1, 0), byars(1, -1), byars(-1, 5), byars(Number.NaN, 5), byars(1, Number.POSITIVE_INFINITY)];
    expect(rates).toEqual(rates.map(() => null));
    expect([countInterval(Number.NaN), countInterval(-1), countInterval(Number.POSITIVE_INFINITY)]).toEqual([null, null, null]);
  });

  it('no one of many, and all of them, reach the ends exactly; nothing counted has an upper bound', () => {
    expect(wilson(0, 50)?.lower).toBe(0);
    expect(wilson(50, 50)?.upper).toBe(1);
    expect(byars(0, 1000)?.lower).toBe(0);
    expect(byarInterval(0).lower).toBe(0);
    // One event at a confidence of one in a billion: the cube would be below 0.
    expect(byarInterval(1, 1 - 1e-9).lower).toBe(0);
  });

  it('a confidence lies between 0 and 1', () => {
    for (const confidence of [0, 1, -0.1, 95, Number.NaN]) {
      expect(() => wilson(1, 2, confidence)).toThrow(`a confidence of ${confidence}; it lies between 0 and 1`);
      for (const count of [1, 20]) expect(() => byars(count, 2, confidence)).toThrow(`a confidence of ${confidence}; it lies between 0 and 1`);
      expect(() => sampleMean([1, 2], confidence)).toThrow(RangeError);
    }
    expect(() => studentReach(0.95, 0)).toThrow('0 degrees of freedom; it needs more than 0');
  });

  it('a lone value has a mean and no interval, equal values an interval of no width, none no mean', () => {
    expect(sampleMean([7])).toEqual({ count: 1, mean: 7, deviation: null, interval: null });
    expect(sampleMean([7, 7, 7])).toEqual({ count: 3, mean: 7, deviation: 0, interval: { lower: 7, upper: 7 } });
    expect(sampleMean([])).toBeNull();
    expect(() => sampleMean([Number.NaN, 1])).toThrow('value 0 of the sample is NaN');
    expect(() => sampleMean([1, Number.POSITIVE_INFINITY])).toThrow('value 1 of the sample is Infinity');
  });

  it('what is handed out is a copy: changing it changes no later answer', () => {
    const once = exactInterval(3);
    once.lower = 99;
    const twice = exactInterval(3);
    twice.upper = 99;
    expect(exactInterval(3).lower).toBeCloseTo(0.6187, 4);
    expect(exactInterval(3).upper).toBeCloseTo(8.7673, 4);
  });
});
