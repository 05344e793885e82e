import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'People who received social care',
  question: 'How many people of each segment received adult social care from the council?',
  says: '{value} of people in {who} received social care in the year to {period}',
  aim: 1,
  service: 'Social care, education, housing and work',
  kind: 'proportion',
  unit: 'people',
  better: 'neither',
  reads: ['curated.person_part', 'curated.person_event'],
  numerator: 'People who received any social care service from a council in the 12 months up to the end of the month',
  denominator: 'People on the lists at the end of the month',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'place', 'system'],
  interval: 'wilson',
  controlChart: 'Only the newest year is held',
  disclosure: 'people',
  sharesCountsWith: ['people_registered'],
  caveats: [
    'Care that people pay for wholly themselves is not known.',
    'Those who died or moved away during the year are not counted.',
    'Cut by segment only: of a share the rest are people too, and more cuts would hide the parts that matter.',
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
      'curated.person_event': `
        person_ref | years_back | kind | cost | delayed_days | delayed_cost | ordinal | source_sha256 | source_line
        a1         | 0          | care | 400  | 0            | 0            | 1       | c             | 1
        a2         | 0          | care | 400  | 0            | 0            | 1       | c             | 2
        a3         | 0          | care | 400  | 0            | 0            | 1       | c             | 3
        a4         | 0          | care | 400  | 0            | 0            | 1       | c             | 4
        a5         | 0          | care | 400  | 0            | 0            | 1       | c             | 5
        a6         | 0          | care | 400  | 0            | 0            | 1       | c             | 6
        a7         | 0          | care | 400  | 0            | 0            | 1       | c             | 7
        a8         | 0          | care | 400  | 0            | 0            | 1       | c             | 8
        a9         | 0          | care | 400  | 0            | 0            | 1       | c             | 9
        a11        | 0          | care | 400  | 0            | 0            | 1       | c             | 10
        a1         | 0          | care | 400  | 0            | 0            | 2       | c             | 11
        a12        | 1          | care | 400  | 0            | 0            | 1       | c             | 12`,
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
  owner: 'Adult social care analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
