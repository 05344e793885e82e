import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'GP practice to PCN, sub-ICB and ICB map',
  publisher: 'NHS England',
  source: 'Patients Registered at a GP Practice, mapping file',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'month',
  lagDays: -14,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'CCG and STP names',
      from: '2019-07-01',
      header: ['PUBLICATION', 'EXTRACT_DATE', 'PRACTICE_CODE', 'PRACTICE_NAME', 'PCN_CODE', 'PCN_NAME', 'CCG_CODE', 'CCG_NAME', 'STP_CODE', 'STP_NAME'],
      period: { from: 'column', column: 'extract_date_text', pattern: '^\\d{2}(?<month>[A-Za-z]{3})(?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  key: ['practice_code'],
  columns: {
    extract_date_text: { type: 'text', from: 'EXTRACT_DATE', means: 'First day of the month, as 01Jan2022', required: true },
    practice_code: { type: 'text', from: 'PRACTICE_CODE', means: 'ODS code of the practice', required: true, matches: '[A-Z][0-9]{5}' },
    practice_name: { type: 'text', from: 'PRACTICE_NAME', means: 'Name of the practice', required: true },
    postcode: { type: 'text', from: 'PRACTICE_POSTCODE', means: 'Postcode of the practice' },
    pcn_code: { type: 'text', from: 'PCN_CODE', means: 'ODS code of its primary care network; U when it has none', required: true, matches: 'U[0-9]{0,5}' },
    pcn_name: { type: 'text', from: 'PCN_NAME', means: 'Name of the network; Unallocated when it has none', required: true },
    ons_sub_icb_code: { type: 'text', from: 'ONS_CCG_CODE', means: 'ONS code of the CCG, now sub-ICB location' },
    sub_icb_code: { type: 'text', from: 'CCG_CODE', means: 'ODS code of the CCG, now sub-ICB location', required: true },
    sub_icb_name: { type: 'text', from: 'CCG_NAME', means: 'Name of the CCG, now sub-ICB location', required: true },
    ons_icb_code: { type: 'text', from: 'ONS_STP_CODE', means: 'ONS code of the STP, now ICB' },
    icb_code: { type: 'text', from: 'STP_CODE', means: 'ODS code of the STP, now ICB', required: true },
    icb_name: { type: 'text', from: 'STP_NAME', means: 'Name of the STP, now ICB', required: true },
    region_code: { type: 'text', from: 'COMM_REGION_CODE', means: 'ODS code of the NHS England region' },
    region_name: { type: 'text', from: 'COMM_REGION_NAME', means: 'Name of the NHS England region' },
  },
  unused: ['PUBLICATION', 'ONS_COMM_REGION_CODE'],
  faultBudget: { share: 0.005, rows: 5 },
  sample: `PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_CCG_CODE,CCG_CODE,CCG_NAME,ONS_STP_CODE,STP_CODE,STP_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME
GP_PRAC_PAT_LIST,01Jan2022,P81001,SYNTHETIC SURGERY,PR7 1ZZ,U10001,SYNTHETIC NORTH PCN,E38000034,00X,NHS Synthetic CCG,E54000048,QE1,Synthetic System,E40000010,Y62,North West
GP_PRAC_PAT_LIST,01Jan2022,N85001,SYNTHETIC HEALTH CENTRE,CH44 1ZZ,U,Unallocated,E38000208,12F,NHS Synthetic CCG,E54000008,QYG,Synthetic System,E40000010,Y62,North West
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
