import { defineExtract } from '../define.js';

const attendances = 'A&E attendances';
const late = [
  'A&E attendances > 4 hours from arrival to admission, transfer or discharge',
  'A&E attendances greater than 4 hours from arrival to admission, transfer or discharge',
];
const emergency = 'Emergency Admissions';
const types = ['Type 1 Departments - Major A&E', 'Type 2 Departments - Single Specialty', 'Type 3 Departments - Other A&E/Minor Injury Unit'] as const;

/** @param workbook the same in the workbook, as `Block / Cell` */
const count = (csv: string, means: string, ...workbook: string[]) => ({
  type: 'integer' as const,
  from: [csv, ...workbook],
  means,
  unit: 'attendances',
  required: true,
});
/** Of the CSV alone. */
const booked = (csv: string, means: string) => ({ ...count(csv, means), absent: 'allowed' as const });
/** Until May 2023 trusts that tried other standards gave no four-hour figures: `-`, which is not nought. */
const over4h = (csv: string, means: string, type: string) => ({
  ...count(csv, means, ...late.map((block) => `${block} / ${type}`)),
  required: false,
  marks: ['-'],
});

/** What the workbook says twice: totals of types, those within four hours, percentages. */
const within = late.map((block) => block.replace('> 4', '< 4').replace('greater', 'less'));
const share = 'Percentage of attendances within 4 hours';
const unused = [
  `${attendances} / Total attendances`,
  ...within.flatMap((block) => [...types, 'Total Attendances < 4 hours'].map((cell) => `${block} / ${cell}`)),
  ...late.map((block) => `${block} / Total Attendances > 4 hours`),
  ...['all', 'type 1', 'type 2', 'type 3'].map((type) => `${share} / Percentage in 4 hours or less (${type})`),
  `${emergency} / Total Emergency Admissions via A&E`,
  `${emergency} / Total Emergency Admissions`,
  `${emergency} / Number of patients spending >4 hours from decision to admit to admission`,
];

