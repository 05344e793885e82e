/** The pure parts: exact sums, the division, targets and their verdicts, charts and directions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator, Target } from '../../catalogue/define.js';
import { targets } from '../../catalogue/registry.js';
import { chartSeries, type Point } from '../../pipeline/measure/chart.js';
import { divide } from '../../pipeline/measure/divide.js';
import { exactSum } from '../../pipeline/measure/exact.js';
import { against, targetOn, trajectoryOn } from '../../pipeline/measure/targets.js';
import { nextPeriod } from '../../pipeline/periods.js';

describe('exact sums', () => {
  it('lose nothing where doubles would', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(exactSum(['0.10000000', '0.20000000'])).toBe(0.3);
    expect(exactSum(['-0.50000000', '0.25000000'])).toBe(-0.25);
    expect(exactSum(['-0.00000001'])).toBe(-1e-8);
  });

  it('are nothing when there is nothing, and pass over what is not there', () => {
    expect(exactSum([])).toBeNull();
    expect(exactSum([null, null])).toBeNull();
    expect(exactSum([null, '3.00000000'])).toBe(3);
  });

  it('refuse a text of another form', () => {
    expect(() => exactSum(['1.5'])).toThrow(/eight|8/);
  });

  it('are the same in any order, and right for whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (whole) => {
        const texts = whole.map((value) => `${value}.00000000`);
        const expected = whole.length === 0 ? null : whole.reduce((sum, value) => sum + value, 0);
        expect((exactSum(texts) ?? 0) + 0).toBe((expected ?? 0) + 0);
        expect(exactSum(texts)).toBe(exactSum(texts.toReversed()));
      }),
    );
  });
});

describe('the division', () => {
  const sums = { numerator: 60, denominator: 80 };

  it('gives a fraction with Wilson’s interval', () => {
    const { value, lower, upper, method } = divide({ kind: 'proportion', interval: 'wilson' }, sums);
    expect([value, method]).toEqual([0.75, 'Wilson']);
    expect([lower, upper].map((bound) => bound?.toFixed(4))).toEqual(['0.6452', '0.8319']);
  });

  it('gives a rate per one with Byar’s interval', () => {
    const { value, lower, upper, method } = divide({ kind: 'rate', interval: 'byars' }, { numerator: 65, denominator: 100_000 });
    expect([value, method]).toEqual([0.00065, "Byar's"]);
    expect([(lower ?? 0) * 1e5, (upper ?? 0) * 1e5].map((bound) => bound.toFixed(1))).toEqual(['50.2', '82.8']);
  });

  it('gives a count as it is, without an interval', () => {
    expect(divide({ kind: 'count', interval: 'none' }, { numerator: 12, denominator: null })).toEqual({ value: 12, lower: null, upper: null, method: null });
  });

  it('gives no value when there is nothing to divide by', () => {
    for (const denominator of [0, null]) expect(divide({ kind: 'proportion', interval: 'wilson' }, { numerator: 0, denominator }).value).toBeNull();
  });

  it('takes a published value as it is, whatever its parts would give', () => {
    const definition = { kind: 'proportion', interval: 'wilson', published: { per: 100 } } as const;
    const published = { value: 77.1, lower: null, upper: null };
    const figure = divide(definition, { numerator: 142_525, denominator: 184_745, published });
    expect(figure.value).toBe(0.771);
    expect(figure.method).toBe('Wilson');
    expect(divide(definition, { numerator: null, denominator: 59_160, published: { value: 65.1, lower: 64.6, upper: 65.6 } })).toEqual({
      value: 0.651,
      lower: 0.646,
      upper: 0.656,
      method: 'as published',
    });
    expect(() => divide(definition, { numerator: 1, denominator: 2 })).toThrow(/must give its value/);
  });
});

const target = (given: Partial<Target>): Target => ({
  kind: 'planning milestone',
  comparator: '>=',
  value: 0.78,
  from: '2025-04-01',
  source: 'Guidance',
  publishedOn: '2025-01-30',
  verified: true,
  ...given,
});

describe('targets', () => {
  it('judge by the whole reach', () => {
    const at = (lower: number, upper: number, given: Partial<Target> = {}) => against(target(given), { lower, upper });
    expect(at(0.78, 0.8)).toBe('Meets target');
    expect(at(0.7, 0.78)).toBe('May or may not meet');
    expect(at(0.7, 0.7799)).toBe('Misses target');
    const under = { comparator: '<', value: 0.01 } as const;
    expect(at(0.001, 0.0099, under)).toBe('Meets target');
    expect(at(0.001, 0.01, under)).toBe('May or may not meet');
    expect(at(0.01, 0.02, under)).toBe('Misses target');
    expect(at(0.01, 0.01, { comparator: '<=', value: 0.01 })).toBe('Meets target');
    expect(at(0.78, 0.78, { comparator: '>' })).toBe('Misses target');
    expect(against(undefined, { lower: 1, upper: 1 })).toBe('No target set');
    expect(against(target({}), undefined)).toBe('No target set');
  });

  it('are those of the day and the level: the headline first, else the newest', () => {
    const dated = [
      target({ value: 0.95, from: '2010-06-21', headline: false }),
      target({ value: 0.78, to: '2026-03-31', headline: true }),
      target({ value: 0.65, from: '2026-04-01', levels: ['trust'], headline: true }),
    ];
    expect(targetOn(dated, '2009-01-31', of('trust'))).toBeUndefined();
    expect(targetOn(dated, '2024-01-31', of('trust'))?.value).toBe(0.95);
    expect(targetOn(dated, '2026-03-31', of('england'))?.value).toBe(0.78);
    expect(targetOn(dated, '2026-04-30', of('england'))?.value).toBe(0.95);
    expect(targetOn(dated, '2026-04-30', of('trust'))?.value).toBe(0.65);
  });

  it('of the catalogue are the milestone of each period', () => {
    const on = (id: string, day: string, level: 'trust' | 'place') => targetOn(targets[id] ?? [], day, of(level))?.value;
    expect(['2024-03-31', '2025-03-31', '2025-05-31', '2026-04-30', '2027-06-30'].map((day) => on('ae_four_hour', day, 'trust'))).toEqual([
      0.76, 0.78, 0.78, 0.82, 0.95,
    ]);
    expect([on('rtt_within_18_weeks', '2026-04-30', 'place'), on('rtt_within_18_weeks', '2026-04-30', 'trust')]).toEqual([0.7, 0.65]);
    expect([on('rtt_within_18_weeks', '2025-05-31', 'place'), on('rtt_within_18_weeks', '2024-05-31', 'place')]).toEqual([0.65, 0.92]);
    expect([on('rtt_over_52_weeks', '2026-04-30', 'place'), on('sickness_absence', '2025-03-31', 'trust')]).toEqual([0.01, undefined]);
  });
});

const of = (area_type: 'trust' | 'england' | 'place', area_code = 'X'): { area_type: 'trust' | 'england' | 'place'; area_code: string } => ({
  area_type,
  area_code,
});
const monthly = { better: 'higher', cadence: 'month', controlChart: 'allowed' } as const satisfies Pick<Indicator, 'better' | 'cadence' | 'controlChart'>;

/** A series of months from January 2024; null leaves the month out altogether. */
function series(values: readonly (number | null)[], given: { target?: Target; area?: string; lower?: number; upper?: number } = {}): Point[] {
  let period = '2024-01';
  return values.flatMap((value) => {
    const sum = { basis: 'provider', area_type: 'trust', area_code: given.area ?? 'RXN', cut: 'all', period } as const;
    period = nextPeriod(period) as string;
    return value === null ? [] : [{ sum, figure: { value, lower: given.lower ?? null, upper: given.upper ?? null, method: null }, target: given.target }];
  });
}
const steady = [0.7, 0.71, 0.69, 0.7, 0.72, 0.7, 0.69, 0.71, 0.7, 0.68, 0.7, 0.71, 0.69];

