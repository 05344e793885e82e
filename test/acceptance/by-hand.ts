/**
 * Figures worked out by hand: each from a plain reading of its publisher's file, with none of our readers, SQL or geography. Where the publisher's own
 * totals stand in the file, the hand takes those and not the rows they sum.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Papa from 'papaparse';
import yauzl from 'yauzl';

export const DATA = path.resolve('../shared/data');
const RTT = '20260430-RTT-April-2026-full-extract.csv.zip';

type Cells = Record<string, string>;
type Sheet = (string | number | null)[][];
const text = (group: string, name: string): string => readFileSync(path.join(DATA, group, name), 'utf8').replace(/^\uFEFF/, '');
const csv = (group: string, name: string): Cells[] => Papa.parse<Cells>(text(group, name), { header: true, skipEmptyLines: 'greedy' }).data;
const number = (cell: string | number | null | undefined): number => Number(String(cell ?? '').replaceAll(',', '') || 0);
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);

/** Cells of one sheet as the workbook holds them. */
function sheet(group: string, name: string, title: string): Sheet {
  const xlsx = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx');
  const found = xlsx.readFile(path.join(DATA, group, name), { sheets: title }).Sheets[title] as import('@e965/xlsx').WorkSheet;
  return xlsx.utils.sheet_to_json(found, { header: 1, raw: true, defval: null });
}

/** The RTT file's own rows of all specialties together. */
function rttTotals(): Promise<Cells[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(path.join(DATA, 'trust', RTT), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName.startsWith('__MACOSX')) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const rows: Cells[] = [];
          Papa.parse<Cells>(stream, {
            header: true,
            step: ({ data }) => data['Treatment Function Code'] === 'C_999' && rows.push(data),
            complete: () => resolve(rows),
            error: reject,
          });
        });
      });
      zip.readEntry();
    });
  });
}

/** Top and bottom of a figure; the bottom is null where it is a count or the publisher's own value. */
type Parts = readonly [top: number, bottom: number | null];
export interface Case {
  indicator: string;
  area: string;
  period: string;
  basis: string;
  hand(): Parts | Promise<Parts>;
}

const WIRRAL = '12F';
/** Practices of a CCG as QOF's own map of 2020-21 names them. */
const practicesOf = (ccg: string): Set<string> =>
  new Set(
    csv('practice', 'MAPPING_NHS_GEOGRAPHIES_2021.csv')
      .filter((row) => row.CCG_ODS_CODE === ccg)
      .map((row) => row.PRACTICE_CODE ?? ''),
  );
const listed = (group: string, own: (practice: string) => boolean): Parts => {
  const rows = csv('practice', 'PREVALENCE_2021_v2.csv').filter((row) => row.GROUP_CODE === group && own(row.PRACTICE_CODE ?? ''));
  return [sum(rows, (row) => number(row.REGISTER)), sum(rows, (row) => number(row.PRACTICE_LIST_SIZE))];
};
const ae = (month: string, code: string): Cells => csv('trust', `Monthly-AE-${month}.csv`).find((row) => row['Org Code'] === code) as Cells;
const columns = (row: Cells, starts: string): number => sum(Object.entries(row), ([name, cell]) => (name.startsWith(starts) ? number(cell) : 0));
const rtt = async (column: string, code: string): Promise<Cells[]> => (await rttTotals()).filter((row) => row[column] === code);
const part = (rows: readonly Cells[], name: string): Cells[] => rows.filter((row) => row['RTT Part Type'] === name);
/** Weeks that end at or before the 18th. */
const within18 = (row: Cells): number =>
  sum(Object.entries(row), ([name, cell]) => (Number(/^Gt \d+ To (\d+) Weeks/.exec(name)?.[1] ?? Number.NaN) <= 18 ? number(cell) : 0));
const finance = (name: string, own: (row: Cells) => boolean): Cells[] =>
  csv('council', `CSV ASCFR ${name}.csv`).filter((row) => row.DataType_KEY === '1' && own(row));
/** England's own rows of the return, which our tables leave out. */
const england = (row: Cells): boolean => row.GEOGRAPHY_CODE === '' && row.REGION_GO_CODE === 'E92000001';
const week = (setting: string, own: (row: Cells) => boolean): Parts => {
  const same = (row: Cells): boolean => own(row) && row.CareType_KEY === '2' && row.AgeBand_KEY === '2' && row.SupportSetting_KEY === setting;
  return [1000 * sum(finance('Totals', same), (row) => number(row.TOTALEXPENDITURE)), sum(finance('Activity', same), (row) => number(row.ItemValue))];
};

