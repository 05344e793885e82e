/** The published files held beside the checkout, normalised: every row accounted for, every control total held, and figures found by another route. */
import { isUtf8 } from 'node:buffer';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Extract } from '../../catalogue/define.js';
import { extracts } from '../../catalogue/registry.js';
import { openMember } from '../../pipeline/formats/zip.js';
import { type Arriving, land } from '../../pipeline/land.js';
import { normalise, readFaults } from '../../pipeline/normalise.js';
import { normalised } from '../../pipeline/paths.js';
import type { Row } from '../../pipeline/ports.js';
import type { Outcome, Receipt } from '../../pipeline/receipts.js';
import { compare } from '../normalise/second-reading.js';

const DATA = '../shared/data';
const held = existsSync(DATA);

/** Rows of the text files under their header, counted without our readers, and those that are totals. */
const COUNTS: Readonly<Record<string, readonly [read: number, totals: number]>> = {
  '20260430-RTT-April-2026-full-extract.csv.zip': [180_781, 40_102],
  'gp-reg-pat-prac-all_2021.csv': [6_658, 0],
  'gp-reg-pat-prac-map_2022.csv': [6_527, 0],
  'fingertips_practice_indicator-data.csv': [6_547, 0],
  'bwd-ph_lsoapops.csv': [8_640, 0],
  'PREVALENCE_2021_v2.csv': [137_991, 0],
  'MAPPING_NHS_GEOGRAPHIES_2021.csv': [6_571, 0],
  'CSV ASCFR Activity.csv': [20_125, 0],
  'CSV ASCFR Totals.csv': [41_699, 0],
  'CSV ASCFR Additional.csv': [5_152, 0],
  'epraccur_2022.csv': [14_963, 0],
  'epraccur_2024.csv': [15_971, 0],
  'etr_2026.csv': [274, 0],
  'eccg_2025.csv': [320, 0],
  'lsoa_2011_to_sub_icb_2022.csv': [32_844, 0],
};

interface Held {
  receipt: Receipt;
  outcome: Outcome;
}

