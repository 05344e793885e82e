/**
 * What is hidden in thirty-six small worlds, told figure by figure: `.` shown, `s` small, `o` hidden for another's sake, `0` nought. None of it may move unless the rule does; that nothing
 * can be recovered from any of it is asserted of these and many more worlds in attack.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { control, type Member, type Told, type Version } from '../../pipeline/disclosure/control.js';
import { sharedCounts } from '../../pipeline/disclosure/family.js';
import { withPack } from '../../pipeline/disclosure/kept.js';
import { shownOf } from '../../pipeline/disclosure.js';
import { people } from './tiny.js';
import { awkward, cellsOf, dice, type Practice, practicesOf, type Roll, type Shape } from './worlds.js';

/** Worlds whose sums take several figures hidden together, which those of the attack seldom do. */
const SEEDS = [4, 5, 12, 20, 28, 34, 35, 41, 76];

function shapeOf(roll: Roll): Shape {
  return { practices: 3 + roll(8), networks: 1 + roll(3), areas: 1 + roll(2), both: roll(2) === 0, crossing: roll(2) === 0 };
}

const letter = ({ kind, disclosure }: ReturnType<typeof people>, told: Told): string => {
  const row = shownOf({ kind, disclosure }, { ...told, receipts: [] }, told);
  if (row.numerator === 0) return '0';
  if (row.numerator !== null) return '.';
  return row.disclosure === 'suppressed: small number' ? 's' : 'o';
};

/** The letters of every figure of a world. */
function toldIn(seed: number, kind: 'count' | 'proportion', months: readonly string[]): string {
  const roll = dice(seed * 7919);
  const shape = shapeOf(roll);
  const figure = kind === 'count' ? { figure: (counted: number) => ({ numerator: counted, denominator: null }) } : {};
  const cells = months.flatMap((period) => cellsOf(practicesOf(roll, shape), { period, bySex: shape.both, ...figure }));
  const [told] = control([{ id: 'one', definition: people(kind), cells, earlier: [] }], { secondary: true });
  return (told as Told[]).map((one) => letter(people(kind), one)).join('');
}

const lettersOf = (kind: 'count' | 'proportion', told: readonly Told[]): string => told.map((one) => letter(people(kind), one)).join('');
const SMALL: Shape = { practices: 5, networks: 2, areas: 2, both: false, crossing: true };

/** Three months and their quarter. */
function quarter(seed: number): string {
  const roll = dice(seed * 7919);
  const months = ['2026-01', '2026-02', '2026-03'].map((period) => ({ period, practices: practicesOf(roll, { ...SMALL, crossing: false }) }));
  const whole = (months[0]?.practices ?? []).map((practice, i): Practice => {
    const counted = months.reduce((sum, month) => sum + (month.practices[i]?.counted[0] ?? 0), 0);
    return { ...practice, counted: [counted, 0] };
  });
  const figure = (counted: number) => ({ numerator: counted, denominator: null });
  const cells = [...months, { period: '2026-Q1', practices: whole }].flatMap(({ period, practices }) => cellsOf(practices, { period, figure }));
  return lettersOf('count', control([{ id: 'one', definition: people('count'), cells, earlier: [] }])[0] as Told[]);
}

/** A register, and who of it was treated: the second's denominator is the first's numerator. */
function related(seed: number): string {
  const roll = dice(seed * 7919);
  const practices = practicesOf(roll, SMALL);
  const treated = practices.map((one): Practice => ({ ...one, counted: [Math.min(one.counted[0], awkward(roll)), 0], others: [0, 0] }));
  const register = cellsOf(practices);
  const counts = cellsOf(treated).map(({ numerator }) => numerator);
  const members: Member[] = [
    { id: 'register', definition: people('proportion'), cells: register, earlier: [] },
    {
      id: 'treated',
      definition: people('proportion'),
      cells: register.map((cell, i) => ({ ...cell, numerator: counts[i] ?? 0, denominator: cell.numerator })),
      earlier: [],
    },
  ];
  return control(members, { shared: sharedCounts(members) })
    .map((told) => lettersOf('proportion', told))
    .join(' ');
}

