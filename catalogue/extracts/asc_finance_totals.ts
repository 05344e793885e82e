import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Adult social care finance return: spending totals',
  publisher: 'NHS England',
  source: 'Adult Social Care Activity and Finance, totals CSV',
  owner: 'Adult social care finance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'council',
  cadence: 'year',
  lagDays: 210,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: '2016-17 coded keys',
      from: '2016-04-01',
      header: ['FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'CareType_KEY', 'CarerSupportType_KEY', 'TOTALEXPENDITURE', 'GROSSCURRENTEXPENDITURE'],
      period: { from: 'column', column: 'year_ending', pattern: '^(?<ending>)(?<year>\\d{4})$', cadence: 'year' },
    },
  ],
  key: ['council_code', 'region_code', 'care_type', 'age_band', 'support_reason', 'support_setting', 'purpose', 'carer_support', 'data_type'],
  columns: {
    year_ending: { type: 'text', from: 'FY_Ending', means: 'Year in which the financial year ends', required: true, matches: '\\d{4}' },
    council_code: { type: 'text', from: 'CASSR_CODE', means: 'Social services code of the council; empty for a region or England', required: false },
    ons_code: { type: 'text', from: 'GEOGRAPHY_CODE', means: 'ONS code of the council; empty for a region or England' },
    region_code: { type: 'text', from: 'REGION_GO_CODE', means: 'ONS code of the region, or of England', required: true },
    data_type: { type: 'integer', from: ['DataType_KEY', 'Datatype_KEY'], means: 'Key: 1 mandatory, 2 voluntary data', required: true },
    age_band: { type: 'integer', from: 'AgeBand_KEY', means: 'Key of the age band', required: false },
    support_reason: { type: 'integer', from: 'PrimarySupportReason_KEY', means: 'Key of the primary support reason', required: false },
    care_type: { type: 'integer', from: 'CareType_KEY', means: 'Key: 2 long term, 3 other, 4 short term care', required: true },
    support_setting: { type: 'integer', from: 'SupportSetting_KEY', means: 'Key of the support setting', required: false },
    purpose: { type: 'integer', from: 'Purpose_KEY', means: 'Key of the purpose of short term care', required: false },
    carer_support: { type: 'integer', from: 'CarerSupportType_KEY', means: 'Key of the carer support', required: false },
    total_expenditure: { type: 'number', from: 'TOTALEXPENDITURE', means: 'Total expenditure', unit: 'thousand pounds', min: null },
    total_income: { type: 'number', from: 'TOTALINCOME', means: 'Total income', unit: 'thousand pounds', min: null },
    net_total_expenditure: { type: 'number', from: 'NETTOTALEXPENDITURE', means: 'Net total expenditure', unit: 'thousand pounds', min: null },
    gross_total_expenditure: { type: 'number', from: 'GROSSTOTALEXPENDITURE', means: 'Gross total expenditure', unit: 'thousand pounds', min: null },
    net_current_expenditure: { type: 'number', from: 'NETCURRENTEXPENDITURE', means: 'Net current expenditure', unit: 'thousand pounds', min: null },
    gross_current_expenditure: { type: 'number', from: 'GROSSCURRENTEXPENDITURE', means: 'Gross current expenditure', unit: 'thousand pounds', min: null },
  },
  faultBudget: { share: 0.005, rows: 5 },
  sample: `FY_Ending,CASSR_CODE,GEOGRAPHY_CODE,REGION_GO_CODE,CareType_KEY,AgeBand_KEY,PrimarySupportReason_KEY,SupportSetting_KEY,Purpose_KEY,CarerSupportType_KEY,DataType_KEY,TOTALEXPENDITURE,TOTALINCOME,NETTOTALEXPENDITURE,GROSSTOTALEXPENDITURE,NETCURRENTEXPENDITURE,GROSSCURRENTEXPENDITURE
2017,323,E10000017,E12000002,2,1,4,3,,,1,12930.31,3371.68,9558.63,9596.61,9558.63,9596.61
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
