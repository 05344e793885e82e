/** Every extract definition holds together, and its own sample normalises without a fault. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { generate } from '../../bin/generate.js';
import type { Extract, Reconcile } from '../../catalogue/define.js';
import { extracts } from '../../catalogue/registry.js';
import { land } from '../../pipeline/land.js';
import { normalise, readFaults } from '../../pipeline/normalise.js';
import { sampleKey } from '../../pipeline/people/keyring.js';

const root = mkdtempSync(path.join(tmpdir(), 'samples-'));
const store = storeDirectory({ root });
afterAll(() => rmSync(root, { recursive: true }));

/** Publishers write the period of these in the file name alone. */
const NAMES: Readonly<Record<string, string>> = {
  qof_prevalence: 'PREVALENCE_2122.csv',
  qof_geography: 'MAPPING_NHS_GEOGRAPHIES_2122.csv',
  qof_indicator_map: 'MAPPING_INDICATORS_2122.csv',
};
/** What stands above the table of a workbook: the sample is the table alone. */
const ABOVE: Readonly<Record<string, { sheet: string; rows: string[][] }>> = {
  ascof: { sheet: 'Table_1a', rows: [['Measures from the adult social care outcomes framework (ASCOF), England, 2015 to 2016 to 2024 to 2025']] },
  cancer_waits: { sheet: 'System Level Performance', rows: [['Period:', 'January 2026']] },
  delayed_transfers: { sheet: 'LA - by responsible org', rows: [['Period:', 'April 2019']] },
  imd_2019_lsoa: { sheet: 'IMD2019', rows: [] },
  ods_pcn: { sheet: 'PCN Core Partner Details', rows: [] },
};

function sampleFile(id: string, extract: Extract): string {
  const isBook = extract.layouts.every(({ kind }) => kind === 'workbook');
  const file = path.join(mkdtempSync(path.join(root, 'in-')), isBook ? `${id}.xlsx` : (NAMES[id] ?? `${id}.csv`));
  writeFileSync(file, isBook ? bookOf(id, extract) : extract.sample);
  return file;
}

function bookOf(id: string, extract: Extract): Buffer {
  const { sheet, rows } = ABOVE[id] as NonNullable<(typeof ABOVE)[string]>;
  const book = utils.book_new();
  const table = Papa.parse<string[]>(extract.sample, { skipEmptyLines: true }).data;
  utils.book_append_sheet(book, utils.aoa_to_sheet([...rows, ...table]), sheet);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

function columnsOf(rule: Reconcile): readonly string[] {
  switch (rule.rule) {
    case 'ratio':
      return [rule.numerator, rule.denominator, rule.equals];
    case 'difference':
      return [rule.of, rule.less, rule.equals];
    case 'order':
      return [rule.low, rule.high];
    case 'one value':
      return [rule.by, ...rule.columns];
    case 'total row':
      return [rule.when.column, ...rule.sums];
    case 'group total':
      return [rule.when.column, ...rule.sums, ...rule.by];
  }
}

const all = Object.entries(extracts);

describe('the catalogue', () => {
  it('is listed as it is: nothing that is made from it is stale', async () => {
    expect(await generate(true)).toEqual([]);
  });
});

describe.each(all)('%s', (id, extract) => {
  it('names only columns it has', () => {
    const named = [
      ...extract.key,
      ...(extract.reconcile ?? []).flatMap(columnsOf),
      ...extract.layouts.flatMap(({ period }) => (period.from === 'column' ? [period.column] : period.from === 'newest date' ? period.columns : [])),
    ];
    expect(named.filter((column) => !(column in extract.columns))).toEqual([]);
    expect(extract.key.length).toBeGreaterThan(0);
  });

  it('says what every column means, whence it comes, and what is looked at again when', () => {
    const headless = extract.layouts.some((layout) => layout.kind === 'csv' && layout.headless !== undefined);
    for (const [column, { from, position, means, unit, type }] of Object.entries(extract.columns)) {
      expect(means.length, column).toBeGreaterThan(5);
      expect(headless ? position : (from ?? extract.layouts.some((layout) => layout.kind === 'workbook' && layout.unpivot !== undefined)), column).toBeTruthy();
      if (type !== 'integer' && type !== 'number') expect(unit, column).toBeUndefined();
    }
    expect([extract.reviewBy, ...extract.changes.map(({ on }) => on)].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
    expect(extract.changes.length).toBeGreaterThan(0);
    expect(extract.containsPersonData).toBe(extract.people !== undefined || id === 'person_link');
  });

  it('lets through no cell that could say who a person is, where it is about people', () => {
    if (!extract.containsPersonData) return;
    for (const [column, { type, allowed, matches, max }] of Object.entries(extract.columns)) {
      if (type === 'text') expect(allowed ?? matches, column).toBeDefined();
      if (type === 'integer' || type === 'number') expect(max, column).toBeLessThan(1_000_000_000);
      expect(type, column).not.toBe('date');
    }
    const numbers = Object.values(extract.columns).filter(({ person }) => person !== undefined);
    expect(numbers).toHaveLength(extract.people === undefined ? 0 : 1);
  });

  it('normalises its own sample without a fault', async () => {
    const file = sampleFile(id, extract);
    const fileName = `${extract.people === undefined ? '' : 'SYNTHETIC-'}${path.basename(file)}`;
    const keys = async () => ({ current: sampleKey() });
    const landed = await land({ store, extracts, now: new Date('2026-11-23T02:00:00Z'), scratch: root, keys }, { fileName, path: file });
    if ('waiting' in landed) throw new Error('the sample could not be read');
    expect(landed.receipt).toMatchObject({ extract: id, faults: [] });
    const outcome = await normalise({ store, extractId: id, extract, scratch: root }, landed.receipt);
    expect(await readFaults(store, landed.receipt)).toEqual([]);
    expect(outcome).toMatchObject({ state: 'accepted', faulty: 0, faults: 0 });
    expect(outcome.rows).toBeGreaterThan(0);
  });
});
