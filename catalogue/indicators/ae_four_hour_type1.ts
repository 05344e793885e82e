import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: seen within four hours at major departments',
  question: 'How many people were admitted, transferred or sent home within four hours of arriving at a major A&E department?',
  says: '{who} saw {value} of major A&E patients within four hours in {period}',
  aim: 3,
  service: 'Urgent and emergency care',
  kind: 'proportion',
  unit: 'patients',
  better: 'higher',
  reads: ['curated.ae_attendance'],
  numerator: 'Attendances at major (type 1) departments where the patient was admitted, transferred or discharged within four hours of arrival',
  denominator: 'All attendances at major (type 1) departments, booked appointments included',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  breaks: [
    {
      from: '2023-05-01',
      why: 'Fourteen trusts that had tried other standards since May 2019 gave four-hour figures again: until then they are in neither part',
      source: 'NHS England, A&E attendances and emergency admissions, statistical commentary of May 2023',
    },
  ],
  disclosure: 'published national statistic',
  caveats: [
    'It counts visits, not people, and everyone seen here, not only residents.',
    'The national standard is for all types of department together; there is none for type 1 alone.',
  ],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | attendances_type1 | over_4h_type1 | attendances | over_4h | source_sha256 | source_line
        RXN      | 2025-05 | 80                | 40            | 200         | 50      | a             | 2
        RXL      | 2025-05 | 120               | 60            | 160         | 61      | a             | 3
        RY2      | 2025-05 | 0                 | 0             | 90          | 1       | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXL        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-05 | all | 100       | 200         | 0.5
      system    | QE1       | provider | 2025-05 | all | 100       | 200         | 0.5
      trust     | RXL       | provider | 2025-05 | all | 60        | 120         | 0.5
      trust     | RXN       | provider | 2025-05 | all | 40        | 80          | 0.5`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
