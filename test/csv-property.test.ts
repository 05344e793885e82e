/** What must hold of every file, shown on generated ones: no row is lost in silence, whatever the bytes and wherever a stream is cut. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import ae from '../catalogue/extracts/ae_monthly.js';
import { rowBatches } from '../pipeline/formats/csv.js';
import type { SourceRow } from '../pipeline/formats/rows.js';
import { textOf } from '../pipeline/formats/text.js';
import type { Row } from '../pipeline/ports.js';
import { bench, clinics, csv, HEADER, type Made, NORTH } from './normalise/bench.js';

const { make, land, close } = bench();
afterAll(close);

const seeded = (numRuns: number) => ({ seed: 20_261_123, numRuns });

/** Text of the characters that matter to a reader of CSV, and a few that stand for the rest. */
const nasty = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '7', ' ', '=', 'é', '🏥', '""', '",', '\t', "'"), maxLength: 12 });

async function* chunks<T>(of: readonly T[]): AsyncGenerator<T> {
  yield* of;
}

async function rowsOf(text: AsyncIterable<string>): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of rowBatches(text)) rows.push(...batch.map(({ line, cells, fault }) => ({ line, cells: [...cells], ...(fault && { fault }) })));
  return rows;
}

/** The text cut before each of the places. */
function cutAt<T extends { length: number; slice(from: number, to: number): T }>(text: T, places: readonly number[]): T[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((to, i) => text.slice(at[i] as number, to));
}

const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(nasty, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const places = fc.array(fc.nat(10_000), { maxLength: 12 });

/** The rows as written, each on the line that the cells before it leave it; blank ones left out, as they are no rows. */
function numbered(rows: readonly (readonly string[])[]): SourceRow[] {
  let line = 1;
  return rows
    .map((cells) => {
      const row = { line, cells };
      line += 1 + cells.join('').split('\n').length - 1;
      return row;
    })
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

describe('a table comes back as it was written', () => {
  it('with each cell and line number, wherever its text is cut', () =>
    fc.assert(
      fc.asyncProperty(table, places, async (rows, cuts) => {
        const text = Papa.unparse(rows, { newline: '\n' });
        expect(await rowsOf(chunks(cutAt(text, cuts)))).toEqual(numbered(rows));
      }),
      seeded(500),
    ));

  it.each(['\n', '\r\n', '\r'])('with lines that end in %j, as bytes that come in any pieces', (newline) =>
    fc.assert(
      fc.asyncProperty(table, places, async (rows, cuts) => {
        const written = rows.map((row) => row.map((cell) => cell.replaceAll('\n', newline)));
        const bytes = Buffer.from(Papa.unparse(written, { newline }));
        expect(await rowsOf(textOf(chunks(cutAt(bytes, cuts))))).toEqual(numbered(rows));
      }),
      seeded(150),
    ),
  );

  /** Bytes are decoded in blocks of this size, whatever pieces they come in. */
  const BLOCK = 2 ** 18;
  const small = 'é,"🏥 ""A""\r\nB",€\r\n"x,y",2,\r\nlast,ŵ,"z"';
  const encodings: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(small)],
    ['UTF-16', Buffer.from(small, 'utf16le')],
  ];
  it.each(encodings)('with the end of a block at any byte of it, in %s', async (name, bytes) => {
    const mark = name === 'UTF-16' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0);
    const wide = name === 'UTF-16' ? 2 : 1;
    const expected = [
      ['é', '🏥 "A"\nB', '€'],
      ['x,y', '2', ''],
      ['last', 'ŵ', 'z'],
    ];
    for (let before = 0; before <= bytes.length; before += 1) {
      const size = BLOCK - mark.length - before;
      if (size % wide !== 0) continue;
      const filler = 'f'.repeat(size / wide - 1);
      const padding = Buffer.from(`${filler}\n`, wide === 2 ? 'utf16le' : 'utf8');
      const rows = await rowsOf(textOf(chunks([Buffer.concat([mark, padding, bytes])])));
      expect([before, ...rows.slice(1).map(({ cells }) => cells)]).toEqual([before, ...expected]);
      expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
    }
  });
});

describe('any text, well formed or not', () => {
  const anyText = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ' ', '\0', '\uFFFD', '",', '"\n', 'é'), maxLength: 60 });

  /** Without characters that refuse a row: a fault names its first line, and does not say how many it has. */
  const soundText = anyText.map((text) => text.replace(/[\0\uFFFD]/g, 'b'));

  it('gives the same rows and the same faults wherever it is cut', () =>
    fc.assert(
      fc.asyncProperty(anyText, places, async (text, cuts) => {
        const whole = await rowsOf(chunks([text]));
        expect(await rowsOf(chunks(cutAt(text, cuts)))).toEqual(whole);
        expect(await rowsOf(chunks([...text]))).toEqual(whole);
      }),
      seeded(800),
    ));

  it('accounts for every line that is not blank, in order', () =>
    fc.assert(
      fc.asyncProperty(soundText, async (text) => {
        const rows = await rowsOf(chunks([text]));
        const lines = text.split('\n');
        const spans = rows.map(({ line, cells, fault }) => [line, fault === undefined ? line + cells.join('').split('\n').length - 1 : line] as const);
        const covered = new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
        expect(covered.size).toBe(spans.reduce((sum, [from, to]) => sum + to - from + 1, 0));
        expect(spans.map(([from]) => from)).toEqual(spans.map(([from]) => from).sort((a, b) => a - b));
        lines.forEach((line, i) => {
          if (/[^\s,"]/.test(line)) expect(covered, `line ${i + 1}`).toContain(i + 1);
        });
      }),
      seeded(800),
    ));
});

