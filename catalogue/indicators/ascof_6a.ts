import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Care staff who left their job',
  question: 'How many staff of care providers left their job within a year?',
  says: '{value} of care staff in {who} left their job in the year {period}',
  aim: 2,
  service: 'Workforce',
  kind: 'proportion',
  unit: 'staff',
  better: 'lower',
  reads: ['curated.ascof_measure'],
  numerator: 'Staff of adult social care employers who left their job in the 12 months; the number is not published',
  denominator: 'Staff of adult social care employers; the number is not published',
  cadence: 'year',
  bases: ['provider'],
  levels: ['council', 'england'],
  published: { per: 100 },
  interval: 'none',
  noInterval: 'The publisher gives the share alone, neither the numbers it rests on nor a margin',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'published national statistic',
  caveats: ['It is an estimate from a data set that not every employer fills in.', 'Someone who moves to another care employer counts as having left.'],
  example: {
    given: {
      'curated.ascof_measure': `
        measure | part | area_type | area_code | area_name         | period  | outcome | source_sha256 | source_line
        6a      | all  | england   | E92000001 | England           | 2024-25 | 23.7    | a             | 7
        6a      | all  | council   | E10000017 | Synthetic County  | 2024-25 | 25.0    | a             | 30
        6a      | all  | council   | E06000008 | Synthetic Borough | 2024-25 |         | a             | 31
        6a      | all  | region    | E12000002 | North West        | 2024-25 | 24.1    | a             | 20`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      council   | E10000017 | provider     | 2024-25 | all |           |             | 0.25
      england   | E92000001 | provider     | 2024-25 | all |           |             | 0.237`,
  },
  owner: 'Adult social care analysts',
  source: 'Department of Health and Social Care, Measures from the Adult Social Care Outcomes Framework (ASCOF), measure 6A',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
