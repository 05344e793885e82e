import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'High blood pressure: recorded less expected',
  question: 'Are there fewer people known to have high blood pressure than would be expected of people like them?',
  says: '{who}: {value} people per 1,000 recorded beyond those expected in {period}',
  aim: 2,
  service: 'Long term conditions',
  kind: 'mean',
  unit: 'people per 1,000',
  decimals: 1,
  better: 'neither',
  reads: ['curated.person_part', 'curated.person_need'],
  numerator: 'A thousand times: people recorded with high blood pressure, less those expected',
  denominator: 'People on the lists at the end of the month',
  cadence: 'month',
  bases: ['registered'],
  levels: ['pcn', 'sub_icb', 'place', 'system'],
  interval: 'none',
  noInterval: 'Those expected come from the same people: a simple interval would not say how sure it is',
  controlChart: 'Only the newest month of each extract is held',
  disclosure: 'people',
  sharesCountsWith: ['people_registered'],
  caveats: [
    'Expected: as many as there would be if everybody had it recorded as often as people of the same age band, sex and fifth of deprivation in the whole system. Of a system it is nought by definition.',
    'Below 0 may mean people who have it and are not known, or people who have it less. It shows where to look, and is no count of missed people.',
    'Where all practices of a system miss people alike, it does not show.',
    'Shown to three figures, and neither for practices nor for parts of the people: what is expected of few can be reckoned, and with it how many of them have the condition.',
    'People who have opted out, and those of practices that have sent no extract, are in neither part.',
  ],
  example: {
    given: {
      'curated.person_part': `
        person_ref | practice_code | period  | cut | source_sha256 | source_line
        a1         | P81001        | 2026-09 | all | a             | 1
        a2         | P81001        | 2026-09 | all | a             | 2
        a3         | P81001        | 2026-09 | all | a             | 3
        a4         | P81001        | 2026-09 | all | a             | 4
        a5         | P81001        | 2026-09 | all | a             | 5
        a6         | P81001        | 2026-09 | all | a             | 6
        a7         | P81001        | 2026-09 | all | a             | 7
        a8         | P81001        | 2026-09 | all | a             | 8
        a9         | P81001        | 2026-09 | all | a             | 9
        a10        | P81001        | 2026-09 | all | a             | 10
        a11        | P81001        | 2026-09 | all | a             | 11
        a12        | P81001        | 2026-09 | all | a             | 12
        a13        | P81001        | 2026-09 | all | a             | 13
        a14        | P81001        | 2026-09 | all | a             | 14
        a15        | P81001        | 2026-09 | all | a             | 15
        a16        | P81001        | 2026-09 | all | a             | 16
        a17        | P81001        | 2026-09 | all | a             | 17
        a18        | P81001        | 2026-09 | all | a             | 18
        a19        | P81001        | 2026-09 | all | a             | 19
        a20        | P81001        | 2026-09 | all | a             | 20
        b1         | P81002        | 2026-09 | all | b             | 1
        b2         | P81002        | 2026-09 | all | b             | 2
        b3         | P81002        | 2026-09 | all | b             | 3`,
      'curated.person_need': `
        person_ref | condition    | recorded | expected
        a1         | hypertension | 1        | 0.2
        a2         | hypertension | 1        | 0.2
        a3         | hypertension | 1        | 0.2
        a4         | hypertension | 1        | 0.2
        a5         | hypertension | 1        | 0.2
        a6         | hypertension | 0        | 0.2
        a7         | hypertension | 0        | 0.2
        a8         | hypertension | 0        | 0.2
        a9         | hypertension | 0        | 0.2
        a10        | hypertension | 0        | 0.2
        a11        | hypertension | 0        | 0.2
        a12        | hypertension | 0        | 0.2
        a13        | hypertension | 0        | 0.2
        a14        | hypertension | 0        | 0.2
        a15        | hypertension | 0        | 0.2
        a16        | hypertension | 0        | 0.2
        a17        | hypertension | 0        | 0.2
        a18        | hypertension | 0        | 0.2
        a19        | hypertension | 0        | 0.2
        a20        | hypertension | 0        | 0.2
        a1         | other        | 1        | 0.9
        b1         | hypertension | 0        | 0.5
        b2         | hypertension | 0        | 0.5
        b3         | hypertension | 0        | 0.5`,
      'curated.area_link': `
        child_type | child_code | parent_type | parent_code        | valid_from | valid_to
        practice   | P81001     | pcn         | U12345             | 2019-07-01 |
        practice   | P81002     | pcn         | U12345             | 2019-07-01 |
        practice   | P81001     | place       | central-lancashire | 2013-04-01 |
        practice   | P81002     | place       | central-lancashire | 2013-04-01 |
        practice   | P81001     | system      | QE1                | 2013-04-01 |
        practice   | P81002     | system      | QE1                | 2013-04-01 |`,
    },
    expect: `
      area_type | area_code          | basis      | period  | cut | numerator | denominator | value | disclosure
      pcn       | U12345             | registered | 2026-09 | all | -542.5    | 25          | -21.7 | rounded
      place     | central-lancashire | registered | 2026-09 | all | -542.5    | 25          | -21.7 | rounded
      system    | QE1                | registered | 2026-09 | all | -542.5    | 25          | -21.7 | rounded`,
  },
  owner: 'Population health analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
