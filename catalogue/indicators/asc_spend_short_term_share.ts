import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Care money spent on short term help',
  question: 'Of what councils spend on care, how much goes to short term help such as reablement?',
  says: '{value} of care spending of {who} went to short term help in {period}',
  aim: 4,
  service: 'Community wellbeing support',
  kind: 'proportion',
  unit: 'thousand pounds',
  better: 'neither',
  reads: ['curated.asc_spend'],
  numerator: 'Gross current spending on short term care, thousand pounds',
  denominator: 'Gross current spending on long and short term care, thousand pounds',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  interval: 'none',
  noInterval: 'Every pound of the year is counted, not a sample of them',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'no people counted',
  caveats: [
    'Short term help is meant to keep people independent, so that they need less care later.',
    'Help that the NHS pays for, or that is recorded elsewhere, is not in it.',
    'What the coded keys mean is taken from the edition of 2015-16, which has the same items in words.',
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
      council   | E06000008 | commissioner | 2016-17 | all | 100       | 200         | 0.5
      council   | E10000017 | commissioner | 2016-17 | all | 100       | 1600        | 0.0625
      england   | E92000001 | commissioner | 2016-17 | all | 200       | 1800        | 0.1111111111111111`,
  },
  owner: 'Adult social care finance',
  source: 'NHS Digital, Adult Social Care Activity and Finance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
