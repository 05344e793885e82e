/** Tables with many small counts, laid open to a reader who searches exactly: levels, cuts, the whole and its rest, related indicators, months and their quarter, and one night over others. */
import { describe, expect, it } from 'vitest';
import { control, type Member, type Told, type Version } from '../../pipeline/disclosure/control.js';
import { sharedCounts } from '../../pipeline/disclosure/family.js';
import { withPack } from '../../pipeline/disclosure/kept.js';
import type { Cell } from '../../pipeline/disclosure/relations.js';
import { WAYS } from '../../pipeline/disclosure/rule.js';
import { Reader, type Table } from './reader.js';
import { areasOf, awkward, cellsOf, dice, type Practice, practicesOf, type Roll, type Shape } from './worlds.js';

const SHARE = { kind: 'proportion', disclosure: 'people' } as const;
const COUNT = { kind: 'count', disclosure: 'people' } as const;

/** Totals with their practices, and wholes with their cuts: what everyone knows of how areas hang together. */
function sumsOf(practices: readonly Practice[], cells: readonly Cell[]): Table['sums'] {
  const at = new Map(cells.map((cell) => [`${cell.area_type}\t${cell.area_code}\t${cell.cut}`, cell]));
  const cuts = [...new Set(cells.map(({ cut }) => cut))];
  const areas = areasOf(practices).filter(({ type }) => type !== 'practice');
  const within = areas.flatMap(({ type, code, own }) =>
    cuts.flatMap((cut) => {
      const total = at.get(`${type}\t${code}\t${cut}`);
      return total === undefined ? [] : [{ total, parts: own.map((one) => at.get(`practice\t${one.code}\t${cut}`) as Cell) }];
    }),
  );
  const whole = cells.filter(({ cut }) => cut === 'all' && cuts.length > 1);
  return [
    ...within,
    ...whole.map((total) => ({
      total,
      parts: cuts.filter((cut) => cut !== 'all').map((cut) => at.get(`${total.area_type}\t${total.area_code}\t${cut}`) as Cell),
    })),
  ];
}

interface Score {
  tables: number;
  cells: number;
  /** Small counts left with fewer than five values, and those of them with one. */
  narrowed: number;
  recovered: number;
  /** Figures hidden for others' sake, of all. */
  secondary: number;
  figures: number;
}

type Scenario = (roll: Roll, secondary: boolean) => { reader: Reader; told: readonly (readonly Told[])[] };

function play(scenario: Scenario, tables: number, secondary: boolean): Score {
  const score: Score = { tables, cells: 0, narrowed: 0, recovered: 0, secondary: 0, figures: 0 };
  for (let seed = 1; seed <= tables; seed += 1) {
    const { reader, told } = scenario(dice(seed * 7919), secondary);
    for (const values of reader.attack(WAYS)) {
      score.cells += 1;
      score.narrowed += values < WAYS ? 1 : 0;
      score.recovered += values <= 1 ? 1 : 0;
    }
    score.figures += told.flat().length;
    score.secondary += told.flat().filter(({ hidden }) => [hidden.numerator, hidden.denominator].includes('protects another')).length;
  }
  return score;
}

const say = (name: string, score: Score): void =>
  console.info(
    `${name}: ${score.tables} tables, ${score.cells} small counts attacked, ${score.recovered} recovered, ${score.narrowed} left with fewer than ${WAYS} values; ${score.secondary} of ${score.figures} figures hidden for others`,
  );

const one = (definition: Member['definition'], cells: readonly Cell[], earlier: readonly Version[] = []): Member => ({ id: 'one', definition, cells, earlier });

const levels =
  (shape: Shape, definition: Member['definition'], bySex: boolean): Scenario =>
  (roll, secondary) => {
    const practices = practicesOf(roll, shape);
    const figure = definition.kind === 'count' ? (counted: number) => ({ numerator: counted, denominator: null }) : undefined;
    const cells = cellsOf(practices, { bySex, ...(figure === undefined ? {} : { figure }) });
    const told = control([one(definition, cells)], { secondary });
    const reader = new Reader();
    reader.read({ member: { id: 'one', definition }, told: told[0] as Told[], sums: sumsOf(practices, cells) });
    return { reader, told };
  };

/** A register, counted out of the list in one indicator and treated in the other: the second's denominator is the first's numerator. */
const related: Scenario = (roll, secondary) => {
  const practices = practicesOf(roll, { practices: 8, networks: 3, areas: 2, both: false, crossing: false });
  const treated = practices.map((practice) => ({
    ...practice,
    counted: practice.counted.map((count) => Math.min(count, awkward(roll))) as [number, number],
    others: [0, 0] as [number, number],
  }));
  const register = cellsOf(practices);
  const sums = new Map(cellsOf(treated).map((cell) => [`${cell.area_type}${cell.area_code}`, cell.numerator]));
  const second = register.map((cell) => ({ ...cell, numerator: sums.get(`${cell.area_type}${cell.area_code}`) as number, denominator: cell.numerator }));
  const members: Member[] = [
    { id: 'register', definition: SHARE, cells: register, earlier: [] },
    { id: 'treated', definition: SHARE, cells: second, earlier: [] },
  ];
  const shared = sharedCounts(members);
  const told = control(members, { secondary, shared: secondary ? shared : new Map() });
  const reader = new Reader(new Map([['treated.denominator', 'register.numerator']]));
  for (const [m, member] of members.entries()) reader.read({ member, told: told[m] as Told[], sums: sumsOf(practices, member.cells) });
  return { reader, told };
};

