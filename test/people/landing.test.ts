/** Files about people: replaced before anything is kept, refused when they say too much, linked while a key changes, gone when their time is over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { extracts } from '../../catalogue/registry.js';
import { land } from '../../pipeline/land.js';
import { readLedger, readReceipts } from '../../pipeline/ledger.js';
import { normalise, readFaults } from '../../pipeline/normalise.js';
import { type Keyring, keyOf, personRef, sampleKey } from '../../pipeline/people/keyring.js';
import { destroyLinks } from '../../pipeline/people/links.js';
import { lastDay, retire } from '../../pipeline/people/retention.js';
import type { Receipt } from '../../pipeline/receipts.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'people-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const KEY = keyOf(Buffer.alloc(32, 7));
const HEADER = 'EXTRACT_MONTH,MONTH,COUNCIL_CODE,EPISODE_NO,NHS_NUMBER,SERVICE,WEEKS,COST';
/** Numbers of the range reserved for testing. */
const [ANN, BOB] = ['9990103011', '9990104387'];
const row = (no: number, number: string, service = 'home care'): string => `2026-09,2026-09,E10000017,${no},${number},${service},4.3,980`;

function bench(keyring: Keyring = { current: KEY }) {
  const store = storeDirectory({ root: mkdtempSync(path.join(scratch, 'store-')) });
  const held = { keyring, minute: 0 };
  const send = async (bytes: string, fileName = 'care.csv'): Promise<Receipt> => {
    held.minute += 1;
    const file = path.join(mkdtempSync(path.join(scratch, 'in-')), 'file');
    writeFileSync(file, bytes);
    const now = new Date(Date.UTC(2026, 10, 1, 2, held.minute));
    const landed = await land({ store, extracts, now, scratch, keys: async () => held.keyring }, { fileName, path: file });
    if ('waiting' in landed) throw new Error(landed.waiting.found);
    return landed.receipt;
  };
  const kept = async ({ landed }: Receipt): Promise<string> => text(await store.read(landed));
  return { store, held, send, kept };
}
const sheet = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

describe('a file about people', () => {
  it('is kept with references in place of numbers, and nothing else changed', async () => {
    const { send, kept } = bench();
    const receipt = await send(sheet(row(1, '999 010 3011'), row(2, BOB)));
    expect(receipt).toMatchObject({ extract: 'person_care_episode', period: '2026-09', sender: 'E10000017', faults: [] });
    const expected = sheet(row(1, personRef(KEY, ANN)), row(2, personRef(KEY, BOB))).replace('NHS_NUMBER', 'PERSON_REF');
    expect(await kept(receipt)).toBe(expected);
  });

  it('is found to be held when it comes again', async () => {
    const { store, send } = bench();
    const first = await send(sheet(row(1, ANN)));
    expect(await send(sheet(row(1, ANN)))).toEqual(first);
    expect(await readReceipts(store)).toHaveLength(1);
  });

  it('keeps no cell that its contract does not allow, and names the line of the partner’s own file', async () => {
    const { store, send, kept } = bench();
    const receipt = await send(sheet(row(1, ANN), row(2, '9990103012'), '', row(3, BOB, 'Mrs Sample at PR7 1ZZ'), row(4, '123')));
    expect(await kept(receipt)).not.toMatch(/9990103012|Sample|PR7/);
    const extract = extracts.person_care_episode as NonNullable<(typeof extracts)[string]>;
    const outcome = await normalise({ store, extractId: 'person_care_episode', extract, scratch }, receipt);
    expect(outcome).toMatchObject({ read: 4, rows: 1, faulty: 3 });
    const faults = await readFaults(store, receipt);
    expect(faults.map(({ line, column, found }) => `${line} ${column}: ${found}`)).toEqual([
      '3 person_ref: [ten digits that fail the check]',
      '5 service: [what looks like a postcode]',
      '6 person_ref: [not ten digits: 3 characters]',
    ]);
  });

  it('drops columns that the template does not have, and is refused whole when one of them names people', async () => {
    const { send, kept } = bench();
    const wider = (heading: string, cell: string): string => `${HEADER},${heading}\n${row(1, ANN)},${cell}\n`;
    expect(await kept(await send(wider('WARD', 'blue')))).not.toMatch(/WARD|blue/);
    for (const [heading, cell] of [
      ['Surname', 'Sample'],
      ['Remarks', 'Mrs Sample rang'],
      ['Ref', '943 476 5919'],
    ] as const) {
      const receipt = await send(wider(heading, cell), `${heading}.csv`);
      expect(receipt).toMatchObject({ extract: 'unrecognised', landed: '' });
      expect(receipt.faults[0]?.rule).toBe('names people');
      expect(JSON.stringify(receipt)).not.toMatch(/Sample|943/);
    }
  });

  it('is refused when its references were made elsewhere, or it is not plain text', async () => {
    const { send } = bench();
    const made = sheet(row(1, personRef(KEY, ANN))).replace('NHS_NUMBER', 'PERSON_REF');
    expect((await send(made)).faults[0]?.found).toBe('references made elsewhere');
  });

  it('waits while no key is held, or only the samples’', async () => {
    const { store, send } = bench({ current: sampleKey() });
    await expect(send(sheet(row(1, ANN)))).rejects.toThrow("only the samples' key");
    expect(await store.list('')).toEqual([]);
    expect((await send(sheet(row(1, ANN)), 'SYNTHETIC-care.csv')).extract).toBe('person_care_episode');
  });
});

