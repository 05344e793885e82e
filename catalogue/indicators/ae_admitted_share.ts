import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: visits that end in an emergency admission',
  question: 'Of all visits to A&E, how many ended with an emergency admission?',
  says: '{who}: {value} of A&E visits ended in an emergency admission in {period}',
  aim: 2,
  service: 'Urgent and emergency care',
  kind: 'proportion',
  unit: 'visits',
  better: 'neither',
  reads: ['curated.ae_attendance'],
  numerator: 'Emergency admissions through A&E departments of every type',
  denominator: 'All attendances at types 1, 2 and other departments, booked appointments included',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'A hospital with a minor injuries unit beside it has more visits that need no admission, and so a lower share.',
    'It counts visits here, not people, and not only residents.',
    'A few trusts admit people through A&E without an A&E of their own. They count for England and their system, and have no share.',
  ],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | admissions_via_ae | attendances | source_sha256 | source_line
        RXN      | 2025-05 | 30                | 120         | a             | 2
        RXL      | 2025-05 | 0                 | 80          | a             | 3
        RY2      | 2025-05 | 0                 | 0           | a             | 4
        RW4      | 2025-05 | 2                 | 0           | a             | 5`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXL        | system      | QE1                | 2020-04-01 |
        trust      | RW4        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-05 | all | 32        | 200         | 0.16
      system    | QE1       | provider | 2025-05 | all | 32        | 200         | 0.16
      trust     | RW4       | provider | 2025-05 | all | 2         | 0           |
      trust     | RXL       | provider | 2025-05 | all | 0         | 80          | 0
      trust     | RXN       | provider | 2025-05 | all | 30        | 120         | 0.25`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [
    { on: '2026-11-23', what: 'First published.' },
    { on: '2026-11-23', what: 'Admissions through an A&E elsewhere count for England and the system: England is the publisher’s total row.' },
  ],
});
