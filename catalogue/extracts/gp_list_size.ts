import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Patients registered at a GP practice, all persons',
  publisher: 'NHS England',
  source: 'Patients Registered at a GP Practice, totals (all persons)',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'month',
  lagDays: -14,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'All persons',
      from: '2013-04-01',
      header: ['PUBLICATION', 'EXTRACT_DATE', 'TYPE', 'CCG_CODE', 'ONS_CCG_CODE', 'CODE', 'POSTCODE', 'SEX', 'AGE', 'NUMBER_OF_PATIENTS'],
      period: { from: 'column', column: 'extract_date_text', pattern: '^\\d{2}(?<month>[A-Za-z]{3})(?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  key: ['practice_code', 'sex', 'age'],
  columns: {
    extract_date_text: { type: 'text', from: 'EXTRACT_DATE', means: 'First day of the month, as 01JAN2021', required: true },
    org_type: { type: 'text', from: 'TYPE', means: 'GP for a practice', allowed: ['GP'] },
    sub_icb_code: { type: 'text', from: 'CCG_CODE', means: 'ODS code of the CCG, now sub-ICB location', required: true, matches: '[A-Z0-9]{3,5}' },
    ons_sub_icb_code: { type: 'text', from: 'ONS_CCG_CODE', means: 'ONS code of the CCG, now sub-ICB location' },
    practice_code: { type: 'text', from: 'CODE', means: 'ODS code of the practice', required: true, matches: '[A-Z][0-9]{5}' },
    postcode: { type: 'text', from: 'POSTCODE', means: 'Postcode of the practice' },
    sex: { type: 'text', from: 'SEX', means: 'ALL in this file', allowed: ['ALL', 'MALE', 'FEMALE'], required: true },
    age: { type: 'text', from: 'AGE', means: 'ALL in this file', required: true },
    patients: { type: 'integer', from: 'NUMBER_OF_PATIENTS', means: 'Patients registered on the first day of the month', unit: 'patients', required: true },
  },
  unused: ['PUBLICATION'],
  faultBudget: { share: 0.005, rows: 5 },
  sample: `PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS
GP_PRAC_PAT_LIST,01JAN2021,GP,00X,E38000034,P81001,PR7 1ZZ,ALL,ALL,5903
GP_PRAC_PAT_LIST,01JAN2021,GP,12F,E38000208,N85001,CH44 1ZZ,ALL,ALL,14738
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
