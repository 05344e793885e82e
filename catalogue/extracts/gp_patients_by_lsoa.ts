import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Patients registered at a GP practice, by LSOA of residence',
  publisher: 'NHS England',
  source: 'Patients Registered at a GP Practice, LSOA 2011 (all persons)',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'quarter',
  // Counted on the first day of the quarter, published some two weeks later.
  lagDays: -76,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'As published',
      from: '2014-04-01',
      header: ['PUBLICATION', 'EXTRACT_DATE', 'PRACTICE_CODE', 'PRACTICE_NAME', 'LSOA_CODE', 'SEX', 'NUMBER_OF_PATIENTS'],
      period: { from: 'column', column: 'extract_date_text', pattern: '^\\d{2}(?<month>[A-Za-z]{3})(?<year>\\d{4})$', cadence: 'quarter' },
    },
    {
      kind: 'csv',
      name: 'As published, until 2020',
      from: '2014-04-01',
      header: ['PUBLICATION', 'EXTRACT_DATE', 'PRACTICE_CODE', 'PRACTICE_NAME', 'LSOA_CODE', 'SEX', 'Number of Patients'],
      period: { from: 'column', column: 'extract_date_text', pattern: '^\\d{2}(?<month>[A-Za-z]{3})(?<year>\\d{4})$', cadence: 'quarter' },
    },
    {
      kind: 'csv',
      name: 'Saved again by R, with a column of row numbers',
      from: '2014-04-01',
      header: ['PUBLICATION', 'EXTRACT_DATE', 'PRACTICE_CODE', 'PRACTICE_NAME', 'LSOA_CODE', 'SEX', 'Number.of.Patients'],
      period: { from: 'column', column: 'extract_date_text', pattern: '^\\d{2}(?<month>[A-Za-z]{3})(?<year>\\d{4})$', cadence: 'quarter' },
    },
  ],
  key: ['practice_code', 'lsoa_code', 'sex'],
  columns: {
    extract_date_text: { type: 'text', from: 'EXTRACT_DATE', means: 'First day of the quarter, as 01APR2020', required: true },
    practice_code: { type: 'text', from: 'PRACTICE_CODE', means: 'ODS code of the practice', matches: '[A-Z][0-9]{5}' },
    practice_name: { type: 'text', from: 'PRACTICE_NAME', means: 'Name of the practice' },
    lsoa_code: {
      type: 'text',
      from: 'LSOA_CODE',
      means: 'ONS code of the LSOA the patients live in, 2011 boundaries; NO2011 where it is not known, W01… in Wales',
      matches: '[EWSN][0-9]{8}|NO20[0-9]{2}',
    },
    // The files by sex have the same header: taken for an edition of this one they would stand in its place, so they are refused.
    sex: { type: 'text', from: 'SEX', means: 'ALL; the files of men and of women are not taken', allowed: ['ALL'] },
    patients: {
      type: 'integer',
      from: ['NUMBER_OF_PATIENTS', 'Number of Patients', 'Number.of.Patients'],
      means: 'Patients registered on the first day of the quarter who live there',
      unit: 'patients',
      required: true,
    },
  },
  unused: ['PUBLICATION'],
  faultBudget: { share: 0.002, rows: 10 },
  sample: `PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS
GP_PRAC_PAT_LIST,01APR2020,P81001,SYNTHETIC SURGERY,E01099999,ALL,1204
GP_PRAC_PAT_LIST,01APR2020,P81001,SYNTHETIC SURGERY,NO2011,ALL,3
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
