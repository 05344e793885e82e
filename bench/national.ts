/**
 * Measure on a national load, synthetic: practices × months of one indicator, rolled up, judged, compared and written. Prints its time and peak memory as JSON.
 * `national.ts measure|duckdb PRACTICES MONTHS INDICATORS`. The peer adds up the same geography and divides, in one statement of DuckDB on one thread, and does no statistics.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeDirectory } from '../adapters/store-directory.js';
import { warehouseDuckdb } from '../adapters/warehouse-duckdb.js';
import type { Indicator } from '../catalogue/define.js';
import hypertension from '../catalogue/indicators/prevalence_hypertension.js';
import { pointPlaces } from '../pipeline/geography.js';
import { type MeasureDeps, measure } from '../pipeline/measure.js';
import { TERM_NAMES } from '../pipeline/population/risk.js';
import type { SqlType } from '../pipeline/ports.js';

const [contestant, ...sizes] = process.argv.slice(2);
const [practices = 660, months = 60, indicators = 1] = sizes.map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'national-'));
const warehouse = warehouseDuckdb({ root: folder, memoryLimit: '400MB' });

const PRACTICES = `SELECT i, 'P' || lpad(CAST(i AS varchar), 5, '0') AS code FROM range(${practices}) t(i)`;
/** Practices of one network, sub-ICB location, place and system: England has about 1,250, 106, 150 and 42 of them. */
const PARENTS = { pcn: 5, sub_icb: 62, place: 44, system: 157 };

async function curate(name: string, columns: Readonly<Record<string, SqlType>>, select: string): Promise<void> {
  await warehouse.materialise(select, `curated/${name}/`);
  await warehouse.point({ schema: 'curated', name, columns }, [{ location: `curated/${name}/` }]);
}

async function geography(): Promise<void> {
  await pointPlaces({ store: storeDirectory({ root: folder }), warehouse }, {}, {});
  const areas = Object.entries(PARENTS).map(
    ([type, size]) =>
      `SELECT DISTINCT '${type}' AS area_type, '${type}' || CAST(i // ${size} AS varchar) AS area_code, '${type} ' || CAST(i // ${size} AS varchar) AS area_name FROM (${PRACTICES})`,
  );
  const links = Object.entries(PARENTS).flatMap(([type, size]) => [
    `SELECT DISTINCT 'practice' AS child_type, code AS child_code, '${type}' AS parent_type, '${type}' || CAST(i // ${size} AS varchar) AS parent_code, DATE '1990-01-01' AS valid_from, CAST(NULL AS date) AS valid_to FROM (${PRACTICES})`,
  ]);
  const pcns = `SELECT DISTINCT 'pcn', 'pcn' || CAST(i // 5 AS varchar), 'place', 'place' || CAST(min(i) OVER (PARTITION BY i // 5) // 44 AS varchar), DATE '1990-01-01', CAST(NULL AS date) FROM (${PRACTICES})`;
  const place = { area_type: 'varchar', area_code: 'varchar', area_name: 'varchar' } as const;
  await curate(
    'area',
    place,
    `SELECT 'practice' AS area_type, code AS area_code, 'Practice ' || code AS area_name FROM (${PRACTICES}) UNION ALL ${areas.join(' UNION ALL ')}`,
  );
  await curate(
    'area_link',
    { child_type: 'varchar', child_code: 'varchar', parent_type: 'varchar', parent_code: 'varchar', valid_from: 'date', valid_to: 'date' },
    [...links, pcns].join(' UNION ALL '),
  );
  await curate(
    'practice_deprivation',
    { practice_code: 'varchar', imd_quintile: 'bigint', method: 'varchar', source_sha256: 'varchar' },
    `SELECT code AS practice_code, CAST(i % 5 + 1 AS bigint) AS imd_quintile, 'published practice score' AS method, repeat('d', 64) AS source_sha256 FROM (${PRACTICES})`,
  );
}

/** Counts that differ from one another as a hash does: the same in every run. */
const COUNTS = `SELECT code AS area_code, strftime(DATE '2021-01-01' + INTERVAL (m) MONTH, '%Y-%m') AS period,
  CAST(500 + hash(i * 100 + m) % 400 AS double) AS numerator, CAST(6000 + hash(i) % 8000 AS double) AS denominator
  FROM (${PRACTICES}) CROSS JOIN range(${months}) u(m)`;

const SELECT = `SELECT 'registered' AS basis, 'practice' AS area_type, area_code, period, 'all' AS cut, numerator, denominator, repeat('a', 64) AS source_sha256, CAST(1 AS bigint) AS source_line
  FROM curated.national_load`;

function deps(): MeasureDeps {
  const sqlRoot = path.join(folder, 'sql');
  mkdirSync(path.join(sqlRoot, 'indicators'), { recursive: true });
  const ids = Array.from({ length: indicators }, (_, i) => `load_${String(i + 1).padStart(2, '0')}`);
  for (const id of ids) writeFileSync(path.join(sqlRoot, 'indicators', `${id}.sql`), SELECT);
  const { disclosure: _exempt, ...definition } = hypertension;
  const indicator: Indicator = { ...definition, disclosure: 'published national statistic', cadence: 'month', controlChart: 'allowed' };
  return { warehouse, store: storeDirectory({ root: folder }), sqlRoot, indicators: Object.fromEntries(ids.map((id) => [id, indicator])), targets: {} };
}

async function ours(): Promise<number> {
  const of = deps();
  const started = performance.now();
  await measure(of, 'load', () => {});
  return performance.now() - started;
}

async function duckdb(): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < indicators; i += 1)
    await warehouse.materialise(
      `WITH placed AS (SELECT area_type, area_code, period, numerator, denominator FROM (${SELECT}) UNION ALL
         SELECT l.parent_type, l.parent_code, c.period, c.numerator, c.denominator FROM (${SELECT}) c JOIN curated.area_link l ON l.child_type = c.area_type AND l.child_code = c.area_code UNION ALL
         SELECT 'england', 'E92000001', period, numerator, denominator FROM (${SELECT}))
       SELECT area_type, area_code, period, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(numerator) / sum(denominator) AS value FROM placed GROUP BY ALL ORDER BY ALL`,
      `peer/${i}/`,
    );
  return performance.now() - started;
}

try {
  await geography();
  const counted = { period: 'varchar', place_id: 'varchar', half: 'varchar', people: 'bigint', events: 'bigint' } as const;
  const known = Object.fromEntries(TERM_NAMES.map((name) => [name, 'varchar' as const]));
  await warehouse.point({ schema: 'curated', name: 'person_pattern', columns: { ...counted, ...known } }, []);
  await curate('national_load', { area_code: 'varchar', period: 'varchar', numerator: 'double', denominator: 'double' }, COUNTS);
  const milliseconds = Math.round(await (contestant === 'duckdb' ? duckdb() : ours()));
  process.stdout.write(`${JSON.stringify({ milliseconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
} finally {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
}
