import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../pipeline/faults.js';
import { openMember, ZIP_LIMITS } from '../../pipeline/formats/zip.js';
import { bench, refusal } from './fixture.js';
import { makeZip } from './make-zip.js';

const csv = 'Period,Provider Org Code,Total All\nRTT-April-2026,RXN,5\n';
const read = async (bytes: Buffer, pattern?: string, limits = ZIP_LIMITS): Promise<string> => {
  const member = await openMember(bench().put('a.zip', bytes), 'a.zip', pattern, limits);
  return `${member.name}: ${(await buffer(member.stream)).length}`;
};
const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return `${error.fault.rule}: ${error.fault.found}: ${error.fault.expected}`;
    throw error;
  }
  return 'not refused';
};

describe('the member of a zip', () => {
  it('is the only table, or the one the pattern names', async () => {
    expect(await read(makeZip([{ name: 'a.csv', body: csv }]))).toBe(`a.csv: ${csv.length}`);
    expect(
      await read(
        makeZip([
          { name: 'a.csv', body: csv },
          { name: 'b.csv', body: 'x' },
        ]),
        '^b',
      ),
    ).toBe('b.csv: 1');
    expect(await read(makeZip([{ name: 'a.csv', body: csv }]), '^no such')).toBe(`a.csv: ${csv.length}`);
  });

  it('is refused when there is none, or more than one', async () => {
    expect(await refused(read(makeZip([])))).toBe('unsafe archive: no table: one table in the archive');
    expect(await refused(read(makeZip([{ name: 'a.pdf', body: 'x' }])))).toBe('unsafe archive: no table: one table in the archive');
    expect(
      await refused(
        read(
          makeZip([
            { name: 'a.csv', body: csv },
            { name: 'b.csv', body: csv },
          ]),
        ),
      ),
    ).toBe('unsafe archive: a.csv, b.csv: one table in the archive');
  });

  it.each(['../../etc/a.csv', '/etc/a.csv', 'C:/a.csv', 'x/../../a.csv', '..\\a.csv'])('is refused when it is called %s', async (name) => {
    expect(await refused(read(makeZip([{ name, body: csv }])))).toMatch(/^unsafe archive: .*: members whose names stay inside the archive$/);
  });

  it('tells of damage to whoever reads it, however late, and ends no process before', async () => {
    const bytes = makeZip([{ name: 'a.csv', body: csv }]);
    bytes.fill(0xff, 30 + 'a.csv'.length, 40 + 'a.csv'.length);
    const { stream } = await openMember(bench().put('a.zip', bytes), 'a.zip');
    while (stream.errored === null) await new Promise(setImmediate);
    expect(await refused(buffer(stream))).toMatch(/^not readable: .*: a whole, undamaged zip$/);
    expect(await refused(pipeline(stream, new PassThrough()))).toMatch(/^not readable: .*: a whole, undamaged zip$/);
  });

  it('is refused when it is encrypted', async () => {
    expect(await refused(read(makeZip([{ name: 'a.csv', body: csv, flags: 1 }])))).toBe('not readable: an encrypted member: a zip without a password');
  });
});

describe('a bomb', () => {
  const zeros = Buffer.alloc(4 * 2 ** 20);
  it('is refused by its ratio, and says so', async () => {
    expect(await refused(read(makeZip([{ name: 'a.csv', body: zeros }])))).toMatch(/^unsafe archive: 'a.csv' inflates \d+ times: at most 200 times$/);
  });
  it('is refused by its size, before a byte is inflated', async () => {
    const limits = { ratio: 5000, bytes: 2 ** 20 };
    expect(await refused(read(makeZip([{ name: 'a.csv', body: zeros }]), undefined, limits))).toBe(
      'too large: at least 4194304 bytes inflated: at most 1048576 bytes inflated',
    );
    const members = [
      { name: 'a.csv', body: csv, declared: 0xfffffff0 },
      { name: 'b.pdf', body: csv },
    ];
    const said = await refused(read(makeZip(members), undefined, { ...ZIP_LIMITS, ratio: 1e9 }));
    expect(said).toBe(`too large: at least ${0xfffffff0 + csv.length} bytes inflated: at most 4294967296 bytes inflated`);
  });
  it('is refused while it inflates, when it lies about its size', async () => {
    expect(await refused(read(makeZip([{ name: 'a.csv', body: zeros, declared: 100 }])))).toMatch(/^(unsafe archive|not readable): /);
  });
  it('of members that overlap is refused', async () => {
    const zip = makeZip([{ name: 'a.csv', body: Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i) % 251)) }]);
    const at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    const entry = zip.subarray(at, zip.length - 22);
    const end = Buffer.from(zip.subarray(zip.length - 22));
    end.writeUInt16LE(3, 8);
    end.writeUInt16LE(3, 10);
    end.writeUInt32LE(entry.length * 3, 12);
    expect(await refused(read(Buffer.concat([zip.subarray(0, at), entry, entry, entry, end])))).toBe(
      'unsafe archive: members that overlap: members that lie one after another',
    );
  });
});

describe('a damaged zip', () => {
  const zip = makeZip([{ name: 'a.csv', body: csv.repeat(500) }]);
  it('cut short is refused, wherever it is cut', async () => {
    for (const length of [10, 60, zip.length - 30, zip.length - 1])
      expect(await refused(read(zip.subarray(0, length)))).toMatch(/^not readable: .*: a whole, undamaged zip$/);
  });
  it('with a flipped bit is refused, not read wrong', async () => {
    for (let at = 40; at < zip.length - 80; at += 7) {
      const bent = Buffer.from(zip);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(await refused(read(bent))).toMatch(/^not readable: /);
    }
  });
});

describe('landing an archive', () => {
  it.each([
    ['cut short', makeZip([{ name: 'a.csv', body: csv }]).subarray(0, 50), /^not readable/],
    ['a bomb', makeZip([{ name: 'a.csv', body: Buffer.alloc(4 * 2 ** 20) }]), /^unsafe archive: 'a.csv' inflates/],
    ['climbing', makeZip([{ name: '../a.csv', body: csv }]), /^unsafe archive/],
    ['empty', makeZip([]), /^unsafe archive: no table/],
    ['a zip in a zip', makeZip([{ name: 'b.zip', body: makeZip([{ name: 'a.csv', body: csv }]) }]), /^unsafe archive: a zip inside a zip/],
    ['with a web page as its table', makeZip([{ name: 'a.csv', body: '<html><body>Sorry</body></html>' }]), /^not recognised: a web page/],
  ])('%s: kept, with the reason', async (_, bytes, expected) => {
    const { land, folder, store } = bench();
    const { receipt } = await land('full-extract.zip', bytes);
    expect(refusal(receipt)).toMatch(expected);
    expect(await store.describe(receipt.landed)).toMatchObject({ bytes: bytes.length });
    expect(readdirSync(folder).sort()).toEqual(['full-extract.zip', 'store']);
  });
});
