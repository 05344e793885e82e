import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Patients of practices in the most deprived fifth',
  question: 'How many patients belong to a practice whose patients are among the most deprived fifth of England?',
  says: '{value} of patients of {who} belonged to practices of the most deprived fifth in {period}',
  aim: 1,
  service: 'Public health and community development',
  kind: 'proportion',
  unit: 'patients',
  better: 'neither',
  reads: ['curated.gp_registered', 'curated.practice_deprivation'],
  numerator: 'Patients of practices in the most deprived fifth of practices in England',
  denominator: 'Patients of practices whose deprivation is known',
  cadence: 'month',
  bases: ['registered'],
  levels: ['pcn', 'sub_icb', 'place', 'system', 'england'],
  interval: 'none',
  noInterval: 'Every patient is counted, and all patients of a practice fall on one side together',
  controlChart: 'Lists grow and shrink slowly, so that each month depends on the last: control limits would mislead',
  disclosure: 'published national statistic',
  caveats: [
    'It goes by practices: some patients of a deprived practice live well, and the other way round.',
    'The fifths are of the Index of Multiple Deprivation 2019.',
  ],
  example: {
    given: {
      'curated.gp_registered': `
        practice_code | period  | patients | source_sha256 | source_line
        P81001        | 2021-01 | 6000     | a             | 2
        P81002        | 2021-01 | 4000     | a             | 3
        Y00001        | 2021-01 | 10       | a             | 4`,
      'curated.practice_deprivation': `
        practice_code | imd_quintile
        P81001        | 1
        P81002        | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        practice   | P81001     | pcn         | U12345             | 2019-07-01 |
        practice   | P81002     | pcn         | U54321             | 2019-07-01 | 2020-06-30
        practice   | P81002     | pcn         | U12345             | 2020-07-01 |
        practice   | P81001     | sub_icb     | 00X                | 2013-04-01 |
        practice   | P81002     | sub_icb     | 00X                | 2013-04-01 |
        practice   | P81001     | place       | central-lancashire | 2013-04-01 |
        practice   | P81002     | place       | central-lancashire | 2013-04-01 |
        practice   | P81001     | system      | QE1                | 2013-04-01 |
        practice   | P81002     | system      | QE1                | 2013-04-01 |`,
    },
    expect: `
      area_type | area_code          | basis      | period  | cut | numerator | denominator | value
      england   | E92000001          | registered | 2021-01 | all | 6000      | 10000       | 0.6
      pcn       | U12345             | registered | 2021-01 | all | 6000      | 10000       | 0.6
      place     | central-lancashire | registered | 2021-01 | all | 6000      | 10000       | 0.6
      sub_icb   | 00X                | registered | 2021-01 | all | 6000      | 10000       | 0.6
      system    | QE1                | registered | 2021-01 | all | 6000      | 10000       | 0.6`,
  },
  owner: 'Primary care analysts',
  source: 'NHS England, patients registered at a GP practice',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
