/** From signals to icons, and what the dated rule sets differ in. */
import { describe, expect, it } from 'vitest';
import { xmr } from '../../pipeline/statistics/spc.js';
import { assuranceOf, judge, variationOf } from '../../pipeline/statistics/spc-icons.js';
import { type RuleSetName, ruleSets, shown } from '../../pipeline/statistics/spc-rule-sets.js';

describe('icons', () => {
  it.each([
    [1, 'higher', 'improvement', 'improvement high'],
    [-1, 'higher', 'concern', 'concern low'],
    [1, 'lower', 'concern', 'concern high'],
    [-1, 'lower', 'improvement', 'improvement low'],
    [1, 'neither', 'neutral high', 'neutral high'],
    [-1, 'neither', 'neutral low', 'neutral low'],
    [0, 'higher', 'common cause', 'common cause'],
    [0, 'neither', 'common cause', 'common cause'],
  ] as const)('side %d where %s is better: %s', (side, better, judgement, icon) => {
    expect(judge(side, better)).toBe(judgement);
    expect(variationOf(judge(side, better), better)).toBe(icon);
  });

  it('a target on a limit is met at times', () => {
    const limits = { lower: 10, upper: 20 };
    const at = (target: number): unknown[] => [
      assuranceOf(limits, target, 'higher'),
      assuranceOf(limits, target, 'lower'),
      assuranceOf(limits, target, 'neither'),
    ];
    expect([9.9, 10, 15, 20, 20.1].map(at)).toEqual([
      ['consistent pass', 'consistent fail', null],
      ['inconsistent', 'inconsistent', null],
      ['inconsistent', 'inconsistent', null],
      ['inconsistent', 'inconsistent', null],
      ['consistent fail', 'consistent pass', null],
    ]);
    expect(assuranceOf(limits, null, 'higher')).toBeNull();
    expect(assuranceOf({ lower: null, upper: null }, 1, 'higher')).toBeNull();
    expect(assuranceOf({ lower: 1, upper: null }, 0, 'higher')).toBeNull();
    expect(assuranceOf({ lower: null, upper: 1 }, 2, 'higher')).toBeNull();
  });
});

describe('rule sets', () => {
  it('have names and dates, and the same order', () => {
    expect(Object.entries(ruleSets).map(([name, { from, beyond, improvementFirst }]) => [name, from, beyond, improvementFirst])).toEqual([
      ['plot the dots 0.2.2', '2025-09-29', false, false],
      ['Making Data Count 2023', '2023-12-21', true, true],
    ]);
    for (const { order, source } of Object.values(ruleSets)) {
      expect(order).toEqual(['outside limits', 'trend', 'two of three', 'shift']);
      expect(source).toMatch(/NHSRplotthedots/);
    }
  });

  it('the later one shows an improvement before a concern, and the first rule where there is none', () => {
    const signals = [
      { rule: 'trend', side: -1 },
      { rule: 'shift', side: 1 },
    ] as const;
    const [earlier, later] = [ruleSets['plot the dots 0.2.2'], ruleSets['Making Data Count 2023']];
    expect([shown(signals, 'higher', earlier)?.rule, shown(signals, 'higher', later)?.rule, shown(signals, 'lower', later)?.rule]).toEqual([
      'trend',
      'shift',
      'trend',
    ]);
    expect(shown(signals, 'neither', later)?.rule).toBe('trend');
    expect(shown([], 'higher', later)).toBeUndefined();
  });

  it('the later one counts a point outside the limits as one of two in three', () => {
    const values = [...Array(10).fill([10.5, 9.5]).flat(), 14, 11.9, 10.1];
    const two = (ruleSet: RuleSetName): boolean[] =>
      xmr(values, { baseline: 20, ruleSet })
        .points.slice(-3)
        .map(({ signals }) => signals.some(({ rule }) => rule === 'two of three'));
    expect(two('plot the dots 0.2.2')).toEqual([false, false, false]);
    expect(two('Making Data Count 2023')).toEqual([true, true, false]);
    expect(xmr(values, { ruleSet: 'Making Data Count 2023' }).ruleSet).toBe('Making Data Count 2023');
  });
});
