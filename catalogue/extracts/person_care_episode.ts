import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Adult social care, a row a service that a person received in the month',
  publisher: 'The partner itself',
  source: 'Extract from the care system of each council, by the template',
  owner: 'Adult social care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'council',
  cadence: 'month',
  lagDays: 30,
  containsPersonData: true,
  people: { holds: 'records', keepMonths: 36 },
  layouts: [
    {
      kind: 'csv',
      name: 'Template of 2026',
      from: '2024-01-01',
      header: ['EXTRACT_MONTH', 'MONTH', 'COUNCIL_CODE', 'EPISODE_NO', 'SERVICE', 'WEEKS', 'COST'],
      period: { from: 'column', column: 'extract_month', pattern: '^(?<year>\\d{4})-(?<month>\\d{2})$', cadence: 'month' },
    },
  ],
  sentBy: 'council_code',
  key: ['episode_no'],
  columns: {
    extract_month: {
      type: 'text',
      from: 'EXTRACT_MONTH',
      means: 'Newest month in the file, as 2026-09; it holds the 24 months up to it',
      required: true,
      matches: '[0-9]{4}-[0-9]{2}',
    },
    month: { type: 'text', from: 'MONTH', means: 'Month in which the person received it, as 2026-09', required: true, matches: '[0-9]{4}-[0-9]{2}' },
    council_code: { type: 'text', from: 'COUNCIL_CODE', means: 'ONS code of the council', required: true, matches: 'E[0-9]{8}' },
    episode_no: { type: 'integer', from: 'EPISODE_NO', means: 'Number of the service within the file, 1 and up', required: true, min: 1, max: 9_999_999 },
    person_ref: {
      type: 'text',
      from: ['PERSON_REF', 'NHS_NUMBER'],
      person: 'NHS number',
      means: 'Who it is: an NHS number of ten digits whose last is right',
      required: true,
      matches: '[0-9a-f]{6}-[0-9a-f]{32}',
    },
    service: {
      type: 'text',
      from: 'SERVICE',
      means: 'What was received',
      required: true,
      allowed: ['nursing home', 'residential home', 'home care', 'direct payment', 'reablement', 'other'],
    },
    weeks: { type: 'number', from: 'WEEKS', means: 'Weeks of it in the month', unit: 'weeks', required: true, max: 6 },
    cost: { type: 'number', from: 'COST', means: 'Cost to the NHS or the council, in pounds', unit: 'pounds', required: true, max: 999_999 },
  },
  faultBudget: { share: 0.02, rows: 20 },
  sample: `EXTRACT_MONTH,MONTH,COUNCIL_CODE,EPISODE_NO,NHS_NUMBER,SERVICE,WEEKS,COST
2026-09,2026-09,E10000017,1,9990103011,home care,4.3,980
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