/** Four nights: another count, a practice that moves, and the first table again. */
function nights(seed: number): string {
  const roll = dice(seed * 7919);
  const first = practicesOf(roll, SMALL);
  const second = first.map((one, i): Practice => (i === 0 ? { ...one, counted: [awkward(roll), 0] } : one));
  const third = second.map((one, i): Practice => (i === 1 ? { ...one, pcn: 'U0', subIcb: 'S0' } : one));
  let earlier: Version[] = [];
  return [first, second, third, first]
    .map((practices, night) => {
      const [told] = control([{ id: 'one', definition: people('proportion'), cells: cellsOf(practices), earlier }]);
      earlier = withPack(earlier, told as Told[], night + 1);
      return lettersOf('proportion', told as Told[]);
    })
    .join(' ');
}

const cases = SEEDS.flatMap((seed) =>
  (['count', 'proportion'] as const).flatMap((kind) => [['2026-03'], ['2026-02', '2026-03']].map((months) => ({ seed, kind, months }))),
);

describe('what is hidden', () => {
  it('is what it was', () => {
    const now = cases.map(({ seed, kind, months }) => [`world ${seed}, ${kind}, ${months.length} months`, toldIn(seed, kind, months)]);
    expect(Object.fromEntries(now)).toMatchInlineSnapshot(`
      {
        "world 12, count, 1 months": "s..s....ssssss..sossos..",
        "world 12, count, 2 months": "s..s....ssssss..sossos....o..o..o.so.s...s..s...",
        "world 12, proportion, 1 months": "s..s....ssssss..sossos..",
        "world 12, proportion, 2 months": "s..s....ssssss..sossos....o..o..o.so.s...s..s...",
        "world 20, count, 1 months": ".............o............soo.sos......",
        "world 20, count, 2 months": ".............o............soo.sos......o.............s....0......s..ss........",
        "world 20, proportion, 1 months": ".............o............soo.s.s...o..",
        "world 20, proportion, 2 months": ".............o............soo.s.s...o..o.............s....s......s.sss........",
        "world 28, count, 1 months": "0......0s0o...0o.....",
        "world 28, count, 2 months": "0......0s0o...0o.............0.0........0..0.",
        "world 28, proportion, 1 months": "0......0s0o...0o.....",
        "world 28, proportion, 2 months": "0......0s0o...0o.............s.s........s..s.",
        "world 34, count, 1 months": ".................oss......s.sos........",
        "world 34, count, 2 months": ".................oss......s.sos............0........s.s.00oo.s.....o.0.s......",
        "world 34, proportion, 1 months": ".................oss......sosos........",
        "world 34, proportion, 2 months": ".................oss......sosos............0........s.s.0soo.s.....o.0.s......",
        "world 35, count, 1 months": "....s..s....os.00.0....s..s..s...",
        "world 35, count, 2 months": "....s..s....os.00.0....s..s..s................o........s.s........",
        "world 35, proportion, 1 months": "..s.s..s.....s.00.0....os.s..s...",
        "world 35, proportion, 2 months": "..s.s..s.....s.00.0....os.s..s................o........s.s........",
        "world 4, count, 1 months": "..s...........s.0.o.......s.........",
        "world 4, count, 2 months": "..s...........s.0.o.......s..........s...........s...so......s.o0.s.....",
        "world 4, proportion, 1 months": "..s...........s.0.o.......s.........",
        "world 4, proportion, 2 months": "..s...........s.0.o.......s..........s...........s...so......s.o0.s.....",
        "world 41, count, 1 months": ".o..o....so.so..........",
        "world 41, count, 2 months": ".o..o....so.so..................os.os...s..s....",
        "world 41, proportion, 1 months": ".o..o....so.so..........",
        "world 41, proportion, 2 months": ".o..o....so.so..................os.os...s..s....",
        "world 5, count, 1 months": "..o............s0.........sss.o00o.so..",
        "world 5, count, 2 months": "..o............s0.........sss.o00o.so....o...........00o.ss..s...0.os.ss..o...",
        "world 5, proportion, 1 months": "..s..o.........s0.o.......sss.o00o.so..",
        "world 5, proportion, 2 months": "..s..o.........s0.o.......sss.o00o.so...........o....00o.ss..s...0..s.ss......",
        "world 76, count, 1 months": "s..0..s....",
        "world 76, count, 2 months": "s..0..s.....o.ss......",
        "world 76, proportion, 1 months": "ss.0..s....",
        "world 76, proportion, 2 months": "ss.0..s.....osss......",
      }
    `);
  });

  it.each([
    ['months and their quarter', quarter],
    ['related indicators', related],
    ['one night after another', nights],
  ] as const)('is what it was: %s', (_, scenario) => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(scenario)).toMatchSnapshot();
  });
});