describe('charts', () => {
  it('have limits from 13 points, and say how many are held before', () => {
    const [twelve] = chartSeries(monthly, series(steady.slice(1)));
    expect(twelve).toMatchObject({ spc_mean: null, spc_refused: 'Limits need 13 months; 12 are held', direction: 'Too few months to say' });
    const judged = chartSeries(monthly, series(steady));
    expect(judged.every((point) => point.spc_refused === null && point.direction === 'No real change')).toBe(true);
    expect(judged[0]?.spc_mean).toBeCloseTo(0.7, 10);
  });

  it('are refused with the catalogue’s reason', () => {
    expect(chartSeries({ ...monthly, controlChart: 'A rolling figure' }, series(steady))[0]?.spc_refused).toBe('A rolling figure');
  });

  it('take no moving range across a month that is not held', () => {
    const whole = chartSeries(monthly, series([...steady, 0.7, 0.9, 0.9]));
    const gap = chartSeries(monthly, series([...steady, 0.7, null, 0.9]));
    const jump = 0.9 - 0.7;
    const ranges = (values: readonly number[]): number[] => values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
    const before = ranges([...steady, 0.7]);
    const limit = (average: number) => 2.66 * average;
    const width = (judged: ReturnType<typeof chartSeries>): number => (judged[0]?.spc_upper ?? 0) - (judged[0]?.spc_mean ?? 0);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(width(gap)).toBeCloseTo(limit(mean(before)), 10);
    // With the month held, the jump is a range, and is screened out as one above 3.267 times the average.
    expect(jump > 3.267 * mean([...before, jump, 0])).toBe(true);
    expect(width(whole)).toBeCloseTo(limit(mean([...before, 0])), 10);
  });

  it('name a signal by its direction and what is better', () => {
    const fall = series([...steady, 0.5]);
    expect(chartSeries(monthly, fall).at(-1)).toMatchObject({ spc_rule: 'outside limits', direction: 'Getting worse: falling' });
    expect(chartSeries({ ...monthly, better: 'lower' }, fall).at(-1)?.direction).toBe('Improving: falling');
    expect(chartSeries({ ...monthly, better: 'neither' }, fall).at(-1)?.direction).toBe('Changed: falling');
  });

  it('call seven rises in a row rising, even below the mean', () => {
    const climbing = series([0.7, 0.71, 0.7, 0.72, 0.7, 0.71, 0.72, 0.7, 0.61, 0.62, 0.63, 0.64, 0.65, 0.66, 0.67]);
    const last = chartSeries(monthly, climbing).at(-1);
    expect(last).toMatchObject({ spc_rule: 'trend', direction: 'Improving: rising' });
    expect(0.67 < (last?.spc_mean ?? 0)).toBe(true);
  });

  it('decide the target by their limits; without them by the interval, and without that by the figure', () => {
    const milestone = target({ from: '2020-01-01', value: 0.71 });
    expect(chartSeries(monthly, series(steady, { target: milestone, lower: 0.6, upper: 0.65 })).at(-1)?.against_target).toBe('May or may not meet');
    expect(chartSeries(monthly, series([0.7], { target: milestone, lower: 0.6, upper: 0.7 }))[0]?.against_target).toBe('Misses target');
    expect(chartSeries(monthly, series([0.7], { target: milestone, lower: 0.6, upper: 0.8 }))[0]?.against_target).toBe('May or may not meet');
    expect(chartSeries(monthly, series([0.72], { target: milestone }))[0]?.against_target).toBe('Meets target');
  });

  it('give both icons in the words of their rules, and name the rules', () => {
    const held = chartSeries(monthly, series([...steady, 0.9], { target: target({ from: '2020-01-01', value: 0.5 }) }));
    expect(held.at(-1)).toMatchObject({
      spc_variation: 'improvement high',
      spc_assurance: 'consistent pass',
      spc_rule_set: 'plot the dots 0.2.2',
      spc_phase: 0,
    });
    expect(held[0]).toMatchObject({ spc_variation: 'common cause', spc_decision: null, series_break: null });
    expect(chartSeries({ ...monthly, ruleSet: 'Making Data Count 2023' }, series(steady))[0]?.spc_rule_set).toBe('Making Data Count 2023');
    expect(chartSeries(monthly, series(steady.slice(1)))[0]).toMatchObject({ spc_variation: null, spc_assurance: null, spc_rule_set: null, spc_phase: null });
  });
});

