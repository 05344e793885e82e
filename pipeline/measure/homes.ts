/** Which place a practice or network belonged to, and when: read once from the curated geography. */
import type { AreaType } from '../../catalogue/define.js';
import type { Warehouse } from '../ports.js';

interface Home {
  place: string;
  from: string;
  to: string;
}

/** By kind and code of the area; an area in no place of the catalogue is not there. */
export type Homes = ReadonlyMap<string, readonly Home[]>;

const keyOf = (type: string, code: string): string => `${type}\t${code}`;
const ALWAYS = '9999-12-31';

export async function homesOf(warehouse: Warehouse): Promise<Homes> {
  const links = await warehouse.query(
    "SELECT DISTINCT child_type, child_code, parent_code, valid_from, valid_to FROM curated.area_link WHERE parent_type = 'place' AND child_type IN ('practice', 'pcn') ORDER BY child_type, child_code, valid_from, parent_code",
  );
  const homes = new Map<string, Home[]>();
  for (const link of links) {
    const key = keyOf(String(link.child_type), String(link.child_code));
    const home = { place: String(link.parent_code), from: String(link.valid_from), to: link.valid_to === null ? ALWAYS : String(link.valid_to) };
    homes.set(key, [...(homes.get(key) ?? []), home]);
  }
  return homes;
}

/** The place on a day; undefined in none. */
export const homeOn = (homes: Homes, type: AreaType, code: string, day: string): string | undefined =>
  homes.get(keyOf(type, code))?.find(({ from, to }) => from <= day && day <= to)?.place;
