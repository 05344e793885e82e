import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Delayed days for which social care answered',
  question: 'How many days did people wait in hospital for what social care was to arrange?',
  says: 'Residents of {who} spent {value} days delayed for social care in {period}',
  aim: 4,
  service: 'Social care, education, housing and work',
  kind: 'count',
  unit: 'days',
  better: 'lower',
  reads: ['curated.delayed_day'],
  numerator: 'Days in the month that patients stayed in hospital after they were ready to go, where social care alone was responsible',
  denominator: 'None: it is a count',
  cadence: 'month',
  bases: ['resident'],
  levels: ['council', 'england'],
  interval: 'none',
  controlChart: 'allowed',
  disclosure: 'published national statistic',
  caveats: [
    'The collection ended in February 2020 and was replaced; later figures cannot be set beside these.',
    'Most wait for a care package at home or a place in a home.',
    'Councils differ in size: a larger council has more days.',
  ],
  example: {
    given: {
      'curated.delayed_day': `
        council_code | council_name      | responsible | period  | days | source_sha256 | source_line
        E10000017    | Synthetic County  | NHS         | 2019-12 | 100  | a             | 16
        E10000017    | Synthetic County  | Social Care | 2019-12 | 50   | a             | 16
        E10000017    | Synthetic County  | Both        | 2019-12 | 5    | a             | 16
        E06000008    | Synthetic Borough | NHS         | 2019-12 | 20   | a             | 17`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        council    | E10000017  | place       | central-lancashire | 2013-04-01 |`,
    },
    expect: `
      area_type | area_code | basis    | period  | cut | numerator | denominator | value
      council   | E10000017 | resident | 2019-12 | all | 50        |             | 50
      england   | E92000001 | resident | 2019-12 | all | 50        |             | 50`,
  },
  owner: 'Discharge analysts',
  source: 'NHS England, delayed transfers of care',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
