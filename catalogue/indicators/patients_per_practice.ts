import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Patients for each GP practice',
  question: 'How many patients does a GP practice have on its list, on average?',
  says: 'Practices of {who} had {value} patients each, on average, in {period}',
  aim: 2,
  service: 'GP and primary care',
  kind: 'mean',
  unit: 'patients',
  decimals: 0,
  better: 'neither',
  reads: ['curated.gp_registered'],
  numerator: 'Patients registered on the first day of the month, all ages',
  denominator: 'Practices with a list',
  cadence: 'month',
  bases: ['registered'],
  levels: ['pcn', 'sub_icb', 'place', 'system', 'england'],
  interval: 'none',
  noInterval: 'Every practice is counted, not a sample of them',
  controlChart: 'Lists grow and shrink slowly, so that each month depends on the last: control limits would mislead',
  disclosure: 'published national statistic',
  caveats: [
    'A mean: a few large practices raise it. A change may be a merger, and not more patients.',
    'Lists hold some people who have moved or died, so that they come to more than the resident population.',
  ],
  example: {
    given: {
      'curated.gp_registered': `
        practice_code | period  | patients | source_sha256 | source_line
        P81001        | 2021-01 | 6000     | a             | 2
        P81002        | 2021-01 | 4000     | a             | 3
        Y00001        | 2021-01 | 10       | a             | 4`,
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
      england   | E92000001          | registered | 2021-01 | all | 10010     | 3           | 3336.6666666666665
      pcn       | U12345             | registered | 2021-01 | all | 10000     | 2           | 5000
      place     | central-lancashire | registered | 2021-01 | all | 10000     | 2           | 5000
      sub_icb   | 00X                | registered | 2021-01 | all | 10000     | 2           | 5000
      system    | QE1                | registered | 2021-01 | all | 10000     | 2           | 5000`,
  },
  owner: 'Primary care analysts',
  source: 'NHS England, patients registered at a GP practice',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
