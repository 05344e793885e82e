/**
 * What may be kept of a file that has arrived. A person-level extract is cleansed before anything is stored; a file that nobody knows is not kept when it
 * names people. Every other file passes as it is.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CsvLayout, Extract } from '../../catalogue/define.js';
import { type Fault, Refused } from '../faults.js';
import { rowBatches } from '../formats/csv.js';
import { squash } from '../formats/header.js';
import { textOf } from '../formats/text.js';
import { matches, topRows } from '../land/match.js';
import { type BookPeek, type Peek, peek, type TextPeek } from '../land/peek.js';
import { type Cleansed, cleanse } from './cleanse.js';
import type { Keyring } from './keyring.js';
import { nhsNumberOf } from './nhs-number.js';

export interface PeopleDeps {
  extracts: Readonly<Record<string, Extract>>;
  scratch: string;
  /** Keys under which people's numbers are replaced; without them no file that names people is taken. */
  keys?: () => Promise<Keyring>;
}

interface File {
  fileName: string;
  path: string;
}

/** `file`: what may be kept, with links. `refused`: nothing may, and why. `waiting`: not without a key. */
export type Keepable = { file: File; links: ReadonlyMap<string, string> } | { refused: Fault } | { waiting: Fault };

/** Gives `use` what may be kept of a file; what is made for it is gone afterwards. @param synthetic whether a file says that it is */
export async function withKeepable<T>(deps: PeopleDeps, file: File, use: (kept: Keepable) => Promise<T>): Promise<T> {
  const looked = await peek(file.path, file.fileName, deps.scratch);
  const extract = extractOf(deps, looked);
  if (extract === undefined) {
    const kind = 'rule' in looked.table ? undefined : await peopleIn(file, looked.table);
    return use(kind === undefined ? { file, links: new Map() } : { refused: refusal(file, `what looks like ${kind}`, UNKNOWN) });
  }
  if (extract.people === undefined) return use({ file, links: new Map() });
  const [best] = 'rule' in looked.table ? [] : matches(looked.table, deps.extracts);
  if (looked.ext !== 'csv' || best?.layout.kind !== 'csv')
    return use({ refused: refusal(file, `a ${looked.ext} file about people`, 'a CSV file: nothing of it is unpacked here') });
  if (deps.keys === undefined) return use({ waiting: noKey(file, 'no key is held') });
  const keyring = await deps.keys();
  if (keyring.current.synthetic && !saysSynthetic(file, looked)) return use({ waiting: noKey(file, "only the samples' key is held, which everyone knows") });
  const folder = await mkdtemp(join(deps.scratch, 'people-'));
  try {
    return await use(await cleansed(file, { extract, layout: best.layout, keyring }, join(folder, 'kept.csv')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every first cell of a table. */
const rowsOf = (table: TextPeek | BookPeek): readonly (readonly string[])[] =>
  table.kind === 'text' ? table.rows : table.sheets.flatMap((sheet) => topRows(sheet).map((row) => row.cells));

const saysSynthetic = (file: File, { table }: Peek): boolean =>
  [file.fileName, ...('rule' in table ? [] : rowsOf(table).flat())].some((text) => /\bSYNTHETIC\b/i.test(text.replaceAll('_', ' ')));

/** The extract that the file is, by its heading; undefined when none fits. */
function extractOf({ extracts }: PeopleDeps, { table }: Peek): Extract | undefined {
  const [best] = 'rule' in table ? [] : matches(table, extracts);
  return best === undefined ? undefined : extracts[best.extractId];
}

const UNKNOWN = 'a person-level extract with exactly the heading of its template, or a file that names nobody';

const refusal = ({ fileName }: File, found: string, expected: string): Fault => ({
  file: fileName,
  line: 0,
  column: '',
  found,
  expected,
  rule: 'names people',
});
const noKey = ({ fileName }: File, found: string): Fault => ({
  file: fileName,
  line: 0,
  column: '',
  found,
  expected: 'a key under which NHS numbers are replaced',
  rule: 'no key',
});

async function cleansed(file: File, how: { extract: Extract; layout: CsvLayout; keyring: Keyring }, to: string): Promise<Keepable> {
  const found: Cleansed = { links: new Map() };
  try {
    const kept = cleanse(how, createReadStream(file.path), file.fileName, found);
    await pipeline(Readable.from(kept), createWriteStream(to));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.fault };
  }
  return { file: { fileName: file.fileName, path: to }, links: found.links };
}

/** A column of NHS numbers: headed so, or with three or more of them that are at least half of its texts of ten digits. */
const MANY = 3;

/** What kind of people's numbers a file that nobody knows holds; undefined when none. Text is read whole, of a workbook the first rows. */
async function peopleIn(file: File, table: TextPeek | BookPeek): Promise<string | undefined> {
  if (rowsOf(table).some((row) => row.some((cell) => /^nhs ?(no|num|number|id)\b/.test(squash(cell).replace(/[_.-]+/g, ' ')))))
    return 'a column of NHS numbers';
  const seen = new Map<number, { valid: number; digits: number }>();
  const look = (cells: readonly string[]): void => {
    for (const [i, cell] of cells.entries()) {
      if (!/^\s*\d{3}[ -]?\d{3}[ -]?\d{4}\s*$/.test(cell)) continue;
      const column = seen.get(i) ?? { valid: 0, digits: 0 };
      seen.set(i, { valid: column.valid + (nhsNumberOf(cell) === undefined ? 0 : 1), digits: column.digits + 1 });
    }
  };
  if (table.kind === 'text') for await (const batch of rowBatches(textOf(createReadStream(file.path)))) for (const { cells } of batch) look(cells);
  else for (const cells of rowsOf(table)) look(cells);
  return [...seen.values()].some(({ valid, digits }) => valid >= MANY && valid * 2 >= digits) ? 'a column of NHS numbers' : undefined;
}
