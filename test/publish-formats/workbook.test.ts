import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MEASURE_COLUMNS, type MeasureRow } from '../../pipeline/measure-row.js';
import { MEASURE_WORDS } from '../../pipeline/publish/measure-columns.js';
import { packRows } from '../../pipeline/publish/pack-rows.js';
import { workbook } from '../../pipeline/publish/workbook.js';
import { withoutDates } from '../../pipeline/publish/zip-dates.js';
import { NASTY, synthetic } from './fixture.js';

const SHEETS = ['Cover', 'Contents', 'Notes', 'at_a_glance', 'figures', 'exceptions', 'levels', 'freshness', 'sources', 'methods'];
const pack = synthetic();
let bytes: Uint8Array;
let book: ExcelJS.Workbook;

beforeAll(async () => {
  bytes = await workbook(pack);
  book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
});

const sheet = (name: string): ExcelJS.Worksheet => book.getWorksheet(name) as ExcelJS.Worksheet;

/** A sheet's table as records by heading: header in row 4. */
function records(name: string): Record<string, ExcelJS.CellValue>[] {
  const page = sheet(name);
  const headings = (page.getRow(4).values as string[]).slice(1);
  return Array.from({ length: page.rowCount - 4 }, (_, i) => Object.fromEntries(headings.map((heading, j) => [heading, page.getCell(i + 5, j + 1).value])));
}

describe('the workbook', () => {
  it('has its sheets in order, each with a title, two lines about it and one real table', () => {
    expect(book.worksheets.map((page) => page.name)).toEqual(SHEETS);
    for (const page of book.worksheets) {
      const [table] = page.getTables() as unknown as { name: string; table: { tableRef: string; headerRow: boolean } }[];
      expect(page.getTables(), page.name).toHaveLength(1);
      expect(table?.table.tableRef, page.name).toMatch(/^A4:/);
      for (const cell of ['A1', 'A2', 'A3', 'A4']) expect(String(page.getCell(cell).value ?? ''), `${page.name}!${cell}`).not.toBe('');
    }
  });

  it('has no blank cell in a table, nothing merged, frozen or hidden', () => {
    for (const page of book.worksheets) {
      expect(page.model.merges).toEqual([]);
      expect(page.state).toBe('visible');
      expect((page.views ?? []).filter((view) => view.state === 'frozen')).toEqual([]);
      for (const record of records(page.name)) for (const [heading, value] of Object.entries(record)) expect(value, `${page.name}, ${heading}`).not.toBeNull();
    }
  });

  it('gives back every published figure exactly', () => {
    const read = records('figures');
    const rows = packRows(pack);
    expect(read).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      for (const name of Object.keys(MEASURE_COLUMNS) as (keyof MeasureRow)[])
        expect(readBack(read[i]?.[MEASURE_WORDS[name].heading]), `${i} ${name}`).toEqual(written(row, name));
    }
  });

  it('says each verdict in the words of the pack', () => {
    const read = records('at_a_glance');
    expect(read.map((line) => [line['Measure code'], line['Area code'], line.Status, line.Direction, line['Against target'], line.Finding])).toEqual(
      pack.subjects.map((s) => [s.indicator, s.areaCode, s.status, s.direction, s.againstTarget, s.headline]),
    );
    expect(read[0]?.['As shown']).toBe('70.7%');
    expect(records('exceptions')).toHaveLength(pack.subjects.filter((s) => s.status === 'Alert' || s.status === 'Advise').length);
  });

  it('holds no formula, and keeps text that starts like one as text', () => {
    const kinds = new Set<ExcelJS.ValueType>();
    for (const page of book.worksheets) page.eachRow((row) => row.eachCell((cell) => kinds.add(cell.type)));
    expect(kinds).not.toContain(ExcelJS.ValueType.Formula);
    const at = records('figures').findIndex((line) => line.Area === NASTY.formula);
    const cell = sheet('figures').getCell(at + 5, 5);
    expect([cell.value, cell.type, cell.numFmt]).toEqual([NASTY.formula, ExcelJS.ValueType.String, '@']);
  });

  it('leaves out control characters, which XML forbids', () => {
    expect(records('figures').map((line) => line.Area)).toContain(NASTY.printed);
  });

  it('links its contents to every sheet', () => {
    const links = records('Contents').map((line) => line.Sheet as ExcelJS.CellHyperlinkValue);
    expect(links.map((link) => link.hyperlink)).toEqual(SHEETS.slice(2).map((name) => `#${name}!A1:A1`));
  });

  it('says SYNTHETIC on every sheet of a synthetic pack, and on none of another', async () => {
    for (const page of book.worksheets) expect(String(page.getCell('A2').value)).toMatch(/^SYNTHETIC/);
    const real = new ExcelJS.Workbook();
    await real.xlsx.load(Buffer.from(await workbook({ ...pack, synthetic: false })) as unknown as ExcelJS.Buffer);
    for (const page of real.worksheets) expect(String(page.getCell('A2').value)).not.toMatch(/SYNTHETIC/);
  });

  it('gives the same bytes for the same pack at another time', async () => {
    const hash = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') });
    onTestFinished(() => void vi.useRealTimers());
    expect(hash(await workbook(synthetic()))).toBe(hash(bytes));
  });

  it('makes a table even of nothing', async () => {
    const empty = { ...pack, subjects: [], quality: { ...pack.quality, standings: [], receipts: [] } };
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(Buffer.from(await workbook(empty)) as unknown as ExcelJS.Buffer);
    expect(read.getWorksheet('at_a_glance')?.getCell('A5').value).toBe('None');
  });
});

/** What the cell should hold: marks for no value, words for yes and no, a day as a day. */
function written(row: MeasureRow, name: keyof MeasureRow): unknown {
  const value = row[name];
  if (value === null) return name === 'value' ? '[x]' : '[z]';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === NASTY.control ? NASTY.printed : value;
}

const readBack = (value: ExcelJS.CellValue | undefined): unknown => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

describe('dates of a zip', () => {
  it('refuses what is no zip', () => {
    expect(() => withoutDates(Buffer.alloc(40))).toThrow('not a zip archive');
    const broken = Buffer.from(bytes);
    broken.writeUInt32LE(4, broken.length - 6);
    expect(() => withoutDates(broken)).toThrow('broken at byte 4');
  });
});
