/**
 * Curate: point the normalised tables at the files in force, then make each mart that is not made already.
 * A mart is named by everything that went into it, so the same inputs find the same mart.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Extract, Place } from '../catalogue/define.js';
import type { Boundary } from '../catalogue/define-boundary.js';
import { type Made, pointPlaces } from './geography.js';
import { materialiseOnce } from './materialise.js';
import { normalisedColumns } from './normalise/columns.js';
import { definitionHash } from './normalise.js';
import { curated } from './paths.js';
import type { Store, Warehouse } from './ports.js';
import { inOrder, readSql, type SqlFile } from './sql.js';

export interface CurateDeps {
  store: Store;
  warehouse: Warehouse;
  /** Folder that holds `curated/` and `indicators/`. */
  sqlRoot: string;
  extracts: Readonly<Record<string, Extract>>;
  places: Readonly<Record<string, Place>>;
  boundaries: Readonly<Record<string, Boundary>>;
}

/** An edition in force, as normalised. */
export interface InForce {
  extract: string;
  period: string;
  sha256: string;
  /** Prefix that holds its `rows/`. */
  location: string;
}

/** A mart that is to be: named by everything that goes into it. */
export interface MartPlan {
  name: string;
  /** Hash of its SQL and of the inputs of everything it reads. */
  inputs: string;
  location: string;
  /** Marts it reads, which must be made first. */
  after: string[];
}

export interface Mart extends MartPlan {
  rows: number;
  reused: boolean;
}

const hash = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/**
 * Makes every mart of `sql/curated` and leaves the warehouse pointed at them.
 * @param inForce the editions to read, one for each extract and period
 * @throws when a SQL file reads a table that nothing makes: a mistake of ours, never of a sender
 */
export async function curate(deps: CurateDeps, inForce: readonly InForce[], tell: (line: string) => void): Promise<{ tables: Record<string, Mart> }> {
  const plans = await planMarts(deps, inForce);
  const tables: Record<string, Mart> = {};
  for (const [i, plan] of plans.entries()) {
    tell(`${i + 1} of ${plans.length}: ${plan.name}`);
    tables[plan.name] = await makeMart(deps, plan);
  }
  return { tables };
}

/** Points the normalised tables and the places, and says which marts they give, each after those it reads. */
export async function planMarts(deps: CurateDeps, inForce: readonly InForce[]): Promise<MartPlan[]> {
  const made: Made = { ...(await pointNormalised(deps, inForce)), ...(await pointPlaces(deps, deps.places, deps.boundaries)) };
  return inOrder(await readSql(path.join(deps.sqlRoot, 'curated')), 'curated').map((file) => {
    const inputs = inputsOf(file, made);
    made[`curated.${file.name}`] = inputs;
    const after = file.reads.filter((table) => table.startsWith('curated.')).map((table) => table.slice('curated.'.length));
    return { name: file.name, inputs, location: curated(file.name, inputs), after };
  });
}

/** All the marts in one word: it changes when anything that goes into any of them does. */
export const martsHash = (plans: readonly MartPlan[]): string => hash(plans.map(({ name, inputs }) => [name, inputs]));

/** Makes one mart unless it is made already, and points its table at it. What it reads must be pointed. */
export async function makeMart(deps: Pick<CurateDeps, 'store' | 'warehouse' | 'sqlRoot'>, plan: MartPlan): Promise<Mart> {
  const sql = await readFile(path.join(deps.sqlRoot, 'curated', `${plan.name}.sql`), 'utf8');
  const { rows, columns, reused } = await materialiseOnce(deps, sql, plan.location);
  await deps.warehouse.point({ schema: 'curated', name: plan.name, columns }, [{ location: plan.location }]);
  return { ...plan, rows, reused };
}

/** Every extract is a table, empty when none of its files is in force: SQL need not know what has arrived. */
async function pointNormalised({ warehouse, extracts }: CurateDeps, inForce: readonly InForce[]): Promise<Made> {
  const made: Made = {};
  for (const [name, extract] of Object.entries(extracts)) {
    const editions = inForce.filter((edition) => edition.extract === name).sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
    const parts = editions.map((edition) => ({ location: `${edition.location}rows/` }));
    await warehouse.point({ schema: 'normalised', name, columns: normalisedColumns(extract) }, parts);
    made[`normalised.${name}`] = hash(
      definitionHash(name, extract),
      editions.map(({ period, sha256 }) => [period, sha256]),
    );
  }
  return made;
}

function inputsOf(file: SqlFile, made: Made): string {
  const missing = file.reads.find((table) => made[table] === undefined);
  if (missing !== undefined) throw new Error(`sql/curated/${file.name}.sql reads ${missing}, which no extract, place or mart gives`);
  return hash(
    file.sql,
    file.reads.map((table) => [table, made[table]]),
  );
}
