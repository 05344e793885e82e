import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'People who have opted out, as the national service returns them',
  publisher: 'The partner itself',
  source: 'NHS England, Check for National Data Opt-outs service; a list of the numbers that the service took out',
  owner: 'Information governance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'place',
  cadence: 'month',
  lagDays: -31,
  containsPersonData: true,
  people: { holds: 'opt-outs', keepMonths: 1200 },
  layouts: [
    {
      kind: 'csv',
      name: 'Template of 2026',
      from: '2024-01-01',
      header: ['LIST_MONTH', 'OPTED_OUT'],
      period: { from: 'column', column: 'list_month', pattern: '^(?<year>\\d{4})-(?<month>\\d{2})$', cadence: 'month' },
    },
  ],
  key: ['person_ref'],
  columns: {
    list_month: { type: 'text', from: 'LIST_MONTH', means: 'Month, as 2026-09', required: true, matches: '[0-9]{4}-[0-9]{2}' },
    person_ref: {
      type: 'text',
      from: ['PERSON_REF', 'NHS_NUMBER'],
      person: 'NHS number',
      means: 'Who it is: an NHS number of ten digits whose last is right',
      required: true,
      matches: '[0-9a-f]{6}-[0-9a-f]{32}',
    },
    opted_out: { type: 'boolean', from: 'OPTED_OUT', means: 'TRUE in every row', required: true },
  },
  faultBudget: { share: 0.02, rows: 20 },
  sample: `LIST_MONTH,NHS_NUMBER,OPTED_OUT
2026-09,9990105758,TRUE
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