describe('a file that nobody knows', () => {
  it('is not kept when it holds NHS numbers, whatever its heading says', async () => {
    const { store, send } = bench();
    const rows = ['9434765919', ANN, BOB, '9990105758'].map((number) => `x,${number}`).join('\n');
    for (const bytes of [`a,b\n${rows}\n`, 'Thing,NHS No\nx,1\n']) {
      const receipt = await send(bytes, 'list of 943 476 5919.csv');
      expect(receipt).toMatchObject({ extract: 'unrecognised', landed: '', fileName: 'list of [NHS number].csv' });
    }
    expect((await store.list('landing/')).length).toBe(0);
  });

  it('is kept when ten digits are not NHS numbers', async () => {
    const { send, kept } = bench();
    const bytes = 'a,b\nx,1234567890\nx,2345678901\nx,3456789012\n';
    expect(await kept(await send(bytes, 'other.csv'))).toBe(bytes);
  });
});

describe('a key that is changed', () => {
  it('links each person who appears from the old reference to the new, until the links are destroyed', async () => {
    const { store, held, send, kept } = bench();
    const next = keyOf(Buffer.alloc(32, 9));
    await send(sheet(row(1, ANN), row(2, BOB)));
    held.keyring = { current: next, previous: KEY };
    await send(sheet(row(1, ANN)), 'newer.csv');
    const links = (await readReceipts(store)).filter(({ extract }) => extract === 'person_link');
    expect(links).toHaveLength(1);
    expect(await kept(links[0] as Receipt)).toContain(`${personRef(KEY, ANN)},${personRef(next, ANN)}`);
    expect(await kept(links[0] as Receipt)).not.toContain(personRef(KEY, BOB));
    expect(await destroyLinks(store)).toBe(1);
    expect((await store.list('')).filter(({ key }) => key.includes('person_link'))).toEqual([]);
  });
});

describe('what is kept', () => {
  it('goes when a newer file of the sender has taken its place, and when its time is over; its receipt stays', async () => {
    const { store, send } = bench();
    const extract = extracts.person_care_episode as NonNullable<(typeof extracts)[string]>;
    const files = [await send(sheet(row(1, ANN))), await send(sheet(row(1, ANN), row(2, BOB)), 'newer.csv')];
    for (const receipt of files) await normalise({ store, extractId: 'person_care_episode', extract, scratch }, receipt);
    const states = async () => (await readLedger(store, await readReceipts(store))).map(({ state }) => state);
    expect(await states()).toEqual(['superseded', 'in force']);
    const gone = async (on: string) => retire(store, extracts, await readLedger(store, await readReceipts(store)), on);
    expect(await gone('2026-11-02')).toBe(1);
    expect(await states()).toEqual(['retired', 'in force']);
    expect((await store.list('')).filter(({ key }) => key.includes(files[0]?.sha256 as string)).map(({ key }) => key.split('/')[0])).toEqual([
      'normalised',
      'receipts',
      'retired',
    ]);
    expect(await gone('2029-09-30')).toBe(0);
    expect(await gone('2029-10-01')).toBe(1);
    expect(await states()).toEqual(['retired', 'retired']);
    expect(await store.list('landing/')).toEqual([]);
  });

  it('is counted in whole months', () => {
    expect(lastDay('2026-02', 24)).toBe('2028-02-29');
    expect(lastDay('2026-09', 36)).toBe('2029-09-30');
  });
});
