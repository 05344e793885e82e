/** What areas are called, read once from the curated geography. */
import type { AreaType } from '../../catalogue/define.js';
import type { Warehouse } from '../ports.js';

export type AreaNames = ReadonlyMap<string, string>;

const keyOf = (type: string, code: string): string => `${type}\t${code}`;

export async function areaNames(warehouse: Warehouse): Promise<AreaNames> {
  const rows = await warehouse.query('SELECT area_type, area_code, area_name FROM curated.area ORDER BY area_type, area_code');
  return new Map(rows.map((row) => [keyOf(String(row.area_type), String(row.area_code)), String(row.area_name)]));
}

/** The name, or the code of an area the geography does not know. */
export const nameOf = (names: AreaNames, type: AreaType, code: string): string => names.get(keyOf(type, code)) ?? code;
