/** The synthetic extracts: the same every time, marked as what they are, and with those faults alone that were put in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { extracts, places } from '../../catalogue/registry.js';
import { land } from '../../pipeline/land.js';
import { readLedger } from '../../pipeline/ledger.js';
import { normalise, readFaults } from '../../pipeline/normalise.js';
import { sampleKey } from '../../pipeline/people/keyring.js';
import { nhsNumberOf } from '../../pipeline/people/nhs-number.js';
import { spanOf } from '../../pipeline/periods.js';
import type { Outcome, Receipt } from '../../pipeline/receipts.js';
import { changed, monthsTo, winter, yearsTo } from '../../pipeline/sample/calendar.js';
import { chance } from '../../pipeline/sample/chance.js';
import { writeSample } from '../../pipeline/sample/index.js';
import { world } from '../../pipeline/sample/world.js';

const AS_OF = '2026-11-01';
const keys = async () => ({ current: sampleKey() });
const root = mkdtempSync(path.join(tmpdir(), 'sample-'));
const dir = path.join(root, 'sample');
const store = storeDirectory({ root: path.join(root, 'store') });
afterAll(() => rmSync(root, { recursive: true }));

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  );

interface Held {
  receipt: Receipt;
  outcome: Outcome | undefined;
}

describe('the sample', () => {
  const held: Held[] = [];
  let files: string[] = [];
  beforeAll(async () => {
    files = await writeSample(dir, { seed: 1, asOf: AS_OF });
    for (const file of files) {
      const landed = await land({ store, extracts, now: new Date(`${AS_OF}T02:00:00Z`), scratch: root, keys }, { fileName: path.basename(file), path: file });
      if ('waiting' in landed) throw new Error(`${file} could not be read`);
      const { receipt } = landed;
      const extract = extracts[receipt.extract];
      held.push({ receipt, outcome: extract && (await normalise({ store, extractId: receipt.extract, extract, scratch: root }, receipt)) });
    }
  });

  it('says of every file that it is synthetic, by its name', () => {
    expect(files.map((file) => path.basename(file)).filter((name) => !name.startsWith('SYNTHETIC-'))).toEqual([]);
    expect(held.filter(({ receipt }) => receipt.synthetic !== true)).toEqual([]);
    expect(files.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThan(40 * 2 ** 20);
  });

  it('is the same bytes for the same seed and day, and others for another seed', async () => {
    await writeSample(path.join(root, 'again'), { seed: 1, asOf: AS_OF });
    expect(hashes(path.join(root, 'again'))).toEqual(hashes(dir));
    await writeSample(path.join(root, 'other'), { seed: 2, asOf: AS_OF });
    const [one, other] = [hashes(dir), hashes(path.join(root, 'other'))];
    // Which practice of a location is small depends on the seed.
    const names = (all: object): string[] => Object.keys(all).map((name) => name.replace(/-Y9\d{4}-/, '-'));
    expect(names(other)).toEqual(names(one));
    expect(Object.keys(one).filter((name) => one[name] === other[name]).length).toBeLessThan(15);
  });

  it('holds every extract, 24 months of what comes monthly, and nothing that was not published by then', () => {
    const periods = (id: string): string[] => [...new Set(held.filter(({ receipt }) => receipt.extract === id).map(({ receipt }) => receipt.period))].sort();
    // Links are made at landing, and only while a key is being changed.
    expect(Object.keys(extracts).filter((id) => periods(id).length === 0)).toEqual(['person_link']);
    const ends = Object.fromEntries(
      ['ae_monthly', 'rtt_waiting_times', 'gp_list_size', 'nhs_sickness_absence', 'ascof', 'qof_prevalence'].map((id) => [id, periods(id).at(-1)]),
    );
    expect(ends).toEqual({
      ae_monthly: '2026-09',
      rtt_waiting_times: '2026-08',
      gp_list_size: '2026-10',
      nhs_sickness_absence: '2026-04',
      ascof: '2024-25',
      qof_prevalence: '2025-26',
    });
    for (const id of ['ae_monthly', 'rtt_waiting_times', 'nhs_sickness_absence', 'gp_list_size', 'delayed_transfers']) expect(periods(id), id).toHaveLength(24);
    for (const { receipt } of held.filter(({ receipt: { period } }) => period !== '-'))
      expect(spanOf(receipt.period).start < AS_OF, receipt.fileName).toBe(true);
  });

  it('has the faults that were put in, and no others', async () => {
    const odd = [];
    for (const { receipt, outcome } of held) {
      const rules =
        outcome === undefined ? receipt.faults.map(({ rule }) => rule) : [...receipt.faults, ...(await readFaults(store, receipt))].map(({ rule }) => rule);
      if (rules.length > 0) odd.push([receipt.fileName.replace('SYNTHETIC-', ''), outcome?.state ?? 'unrecognised', [...new Set(rules)].sort().join(', ')]);
    }
    expect(odd).toEqual([
      ['Monthly-AE-January-2026.csv', 'accepted', 'not an integer'],
      ['Monthly-AE-July-2026-revised.csv', 'refused', 'fault budget, not an integer'],
      ['Monthly-AE-October-2025-new-layout.csv', 'unrecognised', 'not recognised'],
      ['NHS Sickness Absence rates CSV, September 2025.csv', 'accepted', 'duplicate key, ratio disagrees'],
      ['PREVALENCE_2425.csv', 'accepted', 'out of range'],
      ['gp-reg-pat-prac-all-October-2026.csv', 'refused', 'fault budget, not an integer'],
    ]);
  });

  it('has an edition in the place of another, and one that could not take it', async () => {
    const lines = await readLedger(
      store,
      held.map(({ receipt }) => receipt),
    );
    const said = lines.map(({ receipt: { fileName, extract, period }, state }) => ({ file: fileName.replace('SYNTHETIC-', ''), extract, period, state }));
    expect(new Set(said.map(({ state }) => state))).toEqual(new Set(['in force', 'superseded', 'refused', 'unrecognised']));
    const of = (period: string): unknown[] =>
      said.filter((one) => one.extract === 'ae_monthly' && one.period === period).map(({ file, state }) => [file, state]);
    expect(of('2026-04')).toEqual([
      ['Monthly-AE-April-2026.csv', 'superseded'],
      ['Monthly-AE-April-2026-revised.csv', 'in force'],
    ]);
    expect(of('2026-07')).toEqual([
      ['Monthly-AE-July-2026.csv', 'in force'],
      ['Monthly-AE-July-2026-revised.csv', 'refused'],
    ]);
  });

  it('speaks of the same people, of the range reserved for testing, in every partner’s extract', () => {
    const numbers = (kind: string): Set<string> =>
      new Set(files.filter((file) => file.includes(`people-${kind}-`)).flatMap((file) => readFileSync(file, 'utf8').match(/\b\d{10}\b/g) ?? []));
    const registered = numbers('registered');
    expect(registered.size).toBeGreaterThan(20_000);
    expect([...registered].filter((number) => !number.startsWith('999') || nhsNumberOf(number) === undefined)).toEqual([]);
    for (const kind of ['attendances', 'admissions', 'care']) {
      const own = numbers(kind);
      expect(own.size, kind).toBeGreaterThan(300);
      expect(
        [...own].filter((number) => !registered.has(number)),
        kind,
      ).toEqual([]);
    }
  });

  it('gives a month the same figures whatever the day it is made', async () => {
    await writeSample(path.join(root, 'later'), { seed: 1, asOf: '2026-12-20' });
    const [now, later] = [hashes(dir), hashes(path.join(root, 'later'))];
    const month = 'SYNTHETIC-Monthly-AE-February-2026.csv';
    const zip = 'SYNTHETIC-20260228-RTT-February-2026-full-extract.csv.zip';
    expect([later[month], later[zip]]).toEqual([now[month], now[zip]]);
  });
});

describe('the world of the sample', () => {
  const { subIcbs, trusts, practices, councils, systems } = world(1);
  it('has every location, trust and council of every place under its own code, and names none but as synthetic', () => {
    const codes = new Set([...subIcbs, ...trusts].map(({ code }) => code));
    const ons = new Set(councils.map(({ onsCode }) => onsCode));
    for (const [id, { subIcbs: own, partners }] of Object.entries(places)) {
      expect(
        own.filter(({ code }) => !codes.has(code)),
        id,
      ).toEqual([]);
      const missing = partners.filter(({ kind, code, to }) =>
        /trust$/.test(kind) && to === undefined ? !codes.has(code) : kind === 'upper-tier council' && !ons.has(code),
      );
      expect(missing, id).toEqual([]);
    }
    const names = [...systems, ...subIcbs, ...trusts, ...practices, ...councils].map(({ name }) => name);
    expect(names.filter((name) => !name.includes('SYNTHETIC'))).toEqual([]);
  });

  it('gives no two organisations one code', () => {
    for (const list of [subIcbs, trusts, systems]) expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
    expect(new Set(councils.map(({ onsCode }) => onsCode)).size).toBe(councils.length);
    expect(new Set(practices.map(({ code }) => code)).size).toBe(practices.length);
    expect(trusts.filter(({ kind }) => kind === 'Acute').length).toBeGreaterThan(25);
    expect(practices.filter(({ code, pcn }) => !/^Y9\d{4}$/.test(code) || (pcn !== undefined && !/^U\d{4}$/.test(pcn.code)))).toEqual([]);
  });
});

describe('the calendar', () => {
  it('ends with the last month, and year, published by the day', () => {
    expect(monthsTo('2026-11-13', 14, 2).map(({ id }) => id)).toEqual(['2026-08', '2026-09']);
    expect(monthsTo('2026-11-14', 14, 2).map(({ id }) => id)).toEqual(['2026-09', '2026-10']);
    expect(monthsTo('2026-11-14', -14, 1).map(({ id }) => id)).toEqual(['2026-10']);
    expect(monthsTo('2026-11-16', -14, 1).map(({ id }) => id)).toEqual(['2026-11']);
    expect(yearsTo('2026-09-29', 183, 2)).toEqual([2023, 2024]);
    expect(yearsTo('2026-09-30', 183, 2)).toEqual([2024, 2025]);
  });

  it('has winters in January, and one change in any 24 months or at most two', () => {
    expect([winter(1), winter(7)]).toEqual([1, -1]);
    for (let first = 24_000; first < 24_100; first += 1) {
      const states = Array.from({ length: 25 }, (_, i) => changed(first + i));
      expect([1, 2]).toContain(states.filter((state, i) => i > 0 && state !== states[i - 1]).length);
    }
  });
});

describe('chance', () => {
  it('depends on its labels alone, and keeps to its bounds', () => {
    const [a, b, c] = [chance(1, 'x', 2), chance(1, 'x', 2), chance(1, 'x', 3)];
    expect(Array.from({ length: 5 }, a.unit)).toEqual(Array.from({ length: 5 }, b.unit));
    expect(a.unit()).not.toBe(c.unit());
    const draws = Array.from({ length: 2_000 }, () => [a.unit(), a.whole(3, 5), a.share(10, 0.9), a.normal()] as const);
    expect(draws.every(([unit, whole, share]) => unit >= 0 && unit < 1 && [3, 4, 5].includes(whole) && share >= 0 && share <= 10)).toBe(true);
    expect(Math.abs(draws.reduce((sum, [, , , normal]) => sum + normal, 0) / draws.length)).toBeLessThan(0.1);
  });
});
