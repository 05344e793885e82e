import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Planned care: admitted for treatment within 18 weeks',
  question: 'Of people admitted to hospital for planned treatment, how many had waited no more than 18 weeks?',
  says: '{who}: {value} of planned admissions came within 18 weeks of referral in {period}',
  aim: 2,
  service: 'Hospital services',
  kind: 'proportion',
  unit: 'treatments',
  better: 'higher',
  reads: ['curated.rtt_completed'],
  numerator: 'Courses of planned treatment that began with a hospital admission, within 18 weeks of referral',
  denominator: 'Courses of planned treatment that began with a hospital admission, whose start is known',
  cadence: 'month',
  bases: ['commissioner', 'provider'],
  levels: ['sub_icb', 'place', 'trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'It looks back at those who were treated. When a hospital treats those who waited longest it falls, though that is good.',
    'For a place it counts its own registered patients wherever they are treated; for a trust, everyone it treats.',
    'Care commissioned nationally, such as specialised services, counts for England but for no place.',
  ],
  example: {
    given: {
      'curated.rtt_completed': `
        provider_code | commissioner_code | commissioner_system_code | part    | treatment_function_code | period  | within_18_weeks | known_start | pathways | source_sha256 | source_line
        RXN           | 00X               | QE1                      | Part_1A | C_100                   | 2026-04 | 30              | 40          | 41       | a             | 2
        RXN           | 00X               | QE1                      | Part_1B | C_100                   | 2026-04 | 90              | 110         | 119      | a             | 3
        RXN           | 00X               | QE1                      | Part_3  | C_100                   | 2026-04 |                 |             | 200      | a             | 4
        RXN           | 27T               |                          | Part_1A | C_110                   | 2026-04 | 5               | 10          | 10       | a             | 5
        RBN           | 01E               | QE1                      | Part_1A | C_110                   | 2026-04 | 15              | 30          | 30       | a             | 6
        RBN           | 01E               | QE1                      | Part_3  | C_110                   | 2026-04 |                 |             | 40       | a             | 7`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        sub_icb    | 00X        | place       | central-lancashire | 2020-04-01 |
        sub_icb    | 01E        | place       | central-lancashire | 2020-04-01 |
        sub_icb    | 00X        | system      | QE1                | 2020-04-01 |
        sub_icb    | 01E        | system      | QE1                | 2020-04-01 |
        trust      | RXN        | system      | QE1                | 2020-04-01 | 2026-03-31
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code          | basis        | period  | cut | numerator | denominator | value
      england   | E92000001          | commissioner | 2026-04 | all | 50        | 80          | 0.625
      england   | E92000001          | provider     | 2026-04 | all | 50        | 80          | 0.625
      place     | central-lancashire | commissioner | 2026-04 | all | 45        | 70          | 0.6428571428571429
      sub_icb   | 00X                | commissioner | 2026-04 | all | 30        | 40          | 0.75
      sub_icb   | 01E                | commissioner | 2026-04 | all | 15        | 30          | 0.5
      system    | QE1                | commissioner | 2026-04 | all | 45        | 70          | 0.6428571428571429
      trust     | RBN                | provider     | 2026-04 | all | 15        | 30          | 0.5
      trust     | RXN                | provider     | 2026-04 | all | 35        | 50          | 0.7`,
  },
  owner: 'Planned care analysts',
  source: 'NHS England, consultant-led referral to treatment waiting times',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
