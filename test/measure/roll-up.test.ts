/** Many periods are added up a few at a time: the sums are those of one statement over all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { rollUp } from '../../pipeline/measure/roll-up.js';

const root = mkdtempSync(path.join(tmpdir(), 'roll-up-'));
const warehouse = warehouseDuckdb({ root });
const LINK = { child_type: 'varchar', child_code: 'varchar', parent_type: 'varchar', parent_code: 'varchar', valid_from: 'date', valid_to: 'date' } as const;

afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

/** SYNTHETIC: five months of 20,000 practices, which is more than two batches, with halves to add. */
const SELECT = `SELECT 'registered' AS basis, 'practice' AS area_type, 'P' || lpad(CAST(i AS varchar), 5, '0') AS area_code,
  '2025-0' || CAST(m AS varchar) AS period, 'all' AS cut, i % 97 + 0.5 * m AS numerator, CAST(1000 + i AS double) AS denominator,
  CASE WHEN i < 10 THEN 'b' ELSE 'a' END AS source_sha256, CAST(i AS bigint) AS source_line FROM range(20000) t(i) CROSS JOIN range(1, 6) u(m)`;

it('adds up every period, whatever batch it falls in', async () => {
  await warehouse.point({ schema: 'curated', name: 'area_link', columns: LINK }, []);
  const sums = await rollUp(warehouse, SELECT, { kind: 'proportion', levels: ['practice', 'england'] });
  expect(sums).toHaveLength(5 * 20_001);
  const other = await warehouse.query(`SELECT period, sum(numerator) AS n, sum(denominator) AS d FROM (${SELECT}) GROUP BY period ORDER BY period`);
  const england = sums.filter(({ area_type }) => area_type === 'england');
  expect(england.map(({ period, numerator, denominator }) => ({ period, n: numerator, d: denominator }))).toEqual(other);
  expect(england[0]?.receipts).toEqual(['a', 'b']);
  const one = sums.find(({ area_code, period }) => area_code === 'P00100' && period === '2025-04');
  expect(one).toMatchObject({ numerator: 5, denominator: 1100, receipts: ['a'] });
});

it('adds large sums of money to the last of eight places, where the engine’s own decimals do not', async () => {
  // SYNTHETIC: pounds and pence up to 100 million, as a return in thousands has them times a thousand; the other route is JavaScript's own decimals of a double.
  const money = Array.from({ length: 2000 }, (_, i) => (((i * 7_919_993) % 100_000_007) / 1000) * 1000 + ((i * 37) % 100) / 100 - (i % 7 === 0 ? 2e8 : 0));
  const select = `SELECT 'registered' AS basis, 'practice' AS area_type, 'P' || CAST(i AS varchar) AS area_code, '2025-01' AS period, 'all' AS cut,
    x AS numerator, CAST(1 AS double) AS denominator, 'a' AS source_sha256, CAST(i AS bigint) AS source_line FROM (VALUES ${money.map((x, i) => `(${i}, CAST(${x} AS double))`).join(', ')}) t(i, x)`;
  const eighths = (x: number): bigint => BigInt(x.toFixed(8).replace('.', ''));
  await warehouse.point({ schema: 'curated', name: 'area_link', columns: LINK }, []);
  const [england] = await rollUp(warehouse, select, { kind: 'proportion', levels: ['england'] });
  const total = money.reduce((sum, x) => sum + eighths(x), 0n).toString();
  expect(england?.numerator).toBe(Number(`${total.slice(0, -8)}.${total.slice(-8)}`));
  const [engine] = await warehouse.query(`SELECT CAST(SUM(CAST(numerator AS decimal(38, 8))) AS varchar) AS n FROM (${select})`);
  expect(BigInt(String(engine?.n).replace('.', ''))).not.toBe(BigInt(total));
});
