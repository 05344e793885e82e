/**
 * Worked examples of the catalogue, loaded through the Warehouse port as tiny tables: the same loader serves every engine.
 * The tables have the columns that the marts' own SQL gives; a column the example leaves out is null.
 */

import { extracts } from '../../catalogue/registry.js';
import { curate } from '../../pipeline/curate.js';
import { valuesSql } from '../../pipeline/geography.js';
import type { SqlType, Store, Value, Warehouse } from '../../pipeline/ports.js';

export type Columns = Readonly<Record<string, SqlType>>;

/** A table written as text: a header line, then rows, cells divided by `|`. An empty cell is null. */
export function readTable(text: string): Record<string, string | null>[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] === undefined || cells[i] === '' ? null : cells[i]])));
}

/** Every mart, empty, pointed in the warehouse: made by the real SQL from extracts of which nothing has arrived. Returns their columns. */
export async function emptyMarts(deps: { store: Store; warehouse: Warehouse; sqlRoot: string }): Promise<Record<string, Columns>> {
  const { tables } = await curate({ ...deps, extracts, places: {}, boundaries: {} }, [], () => undefined);
  const columns: Record<string, Columns> = {};
  for (const name of Object.keys(tables)) columns[`curated.${name}`] = await deps.warehouse.describe(`SELECT * FROM curated.${name}`);
  return columns;
}

export interface Loaded {
  /** Points the example's tables at nothing again. */
  unload(): Promise<void>;
}

/** @param location a prefix of the store that nothing lies under */
export async function loadExample(
  warehouse: Warehouse,
  marts: Record<string, Columns>,
  given: Readonly<Record<string, string>>,
  location: string,
): Promise<Loaded> {
  for (const [table, text] of Object.entries(given)) {
    const columns = marts[table];
    if (columns === undefined) throw new Error(`the example gives ${table}, which no mart makes`);
    const at = `${location}${table}/`;
    await warehouse.materialise(valuesSql({ columns, rows: typed(columns, readTable(text), table) }), at);
    await warehouse.point({ schema: 'curated', name: nameOf(table), columns }, [{ location: at }]);
  }
  return {
    unload: async () => {
      for (const table of Object.keys(given)) await warehouse.point({ schema: 'curated', name: nameOf(table), columns: marts[table] as Columns }, []);
    },
  };
}

const nameOf = (table: string): string => table.replace('curated.', '');

function typed(columns: Columns, rows: readonly Record<string, string | null>[], table: string): Value[][] {
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => columns[name] === undefined);
  if (unknown.length > 0) throw new Error(`${table} has no column ${unknown.join(', ')}`);
  return rows.map((row) => Object.entries(columns).map(([name, type]) => cellOf(row[name] ?? null, type)));
}

function cellOf(text: string | null, type: SqlType): Value {
  if (text === null || type === 'varchar' || type === 'date') return text;
  return type === 'boolean' ? text === 'true' : Number(text);
}
