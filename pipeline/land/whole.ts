/** Every row of a file, for the one period rule that must read to the end. Header and preamble rows come too: they hold no dates. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Layout, WorkbookLayout } from '../../catalogue/define.js';
import { rowBatches } from '../formats/csv.js';
import { openWorkbook } from '../formats/sheet-table.js';
import { textOf } from '../formats/text.js';
import { openMember } from '../formats/zip.js';
import { sniff } from './sniff.js';

/** @throws Refused when the file breaks off or is damaged further down. */
export async function* wholeRows(file: { fileName: string; path: string }, layout: Layout, scratch: string): AsyncGenerator<readonly string[]> {
  const sniffed = await sniff(file.path, file.fileName);
  const zipped = 'kind' in sniffed && sniffed.kind === 'zip';
  if (layout.kind === 'workbook') return yield* zipped ? zippedBook(file, layout, scratch) : bookRows(file.path, file.fileName, layout);
  yield* textRows(zipped ? (await openMember(file.path, file.fileName, layout.member)).stream : createReadStream(file.path));
}

async function* zippedBook(file: { fileName: string; path: string }, layout: WorkbookLayout, scratch: string): AsyncGenerator<readonly string[]> {
  const folder = await mkdtemp(join(scratch, 'member-'));
  try {
    const member = await openMember(file.path, file.fileName, layout.member);
    await pipeline(member.stream, createWriteStream(join(folder, 'member')));
    yield* bookRows(join(folder, 'member'), `${file.fileName} › ${member.name}`, layout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* bookRows(path: string, label: string, layout: WorkbookLayout): AsyncGenerator<readonly string[]> {
  for (const source of await openWorkbook(path, label, layout)) {
    for await (const batch of source.batches()) for (const row of batch) yield row.cells;
  }
}

async function* textRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  for await (const batch of rowBatches(textOf(bytes))) for (const row of batch) yield row.cells;
}
