import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Patients registered with a GP practice',
  question: 'How many people are registered with a GP practice?',
  says: '{value} patients were registered with practices of {who} in {period}',
  aim: 2,
  service: 'GP and primary care',
  kind: 'count',
  unit: 'patients',
  better: 'neither',
  reads: ['curated.gp_registered'],
  numerator: 'Patients registered on the first day of the month, all ages',
  denominator: 'None: it is a count',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'sub_icb', 'place', 'system', 'england'],
  interval: 'none',
  controlChart: 'Lists grow and shrink slowly, so that each month depends on the last: control limits would mislead',
  disclosure: 'published national statistic',
  caveats: [
    'Lists hold some people who have moved or died, so that they come to more than the resident population.',
    'A place counts the patients of its practices wherever they live.',
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
      england   | E92000001          | registered | 2021-01 | all | 10010     |             | 10010
      pcn       | U12345             | registered | 2021-01 | all | 10000     |             | 10000
      place     | central-lancashire | registered | 2021-01 | all | 10000     |             | 10000
      practice  | P81001             | registered | 2021-01 | all | 6000      |             | 6000
      practice  | P81002             | registered | 2021-01 | all | 4000      |             | 4000
      practice  | Y00001             | registered | 2021-01 | all | 10        |             | 10
      sub_icb   | 00X                | registered | 2021-01 | all | 10000     |             | 10000
      system    | QE1                | registered | 2021-01 | all | 10000     |             | 10000`,
  },
  owner: 'Primary care analysts',
  source: 'NHS England, patients registered at a GP practice',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
