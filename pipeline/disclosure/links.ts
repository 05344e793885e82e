/** Which areas lie in which, and when: read from the curated geography for the sums that readers know of. */
import { spanOf } from '../periods.js';
import type { Warehouse } from '../ports.js';
import { areaOf } from './relations.js';

interface Link {
  parent: string;
  from: string;
  to: string;
}

/** By `areaOf` the child. */
export type Links = ReadonlyMap<string, readonly Link[]>;

const ALWAYS = '9999-12-31';

export async function linksOf(warehouse: Warehouse): Promise<Links> {
  const rows = await warehouse.query(
    'SELECT DISTINCT child_type, child_code, parent_type, parent_code, valid_from, valid_to FROM curated.area_link ORDER BY child_type, child_code, parent_type, parent_code, valid_from',
  );
  const links = new Map<string, Link[]>();
  for (const row of rows) {
    const child = areaOf(String(row.child_type), String(row.child_code));
    const link = { parent: areaOf(String(row.parent_type), String(row.parent_code)), from: String(row.valid_from), to: String(row.valid_to ?? ALWAYS) };
    links.set(child, [...(links.get(child) ?? []), link]);
  }
  return links;
}

/** Says what an area lies in on the last day of a period, each once. Areas that lie alike share one list: a national series has half a million figures. */
export function parentsBy(links: Links): (area: string, period: string) => readonly string[] {
  const days = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  return (area, period) => {
    const day = days.get(period) ?? spanOf(period).end;
    days.set(period, day);
    const parents = [...new Set((links.get(area) ?? []).flatMap(({ parent, from, to }) => (from <= day && day <= to ? [parent] : [])))];
    const key = parents.join('\n');
    const held = lists.get(key) ?? parents;
    lists.set(key, held);
    return held;
  };
}
