import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Care homes rated good or outstanding',
  question: 'How many care homes are rated good or outstanding by the Care Quality Commission?',
  says: '{value} of care homes in {who} were rated good or outstanding in {period}',
  aim: 2,
  service: 'Social care, education, housing and work',
  kind: 'proportion',
  unit: 'care homes',
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'Residential social care providers rated good or outstanding',
  denominator: 'Residential social care providers, those not yet rated included',
  cadence: 'year',
  bases: ['provider'],
  levels: ['council', 'england'],
  published: { per: 100 },
  interval: 'wilson',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'It counts homes in the area of the council, whoever pays for those who live there.',
    'Ratings may be years old: homes are not inspected every year.',
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | numerator | denominator | source_sha256 | source_line
        6b      | 6b   | england   | E92000001 | England           | 2024-25 | 75.2    | 1505      | 2000        | a             | 7
        6b      | 6b   | council   | E10000017 | Synthetic County  | 2024-25 | 75.0    | 300       | 400         | a             | 30
        6b      | 6b   | council   | E06000008 | Synthetic Borough | 2024-25 |         |           |             | a             | 31
        6b      | 6b   | region    | E12000002 | North West        | 2024-25 | 75.2    | 1505      | 2000        | a             | 20`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      council   | E10000017 | provider | 2024-25 | all | 300       | 400         | 0.75
      england   | E92000001 | provider | 2024-25 | all | 1505      | 2000        | 0.752`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 6B',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
