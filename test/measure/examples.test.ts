/** Every indicator's worked example, through the real path: its SQL, the roll-up, the division. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { indicators } from '../../catalogue/registry.js';
import { measureOne } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { type Columns, emptyMarts, loadExample, readTable } from './examples.js';

const root = mkdtempSync(path.join(tmpdir(), 'examples-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
const sqlRoot = path.resolve('sql');
let marts: Record<string, Columns>;

beforeAll(async () => {
  marts = await emptyMarts({ store, warehouse, sqlRoot });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

const NUMBERS = new Set(['numerator', 'denominator', 'value', 'lower_95', 'upper_95']);
type Cells = Record<string, string | number | null>;

/** The columns the example states, numbers to twelve figures. */
function cells(row: Record<string, unknown>, names: readonly string[]): Cells {
  const one = (name: string): string | number | null => {
    const held = row[name] ?? null;
    return held === null ? null : NUMBERS.has(name) ? Number(Number(held).toPrecision(12)) : String(held);
  };
  return Object.fromEntries(names.map((name) => [name, one(name)]));
}

const ordered = (rows: Cells[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('the worked example of', () => {
  it.each(Object.keys(indicators))('%s', async (id) => {
    const { example } = indicators[id] as (typeof indicators)[string];
    const loaded = await loadExample(warehouse, marts, example.given, `examples/${id}/`);
    const rows: MeasureRow[] = await measureOne({ store, warehouse, sqlRoot, indicators, targets: {} }, id, {
      names: new Map(),
      homes: new Map(),
      deprivation: { method: null, receipts: [], fifths: new Map(), parents: new Map() },
    });
    await loaded.unload();
    const expected = readTable(example.expect);
    const names = Object.keys(expected[0] ?? {});
    expect(ordered(rows.map((row) => cells({ ...row }, names)))).toEqual(ordered(expected.map((row) => cells(row, names))));
    expect(expected.length).toBeGreaterThan(1);
  });
});
