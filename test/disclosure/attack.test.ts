/** Tables with many small counts, laid open to a reader who searches exactly: levels, cuts, the whole and its rest, and one night over another. */
import { describe, expect, it } from 'vitest';
import type { Sum } from '../../pipeline/disclosure/bounds.js';
import { WAYS } from '../../pipeline/disclosure/cells.js';
import { control } from '../../pipeline/disclosure/control.js';
import { keyOf, type ShownBefore } from '../../pipeline/disclosure/nights.js';
import { protect } from '../../pipeline/disclosure/protect.js';
import type { Links } from '../../pipeline/disclosure/sums.js';
import type { Sum as Counted } from '../../pipeline/measure/roll-up.js';
import { type Guess, type Known, possible, read } from './attack.js';

/** A generator of its own, so that every run attacks the same tables. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Mostly small counts, some nought, some at the edge of their rounding, where tables give most away. */
const counts = (roll: (below: number) => number, n: number): number[] =>
  Array.from({ length: n }, () => [0, 1 + roll(7), 8 + roll(5), 8, 12, 13 + 5 * roll(4), 1 + roll(7), 17 + 5 * roll(3)][roll(8)] as number);

interface Table {
  counts: number[];
  sums: Sum[];
}

/** Rows and columns of parts: practices by sex, say, with both kinds of totals and the whole. */
function cross(roll: (below: number) => number): Table {
  const [rows, columns] = [2 + roll(2), 2 + roll(2)];
  const parts = counts(roll, rows * columns);
  const at = (row: number, column: number): number => row * columns + column;
  const rowParts = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => at(row, column)));
  const columnParts = Array.from({ length: columns }, (_, column) => Array.from({ length: rows }, (_, row) => at(row, column)));
  const all = [...parts];
  const sums: Sum[] = [...rowParts, ...columnParts].map((of) => ({ total: all.push(of.reduce((sum, i) => sum + (parts[i] as number), 0)) - 1, parts: of }));
  const whole = all.push(parts.reduce((sum, part) => sum + part, 0)) - 1;
  return {
    counts: all,
    sums: [
      ...sums,
      { total: whole, parts: sums.slice(0, rows).map(({ total }) => total) },
      { total: whole, parts: sums.slice(rows).map(({ total }) => total) },
    ],
  };
}

/** Practices in two networks and in two other areas that cut across them, all in one place. */
function levels(roll: (below: number) => number): Table {
  const parts = counts(roll, 6);
  const all = [...parts];
  const add = (of: number[]): Sum => ({ total: all.push(of.reduce((sum, i) => sum + (all[i] as number), 0)) - 1, parts: of });
  const [a, b, c, d] = [add([0, 1, 2]), add([3, 4, 5]), add([0, 3]), add([1, 2, 4, 5])];
  const place = add([0, 1, 2, 3, 4, 5]);
  const within = (of: Sum[]): Sum => ({ total: place.total, parts: of.map(({ total }) => total) });
  return { counts: all, sums: [a, b, c, d, place, within([a, b]), within([c, d])] };
}

interface Attacked {
  tables: number;
  cells: number;
  /** Small cells with fewer than three values left, and those of them with one. */
  narrowed: number;
  recovered: number;
  /** Narrowed cells that the control did not report as such. */
  overlooked: number;
}

function attack(make: (roll: (below: number) => number) => Table, tables: number, secondary: boolean): Attacked {
  const found: Attacked = { tables, cells: 0, narrowed: 0, recovered: 0, overlooked: 0 };
  for (let seed = 1; seed <= tables; seed += 1) {
    const { counts: held, sums } = make(dice(seed * 7919));
    const { cells, exposed } = protect(held, sums, { secondary });
    const most = Math.max(...held) + 50;
    const guesses = cells.map(({ shown, hidden }) => read(shown, hidden, most));
    for (const [i, { hidden }] of cells.entries()) {
      if (hidden !== 'small') continue;
      const ways = possible(guesses, sums, i);
      expect(ways).toContain(held[i]);
      found.cells += 1;
      found.narrowed += ways.length < WAYS ? 1 : 0;
      found.recovered += ways.length === 1 ? 1 : 0;
      found.overlooked += ways.length < WAYS && !exposed.includes(i) ? 1 : 0;
    }
  }
  return found;
}

const say = (name: string, { tables, cells, narrowed, recovered }: Attacked): void =>
  console.info(`${name}: ${tables} tables, ${cells} hidden small cells attacked, ${recovered} recovered, ${narrowed} left with fewer than ${WAYS} values`);

