import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Reablement after leaving hospital',
  question: 'Of older people who left hospital, how many were given help to get back on their feet?',
  says: '{value} of older people in {who} had reablement after hospital in {period}',
  aim: 4,
  service: 'Social care, education, housing and work',
  kind: 'proportion',
  unit: 'people',
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'People aged 65 and over who left hospital and had reablement',
  denominator: 'People aged 65 and over who left hospital',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  published: { per: 100 },
  interval: 'wilson',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'Since 2024-25 it is worked out from client level data; earlier years were counted in another way and are not held.',
    "The figure is the publisher's, worked out before the parts were rounded, so that dividing the parts may differ in the last place.",
    'It counts help that the council arranges; help that the NHS gives in place of it is not in it.',
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | numerator | denominator | source_sha256 | source_line
        2d(2)   | all  | england   | E92000001 | England           | 2024-25 | 75.2    | 1505      | 2000        | a             | 7
        2d(2)   | all  | council   | E10000017 | Synthetic County  | 2024-25 | 75.0    | 300       | 400         | a             | 30
        2d(2)   | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         |           |             | a             | 31
        2d(2)   | all  | region    | E12000002 | North West        | 2024-25 | 75.2    | 1505      | 2000        | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      council   | E10000017 | commissioner | 2024-25 | all | 300       | 400         | 0.75
      england   | E92000001 | commissioner | 2024-25 | all | 1505      | 2000        | 0.752`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 2D(2)',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
