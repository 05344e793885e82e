/** Which layout a table has, by its header cells; and, when none fits, which one it nearly has. */
import type { CsvLayout, Extract, Layout, WorkbookLayout } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { findHeader, HEADER_WITHIN, squash } from '../formats/header.js';
import { headerOf, sheetMissing, sheetsOf } from '../formats/sheet-table.js';
import type { Sheet, SheetRow } from '../formats/workbook.js';
import type { BookPeek, TextPeek } from './peek.js';

/** A table under a layout: enough of it to find its period. */
export interface Matched {
  extractId: string;
  layout: Layout;
  /** Header cells; empty for a file without a header. */
  header: readonly string[];
  /** The first data rows. */
  rows: readonly (readonly string[])[];
  /** Every first row of every sheet, for cells that stand outside the table. */
  around: readonly (readonly string[])[];
  /** Cells of the fingerprint that were found. */
  score: number;
}

/** Every layout that fits, best first. */
export function matches(table: TextPeek | BookPeek, extracts: Readonly<Record<string, Extract>>): Matched[] {
  const found = Object.entries(extracts).flatMap(([extractId, extract]) =>
    extract.layouts.flatMap((layout): Matched[] => {
      const match = table.kind === 'text' ? matchText(table, layout) : matchBook(table, layout);
      return match === undefined ? [] : [{ ...match, extractId, layout }];
    }),
  );
  return found.sort((a, b) => b.score - a.score);
}

type Fit = Omit<Matched, 'extractId' | 'layout'>;

function matchText(table: TextPeek, layout: Layout): Fit | undefined {
  if (layout.kind !== 'csv') return undefined;
  return layout.header === undefined ? matchHeadless(table, layout) : matchHeader(table, layout.header);
}

function matchHeader({ rows }: TextPeek, wanted: readonly string[]): Fit | undefined {
  const at = findHeader(rows, wanted);
  if (at < 0) return undefined;
  return { header: rows[at] ?? [], rows: rows.slice(at + 1).filter(isFilled), around: rows, score: wanted.length };
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');
const HEADLESS_ROWS = 20;

/** Nine in ten of the first twenty rows must have the width and pass the tests: one damaged row does not hide what a file is. */
function matchHeadless({ rows }: TextPeek, { headless }: CsvLayout): Fit | undefined {
  if (headless === undefined) return undefined;
  const first = rows.filter(isFilled).slice(0, HEADLESS_ROWS);
  const tests = headless.tests.map(({ position, matches: pattern }) => ({ position, pattern: new RegExp(`^(?:${pattern})$`) }));
  const good = first.filter((row) => row.length === headless.width && tests.every(({ position, pattern }) => pattern.test((row[position - 1] ?? '').trim())));
  if (good.length === 0 || good.length < first.length * 0.9) return undefined;
  // A header says more than a shape: any layout with a header that fits comes first.
  return { header: [], rows: rows.filter(isFilled), around: rows, score: tests.length / 1000 };
}

const topRows = (sheet: Sheet): SheetRow[] => [...sheet.rows()];

function matchBook({ sheets }: BookPeek, layout: Layout): Fit | undefined {
  if (layout.kind !== 'workbook') return undefined;
  for (const sheet of sheetsOf(sheets, layout)) {
    const rows = topRows(sheet);
    const header = headerOf(rows, layout);
    if (header === undefined) continue;
    const data = rows.filter((row) => row.line > header.line).map((row) => row.cells);
    return { header: header.cells, rows: data, around: [...rows, ...sheets.flatMap(topRows)].map((row) => row.cells), score: layout.header.length };
  }
  return undefined;
}

/** What the file is, or is nearest to, in words for its sender: never empty-handed. */
export function nearest(table: TextPeek | BookPeek, extracts: Readonly<Record<string, Extract>>): Fault {
  const rows = (
    table.kind === 'text'
      ? table.rows
      : table.sheets.flatMap((sheet) =>
          topRows(sheet)
            .filter(({ line }) => line <= HEADER_WITHIN)
            .map(({ cells }) => cells),
        )
  ) as string[][];
  const near = Object.values(extracts)
    .flatMap((extract) => extract.layouts.map((layout) => likeness(rows, extract, layout)))
    .sort((a, b) => b.shared.length - a.shared.length || a.missing.length - b.missing.length)[0];
  const found = showRow(
    near !== undefined && near.shared.length > 0 ? near.row : (rows.find((row) => row.filter((cell) => cell.trim() !== '').length > 1) ?? rows[0] ?? []),
  );
  if (near === undefined || near.shared.length === 0)
    return fault(table.label, found, 'the header of a layout in the data dictionary; no layout has any of these cells');
  if (near.missing.length === 0 && table.kind === 'workbook' && near.layout.kind === 'workbook') return wrongSheet(table, near, near.layout);
  return fault(table.label, found, describe(near));
}

interface Likeness {
  extract: Extract;
  layout: Layout;
  row: readonly string[];
  shared: string[];
  missing: string[];
}

const fault = (file: string, found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule: 'not recognised' });
const titleOf = ({ extract, layout }: Likeness): string => `${extract.title} (${layout.name})`;