describe('breaks in a series', () => {
  const changed = { from: '2025-02-01', why: 'counted in another way', source: 'invented' };
  const higher = steady.map((value) => value + 0.2);

  it('part the chart in two: no limit, rule or direction reaches across', () => {
    const judged = chartSeries({ ...monthly, breaks: [changed] }, series([...steady, ...higher]));
    expect(judged.every(({ spc_rule }) => spc_rule === null)).toBe(true);
    expect(judged[12]?.spc_mean).toBeCloseTo(0.7, 10);
    expect(judged[13]?.spc_mean).toBeCloseTo(0.9, 10);
    expect(judged.flatMap(({ series_break }, i) => (series_break === null ? [] : [`${i}: ${series_break}`]))).toEqual(['13: counted in another way']);
    expect(chartSeries(monthly, series([...steady, ...higher])).some(({ spc_rule }) => spc_rule !== null)).toBe(true);
  });

  it('leave a short new series without limits, and say how many months it has', () => {
    const judged = chartSeries({ ...monthly, breaks: [changed] }, series([...steady, 0.9, 0.9]));
    expect(judged.at(-1)).toMatchObject({ spc_refused: 'Limits need 13 months; 2 are held', direction: 'Too few months to say' });
    expect(judged[0]?.spc_refused).toBeNull();
  });

  it('before the first period held are none', () => {
    expect(chartSeries({ ...monthly, breaks: [{ ...changed, from: '2020-01-01' }] }, series(steady))[0]).toMatchObject({
      series_break: null,
      spc_refused: null,
    });
  });
});

