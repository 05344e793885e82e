/** The tables of a workbook under one layout: header found, tiers joined, columns turned into rows, notes and blank rows left out. */
import type { Unpivot, WorkbookLayout } from '../../catalogue/define.js';
import { type Fault, Refused } from '../faults.js';
import { findHeader, HEADER_WITHIN, squash } from './header.js';
import type { RowSource, SourceRow } from './rows.js';
import { isSound } from './text.js';
import { readSheets, type Sheet, type SheetRow, WORKBOOK_LIMITS, type WorkbookLimits } from './workbook.js';

export interface SheetHeader {
  /** Row number of the (lower) header row. */
  line: number;
  /** One text a column; two tiers joined as `Block / Cell`. Empty where the column has no header. */
  cells: readonly string[];
}

/** One source for each sheet that the layout reads. @throws Refused when a sheet, or its header, is missing. */
export async function openWorkbook(path: string, fileName: string, layout: WorkbookLayout, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<RowSource[]> {
  const sheets = await readSheets(path, fileName, 0, limits);
  const wanted = sheetsOf(sheets, layout);
  if (wanted.length === 0) throw new Refused(sheetMissing(sheets, layout, fileName));
  return wanted.map((sheet) => sheetSource(sheet, layout, `${fileName} › ${sheet.name}`));
}

/** Sheets whose name the layout asks for. */
export const sheetsOf = (sheets: readonly Sheet[], layout: WorkbookLayout): Sheet[] => {
  const name = new RegExp(layout.sheets, 'i');
  return sheets.filter((sheet) => name.test(sheet.name));
};

export function sheetMissing(sheets: readonly Sheet[], layout: WorkbookLayout, fileName: string): Fault {
  const found = `sheets ${sheets.map((sheet) => `'${sheet.name}'`).join(', ')}`.slice(0, 300);
  return { file: fileName, line: 0, column: '', found, expected: `a sheet named like ${layout.sheets}`, rule: 'sheet missing' };
}

/** Finds the header among a sheet's first rows; undefined when it is not there. */
export function headerOf(rows: readonly SheetRow[], layout: WorkbookLayout): SheetHeader | undefined {
  const top = rows.filter((row) => row.line <= HEADER_WITHIN);
  const two = layout.headerRows === 2;
  const flat = two ? top.map((row, i) => joinTiers(blockRow(top[i - 1], row), row.cells)) : top.map((row) => row.cells.map(tidy));
  const plain = findHeader(
    top.map((row) => row.cells),
    layout.header,
  );
  const at = plain >= 0 ? plain : findHeader(flat, layout.header);
  const [row, cells] = [top[at], flat[at]];
  return row === undefined || cells === undefined ? undefined : { line: row.line, cells: trimRight(cells) };
}

const tidy = (cell: string): string => cell.replace(/\s+/g, ' ').trim();
const blockRow = (above: SheetRow | undefined, row: SheetRow): readonly string[] => (above?.line === row.line - 1 ? above.cells : []);

/** Block titles are filled to the right, up to the next title or a column without a header. */
function joinTiers(blocks: readonly string[], cells: readonly string[]): string[] {
  let block = '';
  return cells.map((cell, i) => {
    const name = tidy(cell);
    const title = tidy(blocks[i] ?? '');
    if (title !== '' || name === '') block = title;
    return block === '' || name === '' ? name : `${block} / ${name}`;
  });
}

function trimRight(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

function sheetSource(sheet: Sheet, layout: WorkbookLayout, file: string): RowSource {
  const top: SheetRow[] = [];
  for (const row of sheet.rows()) {
    if (row.line > HEADER_WITHIN) break;
    top.push(row);
  }
  const header = headerOf(top, layout);
  if (header === undefined) throw new Refused(headerMissing(top, layout, file));
  const rows = dataRows(sheet, header, layout, file);
  const turn = layout.unpivot && turner(layout.unpivot, sheet.name, header);
  return {
    file,
    header: turn?.header ?? header.cells,
    headerLine: header.line,
    async *batches() {
      for (const batch of inBatches(rows)) yield turn === undefined ? batch.map(asRow) : batch.flatMap(turn.row);
    },
  };
}

/** Names the cells that the likeliest row lacks. */
function headerMissing(top: readonly SheetRow[], layout: WorkbookLayout, file: string): Fault {
  const lacking = (row: SheetRow): string[] => {
    const cells = new Set(row.cells.map(squash));
    return layout.header.filter((cell) => !cells.has(squash(cell)));
  };
  const missing = top.map(lacking).reduce((best, next) => (next.length < best.length ? next : best), [...layout.header]);
  return {
    file,
    line: 0,
    column: missing.join(', '),
    found: '',
    expected: `a header row with ${layout.header.map((cell) => `'${cell}'`).join(', ')}`,
    rule: 'column missing',
  };
}

/** A data row with the refusal of each formula or damaged text in it, by column. */
interface DataRow {
  line: number;
  cells: readonly string[];
  refused: ReadonlyMap<number, Fault>;
}

function* dataRows(sheet: Sheet, header: SheetHeader, layout: WorkbookLayout, file: string): Generator<DataRow> {
  const notes = layout.notes === undefined ? undefined : new RegExp(layout.notes, 'i');
  for (const row of sheet.rows()) {
    if (row.line <= header.line) continue;
    const cells = header.cells.map((_, i) => row.cells[i] ?? '');
    const refused = new Map([...damage(row.line, cells, header, file), ...formulaFaults(row, header, file)]);
    const first = cells.find((cell) => cell.trim() !== '');
    if ((first === undefined && refused.size === 0) || (first !== undefined && notes?.test(first.trim()))) continue;
    yield { line: row.line, cells, refused };
  }
}

/** A formula's stored result may be stale, and nobody can see it: the row is refused. Columns without a header are not ours. */
function formulaFaults(row: SheetRow, header: SheetHeader, file: string): Map<number, Fault> {
  const faults = new Map<number, Fault>();
  for (const [i, formula] of row.formulas ?? []) {
    const column = header.cells[i] ?? '';
    if (column !== '') faults.set(i, { file, line: row.line, column, found: `=${formula}`.slice(0, 200), expected: 'a value', rule: 'formula cell' });
  }
  return faults;
}

const withFault = (line: number, cells: readonly string[], fault: Fault | undefined): SourceRow =>
  fault === undefined ? { line, cells } : { line, cells, fault };
const asRow = ({ line, cells, refused }: DataRow): SourceRow => withFault(line, cells, refused.values().next().value);

/** The row's first cell with characters that no publisher writes. */
function damage(line: number, cells: readonly string[], header: SheetHeader, file: string): Map<number, Fault> {
  const at = cells.findIndex((cell) => !isSound(cell));
  const found = (cells[at] ?? '').slice(0, 60).replaceAll('\0', '␀');
  const fault: Fault = { file, line, column: header.cells[at] ?? '', found, expected: 'text without NUL or damaged characters', rule: 'bad characters' };
  return at < 0 ? new Map() : new Map([[at, fault]]);
}

const BATCH = 1000;
function* inBatches(rows: Iterable<DataRow>): Generator<DataRow[]> {
  let batch: DataRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Turns every matching column into a row. The made columns carry the definition's column ids (the groups' names and
 * the value's column); the columns that stay keep their header. An empty cell gives no row: it says nothing.
 */
function turner(unpivot: Unpivot, sheetName: string, header: SheetHeader): { header: string[]; row(row: DataRow): SourceRow[] } {
  const pattern = new RegExp(unpivot.columns, 'i');
  const turned = header.cells.flatMap((cell, i) => {
    const match = cell === '' ? null : pattern.exec(cell);
    return match === null ? [] : [{ i, groups: match.groups ?? {} }];
  });
  const kept = header.cells.flatMap((_, i) => (turned.some((column) => column.i === i) ? [] : [i]));
  const names = [...new Set(turned.flatMap(({ groups }) => Object.keys(groups)))];
  const sheet = (unpivot.sheet === undefined ? undefined : new RegExp(unpivot.sheet, 'i').exec(sheetName)?.groups) ?? {};
  return {
    header: [...kept.map((i) => header.cells[i] ?? ''), ...names, ...Object.keys(sheet), unpivot.value],
    row: ({ line, cells, refused }) => {
      const rest = kept.map((i) => cells[i] ?? '');
      const broken = kept.map((i) => refused.get(i)).find((fault) => fault !== undefined);
      return turned
        .filter(({ i }) => refused.has(i) || (cells[i] ?? '').trim() !== '')
        .map(({ i, groups }) =>
          withFault(line, [...rest, ...names.map((name) => groups[name] ?? ''), ...Object.values(sheet), cells[i] ?? ''], broken ?? refused.get(i)),
        );
    },
  };
}
