/** Disclosure control through measure: the same in every column and table, explained without being told, and held against the pack before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Indicator } from '../../catalogue/define.js';
import { indicators as catalogue } from '../../catalogue/registry.js';
import { packOf } from '../../pipeline/disclosure/packs.js';
import { explain } from '../../pipeline/explain.js';
import { measure } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import type { Row } from '../../pipeline/ports.js';
import { type Columns, emptyMarts } from '../measure/examples.js';
import { tree } from '../nightly/walk.js';
import { loadNetwork } from './network.js';

const root = mkdtempSync(path.join(tmpdir(), 'disclosure-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
const id = 'prevalence_hypertension';
const indicators: Record<string, Indicator> = { [id]: { ...(catalogue[id] as Indicator), disclosure: 'people' } };
let marts: Record<string, Columns>;
beforeAll(async () => {
  marts = await emptyMarts({ store, warehouse, sqlRoot: 'sql' });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

let loads = 0;
async function load(registers: readonly number[]): Promise<void> {
  loads += 1;
  await loadNetwork(warehouse, marts, registers, `given/${loads}/`);
}

/** One night: its pack comes after those before it. */
async function night(inputs: string): Promise<string> {
  const pack = await packOf(store, indicators, inputs);
  if (pack === undefined) throw new Error('the indicator counts people');
  await measure({ store, warehouse, sqlRoot: 'sql', indicators, targets: {}, pack }, pack.run, () => undefined);
  return pack.run;
}

const rows = async (table = 'measure'): Promise<Row[]> => warehouse.query(`SELECT * FROM published.${table} ORDER BY area_type, area_code`);
const figures = async (): Promise<Map<string, MeasureRow>> =>
  new Map(((await rows()) as unknown as MeasureRow[]).map((row) => [`${row.area_code}${row.cut === 'all' ? '' : `/${row.cut}`}`, row]));

const REGISTERS = [3, 41, 57, 0, 208, 5];

describe('through measure', () => {
  it('what is hidden is in no column, and the rest is rounded', async () => {
    await load(REGISTERS);
    await night('first');
    const of = await figures();
    for (const code of ['P81000', 'P81005'])
      expect(of.get(code)).toMatchObject({
        ...{ numerator: null, denominator: 600, value: null, lower_95: null, upper_95: null, disclosure: 'suppressed: small number', funnel_group: null },
      });
    expect(of.get('P81001')).toMatchObject({ numerator: 40, denominator: 600, value: 40 / 600, disclosure: 'rounded' });
    expect(of.get('P81003')).toMatchObject({ numerator: 0, value: 0, disclosure: 'rounded' });
    for (const code of ['U12345', 'wirral', 'E92000001']) expect(of.get(code)).toMatchObject({ numerator: 315, denominator: 3600, disclosure: 'rounded' });
  });

  it('fifths are of what may be shown, or there are none', async () => {
    const [gap] = await rows('inequality');
    expect(gap).toMatchObject({ sii: null, refused: 'Figures of 2 of its 6 practices are hidden to protect people: the others do not speak for all' });
    expect([...(await figures()).keys()].filter((code) => code.includes('/'))).toEqual([]);
  });

  it('an exempt indicator says why it is', async () => {
    const open = { [id]: { ...(indicators[id] as Indicator), disclosure: 'no people counted' as const } };
    await measure({ store, warehouse, sqlRoot: 'sql', indicators: open, targets: {} }, 'exempt', () => undefined);
    expect((await figures()).get('P81000')).toMatchObject({ numerator: 3, disclosure: 'exempt: no people counted' });
    await night('first');
  });

  it('is explained by its rule, without its rows or its value', async () => {
    const told = await explain(
      { warehouse, indicators, indicatorSql: () => 'SELECT 1', lines: [] },
      { indicator: id, area: 'P81000', period: '2020-21', cut: 'all' },
      1,
    );
    expect(told.rows).toEqual([]);
    expect(told).toMatchObject({ rowCount: 0, sums: { numerator: 0, denominator: 0 }, agrees: null });
    expect(told.because.join(' ')).toContain('A count of 1 to 7 people');
    expect(told.because.slice(-2)).toEqual([
      'In this period suppressed: small number: 2 (practice P81000, and 1 more).',
      'In this period suppressed: protects another: none.',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/:3\b/);
  });

  it('the next night is held against it: a total that would tell how much one practice moved is hidden', async () => {
    // P81001 falls from 41 to 1. Every other practice has been shown, so that only totals are left to hide.
    await load([0, 1, 57, 0, 208, 0]);
    const alone = await figuresAlone();
    expect(alone.get('P81002')?.disclosure).toBe('rounded');
    const second = await night('second');
    const of = await figures();
    expect(of.get('P81001')).toMatchObject({ numerator: null, disclosure: 'suppressed: small number' });
    expect(of.get('P81002')).toMatchObject({ numerator: 55, disclosure: 'rounded' });
    const files = tree(path.join(root, 'published', 'measure', second));
    await night('third');
    // Done again, the second night still comes after the first only, and is the same to the byte.
    rmSync(path.join(root, 'published', 'measure', second), { recursive: true });
    expect(await night('second')).toBe(second);
    expect(tree(path.join(root, 'published', 'measure', second))).toEqual(files);
  });

  it('the memory of true counts lies under its own prefix alone', async () => {
    expect((await store.list('published/')).filter(({ key }) => key.includes('told'))).toEqual([]);
    expect((await store.list('disclosure/packs/')).length).toBe(3);
  });
});

/** Tonight's figures as if there had been no night before. */
async function figuresAlone(): Promise<Map<string, MeasureRow>> {
  await measure({ store, warehouse, sqlRoot: 'sql', indicators, targets: {} }, 'alone', () => undefined);
  return figures();
}
