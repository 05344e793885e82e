/** The first rows of every table in a file, as text: all that recognition reads, however large the file. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Fault, Refused } from '../faults.js';
import { rowBatches } from '../formats/csv.js';
import { textOf } from '../formats/text.js';
import { readSheets, type Sheet } from '../formats/workbook.js';
import { allMembers, isCandidate, openMember } from '../formats/zip.js';
import { EXTENSION, firstBytes, type Kind, sniff } from './sniff.js';

/** Bytes of text that recognition reads; a line longer than this is no header. */
const PEEK_BYTES = 2 ** 18;
const PEEK_ROWS = 80;

export interface TextPeek {
  kind: 'text';
  /** How faults name the table: the file, or `archive › member`. */
  label: string;
  rows: string[][];
}

export interface BookPeek {
  kind: 'workbook';
  label: string;
  sheets: Sheet[];
}

export interface Peek {
  /** Extension to keep the bytes under. */
  ext: string;
  table: TextPeek | BookPeek | Fault;
}

/** Never throws on bad bytes: they come back as a fault. `pattern` names the member to read of a zip that holds several. */
export async function peek(path: string, fileName: string, scratch: string, pattern?: string): Promise<Peek> {
  const sniffed = await sniff(path, fileName);
  if ('fault' in sniffed) return { ext: sniffed.ext, table: sniffed.fault };
  const ext = EXTENSION[sniffed.kind];
  try {
    if (sniffed.kind === 'zip') return { ext, table: await peekZip(path, fileName, scratch, pattern) };
    return { ext, table: await peekPlain(sniffed.kind, path, fileName) };
  } catch (error) {
    if (error instanceof Refused) return { ext, table: error.fault };
    throw error;
  }
}

async function peekPlain(kind: Exclude<Kind, 'zip'>, path: string, label: string): Promise<TextPeek | BookPeek> {
  if (kind !== 'text') return { kind: 'workbook', label, sheets: await readSheets(path, label, PEEK_ROWS) };
  return peekText(await firstBytes(path, PEEK_BYTES + 1), label);
}

/** Names of the members of a zip that may be the table. */
export const candidates = async (path: string, fileName: string): Promise<string[]> =>
  (await allMembers(path, fileName)).filter(isCandidate).map((member) => member.name);

async function peekZip(path: string, fileName: string, scratch: string, pattern: string | undefined): Promise<TextPeek | BookPeek | Fault> {
  const member = await openMember(path, fileName, pattern);
  const label = `${fileName} › ${member.name}`;
  const folder = await mkdtemp(join(scratch, 'member-'));
  try {
    const local = join(folder, 'member');
    const whole = /\.(xlsx?|xlsb|xlsm|ods)$/i.test(member.name);
    await pipeline(whole ? member.stream : head(member.stream), createWriteStream(local));
    const sniffed = await sniff(local, label);
    if ('fault' in sniffed) return sniffed.fault;
    if (sniffed.kind === 'zip')
      return { file: label, line: 0, column: '', found: 'a zip inside a zip', expected: 'one table in the archive', rule: 'unsafe archive' };
    return await peekPlain(sniffed.kind, local, label);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As many bytes as recognition reads, and then no more: the rest of the member is not inflated. */
async function* head(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = PEEK_BYTES + 1;
  for await (const chunk of stream) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function peekText(bytes: Buffer, label: string): Promise<TextPeek> {
  const rows: string[][] = [];
  for await (const batch of rowBatches(textOf(once(bytes)))) for (const row of batch) rows.push([...row.cells]);
  if (bytes.length > PEEK_BYTES) rows.pop(); // cut somewhere in the middle
  if (rows.length === 0)
    throw new Refused({
      file: label,
      line: 1,
      column: '',
      found: `a first line of more than ${PEEK_BYTES} bytes`,
      expected: 'a header row',
      rule: 'row too long',
    });
  return { kind: 'text', label, rows: rows.slice(0, PEEK_ROWS) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
