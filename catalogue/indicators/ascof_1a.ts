import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Quality of life of people who use social care',
  question: 'How good is life for people who use social care?',
  says: 'People using social care in {who} scored their quality of life {value} of 24 in {period}',
  aim: 1,
  service: 'Social care, education, housing and work',
  kind: 'as published',
  unit: 'points of 24',
  decimals: 1,
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'Sum of the scores for eight parts of daily life, weighted',
  denominator: 'People who answered all eight questions',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  published: { per: 1 },
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
        1a      | all  | england   | E92000001 | England           | 2024-25 | 19.1    | 1000        | 0.5             | a             | 7
        1a      | all  | council   | E10000017 | Synthetic County  | 2024-25 | 18.5    | 60          | 0.5             | a             | 30
        1a      | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         |             |                 | a             | 31
        1a      | all  | region    | E12000002 | North West        | 2024-25 | 19.1    | 300         | 0.5             | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value | lower_95 | upper_95
      council   | E10000017 | commissioner | 2024-25 | all |           | 60          | 18.5  | 18.0     | 19.0
      england   | E92000001 | commissioner | 2024-25 | all |           | 1000        | 19.1  | 18.6     | 19.6`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 1A',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
