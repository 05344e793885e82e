import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'NHS trusts',
  publisher: 'NHS England, Organisation Data Service',
  source: 'ODS data, etr',
  owner: 'Reference data',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'reference',
  cadence: 'irregular',
  lagDays: 0,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: '27 columns',
      from: '2013-04-01',
      headless: {
        width: 27,
        tests: [
          { position: 1, matches: '^(R[A-Z0-9]{2}|[A-Z][A-Z0-9]{4})$' },
          { position: 2, matches: '.*TRUST.*' },
        ],
      },
      period: {
        from: 'newest date',
        columns: ['open_date', 'close_date'],
        why: 'The file carries no date of its own: it is as new as the newest opening or closing in it.',
      },
    },
  ],
  key: ['code'],
  columns: {
    code: { type: 'text', position: 1, means: 'ODS code of the trust', required: true, matches: '[A-Z0-9]{3,5}' },
    name: { type: 'text', position: 2, means: 'Name, in capitals', required: true },
    region_code: { type: 'text', position: 3, means: 'ODS code of the NHS England region' },
    icb_code: { type: 'text', position: 4, means: 'ODS code of the ICB (before 2022 the STP)' },
    postcode: { type: 'text', position: 10, means: 'Postcode' },
    open_date: { type: 'date', position: 11, format: 'yyyymmdd', means: 'Day it opened', required: true },
    close_date: { type: 'date', position: 12, format: 'yyyymmdd', means: 'Day it closed; empty while open' },
  },
  faultBudget: { share: 0.005, rows: 5 },
  sample: `"RXN","SYNTHETIC TEACHING HOSPITALS NHS FOUNDATION TRUST","Y62","QE1","1 SYNTHETIC ROAD","","","PRESTON","","PR2 9ZZ","20020801","","","","","","","","","","","0","","J","","",""
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
