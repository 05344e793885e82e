import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Severe mental illness on the register',
  question: 'How many patients are known by their practice to have severe mental illness?',
  says: '{value} of patients in {who} were on the register for severe mental illness in {period}',
  aim: 1,
  service: 'Community mental health',
  kind: 'proportion',
  unit: 'patients',
  better: 'neither',
  reads: ['curated.qof_register'],
  numerator: 'Patients with severe mental illness on the register of the Quality and Outcomes Framework (QOF) on 31 March',
  denominator: 'All patients on the list of the practice',
  cadence: 'year',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'sub_icb', 'place', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'A higher figure may mean more illness, or a practice that is better at finding it.',
    'It holds people with schizophrenia, bipolar disorder or another psychosis, and others on lithium.',
  ],
  example: {
    given: {
      'curated.qof_register': `
        practice_code | group_code | list_type | period  | register | list_size | source_sha256 | source_line
        P81001        | MH         | TOTAL     | 2020-21 | 90       | 600       | a             | 2
        P81002        | MH         | TOTAL     | 2020-21 | 30       | 400       | a             | 3
        Y00001        | MH         | TOTAL     | 2020-21 | 5        | 20        | a             | 4
        P81001        | AST        | 06OV      | 2020-21 | 44       | 550       | a             | 5`,
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
      england   | E92000001          | registered | 2020-21 | all | 125       | 1020        | 0.12254901960784313
      pcn       | U12345             | registered | 2020-21 | all | 120       | 1000        | 0.12
      place     | central-lancashire | registered | 2020-21 | all | 120       | 1000        | 0.12
      practice  | P81001             | registered | 2020-21 | all | 90        | 600         | 0.15
      practice  | P81002             | registered | 2020-21 | all | 30        | 400         | 0.075
      practice  | Y00001             | registered | 2020-21 | all | 5         | 20          | 0.25
      sub_icb   | 00X                | registered | 2020-21 | all | 120       | 1000        | 0.12
      system    | QE1                | registered | 2020-21 | all | 120       | 1000        | 0.12`,
  },
  owner: 'Primary care analysts',
  source: 'NHS England, Quality and Outcomes Framework',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
