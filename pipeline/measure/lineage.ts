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
  /** Where an area falls between levels on a day. @param area type and code, tab between */
  strays(area: string, on: On): readonly Stray[];
}

const ENGLAND_CODE = 'E92000001';
const FOREVER = { from: '1900-01-01', to: '2999-12-31' } as const;

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
    const link = { type: row.parent_type as AreaType, code: String(row.parent_code), from: String(row.valid_from), to: String(row.valid_to ?? FOREVER.to) };
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
  const onDay = (area: string, day: string): Parents =>
    Object.fromEntries((held.get(area) ?? []).flatMap(({ type, code, from, to }) => (from <= day && day <= to ? [[type, code]] : [])));
  const parents = (area: string, on: On): Parents => {
    if (on !== NOW) return onDay(area, on);
    const [type] = area.split('\t') as [AreaType];
    return LEVELS_OF[type] === undefined ? onDay(area, today ?? FOREVER.to) : (homes.get(area) ?? {});
  };
  const whole = new Map<string, boolean>();
  const isWhole = (area: string): boolean => {
    const known = whole.get(area) ?? alwaysWhole(area, held);
    whole.set(area, known);
    return known;
  };
  return { today, parents, strays: (area, on) => (on !== NOW && isWhole(area) ? [] : straysOf(area, on, parents)) };
}

/** True of an area that lies in the same ones on every day, each by way of the others: most do, and need no looking at. */
function alwaysWhole(area: string, held: ReadonlyMap<string, readonly Link[]>): boolean {
  const [type] = area.split('\t') as [AreaType];
  const links = held.get(area) ?? [];
  const only = (of: readonly Link[], level: AreaType): Link | undefined => {
    const found = of.filter((link) => link.type === level);
    return found.length === 1 && found[0]?.from === FOREVER.from && found[0].to === FOREVER.to ? found[0] : undefined;
  };
  return (LEVELS_OF[type] ?? []).every((level) => {
    if (level === 'place') return true;
    const own = only(links, level);
    if (own === undefined) return false;
    const via = held.get(`${level}\t${own.code}`) ?? [];
    return (ABOVE[level] ?? []).every((above) => {
      if (above === 'england') return true;
      if (above !== 'place') return only(via, above)?.code === only(links, above)?.code;
      const spans = (of: readonly Link[]): string => JSON.stringify(of.filter((link) => link.type === 'place'));
      return spans(via) === spans(links);
    });
  });
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
