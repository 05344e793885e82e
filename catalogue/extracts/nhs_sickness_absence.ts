import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'NHS sickness absence rates, monthly',
  publisher: 'NHS England',
  source: 'NHS Sickness Absence Rates, monthly CSV',
  owner: 'Workforce analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'trust',
  cadence: 'month',
  lagDays: 120,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'Organisation by month',
      from: '2022-04-01',
      header: ['DATE', 'NHSE_REGION_CODE', 'ICS_CODE', 'ORG_CODE', 'ORG_NAME', 'ORG_TYPE', 'FTE_DAYS_LOST', 'FTE_DAYS_AVAILABLE', 'SICKNESS_ABSENCE_RATE_PERCENT'],
      period: { from: 'column', column: 'month_end_text', pattern: '^\\d{2}/(?<month>\\d{2})/(?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  key: ['org_code'],
  columns: {
    month_end_text: { type: 'text', from: 'DATE', means: 'Last day of the month, as 30/04/2024', required: true },
    region_code: { type: 'text', from: 'NHSE_REGION_CODE', means: 'ODS code of the NHS England region' },
    region_name: { type: 'text', from: 'NHSE_REGION_NAME', means: 'Name of the region' },
    icb_code: { type: 'text', from: 'ICS_CODE', means: 'ODS code of the system (ICB)' },
    icb_name: { type: 'text', from: 'ICS_NAME', means: 'Name of the system' },
    org_code: { type: 'text', from: 'ORG_CODE', means: 'ODS code of the employer', required: true, matches: '[A-Z0-9]{3,6}' },
    org_name: { type: 'text', from: 'ORG_NAME', means: 'Name of the employer', required: true },
    org_type: { type: 'text', from: 'ORG_TYPE', means: 'Kind of employer, as Acute or Clinical Commissioning Group' },
    days_lost: { type: 'number', from: 'FTE_DAYS_LOST', means: 'Full-time equivalent days lost to sickness', unit: 'FTE days', required: true },
    days_available: { type: 'number', from: 'FTE_DAYS_AVAILABLE', means: 'Full-time equivalent days available', unit: 'FTE days', required: true },
    published_rate: { type: 'number', from: 'SICKNESS_ABSENCE_RATE_PERCENT', means: 'Published rate: days lost in each 100 available', unit: '%', required: true, max: 100 },
  },
  reconcile: [{ rule: 'ratio', numerator: 'days_lost', denominator: 'days_available', times: 100, equals: 'published_rate', decimals: 2 }],
  faultBudget: { share: 0.02, rows: 3 },
  sample: `DATE,NHSE_REGION_CODE,NHSE_REGION_NAME,ICS_CODE,ICS_NAME,ORG_CODE,ORG_NAME,ORG_TYPE,FTE_DAYS_LOST,FTE_DAYS_AVAILABLE,SICKNESS_ABSENCE_RATE_PERCENT
30/04/2024,Y62,North West,QE1,Lancashire and South Cumbria,RXN,Synthetic Teaching Hospitals,Acute,1000.12345,20000.00000,5.00
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
