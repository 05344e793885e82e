import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Quality of life of carers',
  question: 'How good is life for people who care for a relative or friend without pay?',
  says: 'Unpaid carers in {who} scored their quality of life {value} of 12 in {period}',
  aim: 1,
  service: 'Community wellbeing support',
  kind: 'as published',
  unit: 'points of 12',
  decimals: 1,
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'Sum of the scores for six parts of life as a carer, weighted',
  denominator: 'Carers who answered all six questions',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  published: { per: 1 },
  interval: 'none',
  noInterval: 'The survey is weighted, so that only a margin stated by its publisher would be right',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'It comes from a survey of unpaid carers that is made every other year.',
    'It asks carers whom the council knows of; many care without being known.',
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | respondents | margin_of_error | source_sha256 | source_line
        1c      | all  | england   | E92000001 | England           | 2023-24 | 7.3     | 1000        | 0.1             | a             | 7
        1c      | all  | council   | E10000017 | Synthetic County  | 2023-24 | 7.0     | 60          | 0.5             | a             | 30
        1c      | all  | council   | E06000008 | Synthetic Borough | 2023-24 |         |             |                 | a             | 31
        1c      | all  | region    | E12000002 | North West        | 2023-24 | 7.3     | 300         | 0.2             | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value | lower_95 | upper_95
      council   | E10000017 | commissioner | 2023-24 | all |           | 60          | 7.0   | 6.5      | 7.5
      england   | E92000001 | commissioner | 2023-24 | all |           | 1000        | 7.3   | 7.2      | 7.4`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 1C',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
