import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'A&E: seen within four hours',
  question: 'How many people were admitted, transferred or sent home within four hours of arriving at A&E?',
  says: '{who} saw {value} of A&E patients within four hours in {period}',
  aim: 3,
  service: 'Urgent and emergency care',
  kind: 'proportion',
  unit: 'patients',
  better: 'higher',
  reads: ['curated.ae_attendance'],
  numerator: 'Attendances where the patient was admitted, transferred or discharged within four hours of arrival',
  denominator: 'All attendances at types 1, 2 and other departments, booked appointments included',
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
    'A trust that gives attendances and no four-hour figures is in neither part.',
  ],
  example: {
    given: {
      'curated.ae_attendance': `
        org_code | period  | attendances | over_4h | source_sha256 | source_line
        RXN      | 2025-05 | 200         | 50      | a             | 2
        RXL      | 2025-05 | 100         | 10      | a             | 3
        RC9      | 2025-05 | 120         |         | a             | 4`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      trust     | RXN       | provider | 2025-05 | all | 150       | 200         | 0.75
      trust     | RXL       | provider | 2025-05 | all | 90        | 100         | 0.9
      england   | E92000001 | provider | 2025-05 | all | 240       | 300         | 0.8`,
  },
  owner: 'Urgent care analysts',
  source: 'NHS England, A&E attendances and emergency admissions',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
