/**
 * The workbook of a place: plain sheets that a screen reader and a script can both read (Government Analysis Function
 * guidance): a title in A1, one real table a sheet, words for verdicts, nothing merged, frozen, hidden or said by colour.
 */
import ExcelJS from 'exceljs';
import type { Pack } from './pack.js';
import { mayRun, printable } from './plain-text.js';
import { frontSheets } from './workbook-front.js';
import { type Content, dataSheets, type Sheet } from './workbook-tables.js';
import { withoutDates } from './zip-dates.js';

/** XLSX bytes; the same pack gives the same bytes. */
export async function workbook(pack: Pack): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const held = new Date(`${pack.heldOn}T00:00:00Z`);
  const author = printable(`${pack.place.name} place-based partnership`);
  Object.assign(book, { creator: author, lastModifiedBy: author, created: held, modified: held });
  Object.assign(book, { title: printable(`${pack.place.name}: performance and assurance, data to ${pack.dataTo}`), subject: 'Place Suite workbook' });
  const sheets = dataSheets(pack);
  for (const sheet of [...frontSheets(pack, sheets), ...sheets]) addSheet(book, sheet, pack);
  return withoutDates(Buffer.from(await book.xlsx.writeBuffer()));
}

const SYNTHETIC = 'SYNTHETIC: invented figures, to show how the workbook works. ';

/** A1 title, A2 tables and notes, A3 source, then the table: its header is row 4. */
function addSheet(book: ExcelJS.Workbook, sheet: Sheet, pack: Pack): void {
  const page = book.addWorksheet(sheet.name);
  page.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  page.columns = sheet.columns.map(({ width }) => ({ width }));
  const [tables, source] = sheet.about;
  for (const line of [sheet.title, `${pack.synthetic ? SYNTHETIC : ''}${tables}`, source]) page.addRow([printable(line)]);
  page.getCell('A1').font = { name: 'Arial', size: 14, bold: true };
  for (const line of ['A2', 'A3']) page.getCell(line).font = { name: 'Arial', size: 10 };
  page.addTable({
    name: sheet.name.toLowerCase(),
    ref: 'A4',
    headerRow: true,
    // A plain theme: bold header, thin rules, no stripes.
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: sheet.columns.map(({ heading }) => ({ name: heading, filterButton: true })),
    rows: sheet.rows.map((row) => row.map(cellValue)),
  });
  dress(page, sheet);
}

/** XLSX holds at most 32,767 characters a cell. */
const LONGEST = 32_767;
const plain = (text: string): string => {
  const safe = printable(text);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe;
};

function cellValue(content: Content): ExcelJS.CellValue {
  if (typeof content === 'string') return plain(content);
  if (typeof content !== 'object') return content;
  if ('iso' in content) return new Date(`${content.iso}T00:00:00Z`);
  // The range, not a cell, keeps exceljs from writing the address twice, which Excel reads as a broken link.
  return 'number' in content ? content.number : { text: content.text, hyperlink: `#${content.sheet}!A1:A1` };
}

/** Formats, and heights: not every program works out the height of wrapped text by itself. */
function dress(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const head = page.getRow(4);
  head.font = { name: 'Arial', size: 10, bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  for (const [i, row] of [sheet.columns.map(({ heading }) => heading), ...sheet.rows].entries()) {
    page.getRow(i + 4).height = heightOf(row, sheet);
    if (i > 0) for (const [j, content] of row.entries()) page.getCell(i + 4, j + 1).style = { ...styleOf(content) };
  }
}

const LINE = 13;
/** Points; Excel allows 409. A line of text holds a few more letters than the column is digits wide. */
function heightOf(row: readonly Content[], { columns }: Sheet): number {
  const lines = row.map((content, j) => (typeof content === 'string' ? Math.ceil(content.length / ((columns[j]?.width ?? 16) * 1.05)) : 1));
  return Math.min(409, Math.max(1, ...lines) * LINE + 2);
}

const BODY = { font: { name: 'Arial', size: 10 }, alignment: { vertical: 'top' } } as const;
const LINK = { font: { name: 'Arial', size: 10, underline: true, color: { argb: 'FF005EB8' } }, alignment: { vertical: 'top' } } as const;
const WRAPPED = { font: BODY.font, alignment: { vertical: 'top', wrapText: true } } as const;

/** Text that starts like a formula has the text format: it stays text even after somebody edits the cell. */
function styleOf(content: Content): Partial<ExcelJS.Style> {
  if (typeof content === 'string') return mayRun(content) ? { ...WRAPPED, numFmt: '@' } : WRAPPED;
  if (typeof content !== 'object') return BODY;
  if ('iso' in content) return { ...BODY, numFmt: 'yyyy-mm-dd' };
  return 'number' in content ? { ...BODY, alignment: { vertical: 'top', horizontal: 'right', indent: 1 }, numFmt: content.format } : LINK;
}
