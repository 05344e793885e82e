/**
 * Golden folders: `input/` holds files as their publishers write them (cut down, synthetic, each quirk and a fault or two), `output/` what
 * landing and normalising make of them. A missing output is written here and is a failure in CI; a difference is left in `output-changed/`.
 * A workbook is described as JSON, sheet by sheet; a folder named `….zip` holds the members of a zip.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CellObject, utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../adapters/store-directory.js';
import { warehouseDuckdb } from '../adapters/warehouse-duckdb.js';
import type { Extract } from '../catalogue/define.js';
import { extracts } from '../catalogue/registry.js';
import { land } from '../pipeline/land.js';
import { normalise } from '../pipeline/normalise.js';
import { normalised } from '../pipeline/paths.js';
import { keyOf } from '../pipeline/people/keyring.js';
import type { Receipt } from '../pipeline/receipts.js';
import { makeZip } from './land/make-zip.js';

const GOLDEN = path.resolve('test/golden');
const NOW = new Date('2026-11-23T02:00:00Z');
const KEY = keyOf(Buffer.alloc(32, 7));
const root = mkdtempSync(path.join(tmpdir(), 'golden-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

type Cell = string | number | { f: string; v: number };
const cellOf = (cell: Cell): string | number | CellObject | null => (typeof cell === 'object' ? { t: 'n', ...cell } : cell === '' ? null : cell);

function workbook(described: string, bookType: 'xls' | 'xlsx' | 'ods'): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(JSON.parse(described) as Record<string, Cell[][]>))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => row.map(cellOf))), name);
  return write(book, { type: 'buffer', bookType: bookType === 'xls' ? 'biff8' : bookType }) as Buffer;
}

const membersOf = (dir: string): { name: string; body: Buffer }[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: path.relative(dir, file), body: readFileSync(file) }));

/** The file that one entry of an input folder stands for. */
function arriving(entry: string): { fileName: string; path: string } {
  const described = /^(.+\.(xls|xlsx|ods))\.json$/.exec(path.basename(entry));
  const fileName = described?.[1] ?? path.basename(entry);
  const at = path.join(mkdtempSync(path.join(root, 'in-')), fileName);
  const bytes = described
    ? workbook(readFileSync(entry, 'utf8'), described[2] as 'xls' | 'xlsx' | 'ods')
    : statSync(entry).isDirectory()
      ? makeZip(membersOf(entry))
      : readFileSync(entry);
  writeFileSync(at, bytes);
  return { fileName, path: at };
}

/** What becomes of a file: `rows.csv`, `faults.csv` and `outcome.json`, without hashes of bytes and definitions. */
async function made(id: string, entry: string): Promise<Record<string, string>> {
  const landed = await land({ store, extracts, now: NOW, scratch: root, keys: async () => ({ current: KEY }) }, arriving(entry));
  if ('waiting' in landed) throw new Error(`${entry} could not be read`);
  const { receipt } = landed;
  expect(receipt.extract, receipt.faults[0]?.expected).toBe(id);
  const {
    sha256: _sha,
    definition: _definition,
    ...outcome
  } = await normalise({ store, extractId: id, extract: extracts[id] as Extract, scratch: root }, receipt);
  const { fileName, layout, edition, faults } = receipt;
  const told = `${JSON.stringify({ fileName, layout, edition, noted: faults, ...outcome }, null, 2)}\n`;
  return { 'outcome.json': told, ...(outcome.rows > 0 && outcome.state === 'accepted' ? { 'rows.csv': await rowsOf(receipt) } : {}), ...faultsOf(receipt) };
}

async function rowsOf(receipt: Receipt): Promise<string> {
  const parquet = `${normalised(receipt.extract, receipt.period, receipt.sha256)}rows/*.parquet`;
  const rows = await warehouse.query(`SELECT * EXCLUDE (source_sha256) FROM read_parquet('${parquet}')`);
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}

function faultsOf(receipt: Receipt): Record<string, string> {
  const file = path.join(root, normalised(receipt.extract, receipt.period, receipt.sha256), 'faults', 'faults.csv');
  return existsSync(file) ? { 'faults.csv': readFileSync(file, 'utf8').replaceAll('\r\n', '\n') } : {};
}

const filesIn = (dir: string): Record<string, string> =>
  existsSync(dir)
    ? Object.fromEntries(
        readdirSync(dir)
          .sort()
          .map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]),
      )
    : {};

function writeTo(dir: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
}

const ids = Object.keys(extracts).sort();
const cases = ids.flatMap((id) => {
  const input = path.join(GOLDEN, id, 'input');
  return existsSync(input)
    ? readdirSync(input)
        .sort()
        .map((name) => [id, name] as const)
    : [];
});

beforeAll(() => {
  for (const id of ids) rmSync(path.join(GOLDEN, id, 'output-changed'), { recursive: true, force: true });
});

describe('golden folders', () => {
  it('stand for every extract, and for nothing else', () => {
    expect(readdirSync(GOLDEN).sort()).toEqual(ids);
    expect([...new Set(cases.map(([id]) => id))]).toEqual(ids);
    for (const id of ids) {
      const inputs = cases.filter(([of]) => of === id).map(([, name]) => name.replace(/\.json$/, ''));
      const output = path.join(GOLDEN, id, 'output');
      expect(inputs, `outputs of ${id} without an input`).toEqual(expect.arrayContaining(existsSync(output) ? readdirSync(output) : []));
    }
  });

  it.each(cases)('%s: %s', async (id, name) => {
    const expected = path.join(GOLDEN, id, 'output', name.replace(/\.json$/, ''));
    const changed = path.join(GOLDEN, id, 'output-changed', name.replace(/\.json$/, ''));
    const now = await made(id, path.join(GOLDEN, id, 'input', name));
    if (!existsSync(expected)) {
      if (process.env.CI) throw new Error(`${expected} is missing: run this test on your machine, look at what it writes, and commit it`);
      writeTo(expected, now);
      console.warn(`written for the first time, look at it before you commit it: ${path.relative('.', expected)}`);
      return;
    }
    const before = filesIn(expected);
    if (JSON.stringify(Object.entries(before).sort()) !== JSON.stringify(Object.entries(now).sort())) writeTo(changed, now);
    expect(now, `what is made now is left in ${path.relative('.', changed)}`).toEqual(before);
  });
});
