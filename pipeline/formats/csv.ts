/** One text table as a source of rows: the header is found among the first lines, and the rows after it are given. */
import type { Readable } from 'node:stream';
import type { CsvLayout } from '../../catalogue/define.js';
import { type Fault, Refused, type Rule } from '../faults.js';
import { rowBatches } from './csv-rows.js';
import { findHeader, HEADER_WITHIN } from './header.js';
import type { RowSource, SourceRow } from './rows.js';
import { textOf } from './text.js';

export { rowBatches } from './csv-rows.js';

/** @throws Refused when the file is empty or the header is not there */
export async function openCsv(bytes: Readable, file: string, layout: CsvLayout): Promise<RowSource> {
  const batches = rowBatches(textOf(bytes));
  const first: SourceRow[] = [];
  while (first.length < HEADER_WITHIN) {
    const next = await batches.next();
    if (next.done) break;
    first.push(...next.value);
  }
  if (first.length === 0) throw new Refused(fileFault(file, 'empty file', 'nothing', 'a table'));
  const at = headerAt(first, layout, file);
  return {
    file,
    header: at < 0 ? [] : (first[at]?.cells ?? []),
    headerLine: at < 0 ? 0 : (first[at]?.line ?? 0),
    width: at < 0 ? (layout.headless?.width ?? 0) : (first[at]?.cells.length ?? 0),
    batches: async function* () {
      yield first.slice(at + 1);
      yield* batches;
    },
  };
}

/** Place of the header among the first rows; -1 when the layout has none. */
function headerAt(first: readonly SourceRow[], { header }: CsvLayout, file: string): number {
  if (header === undefined) return -1;
  const at = findHeader(
    first.map((row) => row.cells),
    header,
  );
  if (at < 0) throw new Refused(fileFault(file, 'column missing', first[0]?.cells.slice(0, 12).join(', ') ?? '', `the header cells ${header.join(', ')}`));
  return at;
}

const fileFault = (file: string, rule: Rule, found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule });
