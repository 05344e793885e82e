import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Council spending on adult social care',
  question: 'How much did councils spend on adult social care?',
  says: '{who} spent {value} million pounds on adult social care in {period}',
  aim: 4,
  service: 'Money',
  kind: 'count',
  unit: 'million pounds',
  decimals: 1,
  better: 'neither',
  reads: ['curated.asc_spend'],
  numerator: 'Gross current spending on long term care, short term care and all else of adult social care, million pounds',
  denominator: 'None: it is a sum of money',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  interval: 'none',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'no people counted',
  caveats: [
    'It is not adjusted for how many people live there, how old they are or what they need: larger councils spend more.',
    'Figures of 2016-17 are the newest held: prices have risen since.',
  ],
  example: {
    given: {
      'curated.asc_spend': `
        council_code | period  | data_type | care_type | age_band | support_reason | support_setting | gross_current_expenditure | total_expenditure | source_sha256 | source_line
        E10000017    | 2016-17 | 1         | 2         | 2        | 6              | 7               | 600                       | 650               | a             | 2
        E10000017    | 2016-17 | 1         | 2         | 2        | 6              | 6               | 200                       | 260               | a             | 3
        E10000017    | 2016-17 | 1         | 2         | 1        | 4              | 3               | 700                       | 710               | a             | 4
        E10000017    | 2016-17 | 1         | 4         | 2        | 6              |                 | 100                       | 150               | a             | 5
        E10000017    | 2016-17 | 1         | 3         |          | 1              |                 | 400                       | 430               | a             | 6
        E10000017    | 2016-17 | 2         | 2         | 4        | 6              | 7               | 300                       | 310               | a             | 7
        E06000008    | 2016-17 | 1         | 2         | 2        | 6              | 7               | 100                       | 130               | a             | 8
        E06000008    | 2016-17 | 1         | 2         | 2        | 6              | 6               |                           |                   | a             | 9
        E06000008    | 2016-17 | 1         | 4         | 2        | 6              |                 | 100                       | 120               | a             | 10`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        council    | E10000017  | place       | central-lancashire | 2013-04-01 |`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      council   | E06000008 | commissioner | 2016-17 | all | 0.2       |             | 0.2
      council   | E10000017 | commissioner | 2016-17 | all | 2         |             | 2
      england   | E92000001 | commissioner | 2016-17 | all | 2.2       |             | 2.2`,
  },
  owner: 'Adult social care finance',
  source: 'NHS Digital, Adult Social Care Activity and Finance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
