import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'From a reference under the key before to the one of today',
  publisher: 'The partner itself',
  source: 'Made at landing while a key is being changed; destroyed with the old key',
  owner: 'Information governance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'place',
  cadence: 'month',
  lagDays: -31,
  containsPersonData: true,
  layouts: [
    {
      kind: 'csv',
      name: 'Made at landing',
      from: '2024-01-01',
      header: ['LINKED_MONTH', 'SOURCE_FILE', 'OLD_REF', 'NEW_REF'],
      period: { from: 'column', column: 'linked_month', pattern: '^(?<year>\\d{4})-(?<month>\\d{2})$', cadence: 'month' },
    },
  ],
  sentBy: 'source_file',
  key: ['old_ref'],
  columns: {
    linked_month: { type: 'text', from: 'LINKED_MONTH', means: 'Month, as 2026-09', required: true, matches: '[0-9]{4}-[0-9]{2}' },
    source_file: {
      type: 'text',
      from: 'SOURCE_FILE',
      means: 'First 40 digits of the SHA-256 of the file in which the people appeared',
      required: true,
      matches: '[0-9a-f]{40}',
    },
    old_ref: { type: 'text', from: 'OLD_REF', means: 'Reference under the key before', required: true, matches: '[0-9a-f]{6}-[0-9a-f]{32}' },
    new_ref: { type: 'text', from: 'NEW_REF', means: 'Reference under the key of today', required: true, matches: '[0-9a-f]{6}-[0-9a-f]{32}' },
  },
  faultBudget: { share: 0, rows: 0 },
  sample: `LINKED_MONTH,SOURCE_FILE,OLD_REF,NEW_REF
2026-09,19581e27de7ced00ff1ce50b2047e7a501234567,a1b2c3-6b86b273ff34fce19d6b804eff5a3f57,d4e5f6-6b86b273ff34fce19d6b804eff5a3f57
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
