import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'QOF prevalence: disease registers of each practice',
  publisher: 'NHS England',
  source: 'Quality and Outcomes Framework, prevalence by practice',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'year',
  lagDays: 183,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: '2020-21',
      from: '2020-04-01',
      header: ['PRACTICE_CODE', 'GROUP_CODE', 'REGISTER', 'PATIENT_LIST_TYPE', 'PRACTICE_LIST_SIZE'],
      period: {
        from: 'file name',
        pattern: 'PREVALENCE_(?<year>\\d{2})(?<year2>\\d{2})(?!\\d)',
        cadence: 'year',
        why: 'QOF tables carry no year; the file name ends in the two years of the financial year, as 2122 for 2021-22.',
      },
    },
  ],
  key: ['practice_code', 'group_code'],
  columns: {
    practice_code: { type: 'text', from: 'PRACTICE_CODE', means: 'ODS code of the practice', required: true, matches: '[A-Z][0-9]{5}' },
    group_code: {
      type: 'text',
      from: 'GROUP_CODE',
      means: 'Condition, as HYP for hypertension; see qof_indicator_map',
      required: true,
      matches: '[A-Z0-9_]{2,10}',
    },
    register: { type: 'integer', from: 'REGISTER', means: 'Patients on the register', unit: 'patients', required: true },
    list_type: {
      type: 'text',
      from: 'PATIENT_LIST_TYPE',
      means: 'Whom the list size counts: all, or those of an age and over',
      required: true,
      allowed: ['TOTAL', '06OV', '16OV', '17OV', '18OV', '50OV'],
    },
    list_size: { type: 'integer', from: 'PRACTICE_LIST_SIZE', means: 'Patients on the list of that type', unit: 'patients', required: true },
  },
  faultBudget: { share: 0.002, rows: 10 },
  sample: `PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE
P81001,HYP,700,TOTAL,4098
P81001,DM,300,17OV,3352
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
