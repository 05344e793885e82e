/** The adapters of AWS keep the contracts that the local ones keep: S3 at a real S3 server, Athena's API before a real Trino. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AthenaOptions } from '../../adapters/warehouse-athena.js';
import { QueryFailed, type Table } from '../../pipeline/ports.js';
import { storeContract, textOf } from '../contract/store.js';
import { warehouseContract } from '../contract/warehouse.js';
import { type Both, openBoth } from './engines.js';
import type { Engines } from './start.js';

const engines = inject('engines');

if ('notRun' in engines) describe('the adapters of AWS', () => it.skip(`not run: ${engines.notRun}`));
else {
  const fresh = (more: Partial<AthenaOptions> = {}): Promise<Both> => openBoth(engines as Engines, `contract-${randomUUID().slice(0, 8)}`, more);
  storeContract('a bucket of S3', async () => {
    const both = await fresh();
    return { port: both.bucket, close: both.close };
  });
  warehouseContract('Athena', async () => {
    const both = await fresh();
    return { port: both.trino, store: both.bucket, close: both.close };
  });
  bucketBesides(fresh);
  athenaBesides(fresh);
}

type Fresh = (more?: Partial<AthenaOptions>) => Promise<Both>;

async function* megabytes(count: number, letter: string): AsyncIterable<Uint8Array> {
  for (let i = 0; i < count; i++) yield Buffer.alloc(2 ** 20, letter);
}

function bucketBesides(fresh: Fresh): void {
  describe('a bucket of S3, besides', () => {
    let both: Both;
    beforeAll(async () => {
      both = await fresh();
    });
    afterAll(() => both.close());

    it('writes in several parts what is larger than one, once, and nothing of what breaks in the middle', async () => {
      const { bucket } = both;
      expect(await bucket.writeIfAbsent('large/a', megabytes(40, 'a'))).toBe(true);
      expect(await bucket.writeIfAbsent('large/a', megabytes(40, 'b'))).toBe(false);
      const won = await Promise.all(['x', 'y', 'z'].map((letter) => bucket.writeIfAbsent('large/b', megabytes(20, letter))));
      expect(won.filter(Boolean)).toHaveLength(1);
      await expect(bucket.write('large/c', breaks())).rejects.toThrow('gone after two parts');
      expect(await bucket.list('large/')).toEqual([
        { key: 'large/a', bytes: 40 * 2 ** 20 },
        { key: 'large/b', bytes: 20 * 2 ** 20 },
      ]);
      expect(new Set(await textOf(bucket, 'large/b')).size).toBe(1);
    });

    it('lists and removes more than one page', async () => {
      const { bucket } = both;
      const keys = Array.from({ length: 1100 }, (_, i) => `many/${String(i).padStart(5, '0')}`);
      mkdirSync(path.join(both.root, 'many'));
      for (const key of keys) writeFileSync(path.join(both.root, key), 'x');
      expect((await bucket.list('many/')).map(({ key }) => key)).toEqual(keys);
      await bucket.remove('many/');
      expect(await bucket.list('many/')).toEqual([]);
    });
  });
}

async function* breaks(): AsyncIterable<Uint8Array> {
  yield* megabytes(36, 'c');
  throw new Error('gone after two parts');
}

const TABLE: Table = { schema: 'published', name: 'switched', columns: { run: 'bigint', n: 'bigint' } };
const rowsOf = (run: number): string => `SELECT CAST(${run} AS bigint) AS run, CAST(n AS bigint) AS n FROM UNNEST(sequence(1, 2500)) AS t (n)`;

function athenaBesides(fresh: Fresh): void {
  describe('Athena, besides', () => {
    const scanned: number[] = [];
    let both: Both;
    beforeAll(async () => {
      both = await fresh({ scanned: ({ bytes }) => scanned.push(bytes) });
      for (const run of [1, 2]) await both.trino.materialise(rowsOf(run), `published/switched/${run}/`);
      await both.trino.point(TABLE, [{ location: 'published/switched/1/' }]);
    });
    afterAll(() => both.close());

    it('pages through more rows than one answer holds, and tells what was scanned', async () => {
      const rows = await both.trino.query('SELECT n FROM published.switched ORDER BY n');
      expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 2500 }, (_, i) => i + 1));
      expect(scanned.at(-1)).toBeGreaterThan(0);
    });

    it('shows readers all of the old rows or all of the new while a table is switched', async () => {
      const asked = Array.from({ length: 12 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 40));
        return both.trino.query('SELECT run, count(*) AS n FROM published.switched GROUP BY run');
      });
      await both.trino.point(TABLE, [{ location: 'published/switched/2/' }]);
      for (const rows of await Promise.all(asked)) expect([[{ run: 1, n: 2500 }], [{ run: 2, n: 2500 }]]).toContainEqual(rows);
      expect(await both.trino.query('SELECT DISTINCT run FROM published.switched')).toEqual([{ run: 2 }]);
    });

    it.each([
      ['that cannot be parsed, which is refused at the start', 'SELECT FROM WHERE', 'keep to the SQL that means the same on every engine'],
      ['that fails later', "SELECT CAST(split_part('x,y', ',', 1) AS bigint) AS n", 'mend the SQL, or refuse such a value'],
      ['over a table that is not there', 'SELECT a FROM curated.nowhere', 'make and point the table before it is read'],
      ['that Trino takes and Athena does not', 'DELETE FROM published.switched', 'keep to the SQL that means the same on every engine'],
    ])('says what to do of a query %s', async (_, sql, advice) => {
      const error = await both.trino.query(sql).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(QueryFailed);
      expect((error as QueryFailed).message).toContain(advice);
    });

    it('makes no table in a work group that enforces its own location, and says what to do', async () => {
      const enforced = await fresh({ workGroup: 'analysts' });
      expect(await enforced.trino.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
      await expect(enforced.trino.materialise(rowsOf(3), 'published/switched/3/')).rejects.toThrow('do not enforce it on the one that makes tables');
      await enforced.close();
    });

    it('stops at the scan limit of the work group, and says what to do', async () => {
      const thrifty = await fresh({ workGroup: 'thrifty' });
      await thrifty.duckdb.materialise(`SELECT n, 'text ' || CAST(n * 7919 AS varchar) AS t FROM UNNEST(range(50000)) AS t (n)`, 'published/large/1/');
      await thrifty.trino.point({ schema: 'published', name: 'large', columns: { n: 'bigint', t: 'varchar' } }, [{ location: 'published/large/1/' }]);
      await expect(thrifty.trino.query('SELECT count(DISTINCT t) AS n FROM published.large')).rejects.toThrow('raise the limit of the work group');
      await thrifty.close();
    });

    it('lets one of two who move a table at the same moment know that it was overtaken', async () => {
      const move = (run: number) => both.trino.point(TABLE, [{ location: `published/switched/${run}/` }]);
      const ends = await Promise.allSettled([1, 2, 1, 2, 1, 2].map(move));
      for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('was moved by another at the same moment');
      expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(await both.trino.query('SELECT count(*) AS n FROM published.switched')).toEqual([{ n: 2500 }]);
    });

    it('stops what still runs when it is closed', async () => {
      const closing = await fresh();
      const long = closing.trino.query(
        'SELECT count(*) AS n FROM UNNEST(sequence(1, 10000)) AS a (x) CROSS JOIN UNNEST(sequence(1, 10000)) AS b (y) WHERE x * y % 7 = 3 AND sqrt(x * y) < 0',
      );
      const ended = expect(long).rejects.toThrow('cancelled by user');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await closing.close();
      await ended;
    });
  });
}
