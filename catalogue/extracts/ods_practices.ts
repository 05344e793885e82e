import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'GP practices and prescribing cost centres',
  publisher: 'NHS England, Organisation Data Service',
  source: 'ODS data, epraccur',
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
          { position: 1, matches: '^[A-Z]\\d{5}$' },
          { position: 11, matches: '^\\d{8}$' },
        ],
      },
      period: {
        from: 'newest date',
        columns: ['open_date', 'close_date', 'joined_date', 'left_date'],
        why: 'The file carries no date of its own: it is as new as the newest opening or closing in it.',
      },
    },
  ],
  key: ['code'],
  columns: {
    code: { type: 'text', position: 1, means: 'ODS code of the practice', required: true, matches: '[A-Z][A-Z0-9]{5}' },
    name: { type: 'text', position: 2, means: 'Name, in capitals', required: true },
    region_code: { type: 'text', position: 3, means: 'ODS code of the NHS England region' },
    icb_code: { type: 'text', position: 4, means: 'ODS code of the ICB (before 2022 the STP)' },
    postcode: { type: 'text', position: 10, means: 'Postcode' },
    open_date: { type: 'date', position: 11, format: 'yyyymmdd', means: 'Day it opened', required: true },
    close_date: { type: 'date', position: 12, format: 'yyyymmdd', means: 'Day it closed; empty while open' },
    status: { type: 'text', position: 13, means: 'A active, C closed, D dormant, P proposed', required: true, allowed: ['A', 'C', 'D', 'P'] },
    sub_icb_code: { type: 'text', position: 15, means: 'ODS code of the commissioner: its sub-ICB location' },
    joined_date: { type: 'date', position: 16, format: 'yyyymmdd', means: 'Day it joined that commissioner' },
    left_date: { type: 'date', position: 17, format: 'yyyymmdd', means: 'Day it left it' },
    setting: { type: 'text', position: 26, means: 'Prescribing setting: 4 is a GP practice' },
  },
  faultBudget: { share: 0.005, rows: 5 },
  sample: `"P81001","SYNTHETIC SURGERY","Y62","QE1","1 SYNTHETIC STREET","","","PRESTON","","PR7 1ZZ","19740401","","A","B","00X","20130401","","","","","","0","","00X","","4",""
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
