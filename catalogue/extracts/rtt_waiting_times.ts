import { defineExtract, repeatColumn } from '../define.js';

const BANDS = repeatColumn(0, 103, 'weeks_{n}_{m}', { type: 'integer', from: 'Gt {n} To {m} Weeks SUM 1', means: 'Pathways that waited over {n} and up to {m} weeks', unit: 'pathways' });

export default defineExtract({
  title: 'Referral to treatment waiting times, full extract',
  publisher: 'NHS England',
  source: 'Consultant-led Referral to Treatment Waiting Times, full CSV data file',
  owner: 'Planned care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'trust',
  cadence: 'month',
  lagDays: 43,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'Bands to 104 weeks',
      from: '2021-04-01',
      member: '\\.csv$',
      header: ['Period', 'Provider Org Code', 'Commissioner Org Code', 'RTT Part Type', 'Treatment Function Code', 'Gt 00 To 01 Weeks SUM 1', 'Gt 104 Weeks SUM 1', 'Total', 'Total All'],
      period: { from: 'column', column: 'period_text', pattern: '^RTT-(?<month>[A-Za-z]+)-(?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  key: ['provider_code', 'commissioner_code', 'part', 'treatment_function_code'],
  columns: {
    period_text: { type: 'text', from: 'Period', means: 'Month, as RTT-April-2026', required: true },
    provider_parent_code: { type: 'text', from: 'Provider Parent Org Code', means: 'ODS code of the ICB the provider belongs to' },
    provider_parent_name: { type: 'text', from: 'Provider Parent Name', means: 'Name of that ICB' },
    provider_code: { type: 'text', from: 'Provider Org Code', means: 'ODS code of the provider', required: true },
    provider_name: { type: 'text', from: 'Provider Org Name', means: 'Name of the provider' },
    commissioner_parent_code: { type: 'text', from: 'Commissioner Parent Org Code', means: 'ODS code of the ICB of the commissioner; empty for national and foreign commissioners' },
    commissioner_parent_name: { type: 'text', from: 'Commissioner Parent Name', means: 'Name of that ICB' },
    commissioner_code: { type: 'text', from: 'Commissioner Org Code', means: 'ODS code of the sub-ICB location that commissions the care', required: true },
    commissioner_name: { type: 'text', from: 'Commissioner Org Name', means: 'Name of the commissioner' },
    part: { type: 'text', from: 'RTT Part Type', means: 'Part_1A admitted, Part_1B not admitted, Part_2 incomplete, Part_2A incomplete with a decision to admit, Part_3 new clock starts', required: true, allowed: ['Part_1A', 'Part_1B', 'Part_2', 'Part_2A', 'Part_3'] },
    part_name: { type: 'text', from: 'RTT Part Description', means: 'The part in words' },
    treatment_function_code: { type: 'text', from: 'Treatment Function Code', means: 'Specialty, as C_130; C_999 is the total of all', required: true, matches: '[A-Z]{1,3}_?[A-Z0-9]+' },
    treatment_function_name: { type: 'text', from: 'Treatment Function Name', means: 'Name of the specialty' },
    ...BANDS,
    weeks_104_plus: { type: 'integer', from: 'Gt 104 Weeks SUM 1', means: 'Pathways that waited over 104 weeks', unit: 'pathways' },
    total: { type: 'integer', from: 'Total', means: 'Pathways with a known clock start; empty in Part_3', unit: 'pathways' },
    unknown_start: { type: 'integer', from: 'Patients with unknown clock start date', means: 'Pathways whose clock start is not known', unit: 'pathways' },
    total_all: { type: 'integer', from: 'Total All', means: 'All pathways', unit: 'pathways', required: true },
  },
  reconcile: [
    {
      rule: 'group total',
      when: { column: 'treatment_function_code', matches: '^C_999$' },
      by: ['provider_code', 'commissioner_code', 'part'],
      sums: [...Object.keys(BANDS), 'weeks_104_plus', 'total', 'unknown_start', 'total_all'],
    },
  ],
  faultBudget: { share: 0.001, rows: 20 },
  sample: '',
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
