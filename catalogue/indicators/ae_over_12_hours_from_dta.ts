import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: over 12 hours from decision to admit',
  question: 'Of people admitted through A&E, how many waited 12 hours or more after the decision to admit them?',
  says: '{who}: {value} of emergency admissions waited 12 hours or more in {period}',
  aim: 3,
  service: 'Urgent and emergency care',
  kind: 'proportion',
  unit: 'patients',
  better: 'lower',
  reads: ['curated.ae_attendance'],
  numerator: 'Patients who waited 12 hours or more from the decision to admit until they were admitted',
  denominator: 'Emergency admissions through A&E departments of every type',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'The clock starts when the decision to admit is made, not on arrival: the whole wait in A&E is longer.',
    'It counts admissions here, not only those of residents.',
  ],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | waited_12h_dta | admissions_via_ae | source_sha256 | source_line
        RXN      | 2025-05 | 30             | 120               | a             | 2
        RXL      | 2025-05 | 0              | 80                | a             | 3
        RY2      | 2025-05 | 0              | 0                 | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXL        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-05 | all | 30        | 200         | 0.15
      system    | QE1       | provider | 2025-05 | all | 30        | 200         | 0.15
      trust     | RXL       | provider | 2025-05 | all | 0         | 80          | 0
      trust     | RXN       | provider | 2025-05 | all | 30        | 120         | 0.25`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
