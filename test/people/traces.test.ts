/**
 * Every byte that a night wrote, logs included, holds none of the identifiers that were sent: not as they were sent, not without their spaces, and not
 * inside anything that is compressed. All people here are made up; their numbers are of the range reserved for testing.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigit } from '../../pipeline/people/nhs-number.js';
import { folder, type Ran, run } from '../nightly/walk.js';

const numbers: string[] = [];
for (let i = 1; numbers.length < 60; i += 1) {
  const nine = `9995${String(i * 37).padStart(5, '0')}`;
  if (checkDigit(nine) < 10) numbers.push(`${nine}${checkDigit(nine)}`);
}
const spaced = (number: string): string => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
/** What was sent and must be nowhere. */
const SECRETS = ['Quillfeather', 'PR7 1ZZ', 'PR71ZZ', 'quill@example.org', '01524 555010', '12/03/1948', ...numbers, ...numbers.map(spaced)];

const HEADER = 'EXTRACT_MONTH,MONTH,COUNCIL_CODE,EPISODE_NO,NHS_NUMBER,SERVICE,WEEKS,COST';
const row = (i: number, number: string, service = 'home care', cost: string | number = 980): string =>
  `2026-09,2026-09,E10000017,${i},${number},${service},4.3,${cost}`;
const out = folder('traces');
let said: Ran[] = [];

function send(dir: string): void {
  const put = (name: string, bytes: string | Buffer): void => writeFileSync(path.join(dir, name), bytes);
  const good = numbers.slice(0, 40).map((number, i) => row(i + 1, i % 2 === 0 ? number : spaced(number)));
  const bad = [row(90, `${numbers[1]}5`), row(91, numbers[2] as string, 'Quillfeather, PR7 1ZZ'), row(92, numbers[3] as string, 'home care', numbers[4])];
  put('care.csv', `${[HEADER, ...good, ...bad, `2026-09,"${numbers[5]}`].join('\n')}\n`);
  put('opt-out.csv', `LIST_MONTH,NHS_NUMBER,OPTED_OUT\n2026-09,${numbers[6]},TRUE\n`);
  put('named.csv', `${HEADER},SURNAME\n${row(1, numbers[41] as string)},Quillfeather\n`);
  put('remarks.csv', `${HEADER},REMARKS\n${row(1, numbers[42] as string)},born 12/03/1948 quill@example.org 01524 555010\n`);
  put(`letter ${spaced(numbers[43] as string)}.csv`, `who,what\n${numbers.slice(44, 50).join(',x\n')},x\n`);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b'], ...numbers.slice(50, 60).map((number) => [number, 'Quillfeather'])]), 'people');
  put('people.xlsx', write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

beforeAll(async () => {
  const dir = path.join(out, 'in');
  mkdirSync(dir);
  send(dir);
  const store = path.join(out, 'kept');
  said = [await run('key', 'new', '--out', store), await run('nightly', '--input', dir, '--out', store, '--as-of', '2026-11-02')];
  said.push(await run('faults', '--out', store), await run('status', '--out', store), await run('key', 'rotate', '--out', store));
  said.push(await run('nightly', '--input', dir, '--out', store, '--as-of', '2026-11-03', '--json'));
});
afterAll(() => rmSync(out, { recursive: true }));

const files = (): string[] =>
  readdirSync(path.join(out, 'kept'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** The secrets that stand in a text, which may be bytes read as such. */
const found = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

/** Whatever can be inflated of a zip or a PDF, member by member. */
function inflated(bytes: Buffer): string {
  let text = '';
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    text += attempt(() => inflateRawSync(bytes.subarray(from)));
  }
  for (const { index } of bytes.toString('latin1').matchAll(/stream\r?\n/g)) text += attempt(() => inflateSync(bytes.subarray(bytes.indexOf(10, index) + 1)));
  return text;
}

function attempt(inflate: () => Buffer): string {
  try {
    return inflate().toString('latin1');
  } catch {
    return ''; // stored as it is, or no stream at all: the raw bytes are searched too
  }
}

describe('after a night with files about people', () => {
  it('the people are there, by reference', async () => {
    expect(said.map(({ code }) => code)).toEqual([0, 1, 1, 1, 0, 1]);
    const counted = await run(
      'query',
      'SELECT count(*) AS n, count(DISTINCT person_ref) AS people FROM curated.person_care_episode',
      '--out',
      path.join(out, 'kept'),
      '--json',
    );
    expect(JSON.parse(counted.stdout)).toEqual([{ n: 39, people: 39 }]);
  });

  it('no file holds an identifier as it is', () => {
    const all = files();
    expect(all.length).toBeGreaterThan(50);
    for (const file of all) expect(found(`${file}\n${readFileSync(file, 'latin1')}`), file).toEqual([]);
  });

  it('nor inside a table, a workbook or a PDF', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const file of files()) {
      if (file.endsWith('.parquet')) {
        const rows = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`);
        expect(found(JSON.stringify(rows.getRowsJson())), file).toEqual([]);
      } else if (/\.(xlsx|pdf|docx|zip)$/.test(file)) expect(found(inflated(readFileSync(file))), file).toEqual([]);
    }
    connection.closeSync();
  });

  it('nor what was said on the way', () => {
    for (const { stdout, stderr } of said) expect(found(stdout + stderr)).toEqual([]);
  });

  it('the key is where only its owner may read it, and nowhere else', () => {
    const ring = path.join(out, 'kept', 'keys', 'keyring.json');
    expect(statSync(ring).mode & 0o777).toBe(0o600);
    const secrets = [...readFileSync(ring, 'utf8').matchAll(/"secret": "([^"]+)"/g)].map(([, secret]) => secret as string);
    expect(secrets).toHaveLength(2);
    for (const file of files()) if (file !== ring) for (const secret of secrets) expect(readFileSync(file, 'latin1').includes(secret), file).toBe(false);
    for (const { stdout, stderr } of said) for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  });

  it('the search itself finds what is there', () => {
    expect(found(readFileSync(path.join(out, 'in', 'care.csv'), 'latin1')).length).toBeGreaterThan(40);
    expect(found(inflated(readFileSync(path.join(out, 'in', 'people.xlsx')))).length).toBeGreaterThan(5);
  });
});
