/** Our rows against those of another reader, cell by cell: the samples of the catalogue and the golden inputs that have no fault. */
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CsvLayout, Extract } from '../../catalogue/define.js';
import { extracts } from '../../catalogue/registry.js';
import { bench, KEY } from './bench.js';
import { compare } from './second-reading.js';

const { make, query, root, close } = bench();
afterAll(close);

const GOLDEN = path.resolve('test/golden');
/** Files under the names their publishers give them, for where the period stands in the name alone. */
const files = Object.keys(extracts).flatMap((id) =>
  readdirSync(path.join(GOLDEN, id, 'input'))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ id, name, golden: path.join(GOLDEN, id, 'input', name), clean: !existsSync(path.join(GOLDEN, id, 'output', name, 'faults.csv')) })),
);
const samples = [...new Map(files.map(({ id, name }) => [id, name]))].map(([id, name]) => [`sample of ${id}`, id, name, extracts[id]?.sample ?? ''] as const);
const golden = files.filter(({ clean }) => clean).map(({ id, name, golden: file }) => [`golden ${name}`, id, name, readFileSync(file, 'utf8')] as const);

/** People's numbers, all of the range reserved for testing, as they should be replaced: RFC 2104 straight from Node's own library. */
const replaced = (text: string): string =>
  text.replace(/\b999[0-9]{7}\b/g, (number) => `${KEY.id}-${createHmac('sha256', KEY.secret).update(number).digest('hex').slice(0, 32)}`);

describe('another reader has the same cells', () => {
  it('of samples and golden inputs alike', () => {
    expect(samples.length).toBeGreaterThan(10);
    expect(golden.length).toBeGreaterThan(2);
  });

  it.each([...samples, ...golden])('%s', async (_, id, name, text) => {
    const extract = extracts[id] as Extract;
    const made = await make(text, extract, name);
    expect(made.told).toEqual([]);
    const file = path.join(root, 'read-twice.csv');
    writeFileSync(file, replaced(text));
    const layout = extract.layouts.find((one) => one.name === made.receipt.layout) as CsvLayout;
    const compared = await compare(query, { file, extract, headerLine: layout.header === undefined ? 0 : 1, table: made.table });
    expect(compared).toEqual({ rows: made.outcome.rows, onlyOurs: [], onlyTheirs: [] });
    expect(compared.rows).toBeGreaterThan(0);
  });

  it('and one that differs is seen', async () => {
    const extract = extracts.ae_monthly as Extract;
    const made = await make(extract.sample, extract);
    const file = path.join(root, 'differs.csv');
    writeFileSync(file, extract.sample.replace(',100,', ',101,'));
    const compared = await compare(query, { file, extract, headerLine: 1, table: made.table });
    expect([...compared.onlyOurs, ...compared.onlyTheirs].map((row) => row.attendances_type1)).toEqual([100, 101]);
  });
});
