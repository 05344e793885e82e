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
  const page = book.addWorksheet(sheet.name, { properties: { defaultRowHeight: 15 } });
  page.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  page.columns = sheet.columns.map(({ width }) => ({ width }));
  const [tables, source] = sheet.about;
  for (const line of [sheet.title, `${pack.synthetic ? SYNTHETIC : ''}${tables}`, source]) page.addRow([printable(line)]);
  page.getCell('A1').font = { name: 'Arial', size: 14, bold: true };
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

/** Formats, and text that starts like a formula kept as text even after somebody edits the cell. */
function dress(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const head = page.getRow(4);
  head.font = { name: 'Arial', size: 10, bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  for (const [i, row] of sheet.rows.entries()) {
    for (const [j, content] of row.entries()) dressCell(page.getCell(i + 5, j + 1), content);
  }
}

const BODY = { font: { name: 'Arial', size: 10 }, alignment: { vertical: 'top' } } as const;
const LINK = { font: { name: 'Arial', size: 10, underline: true, color: { argb: 'FF005EB8' } }, alignment: { vertical: 'top' } } as const;
const WRAPPED = { font: BODY.font, alignment: { vertical: 'top', wrapText: true } } as const;

function dressCell(cell: ExcelJS.Cell, content: Content): void {
  cell.style = { ...styleOf(content) };
}

function styleOf(content: Content): Partial<ExcelJS.Style> {
  if (typeof content === 'string') return mayRun(content) ? { ...WRAPPED, numFmt: '@' } : WRAPPED;
  if (typeof content !== 'object') return BODY;
  if ('iso' in content) return { ...BODY, numFmt: 'yyyy-mm-dd' };
  return 'number' in content ? { ...BODY, numFmt: content.format } : LINK;
}
