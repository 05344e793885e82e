import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'QOF indicator map: indicators, groups and list types',
  publisher: 'NHS England',
  source: 'Quality and Outcomes Framework, mapping of indicators',
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
      header: ['INDICATOR_CODE', 'INDICATOR_POINT_VALUE', 'GROUP_CODE', 'GROUP_DESCRIPTION', 'DOMAIN_CODE', 'DOMAIN_DESCRIPTION', 'PATIENT_LIST_TYPE'],
      period: {
        from: 'file name',
        pattern: 'INDICATORS_(?<year>\\d{2})(?<year2>\\d{2})(?!\\d)',
        cadence: 'year',
        why: 'QOF tables carry no year; the file name ends in the two years of the financial year, as 2122 for 2021-22.',
      },
    },
  ],
  key: ['indicator_code'],
  columns: {
    indicator_code: { type: 'text', from: 'INDICATOR_CODE', means: 'QOF indicator, as HYP003', required: true },
    points: { type: 'integer', from: 'INDICATOR_POINT_VALUE', means: 'Points it carries', unit: 'points', marks: ['-'] },
    group_code: { type: 'text', from: 'GROUP_CODE', means: 'Condition, as HYP', required: true },
    group_name: { type: 'text', from: 'GROUP_DESCRIPTION', means: 'Name of the condition', required: true },
    domain_code: { type: 'text', from: 'DOMAIN_CODE', means: 'Domain, as CL for clinical' },
    domain_name: { type: 'text', from: 'DOMAIN_DESCRIPTION', means: 'Name of the domain' },
    list_type: { type: 'text', from: 'PATIENT_LIST_TYPE', means: 'Whom its prevalence counts: all, or those of an age and over' },
  },
  faultBudget: { share: 0.02, rows: 2 },
  sample: `INDICATOR_CODE,INDICATOR_POINT_VALUE,GROUP_CODE,GROUP_DESCRIPTION,DOMAIN_CODE,DOMAIN_DESCRIPTION,PATIENT_LIST_TYPE
AF001,5,AF,Atrial fibrillation,CL,Clinical,TOTAL
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
