/** Every row of a file, for the one period rule that must read to the end. Header and preamble rows come too: they hold no dates. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { Layout, WorkbookLayout } from '../../catalogue/define.js';
import { openWorkbook } from '../formats/sheet-table.js';
import { openMember } from '../formats/zip.js';
import { PEEK_BYTES } from './peek.js';
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

/** Dates are the same bytes in every encoding we read, so the encoding is not asked for. */
async function* textRows(bytes: Readable): AsyncGenerator<readonly string[]> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ',' });
  const done = pipeline(bytes, shortLines(), parser);
  done.catch(() => undefined); // told to the reader of the rows, below
  for await (const row of parser) yield row as string[];
  await done;
}

/** Leaves out what runs on past the longest line we read, so that no line, however long, is ever held whole. */
function shortLines(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const first = chunk.indexOf(10);
      length = first < 0 ? length + chunk.length : chunk.length - chunk.lastIndexOf(10);
      done(null, first < 0 && length > PEEK_BYTES ? Buffer.alloc(0) : chunk);
    },
  });
}