const MONTHS = ['2026-01', '2026-02', '2026-03'];

/** Three months and their quarter, for the same practices. */
const quarter: Scenario = (roll, secondary) => {
  const shape = { practices: 4, networks: 2, areas: 1, both: false, crossing: false };
  const months = MONTHS.map(() => practicesOf(roll, shape));
  const whole = (months[0] as Practice[]).map((practice, i) => ({
    ...practice,
    counted: [0, 1].map((sex) => months.reduce((sum, month) => sum + ((month[i] as Practice).counted[sex] as number), 0)) as [number, number],
  }));
  const figure = (counted: number) => ({ numerator: counted, denominator: null });
  const tables = [...months.map((practices, i) => cellsOf(practices, { period: MONTHS[i] as string, figure })), cellsOf(whole, { period: '2026-Q1', figure })];
  const told = control([one(COUNT, tables.flat())], { secondary });
  const sums = tables.flatMap((cells, i) => sumsOf(months[i] ?? whole, cells));
  const over = (tables[3] as Cell[]).map((total, i) => ({ total, parts: tables.slice(0, 3).map((cells) => cells[i] as Cell) }));
  const reader = new Reader();
  reader.read({ member: { id: 'one', definition: COUNT }, told: told[0] as Told[], sums: [...sums, ...over] });
  return { reader, told };
};

/** Three nights: on the second a practice is sent again with other counts, on the third one has moved to another network. @param looks whether packs are held against those before */
const nights =
  (looks: boolean): Scenario =>
  (roll) => {
    const first = practicesOf(roll, { practices: 6, networks: 2, areas: 2, both: false, crossing: false });
    const second = first.map((practice, i) => (i === 0 ? { ...practice, counted: [awkward(roll), 0] as [number, number] } : practice));
    const third = second.map((practice, i) => (i === 1 ? { ...practice, pcn: 'U0', subIcb: 'S0' } : practice));
    const reader = new Reader();
    let earlier: Version[] = [];
    const all = [first, second, third].map((practices, night) => {
      const cells = cellsOf(practices);
      const [told] = control([one(SHARE, cells, looks ? earlier : [])]);
      earlier = withPack(earlier, told as Told[], night + 1);
      reader.read({ member: { id: 'one', definition: SHARE }, told: told as Told[], sums: sumsOf(practices, cells) });
      return told as Told[];
    });
    return { reader, told: all };
  };

const SHAPE: Shape = { practices: 9, networks: 3, areas: 2, both: false, crossing: false };
const SCENARIOS: [name: string, scenario: Scenario, tables: number][] = [
  ['levels, shares', levels(SHAPE, SHARE, false), 60],
  ['levels, counts', levels(SHAPE, COUNT, false), 60],
  ['levels that cut across each other, shares', levels({ ...SHAPE, crossing: true }, SHARE, false), 60],
  ['levels and cuts, counts', levels({ ...SHAPE, both: true, practices: 6, networks: 2 }, COUNT, true), 60],
  ['levels and cuts, shares', levels({ ...SHAPE, both: true, practices: 6, networks: 2 }, SHARE, true), 40],
  ['related indicators', related, 60],
  ['months and their quarter', quarter, 60],
];

describe('an exact search over all that is shown', () => {
  it.each(SCENARIOS)('recovers nothing: %s', (name, scenario, tables) => {
    const score = play(scenario, tables, true);
    say(name, score);
    expect(score).toMatchObject({ narrowed: 0, recovered: 0 });
    expect(score.cells).toBeGreaterThan(tables);
  });

  it.each(SCENARIOS)('recovers some where the second step is left out: %s', (name, scenario, tables) => {
    const score = play(scenario, tables, false);
    say(`${name}, without the second step`, score);
    expect(score.recovered).toBeGreaterThan(0);
  });
});

describe('one night laid over others', () => {
  it('recovers nothing', () => {
    const score = play(nights(true), 60, true);
    say('nights', score);
    expect(score).toMatchObject({ narrowed: 0, recovered: 0 });
  });

  it('recovers some where earlier packs are not looked at', () => {
    const score = play(nights(false), 60, true);
    say('nights, without a look at earlier packs', score);
    expect(score.recovered).toBeGreaterThan(0);
  });
});
