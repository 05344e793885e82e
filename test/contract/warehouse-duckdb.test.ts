import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { warehouseContract } from './warehouse.js';

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'warehouse-'));

warehouseContract('DuckDB', async () => {
  const root = fresh();
  const port = warehouseDuckdb({ root });
  const close = async (): Promise<void> => {
    await port.close();
    rmSync(root, { recursive: true });
  };
  return { port, store: storeDirectory({ root }), close };
});

describe('DuckDB, besides', () => {
  const root = fresh();
  afterAll(() => rmSync(root, { recursive: true }));
  const table = { schema: 'published', name: 'greeting', columns: { word: 'varchar' } } as const;

  it('refuses a part that is not there', async () => {
    const warehouse = warehouseDuckdb({ root });
    await expect(warehouse.point(table, [{ location: 'published/greeting/never/' }])).rejects.toThrow('no part of a table lies at');
    await warehouse.close();
  });

  it('leaves a database file with a view over every table, replaced whole, and opens it again', async () => {
    const warehouse = warehouseDuckdb({ root });
    for (const word of ['hello', 'again']) {
      await warehouse.materialise(`SELECT '${word}' AS word`, `published/greeting/${word}/`);
      await warehouse.point(table, [{ location: `published/greeting/${word}/` }]);
      await warehouse.writeDatabase('suite.duckdb');
    }
    await warehouse.close();
    const reader = warehouseDuckdb({ root });
    expect(await reader.openDatabase('none.duckdb')).toBe(false);
    expect(await reader.openDatabase('suite.duckdb')).toBe(true);
    expect(await reader.query('SELECT word FROM published.greeting')).toEqual([{ word: 'again' }]);
    await reader.close();
    expect(existsSync(path.join(root, 'suite.duckdb.wal'))).toBe(false);
  });
});
