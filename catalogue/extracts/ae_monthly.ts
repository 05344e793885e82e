import { defineExtract } from '../define.js';

const count = (from: string, means: string) => ({ type: 'integer' as const, from, means, unit: 'attendances', required: true });

export default defineExtract({
  title: 'A&E attendances and emergency admissions, monthly',
  publisher: 'NHS England',
  source: 'A&E Attendances and Emergency Admissions, monthly CSV',
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
  ],
  key: ['org_code'],
  columns: {
    period_text: { type: 'text', from: 'Period', means: 'Month, as MSitAE-MONTH-YYYY', required: true },
    org_code: { type: 'text', from: 'Org Code', means: 'ODS code of the provider', required: true, matches: '[A-Z0-9]{3,6}' },
    parent_name: { type: 'text', from: 'Parent Org', means: 'NHS England region' },
    org_name: { type: 'text', from: 'Org name', means: 'Name of the provider', required: true },
    attendances_type1: count('A&E attendances Type 1', 'Attendances at major A&E departments'),
    attendances_type2: count('A&E attendances Type 2', 'Attendances at single specialty departments'),
    attendances_other: count('A&E attendances Other A&E Department', 'Attendances at other A&E departments and minor injury units'),
    booked_type1: count('A&E attendances Booked Appointments Type 1', 'Booked attendances, type 1'),
    booked_type2: count('A&E attendances Booked Appointments Type 2', 'Booked attendances, type 2'),
    booked_other: count('A&E attendances Booked Appointments Other Department', 'Booked attendances, other departments'),
    over_4h_type1: count('Attendances over 4hrs Type 1', 'Over four hours, type 1'),
    over_4h_type2: count('Attendances over 4hrs Type 2', 'Over four hours, type 2'),
    over_4h_other: count('Attendances over 4hrs Other Department', 'Over four hours, other departments'),
    over_4h_booked_type1: count('Attendances over 4hrs Booked Appointments Type 1', 'Over four hours, booked, type 1'),
    over_4h_booked_type2: count('Attendances over 4hrs Booked Appointments Type 2', 'Over four hours, booked, type 2'),
    over_4h_booked_other: count('Attendances over 4hrs Booked Appointments Other Department', 'Over four hours, booked, other departments'),
    waited_4_to_12h_dta: count('Patients who have waited 4-12 hs from DTA to admission', 'Waited 4 to 12 hours from decision to admit'),
    waited_12h_dta: count('Patients who have waited 12+ hrs from DTA to admission', 'Waited 12 hours or more from decision to admit'),
    admissions_type1: count('Emergency admissions via A&E - Type 1', 'Emergency admissions through type 1 departments'),
    admissions_type2: count('Emergency admissions via A&E - Type 2', 'Emergency admissions through type 2 departments'),
    admissions_other: count('Emergency admissions via A&E - Other A&E department', 'Emergency admissions through other departments'),
    other_emergency_admissions: count('Other emergency admissions', 'Emergency admissions not through A&E'),
  },
  reconcile: [
    {
      rule: 'total row',
      when: { column: 'org_code', matches: '^total$' },
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
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
