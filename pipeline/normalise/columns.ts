/** Which cell of a source feeds which column of the definition. */
import type { Column, Extract } from '../../catalogue/define.js';
import { type Fault, Refused } from '../faults.js';
import { squash } from '../formats/header.js';
import type { RowSource } from '../formats/rows.js';
import type { SqlType } from '../ports.js';
import { type CellReader, cellReader, countOf } from './cell.js';

export interface Bound {
  id: string;
  column: Column;
  /** Index of its cell in a row; -1 when this layout does not have it. */
  at: number;
  read: CellReader;
  /** Bounds of a plain count: a cell of digits alone within them needs no reader. */
  count: { low: number; high: number } | undefined;
}

export const SQL_TYPES: Readonly<Record<Column['type'], SqlType>> = { text: 'varchar', integer: 'bigint', number: 'double', date: 'date', boolean: 'boolean' };

/** Columns of a normalised table: the definition's, then where each row came from. */
export function normalisedColumns(extract: Extract): Record<string, SqlType> {
  const own = Object.entries(extract.columns).map(([id, column]) => [id, SQL_TYPES[column.type]] as const);
  return { ...Object.fromEntries(own), period: 'varchar', source_sha256: 'varchar', source_line: 'bigint' };
}

/** @throws Refused when a column that must be there is not in the header, or the header names one twice */
export function bindColumns(extract: Extract, source: RowSource): { bound: Bound[]; notes: Fault[] } {
  const header = source.header.map((cell) => squash(cell));
  const bound = Object.entries(extract.columns).map(([id, column]) => bind(extract, source, header, id, column));
  const used = new Set(bound.map(({ at }) => at));
  const unused = new Set((extract.unused ?? []).map(squash));
  const extra = source.header.filter((cell, i) => !used.has(i) && cell.trim() !== '' && !unused.has(squash(cell)));
  const notes: Fault[] = source.headerLine === 0 || extra.length === 0 ? [] : [extraColumns(source, extra)];
  return { bound, notes };
}

function bind(extract: Extract, source: RowSource, header: readonly string[], id: string, column: Column): Bound {
  const required = column.required ?? extract.key.includes(id);
  const read = cellReader(column, required);
  const count = countOf(column);
  if (column.position !== undefined && source.header.length === 0) return { id, column, at: column.position - 1, read, count };
  const names = [...[column.from ?? []].flat(), id].map((name) => squash(name));
  const places = header.flatMap((cell, i) => (names.includes(cell) ? [i] : []));
  if (places.length > 1) throw new Refused(columnFault(source, id, `${places.length} columns headed '${header[places[0] as number]}'`, 'one such column'));
  const [at] = places;
  if (at === undefined && (required || column.from !== undefined) && !isFromLayout(column) && column.absent !== 'allowed')
    throw new Refused(columnFault(source, id, 'no such column', `a column headed '${names[0]}'`));
  return { id, column, at: at ?? -1, read, count };
}

/** Columns without a header cell are made by the layout (unpivot): where a layout does not make them they stay empty. */
const isFromLayout = (column: Column): boolean => column.from === undefined;

const columnFault = (source: RowSource, column: string, found: string, expected: string): Fault => ({
  file: source.file,
  line: source.headerLine,
  column,
  found,
  expected,
  rule: 'column missing',
});

const extraColumns = (source: RowSource, extra: readonly string[]): Fault => ({
  file: source.file,
  line: source.headerLine,
  column: '',
  found: extra.slice(0, 8).join(', ') + (extra.length > 8 ? ` and ${extra.length - 8} more` : ''),
  expected: 'the columns of the definition',
  rule: 'extra column',
});
