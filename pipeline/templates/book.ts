/** All templates in one workbook: a sheet each, named like the template, with lists to choose codes from. What is filled in comes back as if each sheet were a file. */
import ExcelJS from 'exceljs';
import type { Column, Extract } from '../../catalogue/define.js';
import { withoutDates } from '../publish/zip-dates.js';
import { exampleRows, headings } from './files.js';
import { formWords, isRequired } from './how-to.js';

/** Rows of a sheet that offer lists: more can be filled in without. */
const ROWS = 500;
const GUIDE = 'How to fill in';
const CODES = 'Codes';

/** XLSX bytes; the same templates give the same bytes. @param filled rows to put in, by template; the workbook is empty without */
export async function templateBook(
  templates: readonly (readonly [string, Extract])[],
  filled: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const made = new Date('2026-04-01T00:00:00Z');
  Object.assign(book, { creator: 'Place Suite', lastModifiedBy: 'Place Suite', created: made, modified: made, title: 'Templates for partners' });
  const guide = book.addWorksheet(GUIDE);
  const lists = new Lists();
  for (const [id, extract] of templates) addSheet(book, id, extract, lists, filled[id] ?? []);
  fillGuide(guide, templates);
  lists.write(book.addWorksheet(CODES));
  return withoutDates(Buffer.from(await book.xlsx.writeBuffer()));
}

function addSheet(book: ExcelJS.Workbook, id: string, extract: Extract, lists: Lists, rows: readonly (readonly string[])[]): void {
  const sheet = book.addWorksheet(id);
  const columns = Object.entries(extract.columns);
  sheet.columns = headings(extract).map((heading) => ({ width: Math.max(12, Math.min(40, heading.length + 4)) }));
  sheet.addRow(headings(extract)).font = { name: 'Arial', size: 10, bold: true };
  for (const row of rows) sheet.addRow(row.map((text, i) => cellValue(columns[i]?.[1], text)));
  for (const [i, [name, column]] of columns.entries()) {
    // Text stays text: a month typed as 2026-10 would otherwise become a day.
    if (column.type === 'text') sheet.getColumn(i + 1).numFmt = '@';
    sheet.getCell(1, i + 1).note =
      `${column.means}. ${isRequired(extract, name, column) ? 'Must be filled.' : 'May be empty.'} ${formWords(column)} Example: ${column.example ?? ''}`;
    if (column.codes !== undefined) offerList(sheet, i + 1, lists.of(Object.entries(column.codes)));
  }
}

const cellValue = (column: Column | undefined, text: string): ExcelJS.CellValue =>
  (column?.type === 'integer' || column?.type === 'number') && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text === '' ? null : text;

function offerList(sheet: ExcelJS.Worksheet, at: number, range: string): void {
  for (let row = 2; row <= ROWS; row += 1)
    sheet.getCell(row, at).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [range],
      showErrorMessage: true,
      errorTitle: 'Not in the list',
      error: 'Choose one of the codes in the list; the sheet Codes says what they stand for.',
    };
}

function fillGuide(sheet: ExcelJS.Worksheet, templates: readonly (readonly [string, Extract])[]): void {
  sheet.columns = [{ width: 22 }, { width: 44 }, { width: 50 }, { width: 44 }, { width: 60 }];
  sheet.addRow(['How to fill in this workbook']).font = { name: 'Arial', size: 14, bold: true };
  sheet.addRow([
    'Fill in the sheets that are yours and leave the others empty. Keep the headings. Point at a heading to read what it means. Give values, no formulas.',
  ]);
  sheet.addRow(['Sheet', 'What it holds', 'Who fills it in', 'How often', 'Example row (SYNTHETIC)']).font = { name: 'Arial', size: 10, bold: true };
  for (const [id, extract] of templates)
    sheet.addRow([id, extract.title, extract.template?.filledBy, extract.template?.often, exampleRows(extract)[0]?.join(', ')]);
}

/** Code lists in columns of one sheet, each list once however many columns use it. */
class Lists {
  private readonly held = new Map<string, { at: number; codes: (readonly [string, string])[] }>();

  /** Range that a cell's list comes from. */
  of(codes: (readonly [string, string])[]): string {
    const key = JSON.stringify(codes);
    const found = this.held.get(key) ?? { at: this.held.size * 2 + 1, codes };
    this.held.set(key, found);
    const letter = letters(found.at);
    return `${CODES}!$${letter}$2:$${letter}$${codes.length + 1}`;
  }

  write(sheet: ExcelJS.Worksheet): void {
    for (const { at, codes } of this.held.values()) {
      sheet.getColumn(at).width = 24;
      sheet.getColumn(at + 1).width = 44;
      for (const [row, pair] of [['Code', 'Stands for'] as const, ...codes].entries())
        for (const [i, text] of pair.entries()) Object.assign(sheet.getCell(row + 1, at + i), { value: text, numFmt: '@' });
    }
  }
}

/** 1 → A, 27 → AA. */
const letters = (n: number): string => (n > 26 ? letters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));
