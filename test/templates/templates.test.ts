/** What a partner gets of each template, and that it comes back in: as a CSV, and as a sheet of one workbook. All data here are made up. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { HtmlValidate } from 'html-validate';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import type { Extract } from '../../catalogue/define.js';
import { extracts } from '../../catalogue/registry.js';
import { land } from '../../pipeline/land.js';
import { readLedger, readReceipts } from '../../pipeline/ledger.js';
import { annotatedKey, normalise, readFaults } from '../../pipeline/normalise.js';
import type { Receipt } from '../../pipeline/receipts.js';
import { templateBook } from '../../pipeline/templates/book.js';
import { exampleRows, headings, templateFiles, templatesOf } from '../../pipeline/templates/files.js';
import { textOf } from '../contract/store.js';

const root = mkdtempSync(path.join(tmpdir(), 'templates-'));
const store = storeDirectory({ root: path.join(root, 'out') });
afterAll(() => rmSync(root, { recursive: true }));
const templates = templatesOf(extracts);
const [, anyTemplate] = templates[0] as [string, Extract];

async function send(name: string, bytes: Buffer | string): Promise<Receipt[]> {
  const file = path.join(root, name);
  writeFileSync(file, bytes);
  const landed = await land({ store, extracts, now: new Date('2026-11-23T02:00:00Z'), scratch: root }, { fileName: name, path: file });
  if ('waiting' in landed) throw new Error('the file could not be read');
  return [landed.receipt, ...landed.others];
}

const normaliseOne = (receipt: Receipt) =>
  normalise({ store, extractId: receipt.extract, extract: extracts[receipt.extract] as Extract, scratch: root }, receipt);

describe.each(templates)('%s', (id, extract) => {
  const [empty, example, page] = templateFiles(id, extract);

  it('is named like its sheet, and gives an example of every column that must be filled', () => {
    expect(extract.layouts.map((layout) => (layout.kind === 'workbook' ? layout.sheets : ''))).toEqual(['', `^${id}$`]);
    for (const [name, column] of Object.entries(extract.columns)) {
      const required = column.required ?? extract.key.includes(name);
      if (required) expect(column.example, name).not.toBe('');
      if (column.codes !== undefined && column.example !== '') expect(Object.keys(column.codes), name).toContain(column.example);
    }
  });

  it('says that its example is invented, and reads it without a fault', async () => {
    expect(example?.name).toContain('SYNTHETIC');
    const [receipt] = (await send(example?.name ?? '', example?.bytes ?? '')) as [Receipt];
    expect(receipt).toMatchObject({ extract: id, synthetic: true });
    expect(await normaliseOne(receipt)).toMatchObject({ state: 'accepted', rows: exampleRows(extract).filter((row) => row[2] !== 'Total').length, faults: 0 });
    expect(await readFaults(store, receipt)).toEqual([]);
  });

  it('sent back empty is known for what it is', async () => {
    const [receipt] = (await send(empty?.name ?? '', empty?.bytes ?? '')) as [Receipt];
    expect(receipt.faults.map(({ rule, found }) => [rule, found])).toEqual([['no rows', expect.stringContaining(extract.title)]]);
  });

  it('has a page that is valid HTML and names every column and code', async () => {
    const html = page?.bytes.toString() ?? '';
    const report = await new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules: { 'no-inline-style': 'off' } }).validateString(
      html,
    );
    expect(report.results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`))).toEqual([]);
    for (const heading of headings(extract)) expect(html).toContain(`>${heading}</h3>`);
    for (const code of Object.values(extract.columns).flatMap(({ codes }) => Object.keys(codes ?? {})))
      expect(html).toContain(`<code>${code.replaceAll('&', '&amp;')}</code>`);
    expect(html).not.toMatch(/(src|href)="(?!#)/);
  });
});

describe('the workbook', () => {
  it('has a sheet a template, with lists for its codes, and the same bytes twice', async () => {
    const bytes = await templateBook(templates);
    expect((await templateBook(templates)).equals(bytes)).toBe(true);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['How to fill in', ...templates.map(([id]) => id), 'Codes']);
    for (const [id, extract] of templates)
      for (const [i, column] of Object.values(extract.columns).entries()) {
        const rule = book.getWorksheet(id)?.getCell(2, i + 1).dataValidation;
        if (column.codes === undefined) expect(rule).toBeUndefined();
        else expect(listOf(book, String(rule?.formulae[0]))).toEqual(Object.keys(column.codes));
      }
  });

  it('filled in, is as many files as it has filled sheets: the same rows as the CSVs', async () => {
    const filled = Object.fromEntries(templates.map(([id, extract]) => [id, exampleRows(extract)]));
    const receipts = await send('SYNTHETIC-all.xlsx', await templateBook(templates, filled));
    expect(receipts.map(({ extract }) => extract).sort()).toEqual(templates.map(([id]) => id));
    expect(new Set(receipts.map(({ sha256 }) => sha256)).size).toBe(1);
    for (const receipt of receipts) {
      const outcome = await normaliseOne(receipt);
      expect([receipt.extract, await readFaults(store, receipt)]).toEqual([receipt.extract, []]);
      expect(outcome.rows).toBe(exampleRows(extracts[receipt.extract] as Extract).filter((row) => row[2] !== 'Total').length);
    }
  });

  it('with a sheet that cannot be read keeps the others, and says so', async () => {
    const book = new ExcelJS.Workbook();
    const [[id, extract], [otherId, other]] = templates as [[string, Extract], [string, Extract]];
    book.addWorksheet(id).addRows([headings(extract), ...exampleRows(extract)]);
    book.addWorksheet(otherId).addRows([headings(other).slice(1), ...exampleRows(other)]);
    const receipts = await send('SYNTHETIC-part.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    expect(receipts.map((receipt) => receipt.extract)).toEqual([id, 'unrecognised']);
    expect(receipts[1]?.faults[0]?.expected).toContain(`lacks column '${headings(other)[0]}'`);
    for (const receipt of receipts) if (receipt.extract === id) await normaliseOne(receipt);
    const lines = (await readLedger(store, await readReceipts(store))).filter(({ receipt }) => receipt.fileName === 'SYNTHETIC-part.xlsx');
    expect(lines.map(({ state }) => state).sort()).toEqual(['in force', 'unrecognised']);
    expect((await send('SYNTHETIC-part.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).length).toBe(2);
  });

  it('left empty is known for what it is', async () => {
    const receipts = await send('empty.xlsx', await templateBook([[templates[0]?.[0] as string, anyTemplate]]));
    expect(receipts.map(({ extract, faults }) => [extract, faults[0]?.rule])).toEqual([['unrecognised', 'no rows']]);
  });
});

describe('what was refused', () => {
  const wrong = (id: string): string => readFileSync(`test/golden/${id}/input/SYNTHETIC-${id}-wrong.csv`, 'utf8');
  const annotated = async (receipt: Receipt): Promise<string[][]> => Papa.parse<string[]>((await textOf(store, annotatedKey(receipt))).trimEnd()).data;
  const told = async (receipt: Receipt) =>
    (await readFaults(store, receipt)).filter(({ rule }) => rule !== 'extra column').map(({ line, column, rule, found }) => [line, column, rule, found]);

  it.each(templates.map(([id]) => id))('goes back in a copy of the partner’s own file: %s', async (id) => {
    const [receipt] = (await send(`SYNTHETIC-${id}-wrong.csv`, Buffer.from(wrong(id)))) as [Receipt];
    const outcome = await normaliseOne(receipt);
    const sent = Papa.parse<string[]>(wrong(id).trimEnd()).data;
    const [head, ...rows] = await annotated(receipt);
    expect(head?.slice(-2)).toEqual(['WHAT IS WRONG', 'WHAT TO DO']);
    expect(rows.map((row) => row.slice(0, -2))).toEqual(sent.slice(1).map((row) => head?.slice(0, -2).map((_, i) => row[i] ?? '')));
    const faults = await readFaults(store, receipt);
    for (const { line, rule } of faults.filter(({ line }) => line > 1)) expect(rows[line - 2]?.at(-2)).toContain(rule);
    expect(rows.filter((row) => row.at(-2) !== '').length).toBeGreaterThanOrEqual(outcome.faulty);
    // Sent again as it is, it is read as it was: nothing that we wrote stands in the way.
    const again = `${Papa.unparse([head ?? [], ...rows], { newline: '\n' })}\n`;
    const [second] = (await send(`SYNTHETIC-${id}-again.csv`, Buffer.from(again))) as [Receipt];
    await normaliseOne(second);
    expect(await told(second)).toEqual(await told(receipt));
  });

  it('of a workbook too, sheet by sheet; and what is sound is not sent back', async () => {
    const [[id, extract]] = templates as [[string, Extract]];
    const [first = [], ...rest] = exampleRows(extract);
    const bytes = await templateBook([[id, extract]], { [id]: [first.map((cell, i) => (i === first.length - 1 ? 'a lot' : cell)), ...rest] });
    const [receipt] = (await send('SYNTHETIC-spoilt.xlsx', bytes)) as [Receipt];
    await normaliseOne(receipt);
    const rows = await annotated(receipt);
    expect(rows.flat().join()).toContain('a lot');
    const [good] = (await send('SYNTHETIC-sound.csv', Buffer.from(readFileSync(`test/golden/${id}/input/SYNTHETIC-${id}-good.csv`)))) as [Receipt];
    expect((await normaliseOne(good)).faults).toBe(0);
    expect(await store.describe(annotatedKey(good))).toBeUndefined();
  });
});

function listOf(book: ExcelJS.Workbook, range: string): string[] {
  const [, column, last] = /^Codes!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(range) ?? [];
  return Array.from({ length: Number(last) - 1 }, (_, i) => String(book.getWorksheet('Codes')?.getCell(`${column}${i + 2}`).value));
}
