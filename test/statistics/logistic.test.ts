/** Logistic regression and what tells how good its risks are: closed forms, another program's answers, every pair counted one by one, and refusals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, inverseDiagonal, solve } from '../../pipeline/statistics/linear.js';
import { chanceOf, type Fitted, type Group, logistic, type Refused, wald } from '../../pipeline/statistics/logistic.js';
import { areaUnderCurve, brier, calibration, calibrationLine, type Predicted } from '../../pipeline/statistics/prediction.js';
import { wilson } from '../../pipeline/statistics/proportion.js';
import '../fixed-seed.js';
import { REGRESSION as R } from './regression-vectors.js';

const groups: Group[] = R.x.map((x, i) => ({ x, people: R.people[i] as number, events: R.events[i] as number }));
const predicted: Predicted[] = R.chance.map((chance, i) => ({ chance, people: R.people[i] as number, events: R.events[i] as number }));
const fitted = (found: Fitted | Refused): Fitted => {
  if ('refused' in found) throw new Error(found.refused);
  return found;
};
const near = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  for (const [i, one] of found.entries()) expect(Math.abs(one - (expected[i] as number))).toBeLessThan(1e-9);
};

describe('logistic regression', () => {
  it('gives the odds ratio of a two-by-two table, and its standard error, as they are worked out by hand', () => {
    const { coefficients, errors } = fitted(
      logistic([
        { x: [0], people: 100, events: 20 },
        { x: [1], people: 80, events: 32 },
      ]),
    );
    near(coefficients, [Math.log(20 / 80), Math.log((32 * 80) / (48 * 20))]);
    near(errors, [Math.sqrt(1 / 20 + 1 / 80), Math.sqrt(1 / 32 + 1 / 48 + 1 / 20 + 1 / 80)]);
    const { lower, upper } = wald(1, 0.5);
    near([lower, upper], [1 - 0.979981992270027, 1 + 0.979981992270027]);
  });

  it('gives what statsmodels gives, grouped, a person a row, and with an offset', () => {
    const found = fitted(logistic(groups));
    near(found.coefficients, R.coefficients);
    near(found.coefficients, R.byPerson);
    near(found.errors, R.errors);
    near([found.logLikelihood], [R.logLikelihood]);
    const level = fitted(logistic(groups.map(({ people, events }, i) => ({ x: [], people, events, offset: R.offset[i] as number }))));
    near([...level.coefficients, ...level.errors], [R.offsetIntercept, R.offsetError]);
  });

  it('is the same whether people stand together or alone', () => {
    const alone = groups.flatMap(({ x, people, events }) => Array.from({ length: people }, (_, i) => ({ x, people: 1, events: i < events ? 1 : 0 })));
    near(fitted(logistic(alone)).coefficients, R.coefficients);
  });

  it('predicts as many events as there were: the first equation of the likelihood', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 2, max: 60 }), fc.double({ min: 0.2, max: 0.8, noNaN: true })), { minLength: 4, maxLength: 12 }),
        (drawn) => {
          const some = drawn.map(([people, share], i) => ({ x: [i % 2, i], people, events: Math.min(people - 1, Math.max(1, Math.round(people * share))) }));
          const found = fitted(logistic(some));
          const expected = some.reduce((sum, group) => sum + group.people * chanceOf(found.coefficients, group), 0);
          expect(expected).toBeCloseTo(
            some.reduce((sum, { events }) => sum + events, 0),
            6,
          );
        },
      ),
    );
  });

  it('refuses in words what has no answer', () => {
    const of = (...some: Group[]): string => (logistic(some) as Refused).refused;
    expect(of({ x: [0], people: 5, events: 0 }, { x: [1], people: 5, events: 0 })).toBe('Nobody had the event');
    expect(of({ x: [0], people: 5, events: 5 }, { x: [1], people: 5, events: 5 })).toBe('Everybody had the event');
    expect(of({ x: [0], people: 50, events: 10 }, { x: [1], people: 20, events: 20 })).toMatch(/separation/);
    expect(of({ x: [0, 0], people: 50, events: 10 }, { x: [1, 2], people: 20, events: 8 })).toMatch(/a column is a sum of others/);
    expect(() => logistic([{ x: [0], people: 5, events: 6 }])).toThrow(RangeError);
    expect(() =>
      logistic([
        { x: [0], people: 5, events: 1 },
        { x: [], people: 5, events: 1 },
      ]),
    ).toThrow(RangeError);
  });
});

describe('a symmetric system', () => {
  it('is solved, and its inverse has the diagonal that it has by hand', () => {
    const factor = cholesky([
      [4, 2],
      [2, 3],
    ]) as number[][];
    near(solve(factor, [8, 7]), [1.25, 1.5]);
    near(inverseDiagonal(factor), [3 / 8, 4 / 8]);
    expect(
      cholesky([
        [1, 2],
        [2, 4],
      ]),
    ).toBeUndefined();
  });
});

describe('discrimination', () => {
  it('is what scikit-learn and every pair give', () => {
    const { value, lower, upper } = areaUnderCurve(predicted) as { value: number; lower: number; upper: number };
    near([value, (upper - lower) / 2], [R.auc, 1.959963984540054 * R.aucError]);
  });

  it('is ½ when all have the same risk, 1 when nobody is out of order, and nothing with one event', () => {
    expect(areaUnderCurve([{ chance: 0.1, people: 20, events: 5 }])?.value).toBe(0.5);
    expect(
      areaUnderCurve([
        { chance: 0.1, people: 9, events: 0 },
        { chance: 0.9, people: 4, events: 4 },
      ])?.value,
    ).toBe(1);
    expect(areaUnderCurve([{ chance: 0.1, people: 20, events: 1 }])).toBeNull();
  });
});

describe('calibration', () => {
  it('has the slope, intercept and score that other programs give', () => {
    const line = calibrationLine(predicted);
    if ('refused' in line) throw new Error(line.refused);
    const reach = (one: { lower: number; upper: number }): number => (one.upper - one.lower) / 2 / 1.959963984540054;
    near([line.slope.value, reach(line.slope), line.intercept.value, reach(line.intercept)], [R.slope, R.slopeError, R.level, R.levelError]);
    near([brier(predicted) as number], [R.brier]);
    expect(brier([])).toBeNull();
    expect(calibrationLine([{ chance: 0.2, people: 9, events: 0 }])).toEqual({ refused: 'Nobody had the event' });
  });

  it('is a slope of 1 and an intercept of 0 for risks fitted to the same people', () => {
    const { coefficients } = fitted(logistic(groups));
    const line = calibrationLine(groups.map((group) => ({ chance: chanceOf(coefficients, group), people: group.people, events: group.events })));
    if ('refused' in line) throw new Error(line.refused);
    near([line.slope.value, line.intercept.value], [1, 0]);
  });

  it('by tenths has everybody once, in order, and those with the same risk together', () => {
    const bands = calibration(Array.from({ length: 40 }, (_, i) => ({ chance: (i + 1) / 100, people: 25, events: i % 6 })));
    expect(bands.map(({ people }) => people)).toEqual(new Array(10).fill(100));
    expect(bands[0]).toEqual({ people: 100, events: 6, predicted: 0.025, observed: 0.06, interval: wilson(6, 100) });
    expect(
      calibration([
        { chance: 0.1, people: 90, events: 9 },
        { chance: 0.2, people: 10, events: 4 },
      ]).map(({ people }) => people),
    ).toEqual([90, 10]);
  });
});