describe.skipIf(!held)(`the published files${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'extracts-'));
  const store = storeDirectory({ root });
  const warehouse = warehouseDuckdb({ root });
  const byName = new Map<string, Held>();
  const unrecognised: Receipt[] = [];
  const files: Arriving[] = held
    ? readdirSync(DATA, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'SOURCES.tsv')
        .map((entry) => ({ fileName: entry.name, path: path.join(entry.parentPath, entry.name) }))
    : [];

  beforeAll(async () => {
    for (const file of files) {
      const landed = await land({ store, extracts, now: new Date('2026-11-23T02:00:00Z'), scratch: root }, file);
      if ('waiting' in landed) throw new Error(`${file.fileName} could not be read`);
      const { receipt } = landed;
      const extract = extracts[receipt.extract];
      if (extract === undefined) unrecognised.push(receipt);
      else byName.set(file.fileName, { receipt, outcome: await normalise({ store, extractId: receipt.extract, extract, scratch: root }, receipt) });
    }
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  const of = (id: string): Held[] => [...byName.values()].filter(({ receipt }) => receipt.extract === id);
  const tableOf = ({ receipt }: Held): string => `read_parquet('${normalised(receipt.extract, receipt.period, receipt.sha256)}rows/*.parquet')`;
  const ask = (one: Held | undefined, select: string): Promise<Row[]> => warehouse.query(select.replace('FROM it', `FROM ${tableOf(one as Held)}`));
  const pathOf = (name: string): string => files.find(({ fileName }) => fileName === name)?.path ?? '';
  const bytes = (name: string): Buffer => readFileSync(pathOf(name));

  it('are each accepted without a fault, or kept with a reason', async () => {
    expect(byName.size + unrecognised.length).toBe(files.length);
    for (const [name, { receipt, outcome }] of byName) {
      expect({ name, state: outcome.state, faults: await readFaults(store, receipt) }).toEqual({ name, state: 'accepted', faults: [] });
      expect(outcome.rows + outcome.faulty + outcome.totals, name).toBe(outcome.read);
      expect(outcome.rows, name).toBeGreaterThan(0);
    }
    for (const receipt of unrecognised) expect(receipt.faults[0]?.expected.length, receipt.fileName).toBeGreaterThan(20);
    const unpublished = ['The partner itself', 'The place partnership', 'Partner organisations'];
    const byPublishers = Object.keys(extracts).filter((id) => !unpublished.includes((extracts[id] as Extract).publisher));
    expect(new Set([...byName.values()].map(({ receipt }) => receipt.extract))).toEqual(new Set(byPublishers));
  });

  it('lose no row', () => {
    const found = Object.keys(COUNTS).map((name) => [name, [byName.get(name)?.outcome.read, byName.get(name)?.outcome.totals]]);
    expect(Object.fromEntries(found)).toEqual(COUNTS);
  });

  it('are read by another reader to the same cells', async () => {
    let compared = 0;
    for (const [name, one] of byName) {
      const extract = extracts[one.receipt.extract] as Extract;
      const layout = extract.layouts.find((known) => known.name === one.receipt.layout);
      if (layout?.kind !== 'csv') continue;
      const text = name.endsWith('.zip') ? await buffer((await openMember(pathOf(name), name, layout.member)).stream) : bytes(name);
      const file = path.join(root, 'read-twice.csv');
      writeFileSync(file, isUtf8(text) ? text : Buffer.from(text.toString('latin1'), 'utf8'));
      const reading = { file, extract, headerLine: layout.header === undefined ? 0 : 1, table: tableOf(one) };
      expect([name, await compare((sql) => warehouse.query(sql), reading)]).toEqual([name, { rows: one.outcome.rows, onlyOurs: [], onlyTheirs: [] }]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(35);
  });

  it('agree with every control total they carry', () => {
    const checks = [...byName.values()].filter(({ receipt }) => (extracts[receipt.extract] as Extract).reconcile !== undefined);
    expect(checks.length).toBe(20 + 1 + 12 + 4 + 2);
    for (const { receipt, outcome } of checks)
      expect({ file: receipt.fileName, disagreed: outcome.reconciled.map((one) => one.disagreed) }).toEqual({ file: receipt.fileName, disagreed: [0] });
    expect(of('ae_monthly').map(({ outcome }) => outcome.reconciled[0]?.compared)).toEqual(Array(20).fill(1));
    expect(of('rtt_waiting_times')[0]?.outcome.reconciled[0]?.compared).toBe(40_102);
    for (const { receipt, outcome } of of('nhs_sickness_absence')) {
      const lines = bytes(receipt.fileName).toString('utf8').split('\r\n').filter(Boolean).length;
      expect([receipt.fileName, outcome.reconciled[0]?.compared]).toEqual([receipt.fileName, lines - 1]);
    }
    expect(of('nhs_sickness_absence')).toHaveLength(12);
  });

  it('hold the figures their publishers state', async () => {
    const [lists] = of('gp_list_size');
    expect(await ask(lists, 'SELECT CAST(sum(patients) AS bigint) AS patients, count(*) AS practices FROM it')).toEqual([
      { patients: 60_606_345, practices: 6_658 },
    ]);
    const [qof] = of('qof_prevalence');
    const group = (code: string) =>
      ask(qof, `SELECT CAST(sum(register) AS bigint) AS register, CAST(sum(list_size) AS bigint) AS list FROM it WHERE group_code = '${code}'`);
    expect(await group('HYP')).toEqual([{ register: 8_457_600, list: 60_716_244 }]);
    expect(await group('DM')).toEqual([{ register: 3_491_868, list: 49_122_259 }]);
    const within = Array.from({ length: 18 }, (_, n) => `COALESCE(weeks_${String(n).padStart(2, '0')}_${String(n + 1).padStart(2, '0')}, 0)`).join(' + ');
    const [rtt] = of('rtt_waiting_times');
    expect(await ask(rtt, `SELECT CAST(sum(${within}) AS bigint) AS within, CAST(sum(total_all) AS bigint) AS waiting FROM it WHERE part = 'Part_2'`)).toEqual([
      { within: 4_623_405, waiting: 7_123_980 },
    ]);
  });

  it('say the same of November 2024 in the CSV and in the workbook, provider by provider', async () => {
    const said = (name: string) =>
      ask(
        byName.get(name),
        `SELECT org_code, attendances_type1 + COALESCE(booked_type1, 0) AS t1, attendances_type2 + COALESCE(booked_type2, 0) AS t2,
          attendances_other + COALESCE(booked_other, 0) AS t3, over_4h_type1 + COALESCE(over_4h_booked_type1, 0) AS o1,
          over_4h_type2 + COALESCE(over_4h_booked_type2, 0) AS o2, over_4h_other + COALESCE(over_4h_booked_other, 0) AS o3, waited_12h_dta,
          admissions_type1, admissions_type2, admissions_other, other_emergency_admissions FROM it ORDER BY org_code`,
      );
    const csv = await said('Monthly-AE-November-2024-revised.csv');
    expect(csv).toHaveLength(198);
    expect(await said('November-2024-AE-by-provider-XEZnh-revised-1.xls')).toEqual(csv);
  });

  it('have in November 2024 what the independent workbook has, provider by provider', async () => {
    const book = read(bytes('November-2024-AE-by-provider-XEZnh-revised-1.xls'));
    const sheet = book.Sheets['Provider Level Data'];
    if (sheet === undefined) throw new Error('the workbook has no provider sheet');
    const rows = utils.sheet_to_json<(string | number | undefined)[]>(sheet, { header: 1, raw: true, blankrows: false });
    const start = rows.findIndex((row) => row.includes('England'));
    const at = rows[start]?.indexOf('England') ?? 0;
    const published = rows
      .slice(start + 1)
      .filter((row) => /^[A-Z0-9]{3,6}$/.test(String(row[at - 2] ?? '')))
      .map((row) => [String(row[at - 2]), ...[1, 2, 3, 4, 9, 10, 11, 12, 17, 18, 19, 20, 21, 24].map((i) => Number(row[at + i] ?? 0))] as const);
    const ours = await ask(
      byName.get('Monthly-AE-November-2024-revised.csv'),
      `SELECT org_code,
        attendances_type1 + booked_type1 AS t1, attendances_type2 + booked_type2 AS t2, attendances_other + booked_other AS t3,
        attendances_type1 + booked_type1 + attendances_type2 + booked_type2 + attendances_other + booked_other AS t,
        over_4h_type1 + over_4h_booked_type1 AS o1, over_4h_type2 + over_4h_booked_type2 AS o2, over_4h_other + over_4h_booked_other AS o3,
        over_4h_type1 + over_4h_booked_type1 + over_4h_type2 + over_4h_booked_type2 + over_4h_other + over_4h_booked_other AS o,
        admissions_type1 AS a1, admissions_type2 AS a2, admissions_other AS a3, admissions_type1 + admissions_type2 + admissions_other AS a,
        other_emergency_admissions AS other, waited_12h_dta AS twelve FROM it ORDER BY org_code`,
    );
    const expected = Object.fromEntries(published.map(([code, ...figures]) => [code, figures]));
    expect(Object.fromEntries(ours.map(({ org_code: code, ...figures }) => [code, Object.values(figures)]))).toEqual(expected);
    expect(ours).toHaveLength(198);
  });

  it('have the delayed days that another reader took from the same workbooks', async () => {
    const others = Papa.parse<Record<string, string>>(bytes('DTOC_DToC_Days_Responsible_Organisation.csv').toString('utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const months: Readonly<Record<string, string>> = {
      '2017-09': 'September 2017',
      '2018-01': 'January 2018',
      '2019-04': 'April 2019',
      '2019-12': 'December 2019',
    };
    for (const one of of('delayed_transfers')) {
      const theirs = others.filter((row) => row.Period_year === months[one.receipt.period] && row.Name !== 'England');
      const ours = await ask(one, 'SELECT council_name, responsible, days FROM it WHERE ons_code IS NOT NULL');
      const days = (name: string, who: string) => ours.find((row) => plain(String(row.council_name)) === plain(name) && row.responsible === who)?.days;
      expect(theirs.length, one.receipt.period).toBeGreaterThan(100);
      for (const row of theirs)
        expect([row.Name, days(row.Name ?? '', 'NHS'), days(row.Name ?? '', 'Social Care'), days(row.Name ?? '', 'Both')]).toEqual([
          row.Name,
          figure(row.NHS),
          figure(row['Social Care']),
          figure(row.Both),
        ]);
    }
    expect(of('delayed_transfers')).toHaveLength(4);
  });
});

/** The other reader left out `UA` behind the names of unitary councils, and calls Medway Towns by its shorter name. */
const plain = (name: string): string =>
  name
    .replace(/ UA$/, '')
    .replace(/^Medway Towns$/, 'Medway')
    .toLowerCase()
    .trim();

/** A dash: a council that was gone by then. */
const figure = (text: string | undefined): number | null => (text === '-' ? null : Number(text));
