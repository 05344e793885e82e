import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Staff sickness absence',
  question: 'How much of the working time of NHS staff is lost to sickness?',
  says: '{who} lost {value} of staff time to sickness in {period}',
  aim: 2,
  service: 'Workforce',
  kind: 'proportion',
  unit: 'days',
  better: 'lower',
  reads: ['curated.sickness_absence'],
  numerator: 'Full-time equivalent days lost to sickness',
  denominator: 'Full-time equivalent days available',
  cadence: 'month',
  bases: ['provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'none',
  noInterval: 'Days are lost in spells and not one by one, so that an interval for independent days would be too narrow',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'It rises every winter: compare a month with the same month of another year too.',
    'All days of the month are counted, so there is no sampling error and no interval; a single month is held against the target as it stands.',
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
      england   | E92000001 | provider | 2025-03 | all | 1510      | 30000       | 0.050333333333333334
      system    | QE1       | provider | 2025-03 | all | 1500      | 25000       | 0.06
      trust     | RW5       | provider | 2025-03 | all | 499.5     | 5000        | 0.0999
      trust     | RXN       | provider | 2025-03 | all | 1000.5    | 20000       | 0.050025`,
  },
  owner: 'Workforce analysts',
  source: 'NHS England, NHS sickness absence rates',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