/** Every row read is kept, refused or a total; a refused file says why, and a row refused has its fault. */
function accounted({ outcome, faults }: Made): void {
  expect(outcome.rows + outcome.faulty + outcome.totals).toBe(outcome.read);
  expect(outcome.faults).toBeGreaterThanOrEqual(outcome.faulty);
  expect(outcome.faults).toBe(faults.length);
  expect(outcome.state === 'refused').toBe(outcome.reason !== '');
}

const [aeHeader = '', aeRow = ''] = ae.sample.split('\n');
const EXTRACTS = { 'the A&E layout': { extract: ae, start: `${aeHeader}\n${aeRow}\n` }, 'a small one': { extract: clinics, start: csv() } };

describe.each(Object.entries(EXTRACTS))('any bytes under %s', (_, { extract, start }) => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((any) => Buffer.from(any));
  const lines = fc
    .array(fc.array(fc.oneof(nasty, fc.constantFrom('TOTAL', 'May-2025', 'MSitAE-MAY-2025', 'C1', '12', '-3', '1e9')), { maxLength: 24 }), { maxLength: 6 })
    .map((rows) => Buffer.from(rows.map((row) => row.join(',')).join('\n')));

  it('alone, are landed and never throw', () =>
    fc.assert(
      fc.asyncProperty(bytes, async (any) => {
        const receipt = await land(any, extract);
        expect(receipt.extract === 'it' || receipt.faults.length > 0).toBe(true);
      }),
      seeded(50),
    ));

  it('after a sound row, are accounted for', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(bytes, lines), async (any) => {
        const bytes = Buffer.concat([Buffer.from(start), any]);
        const receipt = await land(bytes, extract);
        if (receipt.extract === 'it') accounted(await make(bytes, extract));
        else expect(receipt.faults).not.toEqual([]);
      }),
      seeded(60),
    ));
});

describe('one byte of a good file changed', () => {
  const flip = fc.record({ at: fc.nat(100_000), to: fc.nat(255) });
  const flipped = (good: Buffer, { at, to }: { at: number; to: number }): Buffer => {
    const bytes = Buffer.from(good);
    bytes[at % good.length] = to;
    return bytes;
  };
  /** What came of the bytes; undefined when somebody is told of something. */
  const silently = async (bytes: Buffer, extract: typeof ae): Promise<Made | undefined> => {
    const receipt = await land(bytes, extract);
    if (receipt.extract !== 'it') {
      expect(receipt.faults).not.toEqual([]);
      return undefined;
    }
    const made = await make(bytes, extract);
    accounted(made);
    return made.outcome.faults === 0 && made.receipt.faults.length === 0 ? made : undefined;
  };

  it('is told of, or changes neither the rows nor one of the figures that a total holds', async () => {
    const figures = (rows: readonly Row[]): unknown => rows.map((row) => Object.entries(row).filter(([, value]) => typeof value === 'number'));
    const sums = (rows: readonly Row[]): unknown =>
      Object.keys(ae.columns)
        .filter((id) => ae.columns[id]?.type === 'integer')
        .map((id) => [id, rows.reduce((sum, row) => sum + Number(row[id]), 0)]);
    const good = Buffer.from(ae.sample);
    const before = await (await make(good, ae)).rows();
    expect(figures(before)).not.toEqual([]);
    let silent = 0;
    await fc.assert(
      fc.asyncProperty(flip, async (change) => {
        const made = await silently(flipped(good, change), ae);
        if (made === undefined) return;
        silent += 1;
        const rows = await made.rows();
        expect(rows.length).toBe(before.length);
        expect(sums(rows)).toEqual(sums(before));
      }),
      seeded(80),
    );
    expect(silent, 'changes in names are not told').toBeGreaterThan(0);
  });

  it('is told of, or leaves as many rows, where there are quotes, line ends and no total', async () => {
    const good = Buffer.from([HEADER, NORTH, 'May-2025,C2,"South, Upper",20', 'May-2025,C3,"West\r\n""Old"" Town",3', 'May-2025,C4,Éast,4', ''].join('\r\n'));
    const count = (await make(good)).outcome.rows;
    expect(count).toBe(4);
    await fc.assert(
      fc.asyncProperty(flip, async (change) => {
        const made = await silently(flipped(good, change), clinics);
        if (made !== undefined) expect(made.outcome.rows).toBe(count);
      }),
      seeded(120),
    );
  });
});
