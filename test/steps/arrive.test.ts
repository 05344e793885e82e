/** What a sender leaves and finds: a receipt for each file, what became of it, and never another sender's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { extracts } from '../../catalogue/registry.js';
import type { Landed } from '../../pipeline/land.js';
import { newKey } from '../../pipeline/people/keyring.js';
import { answerNormalised } from '../../pipeline/steps/answers.js';
import { arrive } from '../../pipeline/steps/arrive.js';
import { normaliseOne } from '../../pipeline/steps/prepare.js';
import { textOf } from '../contract/store.js';

const home = mkdtempSync(path.join(tmpdir(), 'arrive-'));
const store = storeDirectory({ root: path.join(home, 'store') });
const drop = storeDirectory({ root: path.join(home, 'drop') });
const deps = { store, drop, extracts, now: new Date('2026-07-01T09:00:00Z'), scratch: home };
const catalogue = { extracts, indicators: {}, targets: {}, places: {}, boundaries: {} };
const sample = extracts.icb_names?.sample ?? '';
const out = async (sender: string): Promise<string[]> => (await drop.list(`out/${sender}/`)).map(({ key }) => key.split('/').at(-1) ?? '');

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('what a sender leaves', () => {
  let landed: Landed;
  beforeAll(async () => {
    await drop.write('in/trust-a/2026/icb names (final).csv', sample);
    landed = (await arrive(deps, 'in/trust-a/2026/icb names (final).csv')) as Landed;
  });

  it('is landed under its own name, with a receipt for the sender at once', async () => {
    expect(landed).toMatchObject({ fresh: true, receipt: { extract: 'icb_names', fileName: 'icb names (final).csv' } });
    const [receipt] = await out('trust-a');
    expect(receipt).toBe(`${landed.receipt.sha256.slice(0, 12)}-icb names (final).csv.receipt.json`);
    expect(JSON.parse(await textOf(drop, `out/trust-a/${receipt}`))).toMatchObject({ extract: 'icb_names', alreadyHeld: false, faults: [] });
  });

  it('is answered after the night, to everybody who sent the same bytes', async () => {
    await drop.write('in/council-b/same.csv', sample);
    expect(await arrive(deps, 'in/council-b/same.csv')).toMatchObject({ fresh: false });
    const { extract, period, sha256 } = landed.receipt;
    const { receipt, outcome } = await normaliseOne({ store, catalogue, scratch: home }, `receipts/${extract}/${period}/${sha256}.json`);
    await answerNormalised({ store, drop }, receipt, outcome);
    for (const sender of ['trust-a', 'council-b']) expect((await out(sender)).filter((name) => name.endsWith('.outcome.json'))).toHaveLength(1);
    expect((await out('council-b')).join()).not.toContain('final');
  });

  it('is answered at once when its bytes were read before', async () => {
    await drop.write('in/trust-c/again.csv', sample);
    await arrive(deps, 'in/trust-c/again.csv');
    expect((await out('trust-c')).map((name) => name.split('.').slice(-2).join('.'))).toEqual(['outcome.json', 'receipt.json']);
  });

  it('is told why it was not recognised', async () => {
    await drop.write('in/trust-a/diary.csv', 'Dear diary,\ntoday\n');
    const { receipt } = (await arrive(deps, 'in/trust-a/diary.csv')) as Landed;
    const name = (await out('trust-a')).find((one) => one.includes('diary')) ?? '';
    expect(receipt.extract).toBe('unrecognised');
    expect(await textOf(drop, `out/trust-a/${name}`)).toMatch(/"faults": \[\n\s+"diary\.csv/);
  });

  it('goes from the drop when it is about people, whether it was taken or refused, and may be told of twice', async () => {
    const keyed = { ...deps, keys: async () => ({ current: newKey() }) };
    const care = extracts.person_care_episode?.sample.replaceAll('2026-09', '2026-05') ?? '';
    await drop.write('in/council-b/care.csv', care);
    expect(await arrive(keyed, 'in/council-b/care.csv')).toMatchObject({ receipt: { extract: 'person_care_episode' } });
    await drop.write('in/council-b/list.csv', 'NHS number,Surname\n9990103011,Smith\n9990104387,Jones\n9990105758,Brown\n');
    expect(await arrive(keyed, 'in/council-b/list.csv')).toMatchObject({ receipt: { extract: 'unrecognised', faults: [{ rule: 'names people' }] } });
    expect((await drop.list('in/council-b/')).map(({ key }) => key)).toEqual(['in/council-b/same.csv']);
    expect(await arrive(keyed, 'in/council-b/care.csv')).toBeUndefined();
  });

  it('stays in the drop while there is no key for it', async () => {
    await drop.write('in/trust-a/care.csv', extracts.person_care_episode?.sample ?? '');
    await expect(arrive(deps, 'in/trust-a/care.csv')).rejects.toThrow('key');
    expect(await drop.describe('in/trust-a/care.csv')).toBeDefined();
  });

  it('is not taken from outside a sender’s prefix', async () => {
    await drop.write('in/stray.csv', sample);
    await expect(arrive(deps, 'in/stray.csv')).rejects.toThrow('is not a file of a sender');
  });
});
