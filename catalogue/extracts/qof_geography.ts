import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'QOF geography: practice to PCN, CCG, STP and region',
  publisher: 'NHS England',
  source: 'Quality and Outcomes Framework, mapping of NHS geographies',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'year',
  lagDays: 183,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: '2020-21',
      from: '2020-04-01',
      header: ['NAT_ONS_CODE', 'REGION_ODS_CODE', 'STP_ODS_CODE', 'CCG_ODS_CODE', 'PCN_ODS_CODE', 'PCN_NAME', 'PRACTICE_CODE', 'PRACTICE_NAME'],
      period: {
        from: 'file name',
        pattern: 'GEOGRAPHIES_(?<year>\\d{2})(?<year2>\\d{2})(?!\\d)',
        cadence: 'year',
        why: 'QOF tables carry no year; the file name ends in the two years of the financial year, as 2122 for 2021-22.',
      },
    },
  ],
  key: ['practice_code'],
  columns: {
    practice_code: { type: 'text', from: 'PRACTICE_CODE', means: 'ODS code of the practice', required: true, matches: '[A-Z][0-9]{5}' },
    practice_name: { type: 'text', from: 'PRACTICE_NAME', means: 'Name of the practice', required: true },
    pcn_code: { type: 'text', from: 'PCN_ODS_CODE', means: 'ODS code of its primary care network; U when it has none', required: true, matches: 'U[0-9]{0,5}' },
    pcn_name: { type: 'text', from: 'PCN_NAME', means: 'Name of the network; Unallocated when it has none', required: true },
    sub_icb_code: { type: 'text', from: 'CCG_ODS_CODE', means: 'ODS code of the CCG, now sub-ICB location', required: true },
    ons_sub_icb_code: { type: 'text', from: 'CCG_ONS_CODE', means: 'ONS code of the CCG, now sub-ICB location' },
    sub_icb_name: { type: 'text', from: 'CCG_NAME', means: 'Name of the CCG, now sub-ICB location', required: true },
    icb_code: { type: 'text', from: 'STP_ODS_CODE', means: 'ODS code of the STP, now ICB', required: true },
    icb_name: { type: 'text', from: 'STP_NAME', means: 'Name of the STP, now ICB', required: true },
    region_code: { type: 'text', from: 'REGION_ODS_CODE', means: 'ODS code of the NHS England region' },
    region_name: { type: 'text', from: 'REGION_NAME', means: 'Name of the NHS England region' },
  },
  unused: ['NAT_ONS_CODE', 'NAT_CODE', 'COUNTRY', 'REGION_ONS_CODE', 'STP_ONS_CODE'],
  faultBudget: { share: 0.005, rows: 5 },
  sample: `NAT_ONS_CODE,NAT_CODE,COUNTRY,REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,STP_ODS_CODE,STP_ONS_CODE,STP_NAME,CCG_ODS_CODE,CCG_ONS_CODE,CCG_NAME,PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME
E92000001,ENG,England,Y62,E40000010,North West,QE1,E54000048,Synthetic System,00X,E38000034,NHS Synthetic CCG,U10001,Synthetic North PCN,P81001,Synthetic Surgery
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
