/** Sheets of an xls, xlsx or ods file as rows of text. The whole book is in memory, so its size is capped before it is opened. */
import { readFile, stat } from 'node:fs/promises';
import { type CellObject, read, SSF, type WorkBook } from '@e965/xlsx';
import { type Fault, Refused } from '../faults.js';
import { readThrough, type ZipLimits } from './zip.js';

export interface WorkbookLimits {
  /** Bytes of the file. */
  file: number;
  /** Inflated bytes of an xlsx or ods, and how many times it may inflate. */
  zip: ZipLimits;
  /** Filled cells an ods may unfold to by its "repeated" marks. */
  cells: number;
}

export const WORKBOOK_LIMITS: WorkbookLimits = { file: 64 * 2 ** 20, zip: { ratio: 200, bytes: 256 * 2 ** 20 }, cells: 5_000_000 };

export interface SheetRow {
  /** Row number in the sheet, from 1. */
  line: number;
  cells: readonly string[];
  /** Formulas of the row by 0-based column; undefined when it has none. */
  formulas: ReadonlyMap<number, string> | undefined;
}

export interface Sheet {
  name: string;
  /** Rows that hold anything, in order. */
  rows(): Generator<SheetRow>;
}

const whole = (file: string, rule: Fault['rule'], found: string, expected: string): Refused =>
  new Refused({ file, line: 0, column: '', found, expected, rule });

/** Reads the book; with `firstRows`, no more than so many rows of each sheet. @throws Refused when it is too large, encrypted or damaged. */
export async function readSheets(path: string, fileName: string, firstRows = 0, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Sheet[]> {
  const { size } = await stat(path);
  if (size > limits.file) throw whole(fileName, 'too large', `${size} bytes`, `a workbook of at most ${limits.file} bytes`);
  const bytes = await readFile(path);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') await checkParts(path, fileName, limits);
  const book = parse(bytes, fileName, firstRows);
  const days1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name) => ({ name, rows: () => sheetRows(book, name, fileName, days1904) }));
}

/**
 * An xlsx or ods is a zip: it can be a bomb, and a flipped bit in it would be a wrong figure, as the library looks at no checksum.
 * An ods can also name one cell and repeat it a milliard times.
 */
async function checkParts(path: string, fileName: string, limits: WorkbookLimits): Promise<void> {
  const count = cellCounter();
  await readThrough(path, fileName, limits.zip, (name, chunk) => {
    if (name === 'content.xml' && count(chunk) > limits.cells)
      throw whole(fileName, 'too large', `more than ${limits.cells} cells`, `at most ${limits.cells} cells`);
  });
}

const ODS_TAG = /<(?:[^\s<>:/]+:)?table-(row|cell)\b([^>]*)>/g;
const repeated = (attributes: string, what: string): number => Number(new RegExp(`number-${what}-repeated=["'](\\d+)`).exec(attributes)?.[1] ?? 1);
/** A tag that runs over chunks is kept up to this length; past it, it is none. */
const LONGEST_TAG = 65_536;

/** Counts the filled cells that an ods unfolds to, chunk by chunk. */
function cellCounter(): (chunk: Buffer) => number {
  let cells = 0;
  let rows = 1;
  let rest = '';
  return (chunk) => {
    const text = rest + chunk.toString('latin1');
    const end = text.lastIndexOf('>') + 1;
    for (const [, kind, attributes = ''] of text.slice(0, end).matchAll(ODS_TAG)) {
      if (kind === 'row') rows = repeated(attributes, 'rows');
      else if (!attributes.endsWith('/')) cells += rows * repeated(attributes, 'columns');
    }
    rest = text.length - end > LONGEST_TAG ? '' : text.slice(end);
    return cells;
  };
}

function parse(bytes: Buffer, fileName: string, firstRows: number): WorkBook {
  // The library writes its doubts about number formats to the console. Formats only tell dates apart here, so they are kept off a reader's screen.
  const complain = console.error;
  console.error = () => undefined;
  try {
    const book = read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellDates: false,
      sheetRows: firstRows,
    });
    if (book.SheetNames.length === 0) throw new Error('no sheets');
    return book;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const locked = /password|encrypt/i.test(reason);
    throw new Refused(
      {
        file: fileName,
        line: 0,
        column: '',
        found: locked ? `an encrypted workbook (${reason})` : reason,
        expected: locked ? 'a workbook without a password' : 'a whole, undamaged workbook',
        rule: 'not readable',
      },
      { cause: error },
    );
  } finally {
    console.error = complain;
  }
}

/** Columns past the last a workbook can have (XFD) are damage, or an attempt on our memory. */
const LAST_COLUMN = 16_384;

function* sheetRows(book: WorkBook, name: string, fileName: string, days1904: boolean): Generator<SheetRow> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = book.Sheets[name]?.['!data'] ?? [];
  // Keys, not indexes: a damaged book can put a row at four milliard and leave a hole before it.
  for (const key of Object.keys(data)) {
    const row = data[Number(key)];
    if (!Array.isArray(row)) continue;
    if (row.length > LAST_COLUMN) throw whole(fileName, 'not readable', `a cell in column ${row.length} of '${name}'`, `at most ${LAST_COLUMN} columns`);
    const cells = Array.from(row, (cell) => (cell ? cellText(cell, days1904) : ''));
    const formulas = formulasOf(row);
    if (formulas !== undefined || cells.some((cell) => cell.trim() !== '')) yield { line: Number(key) + 1, cells, formulas };
  }
}

function formulasOf(row: readonly (CellObject | undefined)[]): Map<number, string> | undefined {
  const found = row.flatMap((cell, i): [number, string][] => (cell?.f !== undefined || cell?.F !== undefined ? [[i, cell.f ?? cell.F ?? '']] : []));
  return found.length === 0 ? undefined : new Map(found);
}

const ERRORS: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' };

/** What the cell says: numbers as plain decimals, dates as ISO, codes with the zeros their format shows. */
function cellText(cell: CellObject, days1904: boolean): string {
  if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#ERROR!';
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE';
  if (typeof cell.v !== 'number') return cell.v === undefined || cell.v === null ? '' : String(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (SSF.is_date(format)) return dateText(cell.v, days1904);
  return /^0{2,}$/.test(format) ? decimalText(cell.v).padStart(format.length, '0') : decimalText(cell.v);
}

/** Fifteen significant digits are all a workbook keeps; past them is binary noise (`0.1 + 0.2`). */
function decimalText(value: number): string {
  const clean = Number(value.toPrecision(15));
  const text = String(clean);
  if (!text.includes('e')) return text;
  return Number.isInteger(clean) ? BigInt(clean).toString() : clean.toFixed(20).replace(/0+$/, '');
}

function dateText(serial: number, days1904: boolean): string {
  const day: { y: number; m: number; d: number; H: number; M: number; S: number } | null = SSF.parse_date_code(serial, { date1904: days1904 });
  if (day === null || day === undefined) return decimalText(serial);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const date = `${day.y}-${two(day.m)}-${two(day.d)}`;
  return day.H + day.M + day.S === 0 ? date : `${date} ${two(day.H)}:${two(day.M)}:${two(day.S)}`;
}
