/** What the proof is worth: spellings that mean something else on the other engine are found out, and their safe forms are not. */
import { describe, expect, inject, it } from 'vitest';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { QueryFailed } from '../../pipeline/ports.js';
import { readSql } from '../../pipeline/sql.js';
import { type Compared, compareRows } from './compare.js';
import { type Both, openBoth } from './engines.js';
import type { Engines } from './start.js';

const engines = inject('engines');

const ONE = 'FROM (VALUES (7, 2)) AS t (a, b)';
const NOTHING = "CASE WHEN a < b THEN 'b' END";
/** The unsafe spelling, then the safe one. */
const SPELLINGS: Readonly<Record<string, readonly [string, string]>> = {
  'division of decimals': [
    `SELECT CAST(CAST(a AS decimal(10, 2)) / CAST(3 AS decimal(10, 2)) AS double) AS x ${ONE}`,
    `SELECT CAST(a AS double) / NULLIF(CAST(3 AS double), 0) AS x ${ONE}`,
  ],
  'a fraction cast to a whole number': [
    `SELECT CAST(CAST(a AS double) / 2 - 1 AS bigint) AS x ${ONE}`,
    `SELECT CAST(round(CAST(a AS double) / 2 - 1) AS bigint) AS x ${ONE}`,
  ],
  'concat with nothing': [`SELECT concat('a', ${NOTHING}) AS x ${ONE}`, `SELECT 'a' || ${NOTHING} AS x ${ONE}`],
  'greatest with nothing': [`SELECT greatest(CAST(a AS bigint), NULL) AS x ${ONE}`, `SELECT CASE WHEN a > b THEN CAST(a AS bigint) END AS x ${ONE}`],
  'a fraction as text': [`SELECT CAST(CAST(a AS double) / 2 AS varchar) AS x ${ONE}`, `SELECT CAST(CAST(a AS decimal(10, 2)) AS varchar) AS x ${ONE}`],
  'a sum of whole numbers left as it is': [`SELECT sum(CAST(a AS bigint)) AS x ${ONE}`, `SELECT CAST(sum(a) AS bigint) AS x ${ONE}`],
  'text cut by its type': [`SELECT CAST('abcdef' AS varchar(3)) AS x ${ONE}`, `SELECT substr('abcdef', 1, 3) AS x ${ONE}`],
  'a regular expression': [`SELECT regexp_replace('aa', 'a', 'b') AS x ${ONE}`, `SELECT replace('aa', 'a', 'b') AS x ${ONE}`],
  'the :: cast': [`SELECT a::bigint AS x ${ONE}`, `SELECT CAST(a AS bigint) AS x ${ONE}`],
  QUALIFY: [`SELECT CAST(a AS bigint) AS x ${ONE} QUALIFY row_number() OVER (ORDER BY a) = 1`, `SELECT CAST(a AS bigint) AS x ${ONE}`],
};

if ('notRun' in engines) describe('unsafe spellings', () => it.skip(`not run: ${engines.notRun}`));
else found(engines);

function found(running: Engines): void {
  const opened = openBoth(running, 'unsafe');
  let made = 0;
  /** A refusal by one engine is a difference too. */
  const compared = (both: Both, sql: string): Promise<Compared> =>
    compareRows(both, `unsafe-${made++}`, sql).catch((error: unknown) => {
      if (error instanceof QueryFailed) return { rows: 0, differences: 1, first: error.reason };
      throw error;
    });

  describe('the proof on two engines', () => {
    it.each(Object.entries(SPELLINGS))('finds out %s, and not its safe form', async (_, [unsafe, safe]) => {
      const both = await opened;
      expect((await compared(both, unsafe)).differences).toBe(1);
      expect(await compared(both, safe)).toEqual({ rows: 1, differences: 0 });
    });

    it('finds out whole numbers divided in a file of ours, on a DuckDB that is not told to divide as Athena does', async () => {
      const both = await opened;
      await holdAttendances(both);
      const file = (await readSql('sql/indicators')).find(({ name }) => name === 'ae_four_hour');
      const seeded = String(file?.sql).replace('CAST(attendances - over_4h AS double)', 'CAST(100 * (attendances - over_4h) / attendances AS double)');
      expect(seeded).not.toBe(file?.sql);
      const bare = { ...both, duckdb: warehouseDuckdb({ root: both.root }) };
      await bare.duckdb.query('SET integer_division = false');
      await holdAttendances(bare);
      expect(await compared(bare, String(file?.sql))).toEqual({ rows: 3, differences: 0 });
      expect(await compared(bare, seeded)).toMatchObject({ rows: 3, differences: 2, first: expect.stringContaining('33.') });
      expect(await compared(both, seeded)).toEqual({ rows: 3, differences: 0 });
      await bare.duckdb.close();
    });
  });
}

/** 33⅓%, 66⅔% and exactly a half within four hours. */
async function holdAttendances({ duckdb, trino, directory }: Both): Promise<void> {
  const select = `SELECT CAST(org_code AS varchar) AS org_code, '2025-05' AS period, CAST(attendances AS bigint) AS attendances, CAST(over_4h AS bigint) AS over_4h,
'sha' AS source_sha256, CAST(line AS bigint) AS source_line FROM (VALUES ('A', 3, 2, 2), ('B', 3, 1, 3), ('C', 8, 4, 4)) AS t (org_code, attendances, over_4h, line)`;
  const columns = await duckdb.describe(select);
  const location = 'curated/ae_attendance/1/';
  if ((await directory.list(location)).length === 0) await duckdb.materialise(select, location);
  for (const warehouse of [duckdb, trino]) await warehouse.point({ schema: 'curated', name: 'ae_attendance', columns }, [{ location }]);
}
