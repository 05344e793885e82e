/** What every Warehouse must do: SQL over Parquet that lies in a Store. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryFailed, type Store, type Table, type Warehouse } from '../../pipeline/ports.js';
import type { Opened } from './store.js';

export type StoreAndWarehouse = Opened<Warehouse> & { store: Store };

const TABLE: Table = { schema: 'curated', name: 'visit', columns: { who: 'varchar', visits: 'bigint', share: 'double', on_day: 'date', open: 'boolean' } };
const visit = (who: string, visits: number): string =>
  `SELECT '${who}' AS who, CAST(${visits} AS bigint) AS visits, CAST(0.5 AS double) AS share, CAST('2025-05-01' AS date) AS on_day, true AS open`;

/** @param open gives a Warehouse and the Store it reads, both holding nothing */
export function warehouseContract(name: string, open: () => Promise<StoreAndWarehouse>): void {
  describe(`${name} is a Warehouse`, () => {
    let opened: StoreAndWarehouse;
    let warehouse: Warehouse;
    beforeAll(async () => {
      opened = await open();
      warehouse = opened.port;
    });
    afterAll(() => opened.close());

    it('gives rows in JavaScript values: numbers, ISO dates, booleans, nulls', async () => {
      const sql =
        "SELECT CAST(7 AS bigint) AS n, CAST('2025-05-01' AS date) AS d, 0.1 AS p, CAST(1.5 AS double) AS x, true AS b, CAST(NULL AS varchar) AS nothing, 'é' AS t";
      expect(await warehouse.query(sql)).toEqual([{ n: 7, d: '2025-05-01', p: 0.1, x: 1.5, b: true, nothing: null, t: 'é' }]);
    });

    it('refuses a whole number past 2^53 rather than round it', async () => {
      await expect(warehouse.query('SELECT CAST(9007199254740993 AS bigint) AS n')).rejects.toThrow(QueryFailed);
    });

    it('fails with the SQL and the reason', async () => {
      const sql = 'SELECT wrong FROM curated.nowhere';
      const error = await warehouse.query(sql).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(QueryFailed);
      expect((error as QueryFailed).sql).toContain(sql);
      expect((error as QueryFailed).reason).toMatch(/nowhere/);
    });

    it('divides whole numbers into whole numbers', async () => {
      expect(await warehouse.query('SELECT 7 / 2 AS n')).toEqual([{ n: 3 }]);
    });

    it('describes a SELECT without running it, comments and all', async () => {
      expect(await warehouse.describe(`-- a comment\n${visit('a', 1)} -- and one at the end`)).toEqual(TABLE.columns);
      await expect(warehouse.describe('SELECT 1.5 AS x')).rejects.toThrow(/column x/);
      await expect(warehouse.describe('SELECT wrong FROM curated.nowhere')).rejects.toThrow(QueryFailed);
    });

    it('keeps a materialised SELECT, its order and its types', async () => {
      const many = `${visit('b', 2)} UNION ALL ${visit('a', 1)} UNION ALL ${visit('c', 3)} -- three`;
      expect(await warehouse.materialise(`SELECT * FROM (${many}\n) AS t ORDER BY visits DESC`, 'curated/visit/1/')).toEqual({ rows: 3 });
      await warehouse.point(TABLE, [{ location: 'curated/visit/1/' }]);
      const rows = await warehouse.query('SELECT who, visits, share, on_day, open FROM curated.visit ORDER BY visits DESC');
      expect(rows.map((row) => row.who)).toEqual(['c', 'b', 'a']);
      expect(rows[2]).toEqual({ who: 'a', visits: 1, share: 0.5, on_day: '2025-05-01', open: true });
    });

    it('writes the same bytes for the same SELECT', async () => {
      await warehouse.materialise(visit('a', 1), 'curated/same/1/');
      await warehouse.materialise(visit('a', 1), 'curated/same/2/');
      const hashes = await Promise.all(['curated/same/1/', 'curated/same/2/'].map((prefix) => bytesUnder(opened.store, prefix)));
      expect(hashes[0]).toEqual(hashes[1]);
      expect(hashes[0]).toHaveLength(1);
    });

    it('refuses a location that holds something, and leaves nothing of a SELECT that fails', async () => {
      await warehouse.materialise(visit('a', 1), 'curated/taken/1/');
      await expect(warehouse.materialise(visit('b', 2), 'curated/taken/1/')).rejects.toThrow('taken');
      await expect(warehouse.materialise("SELECT CAST('x' AS bigint) AS n FROM (VALUES (1)) AS t (a)", 'curated/failed/1/')).rejects.toThrow(QueryFailed);
      expect(await opened.store.list('curated/failed/')).toEqual([]);
    });

    it('makes a table of no parts, of several, and of others again', async () => {
      const names = async (): Promise<unknown[]> => (await warehouse.query('SELECT who FROM curated.visit ORDER BY who')).map((row) => row.who);
      await warehouse.materialise(visit('p', 1), 'curated/visit/p/');
      await warehouse.materialise(visit('q', 2), 'curated/visit/q/');
      await warehouse.point(TABLE, []);
      expect(await names()).toEqual([]);
      expect(await warehouse.describe('SELECT * FROM curated.visit')).toEqual(TABLE.columns);
      await warehouse.point(TABLE, [{ location: 'curated/visit/p/' }, { location: 'curated/visit/q/' }]);
      expect(await names()).toEqual(['p', 'q']);
      await warehouse.point(TABLE, [{ location: 'curated/visit/q/' }]);
      expect(await names()).toEqual(['q']);
    });

    it('keeps partition values as text in the path, and rows of none', async () => {
      const select = `SELECT '007' AS code, visits FROM (${visit('a', 1)}) AS t UNION ALL SELECT '2025-05' AS code, visits FROM (${visit('b', 2)}) AS t`;
      const table: Table = { schema: 'curated', name: 'parted', columns: { code: 'varchar', visits: 'bigint' } };
      expect(await warehouse.materialise(select, 'curated/parted/1/', { partitionedBy: ['code'] })).toEqual({ rows: 2 });
      expect((await opened.store.list('curated/parted/1/')).map((entry) => entry.key.split('/')[3])).toEqual(['code=007', 'code=2025-05']);
      await warehouse.point(table, [{ location: 'curated/parted/1/' }]);
      expect(await warehouse.query('SELECT code, visits FROM curated.parted ORDER BY code')).toEqual([
        { code: '007', visits: 1 },
        { code: '2025-05', visits: 2 },
      ]);
      expect(await warehouse.materialise(`SELECT * FROM (${select}) AS t WHERE visits > 9`, 'curated/parted/2/', { partitionedBy: ['code'] })).toEqual({
        rows: 0,
      });
      await warehouse.point(table, [{ location: 'curated/parted/2/' }]);
      expect(await warehouse.query('SELECT * FROM curated.parted')).toEqual([]);
    });
  });
}

async function bytesUnder(store: Store, prefix: string): Promise<string[]> {
  const hashes: string[] = [];
  for (const { key } of await store.list(prefix)) {
    const hash = createHash('sha256');
    for await (const chunk of await store.read(key)) hash.update(chunk as Uint8Array);
    hashes.push(hash.digest('hex'));
  }
  return hashes;
}
