import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Safeguarding: risk reduced or removed',
  question: 'Where someone was found to be at risk of harm, how often was the risk reduced or removed?',
  says: 'The risk was reduced or removed for {value} of people at risk in {who} in {period}',
  aim: 2,
  service: 'Social care, education, housing and work',
  kind: 'proportion',
  unit: 'people',
  better: 'higher',
  reads: ['curated.ascof_measure'],
  numerator: 'Enquiries in which a risk was found and was reduced or removed',
  denominator: 'Enquiries in which a risk was found',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  published: { per: 100 },
  interval: 'wilson',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: [
    'It rests on what councils record at the end of an enquiry, and councils record differently.',
    "The figure is the publisher's, worked out before the parts were rounded, so that dividing the parts may differ in the last place.",
  ],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | numerator | denominator | source_sha256 | source_line
        4b      | all  | england   | E92000001 | England           | 2024-25 | 75.2    | 1505      | 2000        | a             | 7
        4b      | all  | council   | E10000017 | Synthetic County  | 2024-25 | 75.0    | 300       | 400         | a             | 30
        4b      | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         |           |             | a             | 31
        4b      | all  | region    | E12000002 | North West        | 2024-25 | 75.2    | 1505      | 2000        | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      council   | E10000017 | commissioner | 2024-25 | all | 300       | 400         | 0.75
      england   | E92000001 | commissioner | 2024-25 | all | 1505      | 2000        | 0.752`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 4B',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
