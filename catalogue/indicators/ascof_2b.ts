import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Care home admissions, aged 18 to 64',
  question: 'How many adults under 65 moved into a care home for the long term?',
  says: 'In {who}, {value} adults under 65 moved into care homes in {period}',
  aim: 4,
  service: 'Social care, education, housing and work',
  kind: 'rate',
  per: 100000,
  unit: 'people',
  better: 'lower',
  reads: ['curated.ascof_measure'],
  numerator: 'People aged 18 to 64 admitted to long-term residential or nursing care arranged by the council',
  denominator: 'Population aged 18 to 64',
  cadence: 'year',
  bases: ['resident'],
  levels: ['council', 'england'],
  published: { per: 100000 },
  interval: 'byars',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'Since 2024-25 it is worked out from client level data; earlier years were counted in another way and are not held.',
    "The figure is the publisher's, worked out before the parts were rounded, so that dividing the parts may differ in the last place.",
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | numerator | denominator | source_sha256 | source_line
        2b      | all  | england   | E92000001 | England           | 2024-25 | 17.0    | 6035      | 35455995    | a             | 7
        2b      | all  | council   | E10000017 | Synthetic County  | 2024-25 | 12.0    | 12        | 100000      | a             | 30
        2b      | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         |           |             | a             | 31
        2b      | all  | region    | E12000002 | North West        | 2024-25 | 17.0    | 6035      | 35455995    | a             | 20`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      council   | E10000017 | resident | 2024-25 | all | 12        | 100000      | 0.00012
      england   | E92000001 | resident | 2024-25 | all | 6035      | 35455995    | 0.00017`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 2B',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
