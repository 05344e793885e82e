/** Control charts: worked by hand and published, every rule found again by brute force, what must hold of any series, and answers where the reference is silent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Better, type SpcOptions, xmr } from '../../pipeline/statistics/spc.js';
import type { RuleSetName } from '../../pipeline/statistics/spc-rule-sets.js';
import { inThree, nearLimits, outsideLimits, type Side, sidesOf, steps, trend } from '../../pipeline/statistics/spc-rules.js';

type Values = readonly (number | null)[];
const rulesOf = (values: Values, options?: SpcOptions): (string | null)[] => xmr(values, options).points.map(({ rule }) => rule);

describe('a chart worked by hand', () => {
  it('ten flow rates: mean 50.81, limits 55.80 and 45.82; NIST/SEMATECH e-Handbook 6.3.2.2', () => {
    const [first] = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]).points;
    expect(first?.mean).toBeCloseTo(50.81, 10);
    // The handbook has 3 ÷ 1.128 where control charts of the NHS have 2.66.
    expect(Math.abs((first?.upper ?? 0) - 55.8041)).toBeLessThan(0.001);
    expect(Math.abs((first?.lower ?? 0) - 45.8159)).toBeLessThan(0.001);
  });

  it('mean 10, moving ranges of 2: limits 10 ± 5.32', () => {
    const { points, phases } = xmr([9, 11, 9, 11, 9, 11, 9, 11]);
    expect(points[0]).toEqual({
      value: 9,
      mean: 10,
      lower: 10 - 5.32,
      upper: 10 + 5.32,
      movingRange: null,
      phase: 0,
      rule: null,
      side: 0,
      judgement: 'common cause',
      signals: [],
    });
    expect(points[1]?.movingRange).toBe(2);
    expect(phases).toEqual([{ from: 0, held: 8, trial: true }]);
    expect(xmr(Array.from({ length: 12 }, (_, i) => i % 2)).phases[0]?.trial).toBe(true);
    expect(xmr(Array.from({ length: 13 }, (_, i) => i % 2)).phases[0]?.trial).toBe(false);
    expect(xmr([...Array.from({ length: 12 }, (_, i) => i % 2), null]).phases[0]).toEqual({ from: 0, held: 12, trial: true });
  });

  it('a leap leaves the average once: ranges 1 ×11 and 20 average 2.58, and 20 is over 3.267 times that', () => {
    const values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 21];
    const middle = 27 / 13;
    expect(xmr(values).points[0]?.upper).toBeCloseTo(middle + 2.66, 12);
    expect(xmr(values, { screen: false }).points[0]?.upper).toBeCloseTo(middle + (2.66 * 31) / 12, 12);
    // Ranges of 3267, 233, 250 and 250 average 1000: exactly 3.267 times it is left out too.
    const edge = [0, 3267, 3034, 3284, 3034];
    expect((xmr(edge).points[0]?.upper ?? 0) - (xmr(edge).points[0]?.mean ?? 0)).toBeCloseTo((2.66 * 733) / 3, 9);
  });

  it('seven on one side of the mean are a shift, six are none', () => {
    const shifted = (n: number, to = 5.9): (string | null)[] => rulesOf([...Array(13).fill([6, 4]).flat(), ...Array(n).fill(to)], { baseline: 26 });
    // The point before, a 4, is on the other side.
    expect(shifted(6).slice(-6)).toEqual(Array(6).fill(null));
    expect(shifted(7).slice(-7)).toEqual(Array(7).fill('shift'));
    expect(shifted(8).slice(-9)).toEqual([null, ...Array(8).fill('shift')]);
    // On the mean is on neither side.
    expect(shifted(20, 5).slice(-20)).toEqual(Array(20).fill(null));
  });

  it('seven points rising are a trend, with the direction of the rise, even below the mean', () => {
    const { points } = xmr([10, 0, 10, 0, 10, 0, 10, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 0, 10, 0, 10], { better: 'higher' });
    expect(points.slice(7, 14).map(({ rule, side, judgement }) => `${rule} ${side} ${judgement}`)).toEqual(Array(7).fill('trend 1 improvement'));
    expect(points[6]?.rule).toBeNull();
    // Still below the mean, but no longer rising.
    expect(points[14]?.rule).toBe('shift');
  });

  it('a rise that turns into a fall: the point at the top belongs to the rise', () =>
    expect(trend([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])).toEqual([...Array(7).fill(1), ...Array(6).fill(-1)]));

  it('a rebase begins anew: each phase has its own mean, no range is taken across, and no run goes on', () => {
    const { points, phases } = xmr([1, 2, 1, 2, 11, 12, 11, 12], { rebases: [4] });
    expect(points.map(({ mean, phase }) => `${phase}: ${mean}`)).toEqual([...Array(4).fill('0: 1.5'), ...Array(4).fill('1: 11.5')]);
    expect(points[4]?.movingRange).toBeNull();
    expect(phases).toEqual([
      { from: 0, held: 4, trial: true },
      { from: 4, held: 4, trial: true },
    ]);
    expect(rulesOf([1, 2, 3, 4, 5, 6, 7, 8])).toContain('trend');
    expect(rulesOf([1, 2, 3, 4, 5, 6, 7, 8], { rebases: [4] })).toEqual(Array(8).fill(null));
    // In any order, named twice, and at the first point: the phases are the same.
    expect(xmr([1, 2, 1, 2, 11, 12, 11, 12, 5, 6], { rebases: [8, 0, 4, 4] }).phases.map(({ from }) => from)).toEqual([0, 4, 8]);
  });

  it('a baseline counts values held, in each phase', () => {
    const { points } = xmr([1, null, 3, 100, 100, 11, null, 13, 200, 200], { rebases: [5], baseline: 2 });
    expect(points.map(({ mean }) => mean)).toEqual([2, 2, 2, 2, 2, 12, 12, 12, 12, 12]);
    // No two values of the baseline stand side by side: a mean, and nothing to take limits from.
    expect(points[0]).toMatchObject({ lower: null, upper: null });
    expect(xmr([1, 3, 1, 100, 100], { baseline: 3 }).points[4]).toMatchObject({ mean: 5 / 3, upper: 5 / 3 + 5.32, rule: 'outside limits', side: 1 });
  });

  it('both icons: the newest value held, and the newest limits against the target', () => {
    const rising = [...Array(13).fill([6, 4]).flat(), ...Array(7).fill(5.9)];
    const icons = (better: Better, target: number): string => {
      const { variation, assurance, ruleSet } = xmr([...rising, null], { better, target, baseline: 26 });
      return `${variation}; ${assurance}; ${ruleSet}`;
    };
    expect(icons('higher', 20)).toBe('improvement high; consistent fail; plot the dots 0.2.2');
    expect(icons('lower', 20)).toBe('concern high; consistent pass; plot the dots 0.2.2');
    expect(icons('higher', 5)).toBe('improvement high; inconsistent; plot the dots 0.2.2');
    expect(icons('neither', 5)).toBe('neutral high; null; plot the dots 0.2.2');
    expect(xmr(rising).assurance).toBeNull();
    // Where nothing is said of which way is better, neither is.
    expect(xmr(rising, { target: 5, baseline: 26 })).toMatchObject({ variation: 'neutral high', assurance: null });
    const [old, anew] = [
      xmr([1, 2, 1, 2, 11, 12, 11, 12], { better: 'higher', target: 7 }),
      xmr([0, 1, 0, 1, 20, 21, 20, 21], { better: 'higher', target: 7, rebases: [4] }),
    ];
    expect([old.assurance, anew.assurance]).toEqual(['inconsistent', 'consistent pass']);
  });
});

describe('another route: every window looked at by itself', () => {
  const walk = fc
    .array(fc.option(fc.integer({ min: -3, max: 3 }), { nil: null, freq: 15 }), { minLength: 1, maxLength: 45 })
    .chain((moves) =>
      fc
        .boolean()
        .map((rough) =>
          moves.map((move, i) => (move === null ? null : rough ? move * 4 : moves.slice(0, i + 1).reduce<number>((at, one) => at + (one ?? 0), 0))),
        ),
    );

  /** Of all windows of `length` values held, the side of the first that a point is in and for which `sideOf` has one. */
  const inWindow = (values: Values, length: number, sideOf: (window: number[]) => number): number[] =>
    values.map((_, i) => {
      const starts = Array.from({ length }, (__, k) => i - length + 1 + k).filter((start) => start >= 0 && start + length <= values.length);
      const windows = starts
        .map((start) => values.slice(start, start + length))
        .filter((window): window is number[] => window.every((value) => value !== null));
      return windows.map(sideOf).find((side) => side !== 0) ?? 0;
    });

  it('limits are sums and differences, and every rule fires where its window says', () =>
    fc.assert(
      fc.property(walk, fc.constantFrom<RuleSetName>('plot the dots 0.2.2', 'Making Data Count 2023'), (values, ruleSet) => {
        const chart = xmr(values, { ruleSet });
        const kept = values.filter((value) => value !== null);
        const { mean, lower, upper } = chart.points[0] as { mean: number | null; lower: number | null; upper: number | null };
        if (kept.length === 0) {
          expect([mean, lower, upper]).toEqual([null, null, null]);
          return;
        }
        const middle = kept.reduce((a, b) => a + b, 0) / kept.length;
        expect(mean).toBeCloseTo(middle, 10);
        const ranges = values.slice(1).flatMap((value, i) => (value === null || values[i] == null ? [] : [Math.abs(value - values[i])]));
        if (ranges.length === 0) {
          expect([lower, upper]).toEqual([null, null]);
          return;
        }
        const average = (list: number[]): number => (list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length);
        const reach = 2.66 * average(ranges.filter((range) => range < 3.267 * average(ranges)));
        expect([lower, upper]).toEqual([expect.closeTo(middle - reach, 9), expect.closeTo(middle + reach, 9)]);

        const at = mean as number;
        const side = (value: number): number => Math.sign(value - at);
        const outside = (value: number): boolean => value > (upper as number) || value < (lower as number);
        const near = (value: number): boolean =>
          Math.abs(value - at) > (((upper as number) - at) * 2) / 3 && (ruleSet === 'Making Data Count 2023' || !outside(value));
        const alike = (window: number[]): number => (window.every((value) => side(value) === side(window[0] as number)) ? side(window[0] as number) : 0);
        const expected: Record<string, number[]> = {
          'outside limits': values.map((value) => (value !== null && outside(value) ? side(value) : 0)),
          shift: inWindow(values, 7, alike),
          trend: inWindow(values, 7, (window) => {
            const moves = window.slice(1).map((value, i) => Math.sign(value - (window[i] as number)));
            return moves.every((move) => move === moves[0]) ? (moves[0] as number) : 0;
          }),
          'two of three': inWindow(values, 3, (window) => (window.filter(near).length >= 2 ? alike(window) : 0)).map((found, i) =>
            values[i] !== null && near(values[i] as number) ? found : 0,
          ),
        };
        for (const [rule, sides] of Object.entries(expected))
          expect([rule, chart.points.map(({ signals }) => signals.find((signal) => signal.rule === rule)?.side ?? 0)]).toEqual([rule, sides]);
      }),
      { numRuns: 400 },
    ));
});

