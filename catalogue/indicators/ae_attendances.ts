import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: attendances',
  question: 'How many times did people come to A&E?',
  says: '{who} had {value} A&E attendances in {period}',
  aim: 3,
  service: 'Urgent and emergency care',
  kind: 'count',
  unit: 'attendances',
  better: 'neither',
  reads: ['curated.ae_attendance'],
  numerator: 'Attendances at types 1, 2 and other departments, booked appointments included',
  denominator: 'None: it is a count',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'none',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: ['It counts visits here, not people, and not only residents.', 'More visits may mean more need, fewer other choices, or a month of more days.'],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | attendances | source_sha256 | source_line
        RXN      | 2025-04 | 210         | b             | 2
        RXN      | 2025-05 | 200         | a             | 2
        RXL      | 2025-05 | 160         | a             | 3
        RY2      | 2025-05 | 0           | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXL        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-04 | all | 210       |             | 210
      system    | QE1       | provider | 2025-04 | all | 210       |             | 210
      trust     | RXN       | provider | 2025-04 | all | 210       |             | 210
      england   | E92000001 | provider | 2025-05 | all | 360       |             | 360
      system    | QE1       | provider | 2025-05 | all | 360       |             | 360
      trust     | RXL       | provider | 2025-05 | all | 160       |             | 160
      trust     | RXN       | provider | 2025-05 | all | 200       |             | 200`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
