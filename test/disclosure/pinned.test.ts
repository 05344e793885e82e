/**
 * What is hidden in thirty-six small worlds, told figure by figure: `.` shown, `s` small, `o` hidden for another's sake, `0` nought. None of it may move unless the rule does; that nothing
 * can be recovered from any of it is asserted of these and many more worlds in attack.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { control, type Told } from '../../pipeline/disclosure/control.js';
import { shownOf } from '../../pipeline/disclosure.js';
import { people } from './tiny.js';
import { cellsOf, dice, practicesOf, type Roll, type Shape } from './worlds.js';

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
});
