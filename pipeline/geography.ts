/** The places and boundaries of the catalogue as small tables, so that SQL can join them like anything that arrived. */
import { createHash } from 'node:crypto';
import type { Place } from '../catalogue/define.js';
import type { Boundary } from '../catalogue/define-boundary.js';
import { materialiseOnce } from './materialise.js';
import { normalised } from './paths.js';
import type { SqlType, Store, Value, Warehouse } from './ports.js';

/** What each table was made from, by `schema.table`. */
export type Made = Record<string, string>;

/** Links reach from the first of these days to the last when their own ends are open. */
const ALWAYS = { from: '1900-01-01', to: '2999-12-31' } as const;

interface Held {
  columns: Readonly<Record<string, SqlType>>;
  rows: readonly (readonly Value[])[];
}

/** `place`, `place_sub_icb` and `place_partner`, in the order of their ids and of the definitions. */
function placeTables(places: Readonly<Record<string, Place>>): Record<string, Held> {
  const all = Object.entries(places).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    place: {
      columns: { place_id: 'varchar', place_name: 'varchar', system_code: 'varchar', system_name: 'varchar' },
      rows: all.map(([id, place]) => [id, place.name, place.system.code, place.system.name]),
    },
    place_sub_icb: {
      columns: { place_id: 'varchar', sub_icb_code: 'varchar', sub_icb_name: 'varchar', valid_from: 'date', valid_to: 'date' },
      rows: all.flatMap(([id, place]) => place.subIcbs.map((own) => [id, own.code, own.name, own.from, own.to ?? ALWAYS.to])),
    },
    place_partner: {
      columns: {
        place_id: 'varchar',
        partner_code: 'varchar',
        partner_name: 'varchar',
        kind: 'varchar',
        role: 'varchar',
        covers_more: 'boolean',
        valid_from: 'date',
        valid_to: 'date',
      },
      rows: all.flatMap(([id, place]) =>
        place.partners.map((own) => [id, own.code, own.name, own.kind, own.role, own.coversMore, own.from, own.to ?? ALWAYS.to]),
      ),
    },
  };
}

/** `boundary`: one row an area that ended and each that it became (one with no code where none is known), and one an area that moved. */
function boundaryTable(boundaries: Readonly<Record<string, Boundary>>): Held {
  const all = Object.entries(boundaries).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    columns: {
      ...{ boundary_id: 'varchar', title: 'varchar', on_day: 'date', kind: 'varchar', area_type: 'varchar', area_code: 'varchar', area_name: 'varchar' },
      ...{ parent_type: 'varchar', from_code: 'varchar', into_code: 'varchar', into_name: 'varchar', into_is_new: 'boolean', pieces: 'bigint' },
      ...{ source: 'varchar', published_on: 'date', verified: 'boolean' },
    },
    rows: all.flatMap(([id, { title, on, became, moved, source, publishedOn, verified }]) => [
      ...became.flatMap(({ type, code, name, into }) =>
        (into.length === 0 ? [undefined] : into).map((one): Value[] => [
          ...[id, title, on, 'became', type, code, name],
          ...[null, null, one?.code ?? null, one?.name ?? null, one?.isNew ?? null, into.length, source, publishedOn, verified],
        ]),
      ),
      ...moved.map(({ type, code, name, parentType, from, to }): Value[] => [
        ...[id, title, on, 'moved', type, code, name, parentType, from, to, null, null, 1, source, publishedOn, verified],
      ]),
    ]),
  };
}

/** Writes the tables that are not written yet and points them; returns what each was made from. */
export async function pointPlaces(
  { store, warehouse }: { store: Store; warehouse: Warehouse },
  places: Readonly<Record<string, Place>>,
  boundaries: Readonly<Record<string, Boundary>>,
): Promise<Made> {
  const made: Made = {};
  for (const [name, held] of Object.entries({ ...placeTables(places), boundary: boundaryTable(boundaries) })) {
    const inputs = createHash('sha256').update(JSON.stringify(held)).digest('hex').slice(0, 16);
    const location = normalised(name, 'catalogue', inputs);
    if (held.rows.length > 0) await materialiseOnce({ store, warehouse }, valuesSql(held), location);
    await warehouse.point({ schema: 'normalised', name, columns: held.columns }, held.rows.length === 0 ? [] : [{ location }]);
    made[`normalised.${name}`] = inputs;
  }
  return made;
}

/** A SELECT that holds the rows themselves. Every engine reads it. */
export function valuesSql({ columns, rows }: Held): string {
  const names = Object.keys(columns);
  const casts = Object.entries(columns).map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`);
  return `SELECT ${casts.join(', ')}\nFROM (VALUES\n${rows.map((row) => `(${row.map(literal).join(', ')})`).join(',\n')}\n) AS held (${names.join(', ')})`;
}

const literal = (value: Value): string => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === null ? 'NULL' : String(value));
