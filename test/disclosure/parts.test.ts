/** The parts of disclosure control one by one: what is told of a count, which indicators hang together, which totals are made of which. */
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../catalogue/define.js';
import { indicators } from '../../catalogue/registry.js';
import { familyOf, sharedCounts } from '../../pipeline/disclosure/family.js';
import { forest } from '../../pipeline/disclosure/forest.js';
import type { Cell } from '../../pipeline/disclosure/relations.js';
import { ANY, isSmall, restSpan, rounded, SMALL, STEP, shownSpan, smallSpan, UNSAID } from '../../pipeline/disclosure/rule.js';

const NO_END = Number.POSITIVE_INFINITY;

describe('what is told of a count', () => {
  it('is that of the rule, number by number', () => {
    expect([SMALL, STEP]).toEqual([7, 5]);
    expect([0, 1, 7, 8].map(isSmall)).toEqual([false, true, true, false]);
    expect([8, 10, 12, 13, 17, 18].map(rounded)).toEqual([10, 10, 10, 15, 15, 20]);
    expect([0, 8, 11, 13, 100].map(shownSpan)).toEqual([
      { low: 0, high: 0 },
      { low: 8, high: 12 },
      { low: 8, high: 12 },
      { low: 13, high: 17 },
      { low: 98, high: 102 },
    ]);
  });

  it('never lets a shown count be a small one: 8 rounds with 9 to 12, not with 6 and 7', () => expect(shownSpan(9).low).toBe(8));

  it('says of a hidden one whether it is small, and of the rest whether it is nought', () => {
    expect(smallSpan(7)).toEqual({ low: 1, high: 7 });
    expect(smallSpan(8)).toEqual({ low: 8, high: NO_END });
    expect(restSpan(0)).toEqual({ low: 0, high: 0 });
    expect(restSpan(2)).toEqual({ low: 1, high: 7 });
    expect(restSpan(900)).toEqual({ low: 8, high: NO_END });
    expect(UNSAID).toEqual({ low: 1, high: NO_END });
    expect(ANY).toEqual({ low: 0, high: NO_END });
  });
});

describe('indicators that hang together', () => {
  const of = (disclosure: Indicator['disclosure'], ...sharesCountsWith: string[]): Indicator =>
    ({ ...Object.values(indicators)[0], disclosure, sharesCountsWith }) as Indicator;
  const plain = (): Indicator => {
    const { sharesCountsWith: _none, ...rest } = of('people');
    return rest;
  };

  it('are found from either end, through others, in the order of their names, and only where people are counted', () => {
    const held = { z: of('people', 'm'), m: plain(), a: of('people', 'm'), lone: plain(), open: of('published national statistic', 'm') };
    for (const id of ['z', 'm', 'a']) expect(familyOf(held, id)).toEqual(['a', 'm', 'z']);
    expect(familyOf(held, 'lone')).toEqual(['lone']);
  });

  it('may name one that is not there', () => expect(familyOf({ a: of('people', 'gone') }, 'a')).toEqual(['a']));

  const cell = (area_code: string, numerator: number | null, denominator: number | null): Cell => ({
    basis: 'registered',
    area_type: 'practice',
    area_code,
    period: '2026-09',
    cut: 'all',
    numerator,
    denominator,
    parents: [],
  });
  const member = (id: string, ...cells: Cell[]) => ({ id, cells }) as unknown as Parameters<typeof sharedCounts>[0][number];

  it('share a count that is the same wherever both hold it, and is not nought everywhere', () => {
    const register = member('register', cell('A', 20, 100), cell('B', 31, 200));
    const treated = member('treated', cell('A', 12, 20), cell('B', 9, 31));
    expect([...sharedCounts([register, treated])]).toEqual([['treated.denominator', 'register.numerator']]);
  });

  it('do not share what differs once, what never meets, or what is nought wherever it meets', () => {
    const one = member('one', cell('A', 20, null), cell('B', 31, null));
    expect(sharedCounts([one, member('differs', cell('A', 20, null), cell('B', 30, null))]).size).toBe(0);
    expect(sharedCounts([one, member('apart', cell('C', 20, null))]).size).toBe(0);
    expect(sharedCounts([member('none', cell('A', 0, null)), member('neither', cell('A', 0, null))]).size).toBe(0);
  });

  it('leave out a part that is not held, and match what is held of it', () => {
    const shared = sharedCounts([member('one', cell('A', 20, null), cell('B', null, null)), member('two', cell('A', 20, null), cell('B', 5, null))]);
    expect([...shared]).toEqual([['two.numerator', 'one.numerator']]);
    expect(sharedCounts([member('one', cell('A', null, null)), member('two', cell('A', null, null))]).size).toBe(0);
  });

  it('have nothing to share alone, even where both parts are one', () => expect(sharedCounts([member('alone', cell('A', 9, 9))]).size).toBe(0));
});

describe('totals of totals', () => {
  it('are made of the largest sets they hold whole', () =>
    expect(
      forest([
        { place: 9, leaves: [0, 1, 2, 3] },
        { place: 7, leaves: [0, 1] },
        { place: 8, leaves: [2] },
      ]),
    ).toEqual([
      { total: 8, parts: [2] },
      { total: 7, parts: [0, 1] },
      { total: 9, parts: [3, 7, 8] },
    ]));

  it('of one size come in the order of their places, and the later is made of the earlier', () =>
    expect(
      forest([
        { place: 12, leaves: [0, 1] },
        { place: 3, leaves: [0, 1] },
        { place: 7, leaves: [0, 1] },
      ]),
    ).toEqual([
      { total: 3, parts: [0, 1] },
      { total: 7, parts: [3] },
      { total: 12, parts: [7] },
    ]));

  it('that cross are made of finest counts where they cross, and of whole sets where they do not', () =>
    expect(
      forest([
        { place: 7, leaves: [0, 1] },
        { place: 8, leaves: [3, 4, 5] },
        { place: 9, leaves: [0, 1, 2, 3] },
      ]),
    ).toEqual([
      { total: 7, parts: [0, 1] },
      { total: 8, parts: [3, 4, 5] },
      { total: 9, parts: [2, 3, 7] },
    ]));

  it('without a part are no sum', () => expect(forest([{ place: 4, leaves: [] }])).toEqual([]));
});
