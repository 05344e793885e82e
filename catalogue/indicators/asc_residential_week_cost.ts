import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Cost of a week of residential care, 65 and over',
  question: 'What does a week of residential care for someone aged 65 and over cost the council?',
  says: 'A week of residential care cost {who} {value} on average in {period}',
  aim: 4,
  service: 'Money',
  kind: 'mean',
  unit: '£',
  decimals: 0,
  better: 'neither',
  reads: ['curated.asc_activity', 'curated.asc_spend'],
  numerator: 'Total spending on residential care of people aged 65 and over, pounds',
  denominator: 'Weeks of residential care of people aged 65 and over that the council paid for',
  cadence: 'year',
  bases: ['commissioner'],
  levels: ['council', 'england'],
  interval: 'none',
  noInterval: 'Every week of the year is counted, not a sample of them',
  controlChart: 'Yearly figures do not make a control chart',
  disclosure: 'no people counted',
  caveats: [
    'It is what the council spends in all, before what people pay towards their care comes back as income.',
    'A dearer week may mean people who need more, or a place where wages and rents are higher.',
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
      'curated.asc_activity': `
        council_code | period  | data_type | care_type | age_band | support_setting | value | source_sha256 | source_line
        E10000017    | 2016-17 | 1         | 2         | 2        | 7               | 800   | b             | 2
        E10000017    | 2016-17 | 1         | 2         | 2        | 7               | 500   | b             | 3
        E10000017    | 2016-17 | 1         | 2         | 2        | 6               | 325   | b             | 4
        E10000017    | 2016-17 | 1         | 2         | 1        | 7               | 90    | b             | 5
        E10000017    | 2016-17 | 2         | 2         | 4        | 7               | 400   | b             | 6
        E06000008    | 2016-17 | 1         | 2         | 2        | 7               | 200   | b             | 7
        E06000008    | 2016-17 | 1         | 4         | 2        |                 | 55    | b             | 8`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        council    | E10000017  | place       | central-lancashire | 2013-04-01 |`,
    },
    expect: `
      area_type | area_code | basis        | period  | cut | numerator | denominator | value
      council   | E06000008 | commissioner | 2016-17 | all | 130000    | 200         | 650
      council   | E10000017 | commissioner | 2016-17 | all | 650000    | 1300        | 500
      england   | E92000001 | commissioner | 2016-17 | all | 780000    | 1500        | 520`,
  },
  owner: 'Adult social care finance',
  source: 'NHS Digital, Adult Social Care Activity and Finance',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
