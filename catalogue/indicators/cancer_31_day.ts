import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Cancer: treated within 31 days of the decision',
  question: 'How many people with cancer began treatment within 31 days of the decision to treat?',
  says: '{who} began {value} of cancer treatments within 31 days of deciding in {period}',
  aim: 3,
  service: 'Hospital services',
  kind: 'proportion',
  unit: 'treatments',
  better: 'higher',
  reads: ['curated.cancer_wait'],
  numerator: 'First and later treatments begun within 31 days of the decision to treat, or of the earliest suitable day',
  denominator: 'First and later treatments begun in the month',
  cadence: 'month',
  bases: ['commissioner', 'provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'A person who has several treatments is counted for each of them.',
    'Integrated care boards and hubs count people by who pays, trusts by who gives the care; both come to the same total for England.',
  ],
  example: {
    given: {
      'curated.cancer_wait': `
        level    | org_code | org_name                            | standard_days | cancer_type | route     | modality       | period  | people | late | after_104_days | source_sha256 | source_line
        Provider | RXN      | SYNTHETIC TRUST                     | 31            | ALL CANCERS | ALL STAGES| ALL MODALITIES | 2026-01 | 80     | 20   | 5              | a             | 20
        Provider | RXR      | SYNTHETIC OTHER TRUST               | 31            | ALL CANCERS | ALL STAGES| ALL MODALITIES | 2026-01 | 40     | 10   | 3              | a             | 21
        System   | QE1      | NHS SYNTHETIC INTEGRATED CARE BOARD | 31            | ALL CANCERS | ALL STAGES| ALL MODALITIES | 2026-01 | 110    | 28   | 7.5            | a             | 22
        System   | 13Q      | NATIONAL COMMISSIONING HUB 1        | 31            | ALL CANCERS | ALL STAGES| ALL MODALITIES | 2026-01 | 10     | 2    | 0.5            | a             | 23
        Provider | RXN      | SYNTHETIC TRUST                     | 31            | LUNG        | ALL STAGES| ALL MODALITIES | 2026-01 | 30     | 29   | 28             | a             | 24
        Provider | RXN      | SYNTHETIC TRUST                     | 28            | ALL CANCERS | ALL STAGES| ALL MODALITIES | 2026-01 | 30     | 29   | 28             | a             | 25`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXR        | system      | QE1                | 2020-04-01 | 2025-12-31
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      england   | E92000001 | commissioner | 2026-01 | all | 90        | 120         | 0.75
      england   | E92000001 | provider     | 2026-01 | all | 90        | 120         | 0.75
      system    | QE1       | commissioner | 2026-01 | all | 82        | 110         | 0.7454545454545455
      system    | QE1       | provider     | 2026-01 | all | 60        | 80          | 0.75
      trust     | RXN       | provider     | 2026-01 | all | 60        | 80          | 0.75
      trust     | RXR       | provider     | 2026-01 | all | 30        | 40          | 0.75`,
  },
  owner: 'Planned care analysts',
  source: 'NHS England, cancer waiting times',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
