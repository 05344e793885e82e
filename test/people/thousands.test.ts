/**
 * Five thousand made-up people with a number, name, postcode, date of birth, telephone and e-mail each, in every column of every extract about people, in columns
 * that no template has, and in free text: none of it is in any byte that a night wrote or said. The same search of a walk that takes such files for any others finds it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import type { Extract } from '../../catalogue/define.js';
import { extracts } from '../../catalogue/registry.js';
import { land } from '../../pipeline/land.js';
import { normalise } from '../../pipeline/normalise.js';
import { checkDigit } from '../../pipeline/people/nhs-number.js';
import { folder, type Ran, run } from '../nightly/walk.js';

const PEOPLE = 5_000;
const LETTERS = 'abcdefghjklmnpqrstuv';
const KINDS = ['number', 'spaced', 'name', 'postcode', 'born', 'telephone', 'mail'] as const;
type Kind = (typeof KINDS)[number];
type Person = Readonly<Record<Kind, string>>;

const people: Person[] = [];
for (let i = 0; people.length < PEOPLE; i += 1) {
  const nine = `9994${String(i * 13).padStart(5, '0')}`;
  if (checkDigit(nine) > 9) continue;
  const number = `${nine}${checkDigit(nine)}`;
  const word = [Math.floor(i / 400) % 20, Math.floor(i / 20) % 20, i % 20].map((at) => LETTERS[at]).join('');
  people.push({
    number,
    spaced: `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`,
    name: `Zq${word}x`,
    postcode: `LA${1 + (i % 20)} ${i % 10}${word.slice(1).toUpperCase()}`,
    born: `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/${1930 + (i % 70)}`,
    telephone: `01524 ${String(100_000 + i)}`,
    mail: `${word}@seeded.example`,
  });
}
const sets = Object.fromEntries(KINDS.map((kind) => [kind, new Set(people.map((one) => plain(one[kind])))])) as Record<Kind, Set<string>>;

function plain(text: string): string {
  return text.replaceAll(' ', '').toLowerCase();
}

/** What an identifier of each kind looks like, wherever it stands: each match is then looked for among those that were sent. */
const LOOKS: Readonly<Record<Exclude<Kind, 'spaced'>, RegExp>> = {
  number: /(?=(\d{3}[ -]?\d{3}[ -]?\d{4}))/g,
  name: /(?=(Zq[a-z]{3}x))/gi,
  postcode: /(?=(LA\d{1,2} ?\d[A-Z]{2}))/gi,
  born: /(?=(\d\d\/\d\d\/\d{4}))/g,
  telephone: /(?=(01524 ?\d{6}))/g,
  mail: /(?=([a-z]{3}@seeded\.example))/gi,
};

/** Identifiers that were sent and stand in a text. */
const found = (text: string): string[] =>
  Object.entries(LOOKS).flatMap(([kind, looks]) =>
    [...text.matchAll(looks)].map(([, match]) => plain(match as string)).filter((match) => sets[kind as Kind].has(match)),
  );

/** Of the extract's own sample: its first row as cells by heading. */
const firstRow = (extract: Extract): Record<string, string> => (Papa.parse(extract.sample, { header: true }).data as Record<string, string>[])[0] ?? {};
const aboutPeople = Object.entries(extracts).filter(([, extract]) => extract.people !== undefined);
const SENDER: Readonly<Record<string, readonly [string, string, string, string]>> = {
  PRACTICE_CODE: ['Y90001', 'Y90002', 'Y90003', 'Y90004'],
  PROVIDER_CODE: ['RXN', 'RXR', 'RXL', 'RBL'],
  COUNCIL_CODE: ['E10000017', 'E06000008', 'E06000009', 'E08000015'],
};

/** Four files an extract: sound; with an identifier in each column, and each kind of them in place of a cell; with a column more; with free text. */
function* sent(): Generator<{ name: string; text: string }> {
  const queue = [...people];
  const next = (): Person => {
    const one = queue.shift();
    if (one === undefined) throw new Error('not enough people');
    return one;
  };
  const share = Math.floor((PEOPLE - 700) / aboutPeople.length);
  for (const [id, extract] of aboutPeople) {
    const first = firstRow(extract);
    const heads = Object.keys(first);
    const [by, senders] = Object.entries(SENDER).find(([head]) => heads.includes(head)) ?? ['', ['', '', '', '']];
    const numbered = heads.find((head) => /_NO$/.test(head));
    let no = 0;
    const row = (sender: string, own: Record<string, string>): Record<string, string> => {
      no += 1;
      return { ...first, ...(by === '' ? {} : { [by]: sender }), ...(numbered === undefined ? {} : { [numbered]: String(no) }), ...own };
    };
    const csv = (rows: Record<string, string>[]): string => `${Papa.unparse(rows, { newline: '\n' })}\n`;
    yield { name: `${id}-sound.csv`, text: csv(Array.from({ length: share }, () => row(senders[0] as string, { NHS_NUMBER: next().number }))) };
    const spoilt = heads.flatMap((head) =>
      KINDS.filter((kind) => head !== 'NHS_NUMBER' || !['number', 'spaced'].includes(kind)).map((kind) => {
        const one = next();
        return row(senders[1] as string, { NHS_NUMBER: one.spaced, [head]: one[kind] });
      }),
    );
    yield { name: `${id}-spoilt.csv`, text: csv([row(senders[1] as string, { NHS_NUMBER: next().number }), ...spoilt]) };
    for (const kind of KINDS) {
      const one = next();
      yield {
        name: `${id}-more-${kind}.csv`,
        text: csv([row(senders[2] as string, { NHS_NUMBER: one.number, REMARKS: `seen on the ward, ${one[kind]}, and again` })]),
      };
      yield { name: `${id}-${kind}-in-its-name ${one.spaced}.csv`, text: csv([row(senders[3] as string, { NHS_NUMBER: one.number })]) };
    }
  }
  const rest = queue.splice(0).map((one) => [one.number, one.name, one.postcode, one.born, one.telephone, one.mail].join(','));
  yield { name: 'a list of our own.csv', text: `number,name,postcode,born,telephone,mail\n${rest.join('\n')}\n` };
}

