/** What lies in what on any day, in memory: read once a night from the dated geography, to find areas that one level counts and another does not. */
import type { AreaType } from '../../catalogue/define.js';
import type { Warehouse } from '../ports.js';
import { homesOn } from './footprint.js';

/** The area of each type that something lies in. */
export type Parents = Partial<Record<AreaType, string>>;

interface Link {
  type: AreaType;
  code: string;
  from: string;
  to: string;
}

/** A place where the sum of a level leaves an area out, or has it though the larger area has not. */
export interface Stray {
  /** Level of the parts. */
  finer: AreaType;
  /** The larger area; undefined is England. */
  within: { type: AreaType; code: string };
  side: 'missing' | 'extra';
}

/** Day of the boundaries: a date, or those of today. */
export type On = string;
export const NOW: On = 'now';

export interface Lineage {
  /** Today, where there is one. */
  today: string | undefined;
  parents(area: string, on: On): Parents;
  /** True of the kinds of area that lie in others: those of any other kind count for England alone. */
  knows(type: string): boolean;
  /** Where an area falls between levels on a day. @param area type and code, tab between */
  strays(area: string, on: On): readonly Stray[];
}

const ENGLAND_CODE = 'E92000001';
const FOREVER = '2999-12-31';

/** Levels between the areas with figures of their own and England, of each. */
const LEVELS_OF: Partial<Record<AreaType, readonly AreaType[]>> = {
  practice: ['pcn', 'sub_icb', 'place', 'system'],
  sub_icb: ['place', 'system'],
  trust: ['system'],
};
/** Which levels the parts of a level are added up to. A system has places that the catalogue has not: no sum of places is said to be a system's, nor England's. */
const ABOVE: Partial<Record<AreaType, readonly AreaType[]>> = {
  pcn: ['sub_icb', 'place', 'system', 'england'],
  sub_icb: ['place', 'system', 'england'],
  system: ['england'],
};

export async function lineageOf(warehouse: Warehouse, today: string | undefined): Promise<Lineage> {
  const links = await warehouse.query(
    'SELECT child_type, child_code, parent_type, parent_code, valid_from, valid_to FROM curated.area_link ORDER BY child_type, child_code, parent_type, valid_from',
  );
  const held = new Map<string, Link[]>();
  for (const row of links) {
    const link = { type: row.parent_type as AreaType, code: String(row.parent_code), from: String(row.valid_from), to: String(row.valid_to ?? FOREVER) };
    const key = `${row.child_type}\t${row.child_code}`;
    const own = held.get(key);
    if (own === undefined) held.set(key, [link]);
    else own.push(link);
  }
  return lineage(held, today, today === undefined ? new Map() : await homesNow(warehouse, today));
}

async function homesNow(warehouse: Warehouse, today: string): Promise<Map<string, Parents>> {
  const homes = new Map<string, Parents>();
  for (const row of await warehouse.query(`${homesOn(today)} ORDER BY child_type, child_code, parent_type`)) {
    if (row.parent_code === null) continue;
    const key = `${row.child_type}\t${row.child_code}`;
    homes.set(key, { ...homes.get(key), [row.parent_type as AreaType]: String(row.parent_code) });
  }
  return homes;
}

function lineage(held: ReadonlyMap<string, readonly Link[]>, today: string | undefined, homes: ReadonlyMap<string, Parents>): Lineage {
  const onDay = (area: string, day: string): Parents => {
    const parents: Parents = {};
    for (const { type, code, from, to } of held.get(area) ?? []) if (from <= day && day <= to) parents[type] = code;
    return parents;
  };
  const parents = (area: string, on: On): Parents => {
    if (on !== NOW) return onDay(area, on);
    const [type] = area.split('\t') as [AreaType];
    return LEVELS_OF[type] === undefined ? onDay(area, today ?? FOREVER) : (homes.get(area) ?? {});
  };
  return { today, parents, knows: (type) => LEVELS_OF[type as AreaType] !== undefined, strays: remembered(held, parents) };
}

/** What was found of an area, kept for every stretch of days on which nothing about it changes: a night asks for the same areas many times. */
function remembered(held: ReadonlyMap<string, readonly Link[]>, parents: Lineage['parents']): Lineage['strays'] {
  const turns = new Map<string, string[]>();
  const known = new Map<string, readonly Stray[]>();
  return (area, on) => {
    const own = turns.get(area) ?? turnsOf(area, held);
    turns.set(area, own);
    const stretch = on === NOW ? NOW : own.findIndex((turn) => on < turn);
    const key = `${area}\t${stretch}`;
    const found = known.get(key) ?? straysOf(area, on, parents);
    known.set(key, found);
    return found;
  };
}

/** When anything about an area changes: its own links, and those of the areas that it lies in. The day after `2021-03-31` is written `2021-03-31~`. */
function turnsOf(area: string, held: ReadonlyMap<string, readonly Link[]>): string[] {
  const own = held.get(area) ?? [];
  const all = [...own, ...own.flatMap(({ type, code }) => held.get(`${type}\t${code}`) ?? [])];
  return [...new Set(all.flatMap(({ from, to }) => [from, `${to}~`]))].sort();
}

function straysOf(area: string, on: On, parents: Lineage['parents']): Stray[] {
  const [type] = area.split('\t') as [AreaType];
  const own = parents(area, on);
  return (LEVELS_OF[type] ?? []).flatMap((finer) => {
    const part = own[finer];
    const via = part === undefined ? {} : parents(`${finer}\t${part}`, on);
    return (ABOVE[finer] ?? []).flatMap((above): Stray[] => {
      if (above === 'england') return part === undefined ? [stray(finer, above, ENGLAND_CODE, 'missing')] : [];
      const [direct, through] = [own[above], via[above]];
      if (direct === through) return [];
      return [
        ...(direct === undefined ? [] : [stray(finer, above, direct, 'missing')]),
        ...(through === undefined ? [] : [stray(finer, above, through, 'extra')]),
      ];
    });
  });
}

const stray = (finer: AreaType, type: AreaType, code: string, side: Stray['side']): Stray => ({ finer, within: { type, code }, side });
