import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'LSOA 2011 to sub-ICB location 2022',
  publisher: 'Office for National Statistics',
  source: 'LSOA (2011) to Sub ICB Locations (2022) lookup',
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
      name: 'July 2022',
      from: '2022-07-01',
      header: ['LSOA11CD', 'LSOA11NM', 'SICBL22CD', 'SICBL22NM'],
      period: { from: 'fixed', period: '2022', why: 'The header names the year: SICBL22.' },
    },
  ],
  key: ['lsoa_code'],
  columns: {
    lsoa_code: { type: 'text', from: 'LSOA11CD', means: 'ONS code of the LSOA, 2011 boundaries', required: true, matches: 'E01\\d{6}' },
    lsoa_name: { type: 'text', from: 'LSOA11NM', means: 'Name of the LSOA' },
    ons_sub_icb_code: { type: 'text', from: 'SICBL22CD', means: 'ONS code of the sub-ICB location', required: true },
    sub_icb_name: { type: 'text', from: 'SICBL22NM', means: 'Name of the ICB and ODS code of the sub-ICB location', required: true },
  },
  faultBudget: { share: 0.001, rows: 5 },
  sample: `LSOA11CD,LSOA11NM,SICBL22CD,SICBL22NM
E01099999,Synthetic 001A,E38000034,NHS Synthetic ICB - 00X
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
