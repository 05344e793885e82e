/** Small invented worlds with many small counts, where tables give most away: practices in networks in areas, by sex, over months, in two indicators, over several nights. SYNTHETIC. */
import type { Cell } from '../../pipeline/disclosure/relations.js';

/** A generator of its own, so that every run attacks the same tables. */
export type Roll = (below: number) => number;

export function dice(seed: number): Roll {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Mostly small, some nought, many at the edge of their rounding. */
export const awkward = (roll: Roll): number => [0, 1 + roll(7), 8 + roll(5), 8, 12, 13 + 5 * roll(4), 1 + roll(7), 17 + 5 * roll(3)][roll(8)] as number;

/** One practice: where it lies, and who is counted there, by sex. */
export interface Practice {
  code: string;
  pcn: string;
  subIcb: string;
  counted: [number, number];
  others: [number, number];
}

export interface Shape {
  practices: number;
  networks: number;
  areas: number;
  /** True where people of both sexes are counted. */
  both: boolean;
  /** True where a network's practices may lie in several areas. */
  crossing: boolean;
}

export function practicesOf(roll: Roll, { practices, networks, areas, both, crossing }: Shape): Practice[] {
  return Array.from({ length: practices }, (_, i) => {
    const network = i % networks;
    return {
      code: `P${i}`,
      pcn: `U${network}`,
      subIcb: `S${crossing && roll(3) === 0 ? roll(areas) : network % areas}`,
      counted: [awkward(roll), both ? awkward(roll) : 0],
      others: [awkward(roll) + 20 * roll(3), both ? awkward(roll) + 20 * roll(3) : 0],
    };
  });
}

export interface Told {
  period?: string;
  bySex?: boolean;
  levels?: readonly Cell['area_type'][];
  /** Which numbers a figure has: those counted out of all, or another pair. */
  figure?: (counted: number, others: number) => { numerator: number; denominator: number | null };
}

const share = (counted: number, others: number): { numerator: number; denominator: number } => ({ numerator: counted, denominator: counted + others });

/** Every figure of a world: each practice, and each area as the sum of its practices. */
export function cellsOf(
  practices: readonly Practice[],
  { period = '2026-03', bySex = false, levels = ['practice', 'pcn', 'sub_icb', 'england'], figure = share }: Told = {},
): Cell[] {
  const areas = areasOf(practices).filter(({ type }) => levels.includes(type));
  const cuts: [cut: string, sexes: number[]][] = [
    ['all', [0, 1]],
    ...(bySex
      ? ([
          ['sex=female', [0]],
          ['sex=male', [1]],
        ] as [string, number[]][])
      : []),
  ];
  return cuts.flatMap(([cut, sexes]) =>
    areas.map(({ type, code, own, parents }): Cell => {
      const sum = (of: (one: Practice) => [number, number]): number =>
        own.reduce((all, one) => all + sexes.reduce((part, sex) => part + (of(one)[sex] as number), 0), 0);
      const numbers = figure(
        sum((one) => one.counted),
        sum((one) => one.others),
      );
      return { basis: 'registered', area_type: type, area_code: code, period, cut, ...numbers, parents };
    }),
  );
}

interface Area {
  type: Cell['area_type'];
  code: string;
  own: readonly Practice[];
  parents: string[];
}

/** Every area with its practices. */
export function areasOf(practices: readonly Practice[]): Area[] {
  const by = (type: 'pcn' | 'sub_icb', of: (one: Practice) => string): Area[] =>
    [...new Set(practices.map(of))].sort().map((code) => ({ type, code, own: practices.filter((one) => of(one) === code), parents: [] }));
  return [
    ...practices.map((one): Area => ({ type: 'practice', code: one.code, own: [one], parents: [`pcn\t${one.pcn}`, `sub_icb\t${one.subIcb}`] })),
    ...by('pcn', (one) => one.pcn),
    ...by('sub_icb', (one) => one.subIcb),
    { type: 'england', code: 'E92000001', own: practices, parents: [] },
  ];
}
