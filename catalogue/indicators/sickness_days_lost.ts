import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Working days lost to sickness',
  question: 'How many full-time working days did NHS staff lose to sickness?',
  says: '{who} lost {value} working days to sickness in {period}',
  aim: 4,
  service: 'Workforce',
  kind: 'count',
  unit: 'days',
  better: 'lower',
  reads: ['curated.sickness_absence'],
  numerator: 'Full-time equivalent days lost to sickness',
  denominator: 'None: it is a count',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'none',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'It rises every winter: compare a month with the same month of another year too.',
    'A larger employer loses more days: the rate beside it says how many of those available.',
    'England counts every employer in the file. Integrated care boards, support units and others are in it, and are shown at no other level.',
  ],
  example: {
    given: {
      'curated.sickness_absence': `
        org_code | org_type              | period  | days_lost | days_available | source_sha256 | source_line
        RXN      | Acute                 | 2025-03 | 1000.5    | 20000          | a             | 2
        RW5      | Mental Health         | 2025-03 | 499.5     | 5000           | a             | 3
        QE1      | Integrated Care Board | 2025-03 | 10        | 5000           | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code | valid_from | valid_to
        trust      | RXN        | system      | QE1         | 2020-04-01 |
        trust      | RW5        | system      | QE1         | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      england   | E92000001 | provider | 2025-03 | all | 1510      |             | 1510
      system    | QE1       | provider | 2025-03 | all | 1500      |             | 1500
      trust     | RW5       | provider | 2025-03 | all | 499.5     |             | 499.5
      trust     | RXN       | provider | 2025-03 | all | 1000.5    |             | 1000.5`,
  },
  owner: 'Workforce analysts',
  source: 'NHS England, NHS sickness absence rates',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
