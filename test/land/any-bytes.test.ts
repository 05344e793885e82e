import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { recognise } from '../../pipeline/land/recognise.js';
import { aeCsv, extracts, NOW } from './fixture.js';
import { makeZip } from './make-zip.js';

const folder = mkdtempSync(path.join(tmpdir(), 'any-'));
const look = async (bytes: Uint8Array): Promise<boolean> => {
  const file = { fileName: 'any', path: path.join(folder, 'any') };
  writeFileSync(file.path, bytes);
  const [what] = await recognise({ extracts, now: NOW, scratch: folder }, file);
  return what.extract === undefined ? what.fault.expected !== '' : what.period !== '';
};

const book = utils.book_new();
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ['Period:', 'May 2019'],
    ['ONS Geography', 'Code', 'Name'],
    ['E06000008', '302', 'Blackburn'],
  ]),
  'LA - by responsible org',
);
const bases: Record<string, Buffer> = {
  text: Buffer.from(aeCsv),
  zip: makeZip([{ name: 'a.csv', body: aeCsv }]),
  xls: write(book, { type: 'buffer', bookType: 'biff8' }),
  xlsx: write(book, { type: 'buffer', bookType: 'xlsx' }),
  ods: write(book, { type: 'buffer', bookType: 'ods' }),
};

describe('whatever the bytes, recognition answers and never throws', () => {
  it('any bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), look), { numRuns: 100 }));

  it.each(Object.keys(bases))('a %s with some bytes changed, and perhaps cut short', (name) => {
    const base = bases[name] ?? Buffer.alloc(0);
    const change = fc.record({ at: fc.nat(base.length - 1), to: fc.nat(255) });
    const bent = fc.record({ changes: fc.array(change, { maxLength: 8 }), length: fc.option(fc.nat(base.length), { nil: base.length, freq: 4 }) });
    return fc.assert(
      fc.asyncProperty(bent, ({ changes, length }) => {
        const bytes = Buffer.from(base);
        for (const { at, to } of changes) bytes[at] = to;
        return look(bytes.subarray(0, length));
      }),
      { numRuns: 60 },
    );
  });
});
