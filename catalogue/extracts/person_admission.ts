import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Hospital admissions, a row an admission',
  publisher: 'The partner itself',
  source: 'Extract from the patient system of each trust, by the template',
  owner: 'Hospital analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'trust',
  cadence: 'month',
  lagDays: 30,
  containsPersonData: true,
  people: { holds: 'records', keepMonths: 36 },
  layouts: [
    {
      kind: 'csv',
      name: 'Template of 2026',
      from: '2024-01-01',
      header: ['EXTRACT_MONTH', 'DISCHARGE_MONTH', 'PROVIDER_CODE', 'ADMISSION_NO', 'METHOD', 'BED_DAYS', 'DELAYED_DAYS', 'COST'],
      period: { from: 'column', column: 'extract_month', pattern: '^(?<year>\\d{4})-(?<month>\\d{2})$', cadence: 'month' },
    },
  ],
  sentBy: 'provider_code',
  key: ['admission_no'],
  columns: {
    extract_month: {
      type: 'text',
      from: 'EXTRACT_MONTH',
      means: 'Newest month in the file, as 2026-09; it holds the 24 months up to it',
      required: true,
      matches: '[0-9]{4}-[0-9]{2}',
    },
    month: {
      type: 'text',
      from: 'DISCHARGE_MONTH',
      means: 'Month in which the person left hospital, as 2026-09',
      required: true,
      matches: '[0-9]{4}-[0-9]{2}',
    },
    provider_code: { type: 'text', from: 'PROVIDER_CODE', means: 'ODS code of the trust', required: true, matches: '[A-Z0-9]{3,5}' },
    admission_no: { type: 'integer', from: 'ADMISSION_NO', means: 'Number of the admission within the file, 1 and up', required: true, min: 1, max: 9_999_999 },
    person_ref: {
      type: 'text',
      from: ['PERSON_REF', 'NHS_NUMBER'],
      person: 'NHS number',
      means: 'Who it is: an NHS number of ten digits whose last is right',
      required: true,
      matches: '[0-9a-f]{6}-[0-9a-f]{32}',
    },
    method: { type: 'text', from: 'METHOD', means: 'How admitted', required: true, allowed: ['elective', 'emergency', 'maternity', 'other'] },
    bed_days: { type: 'integer', from: 'BED_DAYS', means: 'Nights in hospital', unit: 'days', required: true, max: 2_000 },
    delayed_days: {
      type: 'integer',
      from: 'DELAYED_DAYS',
      means: 'Of these, nights after the person was ready to leave',
      unit: 'days',
      required: true,
      max: 2_000,
    },
    cost: { type: 'number', from: 'COST', means: 'Cost to the NHS or the council, in pounds', unit: 'pounds', required: true, max: 999_999 },
  },
  faultBudget: { share: 0.02, rows: 20 },
  sample: `EXTRACT_MONTH,DISCHARGE_MONTH,PROVIDER_CODE,ADMISSION_NO,NHS_NUMBER,METHOD,BED_DAYS,DELAYED_DAYS,COST
2026-09,2026-09,RXN,1,9990103011,emergency,6,2,3120
2026-09,2026-09,RXN,2,9990104387,elective,0,0,940
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
