/** Which layout a table has, by its header cells. */
import type { CsvLayout, Extract, Layout } from '../../catalogue/define.js';
import { findHeader, squash } from '../formats/header.js';
import { headerOf, sheetsOf } from '../formats/sheet-table.js';
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
  // A header says more than a shape: layouts with a header that fits come first.
  return { header: [], rows: rows.filter(isFilled), around: rows, score: tests.length / 1000 };
}

/** The rows that were peeked at. */
export const topRows = (sheet: Sheet): SheetRow[] => [...sheet.rows()];

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
