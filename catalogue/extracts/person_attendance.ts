import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Emergency attendances, a row an attendance',
  publisher: 'The partner itself',
  source: 'Extract from the patient system of each trust, by the template',
  owner: 'Urgent care analysts',
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
      header: ['EXTRACT_MONTH', 'ARRIVAL_MONTH', 'PROVIDER_CODE', 'ATTENDANCE_NO', 'DEPARTMENT_TYPE', 'WITHIN_FOUR_HOURS', 'ADMITTED', 'COST'],
      period: { from: 'column', column: 'extract_month', pattern: '^(?<year>\\d{4})-(?<month>\\d{2})$', cadence: 'month' },
    },
  ],
  sentBy: 'provider_code',
  key: ['attendance_no'],
  columns: {
    extract_month: {
      type: 'text',
      from: 'EXTRACT_MONTH',
      means: 'Newest month in the file, as 2026-09; it holds the 24 months up to it',
      required: true,
      matches: '[0-9]{4}-[0-9]{2}',
    },
    month: { type: 'text', from: 'ARRIVAL_MONTH', means: 'Month in which the person arrived, as 2026-09', required: true, matches: '[0-9]{4}-[0-9]{2}' },
    provider_code: { type: 'text', from: 'PROVIDER_CODE', means: 'ODS code of the trust', required: true, matches: '[A-Z0-9]{3,5}' },
    attendance_no: {
      type: 'integer',
      from: 'ATTENDANCE_NO',
      means: 'Number of the attendance within the file, 1 and up',
      required: true,
      min: 1,
      max: 9_999_999,
    },
    person_ref: {
      type: 'text',
      from: ['PERSON_REF', 'NHS_NUMBER'],
      person: 'NHS number',
      means: 'Who it is: an NHS number of ten digits whose last is right',
      required: true,
      matches: '[0-9a-f]{6}-[0-9a-f]{32}',
    },
    department_type: { type: 'integer', from: 'DEPARTMENT_TYPE', means: 'Type of A&E department, 1 to 5', required: true, min: 1, max: 5 },
    within_four_hours: { type: 'boolean', from: 'WITHIN_FOUR_HOURS', means: 'Left the department within four hours', required: true },
    admitted: { type: 'boolean', from: 'ADMITTED', means: 'Admitted from the department', required: true },
    cost: { type: 'number', from: 'COST', means: 'Cost to the NHS or the council, in pounds', unit: 'pounds', required: true, max: 999_999 },
  },
  faultBudget: { share: 0.02, rows: 20 },
  sample: `EXTRACT_MONTH,ARRIVAL_MONTH,PROVIDER_CODE,ATTENDANCE_NO,NHS_NUMBER,DEPARTMENT_TYPE,WITHIN_FOUR_HOURS,ADMITTED,COST
2026-09,2026-09,RXN,1,9990103011,1,TRUE,FALSE,182.50
2026-09,2026-09,RXN,2,9990104387,1,FALSE,TRUE,310
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
