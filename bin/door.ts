/** What every command needs: the house wired on one machine (a directory and DuckDB), read once at the door. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DirectoryStore, storeDirectory } from '../adapters/store-directory.js';
import { warehouseDuckdb } from '../adapters/warehouse-duckdb.js';
import { boundaries, extracts, indicators, places, targets } from '../catalogue/registry.js';
import type { Catalogue } from '../pipeline/nightly.js';

export interface Door {
  out: string;
  asOf?: string;
  json?: boolean;
  quiet?: boolean;
}

/** The caller asked for something that cannot be; the message says what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const SQL_ROOT = path.join(ROOT, 'sql');
export const catalogue: Catalogue = { boundaries, extracts, indicators, places, targets };

export interface Wired {
  out: string;
  store: DirectoryStore;
  warehouse: ReturnType<typeof warehouseDuckdb>;
  scratch: string;
  now: Date;
}

/** Opens the local adapters over `--out`. The clock is read here, once: `--as-of` stands for that night at 02:00. */
export function wire(door: Door): Wired {
  const out = path.resolve(door.out);
  const now = nightOf(door.asOf);
  const scratch = path.join(out, 'scratch');
  mkdirSync(scratch, { recursive: true });
  return { out, store: storeDirectory({ root: out }), warehouse: warehouseDuckdb({ root: out }), scratch, now };
}

export function nightOf(asOf: string | undefined): Date {
  if (asOf === undefined) return new Date();
  const now = new Date(`${asOf}T02:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(now.getTime()) || now.toISOString().slice(0, 10) !== asOf) {
    throw new UsageError(`--as-of '${asOf}' is not a date; write it as 2026-06-30`);
  }
  return now;
}

/** Hash of the code, SQL and catalogue as they stand: a change of any makes a new suite. */
export function version(): string {
  const hash = createHash('sha256');
  for (const room of ['catalogue', 'pipeline', 'sql']) {
    for (const entry of readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(path.join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