describe('what holds of any series', () => {
  const series = fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 8 }), { minLength: 1, maxLength: 60 });

  it('the mean lies between the limits, and limits move and stretch with the values', () =>
    fc.assert(
      fc.property(series, (values) => {
        const [once, moved] = [xmr(values), xmr(values.map((value) => (value === null ? null : 2 * value + 7)))];
        for (const [i, { mean, lower, upper }] of once.points.entries()) {
          if (mean === null || lower === null || upper === null) continue;
          expect(lower <= mean && mean <= upper).toBe(true);
          expect(moved.points[i]?.upper ?? 0).toBeCloseTo(2 * upper + 7, 3);
        }
      }),
    ));

  it('turned upside down, every signal is on the other side', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }), (values) => {
        const [up, down] = [xmr(values), xmr(values.map((value) => -value))];
        expect(down.points.map(({ rule, side }) => `${rule} ${side === 0 ? 0 : -side}`)).toEqual(up.points.map(({ rule, side }) => `${rule} ${side}`));
      }),
    ));

  it('what comes after a fixed baseline changes no limit', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 13, maxLength: 13 }),
        fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 20 }),
        (first, later) => {
          const fixed = xmr([...first, ...later], { baseline: 13 }).points;
          expect(fixed[0]).toMatchObject({ mean: xmr(first).points[0]?.mean, upper: xmr(first).points[0]?.upper });
        },
      ),
    ));
});

