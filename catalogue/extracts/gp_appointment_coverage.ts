import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Appointments in general practice: coverage',
  publisher: 'NHS England',
  source: 'Appointments in General Practice, coverage CSV',
  owner: 'Primary care analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'month',
  lagDays: 28,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'Sub-ICB locations, 30 months',
      from: '2022-07-01',
      header: [
        'SUB_ICB_LOCATION_CODE',
        'ICB_ONS_CODE',
        'Appointment_Month',
        'Included Practices',
        'Open Practices',
        'Patients registered at included practices',
      ],
      period: {
        from: 'newest date',
        columns: ['appointment_month'],
        why: 'Each file holds 30 months and is called after the last of them, which is its newest.',
      },
    },
  ],
  key: ['sub_icb_code', 'appointment_month'],
  columns: {
    sub_icb_code: { type: 'text', from: 'SUB_ICB_LOCATION_CODE', means: 'ODS code of the sub-ICB location', matches: '[A-Z0-9]{3,5}' },
    icb_ons_code: { type: 'text', from: 'ICB_ONS_CODE', means: 'ONS code of the ICB' },
    region_code: { type: 'text', from: 'REGION_CODE', means: 'ONS code of the region' },
    appointment_month: { type: 'date', from: 'Appointment_Month', means: 'First day of the month, as 01FEB2023', format: 'ddMMMyyyy' },
    included_practices: {
      type: 'integer',
      from: 'Included Practices',
      means: 'Practices whose appointments are in the figures',
      unit: 'practices',
      required: true,
    },
    open_practices: { type: 'integer', from: 'Open Practices', means: 'Practices that were open', unit: 'practices', required: true },
    included_patients: {
      type: 'integer',
      from: 'Patients registered at included practices',
      means: 'Patients of the practices whose appointments are in the figures',
      unit: 'patients',
      required: true,
    },
    open_patients: {
      type: 'integer',
      from: 'Patients registered at open practices',
      means: 'Patients of the practices that were open',
      unit: 'patients',
      required: true,
    },
  },
  faultBudget: { share: 0.005, rows: 5 },
  sample: `SUB_ICB_LOCATION_CODE,ICB_ONS_CODE,REGION_CODE,Appointment_Month,Included Practices,Open Practices,Patients registered at included practices,Patients registered at open practices
00X,E54000048,E40000010,01FEB2023,20,21,180000,185000
00X,E54000048,E40000010,01MAR2023,21,21,185100,185100
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