const out = folder('thousands');
const dir = path.join(out, 'in');
let said: Ran[] = [];

beforeAll(async () => {
  mkdirSync(dir);
  for (const { name, text } of sent()) writeFileSync(path.join(dir, name), text);
  const store = path.join(out, 'kept');
  said = [await run('key', 'new', '--out', store), await run('nightly', '--input', dir, '--out', store, '--as-of', '2026-11-02')];
  said.push(await run('faults', '--out', store), await run('status', '--out', store, '--json'));
});
afterAll(() => rmSync(out, { recursive: true }));

/** Every identifier in the names and bytes of a folder's files, and in the cells of its Parquet. */
async function search(root: string): Promise<{ files: number; hits: string[] }> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const hits: string[] = [];
  for (const file of files) {
    hits.push(...found(`${path.relative(root, file)}\n${readFileSync(file, 'latin1')}`));
    if (file.endsWith('.parquet')) {
      const rows = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`);
      hits.push(...found(JSON.stringify(rows.getRowsJson())));
    }
  }
  connection.closeSync();
  return { files: files.length, hits };
}

/** The same files taken for any others: nothing replaced, nothing refused for whom it names. */
async function leak(): Promise<string> {
  const root = mkdtempSync(path.join(out, 'leaky-'));
  const store = storeDirectory({ root });
  const careless = Object.fromEntries(
    aboutPeople.map(([id, { people: _none, ...extract }]) => [
      id,
      { ...extract, columns: { ...extract.columns, person_ref: { ...extract.columns.person_ref, matches: '.+' } } },
    ]),
  ) as Readonly<Record<string, Extract>>;
  for (const name of readdirSync(dir).filter((one) => !one.startsWith('a list'))) {
    const landed = await land(
      { store, extracts: careless, now: new Date('2026-11-02T02:00:00Z'), scratch: out },
      { fileName: name, path: path.join(dir, name) },
    );
    if ('waiting' in landed || !(landed.receipt.extract in careless)) continue;
    const { receipt } = landed;
    await normalise({ store, extractId: receipt.extract, extract: careless[receipt.extract] as Extract, scratch: out }, receipt);
  }
  return root;
}

describe('five thousand people', () => {
  it('were all sent, each kind of identifier in every column', () => {
    const all = readdirSync(dir).map((name) => `${name}\n${readFileSync(path.join(dir, name), 'latin1')}`);
    const seen = new Set(all.flatMap(found));
    // In the column of the number itself another kind of identifier stands instead of it, once for each kind and extract.
    expect([...sets.number].filter((one) => !seen.has(one))).toHaveLength((KINDS.length - 2) * aboutPeople.length);
    for (const [, extract] of aboutPeople) expect(Object.keys(firstRow(extract)).length).toBeGreaterThan(2);
  });

  it('are held, most of them, by reference', async () => {
    expect(said[1]?.code).toBe(1);
    const count = await run('query', 'SELECT count(DISTINCT person_ref) AS people FROM curated.person', '--out', path.join(out, 'kept'), '--json');
    expect((JSON.parse(count.stdout) as { people: number }[])[0]?.people).toBeGreaterThan(700);
  });

  it('have left no identifier in anything that was written, or said', async () => {
    const { files, hits } = await search(path.join(out, 'kept'));
    expect(files).toBeGreaterThan(100);
    expect([...new Set(hits)]).toEqual([]);
    for (const { stdout, stderr } of said) expect(found(stdout + stderr)).toEqual([]);
  });

  it('would have, all of them, in a walk that takes such files for any others', async () => {
    const { hits } = await search(await leak());
    const numbers = new Set(hits.filter((hit) => sets.number.has(hit)));
    expect(numbers.size).toBeGreaterThan(4_000);
    for (const kind of KINDS)
      expect(
        hits.some((hit) => sets[kind].has(hit)),
        kind,
      ).toBe(true);
  });
});