describe('where the reference is silent', () => {
  it('one value has a mean and no limits; two have both; none has neither; a constant series has limits on its mean', () => {
    expect(xmr([5]).points[0]).toMatchObject({ mean: 5, lower: null, upper: null, rule: null });
    expect(xmr([5, 7]).points[0]).toMatchObject({ mean: 6, lower: 6 - 5.32, upper: 6 + 5.32 });
    expect(xmr([])).toMatchObject({ points: [], variation: null, assurance: null });
    expect(xmr([null, null], { target: 1, better: 'higher' })).toMatchObject({ variation: null, assurance: null });
    for (const screen of [true, false]) {
      const { points, assurance, variation } = xmr(Array(20).fill(0.1), { screen, target: 0.1, better: 'higher' });
      expect(points[19]).toMatchObject({ mean: 0.1, lower: 0.1, upper: 0.1, rule: null });
      expect([variation, assurance]).toEqual(['common cause', 'inconsistent']);
    }
  });

  it('a period not held ends runs, takes no range, and lies nowhere', () => {
    const { points } = xmr([1, 2, null, 9, 10]);
    expect(points.map(({ movingRange }) => movingRange)).toEqual([null, 1, null, null, 1]);
    expect(points[2]).toMatchObject({ value: null, rule: null, side: 0 });
    expect(rulesOf([1, 2, 3, 4, null, 5, 6, 7, 8])).not.toContain('trend');
    const limits = { mean: 0, lower: -1, upper: 1 };
    expect([outsideLimits([null, 2, -2, 1], limits), nearLimits([null, 2, 0.7, 0.6, -0.7], limits, false)]).toEqual([
      [0, 1, -1, 0] satisfies Side[],
      [false, false, true, false, true],
    ]);
    expect(steps([1, null, 3, 4])).toEqual([0, 0, 0, 1]);
  });

  it('where there is no mean or no limit, a value lies nowhere; and on two thirds of the way, or on the mean, it is not near', () => {
    const none = { mean: null, lower: null, upper: null };
    expect([sidesOf([5], null), sidesOf([null], 5), outsideLimits([2], none), nearLimits([2], none, true)]).toEqual([[0], [0], [0], [false]]);
    expect([outsideLimits([-2], { ...none, upper: 1 }), outsideLimits([2], { ...none, lower: 1 })]).toEqual([[0], [0]]);
    expect([nearLimits([5], { ...none, upper: 1 }, true), nearLimits([null], { mean: 10, lower: 9, upper: 11 }, true)]).toEqual([[false], [false]]);
    expect(nearLimits([2, 2.1], { mean: 0, lower: -3, upper: 3 }, false)).toEqual([false, true]);
    expect(inThree([true, true, true], [0, 0, 0])).toEqual([false, false, false]);
    expect(trend([1, 2, 1])).toEqual([0, 0, 0]);
  });

  it('nonsense throws', () => {
    expect(() => xmr([Number.NaN, 1])).toThrow('value 0 of the series is NaN; give null for a period not held');
    expect(() => xmr([1, Number.POSITIVE_INFINITY])).toThrow('value 1 of the series is Infinity');
    for (const baseline of [1, 2.5, Number.NaN]) expect(() => xmr([1, 2], { baseline })).toThrow(`a baseline of ${baseline}; it needs 2 values or more`);
    for (const at of [2, -1, 0.5]) expect(() => xmr([1, 2], { rebases: [at] })).toThrow(`a rebase at ${at}; the series has points 0 to 1`);
    expect(xmr([1, 2], { baseline: 2, rebases: [1] }).phases).toHaveLength(2);
  });
});
