/** Every indicator's worked example, through the real path: its SQL, the roll-up, the division. The same on every engine. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../catalogue/registry.js';
import { measureOne } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import type { StoreAndWarehouse } from '../contract/warehouse.js';
import { type Columns, emptyMarts, loadExample, readTable } from './examples.js';

const sqlRoot = path.resolve('sql');
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

/** @param open gives a Warehouse and the Store it reads, both holding nothing */
export function workedExamples(engine: string, open: () => Promise<StoreAndWarehouse>): void {
  describe(`on ${engine}, the worked example of`, () => {
    let opened: StoreAndWarehouse;
    let marts: Record<string, Columns>;
    beforeAll(async () => {
      opened = await open();
      marts = await emptyMarts({ store: opened.store, warehouse: opened.port, sqlRoot });
    });
    afterAll(() => opened?.close());

    it.each(Object.keys(indicators))('%s', async (id) => {
      const { port: warehouse, store } = opened;
      const { example } = indicators[id] as (typeof indicators)[string];
      const loaded = await loadExample(warehouse, marts, example.given, `examples/${id}/`);
      const rows: MeasureRow[] = await measureOne({ store, warehouse, sqlRoot, indicators, targets: {} }, id, {
        names: new Map(),
        homes: new Map(),
        deprivation: { method: null, receipts: [], fifths: new Map(), parents: new Map() },
        footprints: { today: undefined, moves: [] },
        lineage: { today: undefined, parents: () => ({}), strays: () => [], knows: () => false },
      });
      await loaded.unload();
      const expected = readTable(example.expect);
      const names = Object.keys(expected[0] ?? {});
      expect(ordered(rows.map((row) => cells({ ...row }, names)))).toEqual(ordered(expected.map((row) => cells(row, names))));
      expect(expected.length).toBeGreaterThan(1);
    });
  });
}