describe('an exact search over all that is shown', () => {
  it.each([
    ['rows and columns', cross, 250],
    ['levels that cut across each other', levels, 250],
  ] as const)('recovers nothing: %s', (name, make, tables) => {
    const both = attack(make, tables, true);
    say(name, both);
    // Where all that could be hidden is hidden (several small counts in a small total), a count may keep two values: the control says so itself.
    expect(both).toMatchObject({ recovered: 0, overlooked: 0 });
    expect(both.narrowed).toBeLessThan(3);
    expect(both.cells).toBeGreaterThan(tables);
  });

  it.each([
    ['rows and columns', cross, 250],
    ['levels that cut across each other', levels, 250],
  ] as const)('recovers some where the second step is left out: %s', (name, make, tables) => {
    const first = attack(make, tables, false);
    say(`${name}, without the second step`, first);
    expect(first.recovered).toBeGreaterThan(0);
  });
});

const LINKS: Links = ['P1', 'P2', 'P3', 'P4'].map((code) => ({ child: `practice\t${code}`, parent: 'pcn\tU1', from: '2013-04-01', to: '9999-12-31' }));
const figure = (area_type: 'practice' | 'pcn', area_code: string, numerator: number, denominator: number | null, file: string): Counted => ({
  ...{ basis: 'registered', area_type, area_code, period: '2026-03', cut: 'all', numerator, denominator, receipts: [file] },
});
const night = (practices: readonly number[], file: string): Counted[] => [
  ...practices.map((count, i) => figure('practice', `P${i + 1}`, count, null, file)),
  figure(
    'pcn',
    'U1',
    practices.reduce((sum, count) => sum + count, 0),
    null,
    file,
  ),
];
const COUNT = { kind: 'count', disclosure: 'people' } as const;

/** What a pack showed, to be known on later nights. */
const packOf = (figures: readonly ReturnType<typeof control>[number][]): Map<string, ShownBefore> =>
  new Map(
    figures.map((one) => {
      const hidden = one.disclosure === 'suppressed: small number' ? 'small' : one.disclosure === 'rounded' ? 'no' : 'protects another';
      return [keyOf(one), { numerator: { value: one.numerator, hidden }, denominator: { value: null, hidden: 'no' }, receipts: one.receipts.join(',') }];
    }),
  );

/** Both nights at once: tonight's figures, then last night's; figures shown alike are taken to be the same. */
function overlay(
  tonight: readonly ReturnType<typeof control>[number][],
  last: readonly ReturnType<typeof control>[number][],
): { guesses: Guess[]; sums: Known[] } {
  const n = tonight.length;
  const guess = (one: ReturnType<typeof control>[number]): Guess =>
    read(one.numerator, one.disclosure === 'rounded' ? 'no' : one.disclosure === 'suppressed: small number' ? 'small' : 'protects another', 400);
  const same = tonight.flatMap((one, i) =>
    one.area_type === 'practice' && one.numerator === last[i]?.numerator && one.disclosure === last[i]?.disclosure ? [{ total: i, parts: [n + i] }] : [],
  );
  const whole = (from: number): Known => ({ total: from + n - 1, parts: Array.from({ length: n - 1 }, (_, i) => from + i) });
  return { guesses: [...tonight, ...last].map(guess), sums: [whole(0), whole(n), ...same] };
}

describe('one night laid over another', () => {
  const run = (look: boolean): Attacked => {
    const found: Attacked = { tables: 0, cells: 0, narrowed: 0, recovered: 0, overlooked: 0 };
    const roll = dice(4242);
    for (let table = 0; table < 600; table += 1) {
      const [small, large] = [1 + roll(7), 8 + roll(40)];
      const others = counts(roll, 3);
      const [before, after] =
        table % 2 === 0
          ? [
              [large, ...others],
              [small, ...others],
            ]
          : [
              [small, ...others],
              [large, ...others],
            ];
      const last = control(COUNT, night(before, 'a'), { links: LINKS });
      const tonight = control(COUNT, night(after, 'b'), { links: LINKS, ...(look ? { earlier: [packOf(last)] } : {}) });
      const { guesses, sums } = overlay(tonight, last);
      found.tables += 1;
      const moved = [0, tonight.length].filter((i) => (i === 0 ? tonight : last)[0]?.disclosure === 'suppressed: small number');
      for (const i of moved) {
        const ways = possible(guesses, sums, i).length;
        if (ways === 0) continue; // what was taken to be the same was not: the reader is misled
        found.cells += 1;
        found.narrowed += ways < WAYS ? 1 : 0;
        found.recovered += ways === 1 ? 1 : 0;
      }
    }
    return found;
  };

  it('recovers nothing', () => {
    const looked = run(true);
    say('nights', looked);
    expect(looked.recovered).toBe(0);
  });

  it('recovers some where earlier packs are not looked at', () => {
    const blind = run(false);
    say('nights, without a look at earlier packs', blind);
    expect(blind.recovered).toBeGreaterThan(0);
  });
});
