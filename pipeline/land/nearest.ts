/** When no layout fits: which one it nearly is, in words that help the sender. */
import type { Extract, Layout, WorkbookLayout } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { HEADER_WITHIN, squash } from '../formats/header.js';
import { sheetMissing, sheetsOf } from '../formats/sheet-table.js';
import { topRows } from './match.js';
import type { BookPeek, TextPeek } from './peek.js';

/** What the file is, or is nearest to, in words for its sender: never empty-handed. */
export function nearest(table: TextPeek | BookPeek, extracts: Readonly<Record<string, Extract>>): Fault {
  const near = Object.values(extracts)
    .flatMap((extract) => extract.layouts.map((layout) => likeness(table, extract, layout)))
    .sort((a, b) => b.shared.length - a.shared.length || a.missing.length - b.missing.length)[0];
  if (near === undefined || near.shared.length === 0)
    return fault(table.label, showRow(likelyHeader(firstRows(table))), 'the header of a layout in the data dictionary; no layout has any of these cells');
  if (near.missing.length === 0 && table.kind === 'workbook' && near.layout.kind === 'workbook') return wrongSheet(table, near, near.layout);
  return fault(table.label, showRow(near.row), describe(near));
}

type Rows = readonly (readonly string[])[];

/** Rows in which a header may stand: of the sheets that the layout reads, or of all when the book has none of them. */
function firstRows(table: TextPeek | BookPeek, layout?: Layout): Rows {
  if (table.kind === 'text') return table.rows.slice(0, HEADER_WITHIN);
  const wanted = layout?.kind === 'workbook' ? sheetsOf(table.sheets, layout) : [];
  const sheets = wanted.length > 0 ? wanted : table.sheets;
  return sheets.flatMap((sheet) =>
    topRows(sheet)
      .filter((row) => row.line <= HEADER_WITHIN)
      .map((row) => row.cells),
  );
}

const likelyHeader = (rows: Rows): readonly string[] => rows.find((row) => row.filter((cell) => cell.trim() !== '').length > 1) ?? rows[0] ?? [];

interface Likeness {
  extract: Extract;
  layout: Layout;
  row: readonly string[];
  shared: string[];
  missing: string[];
  /** Name pattern of the sheet that a workbook layout reads, when the file has none like it. */
  sheet: string | undefined;
}

const fault = (file: string, found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule: 'not recognised' });
const titleOf = ({ extract, layout }: Likeness): string => `${extract.title} (${layout.name})`;

function likeness(table: TextPeek | BookPeek, extract: Extract, layout: Layout): Likeness {
  const wanted = layout.header ?? [];
  let row: readonly string[] = [];
  let shared: string[] = [];
  for (const candidate of firstRows(table, layout)) {
    const cells = new Set(candidate.map(squash));
    const here = wanted.filter((cell) => cells.has(squash(cell)));
    if (here.length > shared.length) [row, shared] = [candidate, here];
  }
  const lacksSheet = layout.kind === 'workbook' && (table.kind === 'text' || sheetsOf(table.sheets, layout).length === 0);
  return { extract, layout, row, shared, missing: wanted.filter((cell) => !shared.includes(cell)), sheet: lacksSheet ? layout.sheets : undefined };
}

function describe(near: Likeness): string {
  const known = 'the header of a layout in the data dictionary; the nearest';
  if (near.shared.length < near.missing.length) return `${known}, ${titleOf(near)}, shares only ${columns(near.shared.slice(0, 5))}`;
  if (near.missing.length === 0) return `${near.layout.kind === 'csv' ? 'a CSV' : 'a workbook'} as ${titleOf(near)} is published, whose columns these are`;
  if (near.sheet !== undefined) return `${known}, ${titleOf(near)}, has a sheet named like ${near.sheet} and ${columns(near.missing)}, which this file lacks`;
  const fresh = newCells(near);
  const renamed =
    fresh.length === 0 ? '' : `; new in this file, perhaps renamed: ${list(fresh.slice(0, 5))}${fresh.length > 5 ? ` and ${fresh.length - 5} more` : ''}`;
  return `a known layout; it looks like ${titleOf(near)}, but lacks ${columns(near.missing)}${renamed}`;
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

const columns = (cells: readonly string[]): string => `${cells.length === 1 ? 'column' : 'columns'} ${list(cells)}`;
const list = (cells: readonly string[]): string => cells.map((cell) => `'${cell.replace(/\s+/g, ' ').trim().slice(0, 80)}'`).join(', ');
const showRow = (row: readonly string[]): string => {
  const text = row
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .join(', ')
    .replace(/^[, ]+|[, ]+$/g, '');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
