import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Emergency admissions of people in the extracts',
  question: 'How often are people of each segment admitted to hospital in an emergency?',
  says: '{who}: {value} emergency admissions per 1,000 people in the year to {period}',
  aim: 1,
  service: 'Urgent and emergency care',
  kind: 'rate',
  per: 1000,
  unit: 'people',
  better: 'lower',
  reads: ['curated.person_part', 'curated.person_event'],
  numerator: 'Emergency admissions in the 12 months up to the end of the month',
  denominator: 'People on the lists at the end of the month',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'place', 'system'],
  interval: 'byars',
  controlChart: 'Only the newest year is held',
  disclosure: 'people',
  sharesCountsWith: ['people_registered'],
  caveats: [
    'Those who died or moved away during the year are not counted, nor are their admissions.',
    'Not adjusted for age: compare within a segment or an age group.',
    'The same people are admitted again and again: the interval takes admissions to be apart, and is too narrow.',
    'People who have opted out, and those of practices that have sent no extract, are in neither part.',
    'Cut `home_imd` goes by where people live (1 is the most deprived fifth of England), `imd_quintile` by how deprived their practice is.',
  ],
  example: {
    given: {
      'curated.person_part': `
        person_ref | practice_code | period  | cut             | source_sha256 | source_line
        a1         | P81001        | 2026-09 | all             | a             | 1
        a1         | P81001        | 2026-09 | segment=frailty | a             | 1
        a2         | P81001        | 2026-09 | all             | a             | 2
        a2         | P81001        | 2026-09 | segment=frailty | a             | 2
        a3         | P81001        | 2026-09 | all             | a             | 3
        a3         | P81001        | 2026-09 | segment=frailty | a             | 3
        a4         | P81001        | 2026-09 | all             | a             | 4
        a4         | P81001        | 2026-09 | segment=frailty | a             | 4
        a5         | P81001        | 2026-09 | all             | a             | 5
        a5         | P81001        | 2026-09 | segment=frailty | a             | 5
        a6         | P81001        | 2026-09 | all             | a             | 6
        a6         | P81001        | 2026-09 | segment=frailty | a             | 6
        a7         | P81001        | 2026-09 | all             | a             | 7
        a7         | P81001        | 2026-09 | segment=frailty | a             | 7
        a8         | P81001        | 2026-09 | all             | a             | 8
        a8         | P81001        | 2026-09 | segment=frailty | a             | 8
        a9         | P81001        | 2026-09 | all             | a             | 9
        a9         | P81001        | 2026-09 | segment=frailty | a             | 9
        a10        | P81001        | 2026-09 | all             | a             | 10
        a10        | P81001        | 2026-09 | segment=frailty | a             | 10
        a11        | P81001        | 2026-09 | all             | a             | 11
        a11        | P81001        | 2026-09 | segment=none    | a             | 11
        a12        | P81001        | 2026-09 | all             | a             | 12
        a12        | P81001        | 2026-09 | segment=none    | a             | 12
        a13        | P81001        | 2026-09 | all             | a             | 13
        a13        | P81001        | 2026-09 | segment=none    | a             | 13
        a14        | P81001        | 2026-09 | all             | a             | 14
        a14        | P81001        | 2026-09 | segment=none    | a             | 14
        a15        | P81001        | 2026-09 | all             | a             | 15
        a15        | P81001        | 2026-09 | segment=none    | a             | 15
        a16        | P81001        | 2026-09 | all             | a             | 16
        a16        | P81001        | 2026-09 | segment=none    | a             | 16
        a17        | P81001        | 2026-09 | all             | a             | 17
        a17        | P81001        | 2026-09 | segment=none    | a             | 17
        a18        | P81001        | 2026-09 | all             | a             | 18
        a18        | P81001        | 2026-09 | segment=none    | a             | 18
        a19        | P81001        | 2026-09 | all             | a             | 19
        a19        | P81001        | 2026-09 | segment=none    | a             | 19
        a20        | P81001        | 2026-09 | all             | a             | 20
        a20        | P81001        | 2026-09 | segment=none    | a             | 20
        b1         | P81002        | 2026-09 | all             | b             | 1
        b2         | P81002        | 2026-09 | all             | b             | 2
        b3         | P81002        | 2026-09 | all             | b             | 3`,
      'curated.person_event': `
        person_ref | years_back | kind                | cost | delayed_days | delayed_cost | ordinal | source_sha256 | source_line
        a1         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 1
        a2         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 2
        a3         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 3
        a4         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 4
        a5         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 5
        a6         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 6
        a7         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 7
        a8         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 8
        a9         | 0          | emergency admission | 2000 | 0            | 0            | 1       | t             | 9
        a1         | 0          | emergency admission | 2000 | 0            | 0            | 2       | t             | 10
        a1         | 1          | emergency admission | 2000 | 0            | 0            | 1       | t             | 11
        a2         | 0          | other admission     | 900  | 0            | 0            | 1       | t             | 12`,
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
      area_type | area_code          | basis      | period  | cut             | numerator | denominator | value | disclosure
      pcn       | U12345             | registered | 2026-09 | all             | 10        | 25          | 0.4   | rounded
      pcn       | U12345             | registered | 2026-09 | segment=frailty | 10        | 10          | 1     | rounded
      pcn       | U12345             | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      place     | central-lancashire | registered | 2026-09 | all             | 10        | 25          | 0.4   | rounded
      place     | central-lancashire | registered | 2026-09 | segment=frailty | 10        | 10          | 1     | rounded
      place     | central-lancashire | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      practice  | P81001             | registered | 2026-09 | all             | 10        | 20          | 0.5   | rounded
      practice  | P81001             | registered | 2026-09 | segment=frailty | 10        | 10          | 1     | rounded
      practice  | P81001             | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      practice  | P81002             | registered | 2026-09 | all             | 0         |             |       | suppressed: small number
      system    | QE1                | registered | 2026-09 | all             | 10        | 25          | 0.4   | rounded
      system    | QE1                | registered | 2026-09 | segment=frailty | 10        | 10          | 1     | rounded
      system    | QE1                | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded`,
  },
  owner: 'Population health analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
