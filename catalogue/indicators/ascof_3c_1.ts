import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Easy to find information about support',
  question: 'Do people who use social care find it easy to find information about support?',
  says: '{value} of people using social care in {who} found information easily in {period}',
  aim: 2,
  service: 'Social care, education, housing and work',
  kind: 'proportion',
  unit: 'people',
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'People who said that information and advice were very or fairly easy to find, weighted; the number is not published',
  denominator: 'People who answered',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  published: { per: 100 },
  interval: 'none',
  noInterval: 'The survey is weighted, so that only a margin stated by its publisher would be right',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'It comes from a yearly survey of people who use care, weighted by the publisher; the interval is its margin of error.',
    'The survey of 2020-21 was voluntary: 18 councils took part, and England was not worked out.',
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | respondents | margin_of_error | source_sha256 | source_line
        3c(1)   | all  | england   | E92000001 | England           | 2024-25 | 64.5    | 1000        | 0.5             | a             | 7
        3c(1)   | all  | council   | E10000017 | Synthetic County  | 2024-25 | 70.0    | 60          | 0.5             | a             | 30
        3c(1)   | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         |             |                 | a             | 31
        3c(1)   | all  | region    | E12000002 | North West        | 2024-25 | 64.5    | 300         | 0.5             | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value | lower_95 | upper_95
      council   | E10000017 | commissioner | 2024-25 | all |           | 60          | 0.7   | 0.695    | 0.705
      england   | E92000001 | commissioner | 2024-25 | all |           | 1000        | 0.645 | 0.64     | 0.65`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 3C(1)',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
