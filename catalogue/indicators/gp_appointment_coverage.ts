import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Patients whose practice reports its appointments',
  question: 'How many patients belong to a GP practice whose appointments are in the national figures?',
  says: '{value} of patients of {who} belonged to practices that report appointments in {period}',
  aim: 2,
  service: 'GP and primary care',
  kind: 'proportion',
  unit: 'patients',
  better: 'higher',
  reads: ['curated.gp_coverage'],
  numerator: 'Patients of practices whose appointments are in the national figures',
  denominator: 'Patients of practices that were open',
  cadence: 'month',
  bases: ['registered'],
  levels: ['sub_icb', 'place', 'system', 'england'],
  interval: 'none',
  noInterval: 'Every patient is counted, and all patients of a practice fall on one side together',
  controlChart: 'Practices begin and stop to report for good, so that each month depends on the last: control limits would mislead',
  disclosure: 'published national statistic',
  caveats: ['Where it is low, any figure of appointments leaves many people out.', 'It says that a practice reports, not that it reports well.'],
  example: {
    given: {
      'curated.gp_coverage': `
        sub_icb_code | period  | included_practices | open_practices | included_patients | open_patients | source_sha256 | source_line
        00X          | 2025-07 | 20                 | 21             | 190000            | 200000        | a             | 2
        01E          | 2025-07 | 24                 | 24             | 200000            | 200000        | a             | 3
        9XX          | 2025-07 | 10                 | 20             | 50000             | 100000        | a             | 4`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        sub_icb    | 00X        | place       | central-lancashire | 2020-04-01 |
        sub_icb    | 01E        | place       | central-lancashire | 2020-04-01 |
        sub_icb    | 00X        | system      | QE1                | 2020-04-01 |
        sub_icb    | 01E        | system      | QE1                | 2020-04-01 |`,
    },
    expect: `
      area_type | area_code          | basis      | period  | cut | numerator | denominator | value
      england   | E92000001          | registered | 2025-07 | all | 440000    | 500000      | 0.88
      place     | central-lancashire | registered | 2025-07 | all | 390000    | 400000      | 0.975
      sub_icb   | 00X                | registered | 2025-07 | all | 190000    | 200000      | 0.95
      sub_icb   | 01E                | registered | 2025-07 | all | 200000    | 200000      | 1
      sub_icb   | 9XX                | registered | 2025-07 | all | 50000     | 100000      | 0.5
      system    | QE1                | registered | 2025-07 | all | 390000    | 400000      | 0.975`,
  },
  owner: 'Primary care analysts',
  source: 'NHS England, appointments in general practice',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
