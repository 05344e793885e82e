import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Adult social care outcomes framework (ASCOF), time series',
  publisher: 'Department of Health and Social Care',
  source: 'Measures from the Adult Social Care Outcomes Framework, England, data tables',
  owner: 'Adult social care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'council',
  cadence: 'year',
  lagDays: 262,
  containsPersonData: false,
  layouts: [
    {
      kind: 'workbook',
      name: '2024-25 tables',
      from: '2024-04-01',
      sheets: '^Table_',
      header: ['Local authority code', 'Local authority', 'ONS area code'],
      period: {
        from: 'cell',
        label: 'Measures from the adult social care outcomes framework (ASCOF), England',
        pattern: '(?<year>\\d{4}) to \\d{2}(?<year2>\\d{2})$',
        cadence: 'year',
      },
      unpivot: { columns: '^(?<year>\\d{4} to \\d{4}) - (?<statistic>.+)$', sheet: '^Table_(?<measure>.+)$', value: 'value' },
    },
  ],
  key: ['measure', 'year', 'statistic', 'council_code', 'council_name'],
  columns: {
    measure: { type: 'text', means: 'Number of the measure, as 2d(1), from the sheet name', required: true },
    year: { type: 'text', means: 'Financial year, as 2024 to 2025, from the header', required: true, matches: '\\d{4} to \\d{4}' },
    statistic: { type: 'text', means: 'What the figure is: numerator, denominator, outcome, margin of error, number of respondents', required: true },
    council_code: {
      type: 'text',
      from: 'Local authority code',
      means: 'Social services code of the council, or a letter for England, a region or a council type',
      required: true,
    },
    council_name: { type: 'text', from: 'Local authority', means: 'Name of the council, region or type', required: true },
    ons_code: { type: 'text', from: 'ONS area code', means: 'ONS code of the area', marks: ['[z]'] },
    value: { type: 'number', means: 'The figure as published; percentages out of 100', marks: ['[x]', '[c]', '[z]'], min: null, dropBracketed: true },
  },
  faultBudget: { share: 0.005, rows: 20 },
  sample: `Local authority code,Local authority,ONS area code,2024 to 2025 - numerator,2024 to 2025 - denominator,2024 to 2025 - outcome
England,England,E92000001,1500,2000,75
323,Synthetic County,E10000017,300,400,75
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