function likeness(rows: readonly (readonly string[])[], extract: Extract, layout: Layout): Likeness {
  const wanted = layout.header ?? [];
  let row: readonly string[] = [];
  let shared: string[] = [];
  for (const candidate of rows.slice(0, layout.kind === 'csv' ? HEADER_WITHIN : rows.length)) {
    const cells = new Set(candidate.map(squash));
    const here = wanted.filter((cell) => cells.has(squash(cell)));
    if (here.length > shared.length) [row, shared] = [candidate, here];
  }
  return { extract, layout, row, shared, missing: wanted.filter((cell) => !shared.includes(cell)) };
}

function describe(near: Likeness): string {
  const few = near.shared.length < near.missing.length;
  if (few) return `the header of a layout in the data dictionary; the nearest, ${titleOf(near)}, shares only column ${list(near.shared.slice(0, 5))}`;
  if (near.missing.length === 0) return `${near.layout.kind === 'csv' ? 'a CSV' : 'a workbook'} as ${titleOf(near)} is published, whose columns these are`;
  const fresh = newCells(near);
  const renamed =
    fresh.length === 0 ? '' : `; new in this file, perhaps renamed: ${list(fresh.slice(0, 5))}${fresh.length > 5 ? ` and ${fresh.length - 5} more` : ''}`;
  return `a known layout; it looks like ${titleOf(near)}, but lacks column ${list(near.missing)}${renamed}`;
}

/** Header cells as found that no column of the definition comes from. */
function newCells({ extract, layout, row }: Likeness): string[] {
  const known = new Set([...(layout.header ?? []), ...Object.values(extract.columns).flatMap((column) => column.from ?? [])].map(squash));
  return row.filter((cell) => cell.trim() !== '' && !known.has(squash(cell)));
}

function wrongSheet(table: BookPeek, near: Likeness, layout: WorkbookLayout): Fault {
  const missing = sheetMissing(table.sheets, layout, table.label);
  return { ...missing, expected: `${missing.expected}, as ${titleOf(near)} has; its columns stand on another sheet here` };
}

const list = (cells: readonly string[]): string => cells.map((cell) => `'${cell.replace(/\s+/g, ' ').trim().slice(0, 80)}'`).join(', ');
const showRow = (row: readonly string[]): string => {
  const text = row
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .join(', ')
    .replace(/^[, ]+|[, ]+$/g, '');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Pairs of layouts that no file could tell apart: a mistake in the catalogue. Empty when all is well. */
export function ambiguous(extracts: Readonly<Record<string, Extract>>): string[] {
  const prints = Object.entries(extracts).flatMap(([id, extract]) =>
    extract.layouts.map((layout) => ({ name: `${id} (${layout.name})`, print: fingerprint(layout) })),
  );
  return prints.flatMap((a, i) => prints.slice(i + 1).flatMap((b) => (a.print === b.print ? [`${a.name} and ${b.name}`] : [])));
}

function fingerprint(layout: Layout): string {
  const cells = [...(layout.header ?? [])].map(squash).sort();
  if (layout.kind === 'workbook') return JSON.stringify(['workbook', layout.sheets, cells]);
  return JSON.stringify(['csv', cells, layout.header === undefined ? layout.headless : undefined]);
}
