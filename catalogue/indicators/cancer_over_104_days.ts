import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Cancer: first treatment after 104 days',
  question: 'How many people with cancer began their first treatment more than 104 days after an urgent referral?',
  says: '{who}: {value} of cancer patients were first treated after 104 days in {period}',
  aim: 2,
  service: 'Hospital services',
  kind: 'proportion',
  unit: 'people',
  better: 'lower',
  reads: ['curated.cancer_wait'],
  numerator: 'People whose first treatment began more than 104 days after an urgent referral, a screening programme or a consultant’s upgrade',
  denominator: 'People whose first treatment for cancer began in the month, after any of these',
  cadence: 'month',
  bases: ['commissioner', 'provider'],
  levels: ['trust', 'system', 'england'],
  interval: 'wilson',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'So long a wait is looked into for harm, case by case; some of it is by a patient’s own choice, or because of other illness.',
    'Where two hospitals shared the care, each counts half a person.',
    'Integrated care boards and hubs count people by who pays, trusts by who gives the care; both come to the same total for England.',
  ],
  example: {
    given: {
      'curated.cancer_wait': `
        level    | org_code | org_name                            | standard_days | cancer_type | route     | modality       | period  | people | late | after_104_days | source_sha256 | source_line
        Provider | RXN      | SYNTHETIC TRUST                     | 62            | ALL CANCERS | ALL ROUTES| ALL MODALITIES | 2026-01 | 80     | 20   | 5              | a             | 20
        Provider | RXR      | SYNTHETIC OTHER TRUST               | 62            | ALL CANCERS | ALL ROUTES| ALL MODALITIES | 2026-01 | 40     | 10   | 3              | a             | 21
        System   | QE1      | NHS SYNTHETIC INTEGRATED CARE BOARD | 62            | ALL CANCERS | ALL ROUTES| ALL MODALITIES | 2026-01 | 110    | 28   | 7.5            | a             | 22
        System   | 13Q      | NATIONAL COMMISSIONING HUB 1        | 62            | ALL CANCERS | ALL ROUTES| ALL MODALITIES | 2026-01 | 10     | 2    | 0.5            | a             | 23
        Provider | RXN      | SYNTHETIC TRUST                     | 62            | LUNG        | ALL ROUTES| ALL MODALITIES | 2026-01 | 30     | 29   | 28             | a             | 24
        Provider | RXN      | SYNTHETIC TRUST                     | 28            | ALL CANCERS | ALL ROUTES| ALL MODALITIES | 2026-01 | 30     | 29   | 28             | a             | 25`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        trust      | RXN        | system      | QE1                | 2020-04-01 |
        trust      | RXR        | system      | QE1                | 2020-04-01 | 2025-12-31
        trust      | RXN        | place       | central-lancashire | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      england   | E92000001 | commissioner | 2026-01 | all | 8         | 120         | 0.06666666666666667
      england   | E92000001 | provider     | 2026-01 | all | 8         | 120         | 0.06666666666666667
      system    | QE1       | commissioner | 2026-01 | all | 7.5       | 110         | 0.06818181818181818
      system    | QE1       | provider     | 2026-01 | all | 5         | 80          | 0.0625
      trust     | RXN       | provider     | 2026-01 | all | 5         | 80          | 0.0625
      trust     | RXR       | provider     | 2026-01 | all | 3         | 40          | 0.075`,
  },
  owner: 'Planned care analysts',
  source: 'NHS England, cancer waiting times',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
