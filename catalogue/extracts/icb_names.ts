import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Integrated care board names and codes',
  publisher: 'Office for National Statistics',
  source: 'Integrated Care Boards (December 2024) Names and Codes in England',
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
      name: 'December 2024',
      from: '2024-12-01',
      header: ['ICB24CD', 'ICB24CDH', 'ICB24NM'],
      period: { from: 'fixed', period: '2024', why: 'The header names the year: ICB24.' },
    },
  ],
  key: ['icb_code'],
  columns: {
    ons_code: { type: 'text', from: 'ICB24CD', means: 'ONS code of the ICB', required: true, matches: 'E54\\d{6}' },
    icb_code: { type: 'text', from: 'ICB24CDH', means: 'ODS code of the ICB', required: true },
    name: { type: 'text', from: 'ICB24NM', means: 'Name of the ICB', required: true },
  },
  unused: ['ObjectId'],
  faultBudget: { share: 0, rows: 0 },
  sample: `ICB24CD,ICB24CDH,ICB24NM,ObjectId
E54000048,QE1,NHS Synthetic Integrated Care Board,1
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
