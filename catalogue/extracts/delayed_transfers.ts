import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Delayed transfers of care, days by council',
  publisher: 'NHS England',
  source: 'Delayed Transfers of Care, monthly, local authority workbook',
  owner: 'Discharge analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'council',
  cadence: 'month',
  lagDays: 42,
  containsPersonData: false,
  layouts: [
    {
      kind: 'workbook',
      name: '2017 to 2020',
      from: '2017-04-01',
      to: '2020-02-29',
      sheets: '^LA - by responsible org$',
      header: ['Region', 'ONS Geography', 'Code', 'Name'],
      headerRows: 2,
      notes: '^\\d+\\. ',
      period: { from: 'cell', label: 'Period:', pattern: '^(?<month>[A-Za-z]+)\\s+(?<year>\\d{4})$', cadence: 'month' },
      unpivot: { columns: '^Delayed Days / (?<responsible>NHS|Social Care|Both)$', value: 'days' },
    },
  ],
  key: ['council_code', 'responsible'],
  columns: {
    region: { type: 'text', from: 'Region', means: 'Region of the council', marks: ['-'] },
    ons_code: { type: 'text', from: 'ONS Geography', means: 'ONS code of the council', marks: ['-'] },
    council_code: { type: 'text', from: 'Code', means: 'Social services code of the council', required: true },
    council_name: { type: 'text', from: 'Name', means: 'Name of the council', required: true },
    responsible: { type: 'text', means: 'Who is responsible for the delay', required: true, allowed: ['NHS', 'Social Care', 'Both'] },
    days: { type: 'integer', means: 'Days of delay in the month', unit: 'days', marks: ['-'] },
  },
  unused: [
    'Delayed Days / Total',
    'DTOC Beds / NHS',
    'DTOC Beds / Social Care',
    'DTOC Beds / Both',
    'DTOC Beds / Total',
    'Average Number of People Delayed per Day / NHS',
    'Average Number of People Delayed per Day / Social Care',
    'Average Number of People Delayed per Day / Both',
    'Average Number of People Delayed per Day / Total',
  ],
  reconcile: [{ rule: 'group total', when: { column: 'council_name', matches: '^england$' }, by: ['responsible'], sums: ['days'] }],
  faultBudget: { share: 0.01, rows: 3 },
  sample: `,,,,Delayed Days,,,
Region,ONS Geography,Code,Name,NHS,Social Care,Both,Total
-,-,-,England,100,50,5,155
North West,E10000017,323,Synthetic County,100,50,5,155
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