export const CASES: readonly Case[] = [
  {
    indicator: 'prevalence_obesity',
    area: 'wirral',
    period: '2020-21',
    basis: 'registered',
    hand: () => listed('OB', (code) => practicesOf(WIRRAL).has(code)),
  },
  { indicator: 'prevalence_severe_mental_illness', area: 'E92000001', period: '2020-21', basis: 'registered', hand: () => listed('MH', () => true) },
  {
    indicator: 'prevalence_atrial_fibrillation',
    area: 'N85002',
    period: '2020-21',
    basis: 'registered',
    hand: () => listed('AF', (code) => code === 'N85002'),
  },
  {
    indicator: 'ae_four_hour',
    area: 'RXN',
    period: '2025-05',
    basis: 'provider',
    hand: () => {
      const row = ae('May-2025', 'RXN');
      const all = columns(row, 'A&E attendances ');
      return [all - columns(row, 'Attendances over 4hrs '), all];
    },
  },
  {
    indicator: 'ae_admitted_share',
    area: 'E92000001',
    period: '2024-12',
    basis: 'provider',
    hand: () => {
      const row = ae('December-2024', 'TOTAL');
      return [columns(row, 'Emergency admissions via A&E'), columns(row, 'A&E attendances ')];
    },
  },
  {
    indicator: 'rtt_within_18_weeks',
    area: 'RBL',
    period: '2026-04',
    basis: 'provider',
    hand: async () => {
      const rows = part(await rtt('Provider Org Code', 'RBL'), 'Part_2');
      return [sum(rows, within18), sum(rows, (row) => number(row['Total All']))];
    },
  },
  {
    indicator: 'rtt_treated_per_referral',
    area: 'wirral',
    period: '2026-04',
    basis: 'commissioner',
    hand: async () => {
      const rows = await rtt('Commissioner Org Code', WIRRAL);
      const count = (name: string): number => sum(part(rows, name), (row) => number(row['Total All']));
      return [count('Part_1A') + count('Part_1B'), count('Part_3')];
    },
  },
  {
    indicator: 'sickness_absence',
    area: 'RBL',
    period: '2025-03',
    basis: 'provider',
    hand: () => {
      const row = csv('trust', 'nhs_sickness_absence_2025-03.csv').find((one) => one.ORG_CODE === 'RBL') as Cells;
      return [number(row.FTE_DAYS_LOST), number(row.FTE_DAYS_AVAILABLE)];
    },
  },
  {
    indicator: 'cancer_62_day',
    area: 'RXN',
    period: '2026-01',
    basis: 'provider',
    hand: () => {
      const rows = sheet('trust', 'January-2026-Monthly-Combined-Workbook-Provisional.xlsx', 'Provider Level Performance');
      const own = rows.find((row) => row.includes('RXN') && row.includes('62D') && row.includes('ALL CANCERS') && row.includes('ALL ROUTES')) ?? [];
      const head = rows.find((row) => row.includes('Org Code')) ?? [];
      return [number(own[head.indexOf('Within')]), number(own[head.indexOf('Total')])];
    },
  },
  {
    indicator: 'cancer_28_day',
    area: 'E92000001',
    period: '2025-04',
    basis: 'commissioner',
    hand: () => {
      const rows = sheet('trust', 'APRIL-2025-CWT-CRS-COMMISSIONER-WORKBOOK-PROVISIONAL.xlsx', '28-DAY FDS (ALL ROUTES)');
      const own = rows.find((row) => row.includes('ALL ENGLISH COMMISSIONERS')) ?? [];
      const head = rows.find((row) => row.includes('WITHIN 28 DAYS')) ?? [];
      return [number(own[head.indexOf('WITHIN 28 DAYS')]), number(own[head.indexOf('TOTAL')])];
    },
  },
  { indicator: 'asc_residential_week_cost', area: 'E92000001', period: '2016-17', basis: 'commissioner', hand: () => week('7', england) },
  { indicator: 'asc_nursing_week_cost', area: 'E92000001', period: '2016-17', basis: 'commissioner', hand: () => week('6', england) },
  {
    indicator: 'asc_spend',
    area: 'E92000001',
    period: '2016-17',
    basis: 'commissioner',
    hand: () => [sum(finance('Totals', england), (row) => number(row.GROSSCURRENTEXPENDITURE)) / 1000, null],
  },
  {
    indicator: 'delayed_days',
    area: 'E10000017',
    period: '2019-12',
    basis: 'resident',
    hand: () => {
      const row = sheet('council', 'DTOC_Dec_19.xls', 'LA - by type of care').find((cells) => cells.includes('E10000017')) ?? [];
      const at = row.indexOf('E10000017');
      return [number(row[at + 5]), null];
    },
  },
  {
    indicator: 'gp_appointment_coverage',
    area: 'wirral',
    period: '2025-07',
    basis: 'registered',
    hand: () => {
      const row = csv('practice', 'APPOINTMENTS_GP_COVERAGE_2023-25.csv').find(
        (one) => one.SUB_ICB_LOCATION_CODE === WIRRAL && one.Appointment_Month === '01JUL2025',
      ) as Cells;
      return [number(row['Patients registered at included practices']), number(row['Patients registered at open practices'])];
    },
  },
  {
    indicator: 'patients_per_practice',
    area: 'wirral',
    period: '2021-01',
    basis: 'registered',
    hand: () => {
      const rows = csv('practice', 'gp-reg-pat-prac-all_2021.csv').filter((row) => row.CCG_CODE === WIRRAL);
      return [sum(rows, (row) => number(row.NUMBER_OF_PATIENTS)), rows.length];
    },
  },
];
