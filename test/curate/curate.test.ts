/** The marts over tiny tables: all of them run, each is made once, and a killed one is made again. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curate } from '../../pipeline/curate.js';
import { readSql } from '../../pipeline/sql.js';
import { type Tiny, tiny } from './tiny.js';

const silent = (): undefined => undefined;

async function holdAll(held: Tiny): Promise<void> {
  await held.hold(
    'ae_monthly',
    '2025-05',
    `org_code | org_name | attendances_type1 | attendances_type2 | attendances_other | booked_type1 | booked_type2 | booked_other | over_4h_type1 | over_4h_type2 | over_4h_other | over_4h_booked_type1 | over_4h_booked_type2 | over_4h_booked_other | waited_4_to_12h_dta | waited_12h_dta | admissions_type1 | admissions_type2 | admissions_other | other_emergency_admissions
     RXN | SYNTHETIC | 100 | 10 | 50 | 2 | 0 | 1 | 30 | 2 | 1 | 1 | 0 | 0 | 4 | 3 | 25 | 1 | 2 | 8`,
  );
  await held.hold(
    'rtt_waiting_times',
    '2026-04',
    `provider_code | commissioner_code | commissioner_parent_code | part | treatment_function_code | weeks_00_01 | weeks_17_18 | weeks_18_19 | weeks_51_52 | weeks_52_53 | weeks_104_plus | total_all
     RXN | 00X | QE1 | Part_2  | C_130 | 5 | 2 | 4 | 1 | 3 | 1 | 16
     RXN | 00X | QE1 | Part_1A | C_130 | 9 |   |   |   |   |   | 9
     RXN | 00X | QE1 | Part_3  | C_130 |   |   |   |   |   |   | 14`,
  );
  await held.hold(
    'gp_appointment_coverage',
    '2025-06-01',
    `sub_icb_code | appointment_month | included_practices | open_practices | included_patients | open_patients
     00X | 2025-05-01 | 20 | 21 | 180000 | 185000
     00X | 2025-06-01 | 20 | 21 | 180000 | 185000`,
  );
  await held.hold(
    'gp_appointment_coverage',
    '2025-07-01',
    `sub_icb_code | appointment_month | included_practices | open_practices | included_patients | open_patients
     00X | 2025-06-01 | 21 | 21 | 185000 | 185000
     00X | 2025-07-01 | 21 | 21 | 185100 | 185100`,
  );
  await held.hold(
    'asc_finance_activity',
    '2016-17',
    'item | ons_code | region_code | data_type | care_type | support_setting | value\n 8610101 | E10000017 | E12000002 | 1 | 2 | 7 | 295.86\n 8610101 | | E12000002 | 1 | 2 | 7 | 295.86',
  );
  await held.hold(
    'cancer_waits',
    '2026-01',
    `level | org_code | org_name | standard | cancer_type | route | modality | counted | people | source_line
     Provider | RXN | SYNTHETIC | 62D | ALL CANCERS | ALL ROUTES | ALL MODALITIES | Total          | 20.5 | 22
     Provider | RXN | SYNTHETIC | 62D | ALL CANCERS | ALL ROUTES | ALL MODALITIES | After          | 6.5  | 22
     Provider | RXN | SYNTHETIC | 62D | ALL CANCERS | ALL ROUTES | ALL MODALITIES | After 104 days | 2    | 22`,
  );
  await held.hold(
    'cancer_waits',
    '2025-04',
    `org_code | org_name | standard | route | counted | people | source_line
     QE1 | SYNTHETIC | 28 | ALL ROUTES | TOTAL         | 240 | 10
     QE1 | SYNTHETIC | 28 | ALL ROUTES | AFTER 28 DAYS | 70  | 10
     QE1 | SYNTHETIC | 28 | ALL ROUTES | AFTER 62 DAYS | 9   | 10`,
  );
  await held.hold(
    'nhs_sickness_absence',
    '2024-04',
    `org_code | org_name | icb_code | days_lost | days_available | published_rate
     RXN | Synthetic | QE1 | 50.5 | 1000.25 | 5.05`,
  );
  await held.hold(
    'gp_list_size',
    '2021-01',
    `practice_code | sub_icb_code | sex | age | patients
     P81001 | 00X | ALL  | ALL | 5903
     P81001 | 00X | MALE | 20  | 61`,
  );
  await held.hold('qof_prevalence', '2020-21', 'practice_code | group_code | register | list_type | list_size\n P81001 | DM | 300 | 17OV | 4800');
  await held.hold(
    'ascof',
    '2024-25',
    `measure | year | statistic | council_code | council_name | ons_code | value | source_line
     2a | 2024 to 2025 | numerator    | 323 | Lancashire | E10000017 | 300 | 7
     2a | 2024 to 2025 | denominator  | 323 | Lancashire | E10000017 | 400 | 7
     2a | 2024 to 2025 | outcome      | 323 | Lancashire | E10000017 | 75  | 7
     2a | 2010 to 2011 | outcome      | 323 | Lancashire | E10000017 | 70  | 7
     6b | 2024 to 2025 | good outcome | 323 | Lancashire | E10000017 | 78.3 | 7
     2a | 2024 to 2025 | outcome      | S | Shire Counties | | 74 | 8`,
  );
  await held.hold(
    'delayed_transfers',
    '2019-12',
    'ons_code | council_code | council_name | responsible | days\n E10000017 | 323 | Lancashire | NHS | 100\n | 9901 | Resident in Scotland | NHS |',
  );
  await held.hold(
    'asc_finance_totals',
    '2016-17',
    'ons_code | region_code | data_type | care_type | gross_current_expenditure\n E10000017 | E12000002 | 1 | 2 | 9.5\n | E12000002 | 1 | 2 | 9.5',
  );
  await held.hold(
    'imd_2019_lsoa',
    '2019',
    'lsoa_code | district_code | imd_rank | imd_decile\n E01000001 | E07000118 | 100 | 1\n E01000002 | E07000118 | 30000 | 10',
  );
  await held.hold('lsoa_sub_icb', '2022', 'lsoa_code | sub_icb_name\n E01000001 | NHS Synthetic ICB - 00X');
}

const allOf = (route: string) => ({ cancer_type: 'ALL CANCERS', route, modality: 'ALL MODALITIES' });

describe('curate over tiny tables', () => {
  const held = tiny();
  let first: Awaited<ReturnType<typeof curate>>;
  beforeAll(async () => {
    await holdAll(held);
    first = await curate(held, held.inForce, silent);
  });
  afterAll(() => held.close());

  it('makes a mart of every file', async () => {
    expect(Object.keys(first.tables).sort()).toEqual((await readSql('sql/curated')).map((file) => file.name));
  });

  const cases: Record<string, [string, unknown[]]> = {
    'booked attendances with the rest': [
      'SELECT org_code, attendances, over_4h, attendances_type1, over_4h_type1, waited_12h_dta, admissions_via_ae FROM curated.ae_attendance',
      [{ org_code: 'RXN', attendances: 163, over_4h: 34, attendances_type1: 102, over_4h_type1: 31, waited_12h_dta: 3, admissions_via_ae: 28 }],
    ],
    'incomplete pathways only, within 18 and over 52 weeks, empty bands as nobody': [
      'SELECT provider_code, commissioner_code, within_18_weeks, over_52_weeks, waiting, source_line FROM curated.rtt_pathway',
      [{ provider_code: 'RXN', commissioner_code: '00X', within_18_weeks: 7, over_52_weeks: 4, waiting: 16, source_line: 2 }],
    ],
    'cancer waits of both workbooks under one name, their counts side by side': [
      'SELECT level, org_code, standard_days, cancer_type, route, modality, people, late, after_104_days, source_line FROM curated.cancer_wait ORDER BY period',
      [
        { level: 'System', org_code: 'QE1', standard_days: 28, ...allOf('ALL ROUTES'), people: 240, late: 70, after_104_days: null, source_line: 10 },
        { level: 'Provider', org_code: 'RXN', standard_days: 62, ...allOf('ALL ROUTES'), people: 20.5, late: 6.5, after_104_days: 2, source_line: 22 },
      ],
    ],
    'treatments that ended, and new ones, which have not waited': [
      'SELECT part, within_18_weeks, pathways, source_line FROM curated.rtt_completed ORDER BY part',
      [
        { part: 'Part_1A', within_18_weeks: 9, pathways: 9, source_line: 3 },
        { part: 'Part_3', within_18_weeks: null, pathways: 14, source_line: 4 },
      ],
    ],
    'months of appointments from the newest file that has them': [
      'SELECT sub_icb_code, period, included_patients FROM curated.gp_coverage ORDER BY period',
      [
        { sub_icb_code: '00X', period: '2025-05', included_patients: 180_000 },
        { sub_icb_code: '00X', period: '2025-06', included_patients: 185_000 },
        { sub_icb_code: '00X', period: '2025-07', included_patients: 185_100 },
      ],
    ],
    'weeks of care of councils without the regions that repeat them': [
      'SELECT council_code, support_setting, value FROM curated.asc_activity',
      [{ council_code: 'E10000017', support_setting: 7, value: 295.86 }],
    ],
    'all persons of a practice once': [
      'SELECT practice_code, patients, period_start FROM curated.gp_registered',
      [{ practice_code: 'P81001', patients: 5903, period_start: '2021-01-01' }],
    ],
    "each condition's own list": ['SELECT register, list_type, list_size FROM curated.qof_register', [{ register: 300, list_type: '17OV', list_size: 4800 }]],
    'the statistics of a council side by side, in years that are periods': [
      "SELECT measure, part, area_type, period, numerator, denominator, outcome FROM curated.ascof_measure WHERE measure = '2a' ORDER BY area_type",
      [
        { measure: '2a', part: 'all', area_type: 'council', period: '2024-25', numerator: 300, denominator: 400, outcome: 75 },
        { measure: '2a', part: 'all', area_type: 'group', period: '2024-25', numerator: null, denominator: null, outcome: 74 },
      ],
    ],
    'a measure of several outcomes by its part': ["SELECT part, outcome FROM curated.ascof_measure WHERE measure = '6b'", [{ part: 'good', outcome: 78.3 }]],
    'delayed days of councils that have a figure': [
      'SELECT council_code, responsible, days FROM curated.delayed_day',
      [{ council_code: 'E10000017', responsible: 'NHS', days: 100 }],
    ],
    'spending of councils without the regions that repeat it': [
      'SELECT council_code, gross_current_expenditure FROM curated.asc_spend',
      [{ council_code: 'E10000017', gross_current_expenditure: 9.5 }],
    ],
    'neighbourhoods, known to a sub-ICB or not': [
      'SELECT lsoa_code, sub_icb_code, imd_decile FROM curated.lsoa ORDER BY lsoa_code',
      [
        { lsoa_code: 'E01000001', sub_icb_code: '00X', imd_decile: 1 },
        { lsoa_code: 'E01000002', sub_icb_code: null, imd_decile: 10 },
      ],
    ],
  };
  it.each(Object.keys(cases))('holds %s', async (name) => {
    const [sql, expected] = cases[name] as [string, unknown[]];
    expect(await held.warehouse.query(sql)).toEqual(expected);
  });

  it('makes nothing again from the same inputs', async () => {
    const again = await curate(held, [...held.inForce].reverse(), silent);
    expect(Object.entries(again.tables).filter(([, mart]) => !mart.reused)).toEqual([]);
    expect(Object.values(again.tables).map((mart) => mart.location)).toEqual(Object.values(first.tables).map((mart) => mart.location));
    expect(again.tables.gp_registered?.rows).toBe(1);
  });

  it('makes a mart again when a kill came before its marker', async () => {
    const { location } = first.tables.ae_attendance as { location: string };
    rmSync(path.join(held.root, location, '_complete.json'));
    const again = await curate(held, held.inForce, silent);
    expect(again.tables.ae_attendance).toMatchObject({ reused: false, rows: 1, location });
  });

  it('makes again only what a new edition changes', async () => {
    await held.hold('qof_prevalence', '2020-21', 'practice_code | group_code | register | list_type | list_size\n P81001 | DM | 301 | 17OV | 4800');
    const { tables } = await curate(held, held.inForce, silent);
    const remade = Object.entries(tables).filter(([, mart]) => !mart.reused);
    expect(remade.map(([name]) => name).sort()).toEqual(['qof_register', 'unlinked_area', 'unmapped_practice']);
    expect(await held.warehouse.query('SELECT register FROM curated.qof_register')).toEqual([{ register: 301 }]);
  });
});

describe('curate, besides', () => {
  it('leaves empty tables where nothing has arrived, which every indicator can read', async () => {
    const held = tiny();
    const { tables } = await curate(held, [], silent);
    expect(tables.ae_attendance).toMatchObject({ rows: 0 });
    expect(await held.warehouse.query('SELECT * FROM curated.rtt_pathway')).toEqual([]);
    expect(await held.warehouse.query("SELECT area_name FROM curated.area WHERE area_type = 'england'")).toEqual([{ area_name: 'England' }]);
    for (const { name, sql } of await readSql('sql/indicators'))
      expect(Object.keys(await held.warehouse.describe(sql)).slice(0, 5), name).toEqual(['basis', 'area_type', 'area_code', 'period', 'cut']);
    await held.close();
  });

  it('writes the same bytes from the same inputs, wherever they lie', async () => {
    const both = [tiny(), tiny()];
    const bytes: string[] = [];
    for (const held of both) {
      await holdAll(held);
      await curate(held, held.inForce, silent);
      const hash = createHash('sha256');
      for (const { key } of await held.store.list('curated/')) {
        hash.update(key);
        for await (const chunk of await held.store.read(key)) hash.update(chunk as Uint8Array);
      }
      bytes.push(hash.digest('hex'));
      await held.close();
    }
    expect(bytes[0]).toBe(bytes[1]);
  });

  it('throws on SQL that reads what nothing gives', async () => {
    const sqlRoot = mkdtempSync(path.join(tmpdir(), 'sql-'));
    mkdirSync(path.join(sqlRoot, 'curated'));
    writeFileSync(path.join(sqlRoot, 'curated', 'a.sql'), 'SELECT x FROM normalised.nowhere');
    const held = tiny(sqlRoot);
    await expect(curate(held, [], silent)).rejects.toThrow('a.sql reads normalised.nowhere');
    await held.close();
    rmSync(sqlRoot, { recursive: true });
  });
});
