/** How much members of groups differ, by hand, by another route, and always; and the interval of a difference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../pipeline/statistics/difference.js';
import { type Chance, dispersion, type Spread } from '../../pipeline/statistics/dispersion.js';
import { normalDraws } from '../../pipeline/statistics/normal-draws.js';
import { wilson } from '../../pipeline/statistics/proportion.js';
import '../fixed-seed.js';

type Member = readonly [count: number, size: number];
const spreadOf = (members: readonly Member[]): Spread => ({
  members: members.length,
  count: members.reduce((sum, [x]) => sum + x, 0),
  size: members.reduce((sum, [, n]) => sum + n, 0),
  squares: members.reduce((sum, [x, n]) => sum + (x * x) / n, 0),
});

describe('dispersion', () => {
  it('is Pearson’s statistic over its degrees of freedom: 20 and 40 of 100 each differ 9.5 times as much as chance would make them', () => {
    // r = 0.3; (20 − 30)² ÷ (100 × 0.3 × 0.7) twice = 9.52, over 2 − 1
    expect(
      dispersion(
        [
          spreadOf([
            [20, 100],
            [40, 100],
          ]),
        ],
        'proportion',
      ),
    ).toBeCloseTo(200 / 21, 12);
    expect(
      dispersion(
        [
          spreadOf([
            [20, 100],
            [40, 100],
          ]),
        ],
        'events',
      ),
    ).toBeCloseTo(200 / 30, 12);
    expect(
      dispersion(
        [
          spreadOf([
            [20, 100],
            [40, 100],
          ]),
        ],
        'any',
      ),
    ).toBeCloseTo(2, 12);
  });

  it('takes members with their own group, and less than chance as chance', () => {
    const alike = [
      spreadOf([
        [20, 100],
        [20, 100],
      ]),
      spreadOf([
        [40, 100],
        [40, 100],
      ]),
    ];
    expect(dispersion(alike, 'proportion')).toBe(1);
    expect(
      dispersion(
        [
          ...alike,
          spreadOf([
            [10, 100],
            [30, 100],
          ]),
        ],
        'proportion',
      ),
    ).toBeCloseTo(200 / 16 / 3, 12);
  });

  it('is no less for groups without members or without size, and may be below 1 where nothing is known of chance', () => {
    const group = { members: 2, count: 60, size: 200, squares: 20 };
    const empty = { members: 0, count: 0, size: 0, squares: 0 };
    for (const more of [empty, { ...empty, members: 3 }, { ...group, members: 0 }]) expect(dispersion([group, more], 'proportion')).toBeCloseTo(200 / 21, 12);
    // 1 and 2 of 100: squares of 0.5 ÷ 100, twice.
    const near: Member[] = [
      [1, 100],
      [2, 100],
    ];
    expect(dispersion([spreadOf(near)], 'any')).toBeCloseTo(0.005, 12);
  });

  it('is not known of groups of one, and takes a group without events as one that does not vary', () => {
    expect(dispersion([spreadOf([[1, 10]]), spreadOf([[5, 10]])], 'events')).toBeNull();
    expect(dispersion([], 'any')).toBeNull();
    expect(
      dispersion(
        [
          spreadOf([
            [0, 10],
            [0, 30],
          ]),
        ],
        'events',
      ),
    ).toBe(1);
  });

  it('is what members one by one give, whatever the chance', () => {
    const member = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 500, max: 900 }));
    const groups = fc.array(fc.array(member, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(groups, fc.constantFrom<Chance>('proportion', 'events', 'any'), (all, chance) => {
        let pearson = 0;
        for (const group of all) {
          const { count, size } = spreadOf(group);
          const r = count / size;
          const v = { proportion: r * (1 - r), events: r, any: 1 }[chance];
          for (const [x, n] of group) pearson += (x - n * r) ** 2 / (n * v);
        }
        const degrees = all.reduce((sum, group) => sum + group.length - 1, 0);
        const found = dispersion(all.map(spreadOf), chance) as number;
        expect(found).toBeCloseTo(chance === 'any' ? pearson / degrees : Math.max(1, pearson / degrees), 8);
      }),
    );
  });

  it('is near 1 where only chance is at work, and near what was put in where more is', () => {
    const draws = normalDraws(600, 12);
    const members = (extra: number): Member[] =>
      Array.from({ length: 300 }, (_, i) => [2000 + Math.sqrt(1600 * extra) * (draws[i] as number), 10_000] as const);
    expect(dispersion([spreadOf(members(1))], 'proportion')).toBeLessThan(1.2);
    expect(Math.abs((dispersion([spreadOf(members(9))], 'proportion') as number) / 9 - 1)).toBeLessThan(0.2);
  });
});

describe('the interval of a difference', () => {
  const estimate = (x: number, n: number) => ({ value: x / n, ...(wilson(x, n) as { lower: number; upper: number }) });

  it('is Newcombe’s for two proportions: the first examples of his table II', () => {
    const first = difference(estimate(56, 70), estimate(48, 80));
    expect([first.value, first.lower, first.upper].map((x) => x.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
    const second = difference(estimate(9, 10), estimate(3, 10));
    expect([second.lower, second.upper].map((x) => x.toFixed(4))).toEqual(['0.1705', '0.8090']);
    const none = difference(estimate(0, 10), estimate(0, 20));
    expect([none.lower, none.upper].map((x) => x.toFixed(4))).toEqual(['-0.1611', '0.2775']);
  });

  it('contains the difference, and turns round with its two sides', () => {
    const parts = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 500 }));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [there, back] = [difference(estimate(...a), estimate(...b)), difference(estimate(...b), estimate(...a))];
        expect(there.lower).toBeLessThanOrEqual(there.value);
        expect(there.upper).toBeGreaterThanOrEqual(there.value);
        expect(back.upper).toBeCloseTo(-there.lower, 12);
      }),
    );
  });
});
