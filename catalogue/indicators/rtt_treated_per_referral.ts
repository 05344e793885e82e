import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Planned care: treatments finished for each new referral',
  question: 'Does the hospital finish as many courses of planned treatment as are newly asked of it?',
  says: '{who} finished {value} courses of planned treatment for each new one in {period}',
  aim: 4,
  service: 'Hospital services',
  kind: 'ratio',
  unit: 'treatments',
  decimals: 2,
  better: 'higher',
  reads: ['curated.rtt_completed'],
  numerator: 'Courses of planned treatment that ended in the month, with or without an admission',
  denominator: 'Courses of planned treatment newly begun by a referral in the month',
  cadence: 'month',
  bases: ['commissioner', 'provider'],
  levels: ['sub_icb', 'place', 'trust', 'system', 'england'],
  interval: 'none',
  noInterval: 'Every course of treatment of the month is counted, and who is treated does not follow from who is referred by chance',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'Below 1 the list would grow, but for those who leave it without treatment when it is checked.',
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
      england   | E92000001          | commissioner | 2026-04 | all | 200       | 240         | 0.8333333333333334
      england   | E92000001          | provider     | 2026-04 | all | 200       | 240         | 0.8333333333333334
      place     | central-lancashire | commissioner | 2026-04 | all | 190       | 240         | 0.7916666666666666
      sub_icb   | 00X                | commissioner | 2026-04 | all | 160       | 200         | 0.8
      sub_icb   | 01E                | commissioner | 2026-04 | all | 30        | 40          | 0.75
      system    | QE1                | commissioner | 2026-04 | all | 190       | 240         | 0.7916666666666666
      trust     | RBN                | provider     | 2026-04 | all | 30        | 40          | 0.75
      trust     | RXN                | provider     | 2026-04 | all | 170       | 200         | 0.85`,
  },
  owner: 'Planned care analysts',
  source: 'NHS England, consultant-led referral to treatment waiting times',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
