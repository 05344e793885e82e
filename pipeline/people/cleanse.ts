/**
 * A person-level file as it may be kept: NHS numbers replaced, only columns of the contract, only cells that the contract allows.
 * A row stays on its line, so that faults name the line of the partner's own file. Whatever a cell held that it should not is named by its kind alone.
 */
import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Column, CsvLayout, Extract } from '../../catalogue/define.js';
import { Refused } from '../faults.js';
import { openCsv } from '../formats/csv.js';
import { squash } from '../formats/header.js';
import type { RowSource, SourceRow } from '../formats/rows.js';
import { type CellReader, cellReader, isBroken } from '../normalise/cell.js';
import { headingNames, identifierIn } from './identifiers.js';
import { type Keyring, personRef } from './keyring.js';
import { nhsNumberOf, whyNot } from './nhs-number.js';

export interface Cleansing {
  extract: Extract;
  layout: CsvLayout;
  keyring: Keyring;
}

/** What the cleansing of a whole file found, beside its rows. */
export interface Cleansed {
  /** From a reference under the key before to the one under the key of today, while a key is being changed. */
  links: Map<string, string>;
}

/** Heading under which the reference stands in the file that is kept. */
export const REFERENCE = 'PERSON_REF';

type Keep = { heading: string; at: number } & ({ person: true } | { person: false; read: CellReader; column: Column });

/** Text of the file that may be kept, a batch of lines at a time. @throws Refused when the file names people by a column, or in one it should not have */
export async function* cleanse(cleansing: Cleansing, bytes: Readable, fileName: string, found: Cleansed): AsyncGenerator<string> {
  const source = await openCsv(bytes, fileName, cleansing.layout);
  const { kept, extra } = bind(cleansing.extract, source);
  let line = 1;
  const onLine = (wanted: number, text: string): string => {
    const blank = '\n'.repeat(Math.max(0, wanted - line));
    line = Math.max(line, wanted) + 1;
    return `${blank}${text}\n`;
  };
  yield onLine(source.headerLine, csvLine(kept.map(({ heading }) => heading)));
  for await (const batch of source.batches()) {
    let text = '';
    for (const row of batch) {
      refuseNamed(source, row, extra);
      text += onLine(row.line, lineOf(cleansing, kept, row, found));
    }
    yield text;
  }
}

const csvLine = (cells: readonly string[]): string => Papa.unparse([cells as string[]], { newline: '\n' });

function bind(extract: Extract, { file, header, headerLine }: RowSource): { kept: Keep[]; extra: number[] } {
  const cells = header.map((cell) => squash(cell));
  const refuse = (column: string, found: string, expected: string): never => {
    throw new Refused({ file, line: headerLine, column, found, expected, rule: 'names people' });
  };
  if (cells.includes(squash(REFERENCE))) refuse(REFERENCE, 'references made elsewhere', 'NHS numbers, which are replaced here under the key of this place');
  const kept = Object.entries(extract.columns).flatMap(([id, column]): Keep[] => {
    const at = cells.findIndex((cell) => [...[column.from ?? []].flat(), id].map(squash).includes(cell));
    if (column.person !== undefined)
      return at < 0 ? refuse(id, 'no such column', `a column headed '${[column.from ?? id].flat().at(-1)}'`) : [{ heading: REFERENCE, at, person: true }];
    return at < 0 ? [] : [{ heading: header[at] as string, at, person: false, read: cellReader(column, false), column }];
  });
  const known = new Set(kept.map(({ at }) => at));
  for (const [i, cell] of header.entries()) {
    const kind = known.has(i) ? undefined : headingNames(cell);
    if (kind !== undefined) refuse(cell, `a column headed for ${kind}`, 'only the columns of the template: leave it out and send the file again');
  }
  return { kept, extra: header.flatMap((_, i) => (known.has(i) ? [] : [i])) };
}

/** A column that the contract does not know is not kept; one that names people stops the file. */
function refuseNamed({ file, header }: RowSource, { line, cells, fault }: SourceRow, extra: readonly number[]): void {
  if (fault !== undefined) return;
  for (const at of extra) {
    const kind = identifierIn(cells[at] ?? '');
    if (kind === undefined) continue;
    const expected = 'only the columns of the template: leave this one out and send the file again';
    throw new Refused({ file, line, column: header[at] ?? `column ${at + 1}`, found: `what looks like ${kind}`, expected, rule: 'names people' });
  }
}

/** One row as it may be kept. */
function lineOf({ keyring }: Cleansing, kept: readonly Keep[], row: SourceRow, found: Cleansed): string {
  if (row.fault !== undefined) return csvLine(kept.map((keep) => (keep.person ? '[a row that cannot be read]' : '')));
  return csvLine(
    kept.map((keep) => {
      const text = row.cells[keep.at] ?? '';
      return keep.person ? referenceOf(keyring, text, found) : allowed(keep.read, text);
    }),
  );
}

function referenceOf({ current, previous }: Keyring, text: string, { links }: Cleansed): string {
  const number = nhsNumberOf(text);
  if (number === undefined) return whyNot(text);
  const reference = personRef(current, number);
  if (previous !== undefined) links.set(personRef(previous, number), reference);
  return reference;
}

/** The text where the contract allows it; else what kind of thing stood there, which the contract refuses again when the row is read. */
function allowed(read: CellReader, text: string): string {
  if (!isBroken(read(text))) return text.trim();
  return `[${identifierIn(text) === undefined ? `a text of ${text.trim().length} characters` : `what looks like ${identifierIn(text)}`}]`;
}
