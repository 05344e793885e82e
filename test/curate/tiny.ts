/** Tiny tables in the shape of the real ones: what arrived, written as a reader would write it down. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Extract } from '../../catalogue/define.js';
import { boundaries, extracts, places } from '../../catalogue/registry.js';
import type { CurateDeps, InForce } from '../../pipeline/curate.js';
import { valuesSql } from '../../pipeline/geography.js';
import { normalisedColumns } from '../../pipeline/normalise/columns.js';
import { normalised } from '../../pipeline/paths.js';
import type { Store, Value, Warehouse } from '../../pipeline/ports.js';

/** Lines of `a | b`, the header first, to records of text. */
export function records(text: string): Record<string, string>[] {
  const [head = [], ...rows] = text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

export interface Tiny extends CurateDeps {
  root: string;
  inForce: InForce[];
  /** Puts one edition of an extract in force: `practice_code | patients` and rows. Columns not named, and empty cells, are null; rows stand on lines 2 and up. */
  hold(extract: string, period: string, table: string): Promise<void>;
  close(): Promise<void>;
}

export function tiny(sqlRoot = 'sql'): Tiny {
  const root = mkdtempSync(path.join(tmpdir(), 'curate-'));
  const store: Store = storeDirectory({ root });
  const warehouse: Warehouse = warehouseDuckdb({ root });
  const inForce: InForce[] = [];
  const close = async (): Promise<void> => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  };
  const hold = async (extract: string, period: string, table: string): Promise<void> => {
    const sha256 = createHash('sha256').update(`${extract} ${period} ${table}`).digest('hex');
    const location = normalised(extract, period, sha256);
    const columns = normalisedColumns(extracts[extract] as Extract);
    const rows = records(table).map((row, i) => Object.keys(columns).map((name) => cellOf(name, row, { period, sha256, line: i + 2 })));
    await warehouse.materialise(valuesSql({ columns, rows }), `${location}rows/`);
    const at = inForce.findIndex((held) => held.extract === extract && held.period === period);
    inForce.splice(at < 0 ? inForce.length : at, at < 0 ? 0 : 1, { extract, period, sha256, location });
  };
  return { root, store, warehouse, sqlRoot, extracts, places, boundaries, inForce, hold, close };
}

function cellOf(name: string, row: Record<string, string>, source: { period: string; sha256: string; line: number }): Value {
  if (name === 'period') return source.period;
  if (name === 'source_sha256') return source.sha256;
  if (name === 'source_line' && row[name] === undefined) return source.line;
  return row[name] === undefined || row[name] === '' ? null : row[name];
}
