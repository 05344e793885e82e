import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: emergency admissions',
  question: 'How many people were admitted to hospital in an emergency through A&E?',
  says: '{who} admitted {value} emergency patients through A&E in {period}',
  aim: 3,
  service: 'Urgent and emergency care',
  kind: 'count',
  unit: 'admissions',
  better: 'neither',
  reads: ['curated.ae_attendance'],
  numerator: 'Emergency admissions through A&E departments of every type',
  denominator: 'None: it is a count',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'none',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: ['It counts visits here, not people, and not only residents.', 'Emergency admissions that do not come through A&E are not counted.'],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | admissions_via_ae | other_emergency_admissions | source_sha256 | source_line
        RXN      | 2025-04 | 55                | 8                          | b             | 2
        RXN      | 2025-05 | 45                | 0                          | a             | 2
        RXL      | 2025-05 | 30                | 7                          | a             | 3
        RY2      | 2025-05 | 0                 | 0                          | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXL        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-04 | all | 55        |             | 55
      system    | QE1       | provider | 2025-04 | all | 55        |             | 55
      trust     | RXN       | provider | 2025-04 | all | 55        |             | 55
      england   | E92000001 | provider | 2025-05 | all | 75        |             | 75
      system    | QE1       | provider | 2025-05 | all | 75        |             | 75
      trust     | RXL       | provider | 2025-05 | all | 30        |             | 30
      trust     | RXN       | provider | 2025-05 | all | 45        |             | 45`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
