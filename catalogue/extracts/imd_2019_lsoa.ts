import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Index of Multiple Deprivation 2019, by LSOA',
  publisher: 'Ministry of Housing, Communities and Local Government',
  source: 'English indices of deprivation 2019, File 1',
  owner: 'Public health analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'reference',
  cadence: 'irregular',
  lagDays: 0,
  containsPersonData: false,
  layouts: [
    {
      kind: 'workbook',
      name: 'File 1, 2019',
      from: '2019-09-26',
      sheets: '^IMD2019$',
      header: [
        'LSOA code (2011)',
        'Local Authority District code (2019)',
        'Index of Multiple Deprivation (IMD) Rank',
        'Index of Multiple Deprivation (IMD) Decile',
      ],
      period: { from: 'fixed', period: '2019', why: 'The sheet and its columns name the year: IMD 2019.' },
    },
  ],
  key: ['lsoa_code'],
  columns: {
    lsoa_code: { type: 'text', from: 'LSOA code (2011)', means: 'ONS code of the LSOA, 2011 boundaries', required: true, matches: 'E01\\d{6}' },
    lsoa_name: { type: 'text', from: 'LSOA name (2011)', means: 'Name of the LSOA' },
    district_code: { type: 'text', from: 'Local Authority District code (2019)', means: 'ONS code of the district, 2019', required: true },
    district_name: { type: 'text', from: 'Local Authority District name (2019)', means: 'Name of the district' },
    imd_rank: {
      type: 'integer',
      from: 'Index of Multiple Deprivation (IMD) Rank',
      means: 'Rank in England: 1 is the most deprived of 32,844',
      required: true,
      min: 1,
      max: 32844,
    },
    imd_decile: {
      type: 'integer',
      from: 'Index of Multiple Deprivation (IMD) Decile',
      means: 'Tenth of England: 1 is the most deprived',
      required: true,
      min: 1,
      max: 10,
    },
  },
  faultBudget: { share: 0, rows: 0 },
  sample: `LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile
E01099999,Synthetic 001A,E07000123,Synthetic,29199,9
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
