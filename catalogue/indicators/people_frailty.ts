import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'People with moderate or severe frailty',
  question: 'How many people live with moderate or severe frailty?',
  says: '{value} of people in {who} were recorded as moderately or severely frail in {period}',
  aim: 1,
  service: 'Community health care',
  kind: 'proportion',
  unit: 'people',
  better: 'neither',
  reads: ['curated.person_part', 'curated.person'],
  numerator: 'People whose electronic frailty index is moderate or severe, those at the end of life too',
  denominator: 'People of all ages on the lists at the end of the month',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'place', 'system'],
  interval: 'wilson',
  controlChart: 'Only the newest month of each extract is held',
  disclosure: 'people',
  sharesCountsWith: ['people_registered'],
  caveats: [
    'It is assessed from 65: look at the cuts `age=65-79` and `age=80-and-over`. Those not assessed count as not frail.',
    'A higher share may mean more frailty, or a practice that assesses more people.',
    'Cut by age only: of a share the rest are people too, and more cuts would hide the parts that matter.',
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
      'curated.person': `
        person_ref | practice_code | frailty  | source_sha256 | source_line
        a1         | P81001        | moderate | a             | 1
        a2         | P81001        | moderate | a             | 2
        a3         | P81001        | moderate | a             | 3
        a4         | P81001        | moderate | a             | 4
        a5         | P81001        | moderate | a             | 5
        a6         | P81001        | severe   | a             | 6
        a7         | P81001        | severe   | a             | 7
        a8         | P81001        | severe   | a             | 8
        a9         | P81001        | severe   | a             | 9
        a10        | P81001        | severe   | a             | 10
        a11        | P81001        | mild     | a             | 11
        a12        | P81001        | mild     | a             | 12
        a13        | P81001        | mild     | a             | 13
        a14        | P81001        | mild     | a             | 14
        a15        | P81001        | mild     | a             | 15
        a16        | P81001        |          | a             | 16
        a17        | P81001        |          | a             | 17
        a18        | P81001        |          | a             | 18
        a19        | P81001        |          | a             | 19
        a20        | P81001        |          | a             | 20
        b1         | P81002        | fit      | b             | 1
        b2         | P81002        | fit      | b             | 2
        b3         | P81002        | fit      | b             | 3`,
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
      pcn       | U12345             | registered | 2026-09 | all | 10        | 25          | 0.4   | rounded
      place     | central-lancashire | registered | 2026-09 | all | 10        | 25          | 0.4   | rounded
      practice  | P81001             | registered | 2026-09 | all | 10        | 20          | 0.5   | rounded
      practice  | P81002             | registered | 2026-09 | all |           |             |       | suppressed: small number
      system    | QE1                | registered | 2026-09 | all | 10        | 25          | 0.4   | rounded`,
  },
  owner: 'Population health analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
