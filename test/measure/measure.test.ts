/** The step as a whole: what is published, where, and that it can be killed, repeated and checked by another route. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { indicators, targets } from '../../catalogue/registry.js';
import type { LedgerLine } from '../../pipeline/ledger.js';
import { type MeasureDeps, measure, publishLedger } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { nextPeriod } from '../../pipeline/periods.js';
import { PUBLISHED_TABLES } from '../../pipeline/published-tables.js';
import { tree } from '../nightly/walk.js';
import { type Columns, emptyMarts, type Loaded, loadExample } from './examples.js';

const root = mkdtempSync(path.join(tmpdir(), 'measure-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
const sqlRoot = path.resolve('sql');
let marts: Record<string, Columns>;
let loads = 0;
let loaded: Loaded[] = [];

beforeAll(async () => {
  marts = await emptyMarts({ store, warehouse, sqlRoot });
});
afterEach(async () => {
  for (const one of loaded) await one.unload();
  loaded = [];
});
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

async function load(given: Record<string, string>): Promise<void> {
  loads += 1;
  loaded.push(await loadExample(warehouse, marts, given, `given/${loads}/`));
}

const only = (...ids: string[]): MeasureDeps => ({
  store,
  warehouse,
  sqlRoot,
  indicators: Object.fromEntries(ids.map((id) => [id, indicators[id] as (typeof indicators)[string]])),
  targets,
});
const rows = async (where = 'TRUE'): Promise<MeasureRow[]> =>
  (await warehouse.query(
    `SELECT * FROM published.measure WHERE ${where} ORDER BY indicator_id, period, area_type, area_code, basis, cut`,
  )) as unknown as MeasureRow[];
const quiet = (): void => undefined;

const AE = `
  org_code | period  | attendances | over_4h | source_sha256 | source_line
  RXN      | 2025-05 | 200         | 50      | aa            | 2
  RXL      | 2025-05 | 100         | 10      | aa            | 3`;

describe('measure', () => {
  it('publishes every column of the contract, with names, target and verdict', async () => {
    await load({ 'curated.ae_attendance': AE, 'curated.area': 'area_type | area_code | area_name\ntrust | RXN | Synthetic Teaching Hospitals' });
    const told: string[] = [];
    const done = await measure({ ...only('ae_four_hour'), restated: new Set(['aa']) }, 'columns', (line) => told.push(line));
    expect(done).toEqual({ rows: 3, location: 'published/measure/columns/' });
    expect(told).toEqual(['1 of 1: ae_four_hour, 3 measures']);
    const [row] = await rows("area_code = 'RXN'");
    expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(PUBLISHED_TABLES.measure).sort());
    expect(row).toMatchObject({
      indicator_id: 'ae_four_hour',
      area_name: 'Synthetic Teaching Hospitals',
      period_start: '2025-05-01',
      period_end: '2025-05-31',
      value: 0.75,
      interval_method: 'Wilson',
      target_value: 0.78,
      target_comparator: '>=',
      target_verified: true,
      against_target: 'May or may not meet',
      spc_refused: 'Limits need 13 months; 1 is held',
      direction: 'Too few months to say',
      restated: true,
      receipts: 'aa',
    });
    expect((await rows("area_code = 'RXL'"))[0]?.area_name).toBe('RXL');
  });

  it('lays each indicator in its own folder, and is whole only with its marker', async () => {
    await load({ 'curated.ae_attendance': AE });
    await measure(only('ae_four_hour', 'ae_attendances'), 'laid', quiet);
    const keys = (await store.list('published/measure/laid/')).map((entry) => entry.key.replace('published/measure/laid/', ''));
    expect(keys).toEqual(['_complete.json', 'indicator_id=ae_attendances/part-0.parquet', 'indicator_id=ae_four_hour/part-0.parquet']);
  });

  it('makes the same bytes again after it was killed, and finds a whole run done', async () => {
    await load({ 'curated.ae_attendance': AE });
    await measure(only('ae_four_hour'), 'first', quiet);
    const first = tree(path.join(root, 'published/measure/first'));
    await store.write('published/measure/second/indicator_id=left_behind/part-0.parquet', 'half a file');
    await measure(only('ae_four_hour'), 'second', quiet);
    expect(tree(path.join(root, 'published/measure/second'))).toEqual(first);
    const told: string[] = [];
    expect(await measure(only('ae_four_hour'), 'first', (line) => told.push(line))).toMatchObject({ rows: 3 });
    expect(told).toEqual([]);
  });

  it('publishes an empty table when nothing has arrived', async () => {
    expect(await measure(only('ae_four_hour'), 'empty', quiet)).toMatchObject({ rows: 0 });
    expect(await rows()).toEqual([]);
  });
});

describe('the roll-up', () => {
  it('takes the links of the last day of the period, each once, and puts no trust into a place', async () => {
    await load({
      'curated.ae_attendance': AE,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | system      | QE1                | 2025-01-01 | 2025-12-31
        trust      | RXL        | system      | QE1                | 2020-04-01 | 2025-05-30
        trust      | RXL        | system      | QYG                | 2025-05-31 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    });
    const placed = { ...(indicators.ae_four_hour as (typeof indicators)[string]), levels: ['trust', 'place', 'system', 'england'] as const };
    await measure({ ...only(), indicators: { ae_four_hour: placed } }, 'links', quiet);
    const found = (await rows("area_type <> 'trust'")).map((row) => [row.area_type, row.area_code, row.numerator, row.denominator]);
    expect(found).toEqual([
      ['england', 'E92000001', 240, 300],
      ['system', 'QE1', 150, 200],
      ['system', 'QYG', 90, 100],
    ]);
  });

  it('adds up what came in several files, and names them all', async () => {
    await load({ 'curated.ae_attendance': AE.replace('10      | aa ', '10      | bb ') });
    await measure(only('ae_four_hour'), 'files', quiet);
    expect((await rows("area_type = 'england'"))[0]).toMatchObject({ numerator: 240, denominator: 300, receipts: 'aa,bb' });
  });

  it('leaves a row that lacks a part out of both sums', async () => {
    await load({
      'curated.sickness_absence': `
        org_code | org_type | period  | days_lost | days_available | source_sha256 | source_line
        RXN      | Acute    | 2025-03 | 0.1       | 2              | a             | 2
        RXL      | Acute    | 2025-03 | 0.2       | 4              | a             | 3
        RBN      | Acute    | 2025-03 |           | 900            | a             | 4`,
    });
    await measure(only('sickness_absence'), 'parts', quiet);
    expect((await rows("area_type = 'england'"))[0]).toMatchObject({ numerator: 0.3, denominator: 6 });
  });

  it('refuses two published figures for one area and period', async () => {
    await load({
      'curated.ascof_measure': `
        measure | part | area_type | area_code | period  | outcome | source_sha256 | source_line
        1a      | all  | council   | E10000017 | 2024-25 | 19.1    | a             | 2
        1a      | all  | council   | E10000017 | 2024-25 | 19.2    | a             | 3`,
    });
    await expect(measure(only('ascof_1a'), 'twice', quiet)).rejects.toThrow(/two figures for council E10000017 in 2024-25/);
  });

  it('agrees with plain sums over the same rows, over two years of invented days', async () => {
    const employers = Array.from({ length: 40 }, (_, i) => ({ code: `R${String(i).padStart(2, '0')}`, system: `Q${i % 3}`, trust: i % 7 !== 0 }));
    const months = Array.from({ length: 23 }).reduce<string[]>((all) => [...all, nextPeriod(all.at(-1) as string) as string], ['2023-04']);
    const given = months.flatMap((period, m) =>
      employers.map((own, i) => ({ ...own, period, lost: ((i * 7919 + m * 104_729) % 99_991) / 1000, days: 2000 + ((i * 31 + m * 17) % 977) / 8 })),
    );
    await load({
      'curated.sickness_absence': `org_code | org_type | period | days_lost | days_available | source_sha256 | source_line
${given.map((row, i) => [row.code, row.trust ? 'Acute' : 'Others', row.period, row.lost, row.days, `file-${row.period}`, i].join(' | ')).join('\n')}`,
      'curated.area_link': `child_type | child_code | parent_type | parent_code | valid_from | valid_to
${employers.map((own) => ['trust', own.code, 'system', own.system, '2020-04-01', ''].join(' | ')).join('\n')}`,
    });
    await measure(only('sickness_absence'), 'opinion', quiet);
    const published = await rows("area_type IN ('system', 'england')");
    expect(published).toHaveLength(24 * 4);
    for (const row of published) {
      const own = given.filter((one) => one.period === row.period && (row.area_type === 'england' || (one.trust && one.system === row.area_code)));
      const [lost, days] = [own.reduce((sum, one) => sum + one.lost, 0), own.reduce((sum, one) => sum + one.days, 0)];
      expect(Math.abs((row.numerator ?? 0) - lost) < 1e-6 && Math.abs((row.denominator ?? 0) - days) < 1e-6).toBe(true);
      expect(row.value).toBe((row.numerator ?? 0) / (row.denominator ?? 1));
      expect(row.spc_refused).toBeNull();
    }
  });
});

describe('the tables beside the measures', () => {
  it('hold the indicators, their targets and the areas', async () => {
    await load({ 'curated.area': 'area_type | area_code | area_name\ntrust | RXN | Synthetic Teaching Hospitals' });
    await measure(only('ae_four_hour', 'ascof_2c'), 'beside', quiet);
    expect(await warehouse.query('SELECT indicator_id, kind, per, levels, review_by FROM published.indicator ORDER BY 1')).toEqual([
      { indicator_id: 'ae_four_hour', kind: 'proportion', per: null, levels: 'trust, system, england', review_by: '2027-04-01' },
      { indicator_id: 'ascof_2c', kind: 'rate', per: 100_000, levels: 'council, england', review_by: '2027-04-01' },
    ]);
    expect(await warehouse.query("SELECT value, due, verified FROM published.target WHERE valid_to = CAST('2026-03-31' AS date)")).toEqual([
      { value: 0.78, due: 'by March 2026', verified: true },
    ]);
    expect(await warehouse.query('SELECT * FROM published.area')).toEqual([
      { area_type: 'trust', area_code: 'RXN', area_name: 'Synthetic Teaching Hospitals', valid_from: null, valid_to: null, became: null },
    ]);
  });

  it('hold what arrived and what was wrong with it', async () => {
    const receipt = { extract: 'ae_monthly', period: '2025-05', sha256: 'aa', bytes: 9, landedAt: '2025-06-12T02:00:00Z', fileName: 'A.csv', landed: 'x' };
    const line: LedgerLine = {
      receipt: { ...receipt, layout: '', edition: 0, faults: [] },
      outcome: undefined,
      state: 'superseded',
      supersededBy: 'bb',
    };
    const fault = { file: 'A.csv', line: 7, column: 'attendances', found: '=1+1', expected: 'a whole number', rule: 'not an integer' } as const;
    await publishLedger({ store, warehouse }, 'ledger', [line], [{ extract: 'ae_monthly', sha256: 'aa', fault }]);
    expect(await warehouse.query('SELECT extract_id, state, rows, superseded_by, reason FROM published.receipt')).toEqual([
      { extract_id: 'ae_monthly', state: 'superseded', rows: 0, superseded_by: 'bb', reason: '' },
    ]);
    expect(await warehouse.query('SELECT line, column_name, found, rule FROM published.fault')).toEqual([
      { line: 7, column_name: 'attendances', found: '=1+1', rule: 'not an integer' },
    ]);
    await publishLedger({ store, warehouse }, 'ledger-2', [], []);
    expect(await warehouse.query('SELECT * FROM published.fault')).toEqual([]);
  });
});
