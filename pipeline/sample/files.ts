/** Synthetic tables in the file formats of their publishers. The same table gives the same bytes. */
import { CFB, utils, write } from '@e965/xlsx';
import { withoutDates } from '../publish/zip-dates.js';

export interface SampleFile {
  name: string;
  bytes: Buffer;
}

export type Cell = string | number;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export interface CsvForm {
  newline?: '\r\n' | '\n';
  encoding?: 'utf8' | 'latin1';
  /** Every cell in quotes, as ODS writes them. */
  allQuoted?: boolean;
}

export function csv(rows: readonly (readonly Cell[])[], { newline = '\r\n', encoding = 'utf8', allQuoted = false }: CsvForm = {}): Buffer {
  const cell = allQuoted ? (value: Cell): string => `"${String(value).replaceAll('"', '""')}"` : (value: Cell): string => quoted(String(value));
  return Buffer.from(rows.map((row) => row.map(cell).join(',') + newline).join(''), encoding);
}

/** A workbook of plain values, as `xls`, `xlsx` or `ods`; an empty text is an empty cell. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, bookType: 'biff8' | 'xlsx' | 'ods'): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const cells = rows.map((row) => row.map((value) => (value === '' ? null : value)));
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
  }
  const bytes = write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
  return bookType === 'biff8' ? bytes : withoutDates(bytes);
}

/** What we use of the archive writer that comes with the workbook library. */
interface Archives {
  utils: { cfb_new(): object; cfb_add(archive: object, name: string, bytes: Buffer): void };
  write(archive: object, options: { fileType: 'zip'; type: 'buffer'; compression: boolean }): Buffer;
}

/** A zip of these members, without dates. */
export function zip(members: Readonly<Record<string, Buffer>>): Buffer {
  const archives = CFB as Archives;
  const archive = archives.utils.cfb_new();
  for (const [name, bytes] of Object.entries(members)) archives.utils.cfb_add(archive, name, bytes);
  return withoutDates(archives.write(archive, { fileType: 'zip', type: 'buffer', compression: true }));
}
