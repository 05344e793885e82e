import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Primary care networks and their practices',
  publisher: 'NHS England, Organisation Data Service',
  source: 'ODS data, ePCN workbook, core partner details',
  owner: 'Reference data',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'reference',
  cadence: 'irregular',
  lagDays: 0,
  containsPersonData: false,
  layouts: [
    {
      kind: 'workbook',
      name: 'Core partner details',
      from: '2019-07-01',
      member: '\\.xlsx$',
      sheets: '^PCN Core Partner Details$',
      header: ['Partner Organisation Code', 'PCN Code', 'Practice to PCN Relationship Start Date', 'Practice to PCN Relationship End Date'],
      period: {
        from: 'newest date',
        columns: ['start_date', 'end_date'],
        why: 'The workbook carries no date of its own: it is as new as the newest link in it.',
      },
    },
  ],
  key: ['practice_code', 'pcn_code', 'start_date'],
  columns: {
    practice_code: { type: 'text', from: 'Partner Organisation Code', means: 'ODS code of the practice', required: true },
    practice_name: { type: 'text', from: 'Partner Name', means: 'Name of the practice' },
    practice_sub_icb_code: { type: 'text', from: 'Practice Parent CCG Code', means: 'ODS code of the CCG of the practice' },
    pcn_code: { type: 'text', from: 'PCN Code', means: 'ODS code of the network', required: true },
    pcn_name: { type: 'text', from: 'PCN Name', means: 'Name of the network', required: true },
    pcn_sub_icb_code: { type: 'text', from: 'PCN Parent CCG Code', means: 'ODS code of the CCG of the network' },
    start_date: { type: 'date', from: 'Practice to PCN Relationship Start Date', format: 'yyyymmdd', means: 'First day of the link', required: true },
    end_date: { type: 'date', from: 'Practice to PCN Relationship End Date', format: 'yyyymmdd', means: 'Last day of the link; empty while it lasts' },
  },
  unused: ['Practice Parent CCG Name', 'PCN Parent CCG Name', 'Practice CCG and PCN CCG Match'],
  faultBudget: { share: 0.005, rows: 5 },
  sample: `Partner Organisation Code,Partner Name,Practice Parent CCG Code,Practice Parent CCG Name,PCN Code,PCN Name,PCN Parent CCG Code,PCN Parent CCG Name,Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date,Practice CCG and PCN CCG Match
P81001,SYNTHETIC SURGERY,00X,NHS SYNTHETIC CCG,U10001,SYNTHETIC NORTH PCN,00X,NHS SYNTHETIC CCG,20190701,,true
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