export default defineExtract({
  title: 'A&E attendances and emergency admissions, monthly',
  publisher: 'NHS England',
  source: 'A&E Attendances and Emergency Admissions, monthly CSV, or the workbook by provider',
  owner: 'Urgent care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'trust',
  cadence: 'month',
  lagDays: 14,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'April 2023 onwards',
      from: '2023-04-01',
      header: ['Period', 'Org Code', 'Parent Org', 'Org name', 'A&E attendances Type 1', 'Attendances over 4hrs Type 1'],
      period: { from: 'column', column: 'period_text', pattern: '^MSitAE-(?<month>[A-Z]+)-(?<year>\\d{4})$', cadence: 'month' },
    },
    {
      kind: 'workbook',
      name: 'Workbook by provider',
      from: '2019-04-01',
      sheets: '^Provider Level Data$',
      header: ['Code', 'Region', 'Name', ...types, 'Total Emergency Admissions'],
      headerRows: 2,
      notes: '^(Note:|\\d+\\. |code\\s)',
      period: { from: 'cell', label: 'Period:', pattern: '^(?<month>[A-Za-z]+) (?<year>\\d{2}|\\d{4})$', cadence: 'month' },
    },
  ],
  key: ['org_code'],
  columns: {
    period_text: { type: 'text', from: 'Period', means: 'Month, as MSitAE-MONTH-YYYY; of the CSV alone', required: true, absent: 'allowed' },
    org_code: { type: 'text', from: ['Org Code', 'Code'], means: 'ODS code of the provider', required: true, matches: '[A-Z0-9]{3,6}' },
    parent_name: { type: 'text', from: ['Parent Org', 'Region'], means: 'NHS England region' },
    org_name: { type: 'text', from: ['Org name', 'Name'], means: 'Name of the provider', required: true },
    attendances_type1: count(
      'A&E attendances Type 1',
      'Attendances at major A&E departments; in the workbook with booked ones',
      `${attendances} / ${types[0]}`,
    ),
    attendances_type2: count('A&E attendances Type 2', 'Attendances at single specialty departments', `${attendances} / ${types[1]}`),
    attendances_other: count(
      'A&E attendances Other A&E Department',
      'Attendances at other A&E departments and minor injury units',
      `${attendances} / ${types[2]}`,
    ),
    booked_type1: booked('A&E attendances Booked Appointments Type 1', 'Booked attendances, type 1'),
    booked_type2: booked('A&E attendances Booked Appointments Type 2', 'Booked attendances, type 2'),
    booked_other: booked('A&E attendances Booked Appointments Other Department', 'Booked attendances, other departments'),
    over_4h_type1: over4h('Attendances over 4hrs Type 1', 'Over four hours, type 1; empty where a trust gave none', types[0]),
    over_4h_type2: over4h('Attendances over 4hrs Type 2', 'Over four hours, type 2', types[1]),
    over_4h_other: over4h('Attendances over 4hrs Other Department', 'Over four hours, other departments', types[2]),
    over_4h_booked_type1: booked('Attendances over 4hrs Booked Appointments Type 1', 'Over four hours, booked, type 1'),
    over_4h_booked_type2: booked('Attendances over 4hrs Booked Appointments Type 2', 'Over four hours, booked, type 2'),
    over_4h_booked_other: booked('Attendances over 4hrs Booked Appointments Other Department', 'Over four hours, booked, other departments'),
    waited_4_to_12h_dta: booked('Patients who have waited 4-12 hs from DTA to admission', 'Waited 4 to 12 hours from decision to admit; of the CSV alone'),
    waited_12h_dta: count(
      'Patients who have waited 12+ hrs from DTA to admission',
      'Waited 12 hours or more from decision to admit',
      `${emergency} / Number of patients spending >12 hours from decision to admit to admission`,
    ),
    admissions_type1: count(
      'Emergency admissions via A&E - Type 1',
      'Emergency admissions through type 1 departments',
      `${emergency} / Emergency Admissions via Type 1 A&E`,
    ),
    admissions_type2: count(
      'Emergency admissions via A&E - Type 2',
      'Emergency admissions through type 2 departments',
      `${emergency} / Emergency Admissions via Type 2 A&E`,
    ),
    admissions_other: count(
      'Emergency admissions via A&E - Other A&E department',
      'Emergency admissions through other departments',
      `${emergency} / Emergency Admissions via Type 3 and 4 A&E`,
    ),
    other_emergency_admissions: count(
      'Other emergency admissions',
      'Emergency admissions not through A&E',
      `${emergency} / Other Emergency admissions (i.e not via A&E)`,
    ),
  },
  unused,
  reconcile: [
    {
      rule: 'total row',
      when: { column: 'org_code', matches: '^(total|-)$' },
      sums: [
        'attendances_type1',
        'attendances_type2',
        'attendances_other',
        'booked_type1',
        'booked_type2',
        'booked_other',
        'over_4h_type1',
        'over_4h_type2',
        'over_4h_other',
        'over_4h_booked_type1',
        'over_4h_booked_type2',
        'over_4h_booked_other',
        'waited_4_to_12h_dta',
        'waited_12h_dta',
        'admissions_type1',
        'admissions_type2',
        'admissions_other',
        'other_emergency_admissions',
      ],
    },
  ],
  faultBudget: { share: 0.02, rows: 2 },
  sample: `Period,Org Code,Parent Org,Org name,A&E attendances Type 1,A&E attendances Type 2,A&E attendances Other A&E Department,A&E attendances Booked Appointments Type 1,A&E attendances Booked Appointments Type 2,A&E attendances Booked Appointments Other Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type 2,Attendances over 4hrs Other Department,Attendances over 4hrs Booked Appointments Type 1,Attendances over 4hrs Booked Appointments Type 2,Attendances over 4hrs Booked Appointments Other Department,Patients who have waited 4-12 hs from DTA to admission,Patients who have waited 12+ hrs from DTA to admission,Emergency admissions via A&E - Type 1,Emergency admissions via A&E - Type 2,Emergency admissions via A&E - Other A&E department,Other emergency admissions
MSitAE-MAY-2025,RXN,NHS ENGLAND NORTH WEST ,SYNTHETIC TEACHING HOSPITALS,100,0,50,2,0,1,30,0,1,0,0,0,4,2,25,0,0,8
MSitAE-MAY-2025,RXL,NHS ENGLAND NORTH WEST,SYNTHETIC VICTORIA HOSPITAL,80,5,20,0,0,0,10,1,0,0,0,0,3,0,15,0,0,4
TOTAL,TOTAL,TOTAL,TOTAL,180,5,70,2,0,1,40,1,1,0,0,0,7,2,40,0,0,12
`,
  changes: [
    { on: '2026-11-23', what: 'First definition.' },
    { on: '2026-11-23', what: 'The workbook by provider is a second layout.' },
  ],
});
