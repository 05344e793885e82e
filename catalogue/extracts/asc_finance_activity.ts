import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Adult social care finance return: activity',
  publisher: 'NHS England',
  source: 'Adult Social Care Activity and Finance, activity CSV',
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
      header: ['UUID', 'FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'CareType_KEY', 'ActivityProvision_KEY', 'ItemValue'],
      period: { from: 'column', column: 'year_ending', pattern: '^(?<ending>)(?<year>\\d{4})$', cadence: 'year' },
    },
  ],
  key: ['item', 'council_code', 'region_code'],
  columns: {
    item: { type: 'text', from: 'UUID', means: 'Number of the item in the return', required: true },
    year_ending: { type: 'text', from: 'FY_Ending', means: 'Year in which the financial year ends', required: true, matches: '\\d{4}' },
    council_code: { type: 'text', from: 'CASSR_CODE', means: 'Social services code of the council; empty for a region or England', required: false },
    ons_code: { type: 'text', from: 'GEOGRAPHY_CODE', means: 'ONS code of the council; empty for a region or England' },
    region_code: { type: 'text', from: 'REGION_GO_CODE', means: 'ONS code of the region, or of England', required: true },
    data_type: { type: 'integer', from: ['DataType_KEY', 'Datatype_KEY'], means: 'Key: 1 mandatory, 2 voluntary data', required: true },
    age_band: { type: 'integer', from: 'AgeBand_KEY', means: 'Key of the age band', required: false },
    support_reason: { type: 'integer', from: 'PrimarySupportReason_KEY', means: 'Key of the primary support reason', required: false },
    care_type: { type: 'integer', from: 'CareType_KEY', means: 'Key of the care type' },
    support_setting: { type: 'integer', from: 'SupportSetting_KEY', means: 'Key of the support setting' },
    purpose: { type: 'integer', from: 'Purpose_KEY', means: 'Key of the purpose' },
    provision: { type: 'integer', from: 'ActivityProvision_KEY', means: 'Key: 2 own provision, 3 provision by others' },
    value: { type: 'number', from: 'ItemValue', means: 'The item, in its own unit; a colon is no value', marks: [':'] },
  },
  faultBudget: { share: 0.005, rows: 5 },
  sample: `UUID,FY_Ending,CASSR_CODE,GEOGRAPHY_CODE,REGION_GO_CODE,DataType_KEY,AgeBand_KEY,PrimarySupportReason_KEY,CareType_KEY,SupportSetting_KEY,Purpose_KEY,ActivityProvision_KEY,ItemValue
8610101,2017,323,E10000017,E12000002,1,1,6,2,7,,3,295.86
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