describe('decisions about a chart', () => {
  const decided = { decidedBy: 'the quality committee', on: '2025-05-01', why: 'a new ward opened' };

  it('set limits again from a period, for the areas they name', () => {
    const rebase = { ...decided, kind: 'rebase', period: '2025-02', areas: ['RXN'] } as const;
    const twice = [...steady, ...steady.map((value) => value + 0.2)];
    const judged = [series(twice), series(twice, { area: 'RXL' })].flatMap((one) => chartSeries({ ...monthly, decisions: [rebase] }, one));
    expect([judged[12]?.spc_mean, judged[13]?.spc_mean].map((mean) => mean?.toFixed(3))).toEqual(['0.700', '0.900']);
    expect([judged[12]?.spc_phase, judged[13]?.spc_phase]).toEqual([0, 1]);
    expect(judged[13]?.spc_decision).toBe('Limits are set again from February 2025. Decided by the quality committee on 1 May 2025: a new ward opened');
    expect(judged.slice(26).every(({ spc_phase, spc_decision }) => spc_phase === 0 && spc_decision === null)).toBe(true);
  });

  it('leave a period out of limits and rules, and say so at it', () => {
    const out = { ...decided, kind: 'leave out', period: '2024-05' } as const;
    const wild = steady.map((value, i) => (i === 4 ? 0.1 : value));
    const judged = chartSeries({ ...monthly, decisions: [out] }, series([...wild, 0.7]));
    const mean = [...wild.filter((_, i) => i !== 4), 0.7].reduce((sum, value) => sum + value, 0) / 13;
    expect(judged[4]).toMatchObject({ spc_rule: null, spc_decision: expect.stringContaining('May 2024 is left out of the limits') });
    expect(judged[4]?.spc_mean).toBeCloseTo(mean, 12);
    expect(chartSeries(monthly, series(wild))[4]?.spc_rule).toBe('outside limits');
  });

  it('rest limits on the periods up to one', () => {
    const baseline = { ...decided, kind: 'baseline', period: '2025-01' } as const;
    const judged = chartSeries({ ...monthly, decisions: [baseline] }, series([...steady, 0.9, 0.95, 0.99]));
    expect(judged.at(-1)?.spc_mean).toBeCloseTo(chartSeries(monthly, series(steady))[0]?.spc_mean as number, 12);
  });
});

describe('local trajectories', () => {
  const national = target({ value: 0.78, from: '2025-04-01', headline: true });
  const step = (from: string, to: string, value: number): Target => target({ kind: 'local trajectory', areas: ['wirral'], from, to, value });
  const dated = [national, step('2025-04-01', '2025-06-30', 0.7), step('2025-07-01', '2025-09-30', 0.74)];

  it('stand beside the national target, in steps, for their own area only', () => {
    const at = (day: string, code: string): (number | undefined)[] => [
      targetOn(dated, day, of('place', code))?.value,
      trajectoryOn(dated, day, of('place', code))?.value,
    ];
    expect(at('2025-05-31', 'wirral')).toEqual([0.78, 0.7]);
    expect(at('2025-08-31', 'wirral')).toEqual([0.78, 0.74]);
    expect(at('2025-10-31', 'wirral')).toEqual([0.78, undefined]);
    expect(at('2025-05-31', 'fylde-coast')).toEqual([0.78, undefined]);
  });
});
