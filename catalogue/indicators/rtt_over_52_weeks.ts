import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Planned care: waiting over 52 weeks',
  question: 'Of people waiting for planned hospital treatment, how many have waited longer than a year?',
  says: '{who}: {value} of waits for planned treatment were over 52 weeks in {period}',
  aim: 3,
  service: 'Hospital services',
  kind: 'proportion',
  unit: 'waits',
  better: 'lower',
  reads: ['curated.rtt_pathway'],
  numerator: 'Incomplete pathways that have waited over 52 weeks since referral, at the end of the month',
  denominator: 'All incomplete pathways at the end of the month',
  cadence: 'month',
  bases: ['commissioner', 'provider'],
  levels: ['sub_icb', 'place', 'trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  breaks: [
    {
      from: '2024-02-01',
      why: 'From February 2024 most pathways of community services are counted elsewhere and no longer here.',
      source: 'NHS England, RTT waiting times: recording and reporting guidance (not yet checked against the source)',
    },
  ],
  disclosure: 'published national statistic',
  caveats: [
    'A wait is one course of treatment: a person who waits for two is counted twice.',
    'For a place it counts its own registered patients wherever they are treated; for a trust, everyone on its list.',
    'Care commissioned nationally, such as specialised services, counts for England but for no place.',
  ],
  example: {
    given: {
      'curated.rtt_pathway': `
        provider_code | commissioner_code | commissioner_system_code | treatment_function_code | period  | within_18_weeks | over_52_weeks | waiting | source_sha256 | source_line
        RXN           | 00X               | QE1                      | C_100                   | 2026-04 | 60              | 3             | 100     | a             | 2
        RXN           | 01E               | QE1                      | C_100                   | 2026-04 | 30              | 1             | 50      | a             | 3
        RXN           | 27T               |                          | C_110                   | 2026-04 | 5               | 0             | 10      | a             | 4
        RBN           | 01E               | QE1                      | C_110                   | 2026-04 | 25              | 6             | 40      | a             | 5`,
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
      england   | E92000001          | commissioner | 2026-04 | all | 10        | 200         | 0.05
      england   | E92000001          | provider     | 2026-04 | all | 10        | 200         | 0.05
      place     | central-lancashire | commissioner | 2026-04 | all | 10        | 190         | 0.05263157894736842
      sub_icb   | 00X                | commissioner | 2026-04 | all | 3         | 100         | 0.03
      sub_icb   | 01E                | commissioner | 2026-04 | all | 7         | 90          | 0.07777777777777778
      system    | QE1                | commissioner | 2026-04 | all | 10        | 190         | 0.05263157894736842
      trust     | RBN                | provider     | 2026-04 | all | 6         | 40          | 0.15
      trust     | RXN                | provider     | 2026-04 | all | 4         | 160         | 0.025`,
  },
  owner: 'Planned care analysts',
  source: 'NHS England, consultant-led referral to treatment waiting times',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
