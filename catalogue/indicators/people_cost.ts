import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'Cost of hospital and social care, a head',
  question: 'What do hospital and social care cost for each person of a segment?',
  says: 'Hospital and social care cost {value} a head in {who} in the year to {period}',
  aim: 4,
  service: 'Money',
  kind: 'mean',
  unit: '£',
  decimals: 0,
  better: 'neither',
  reads: ['curated.person_part', 'curated.person_event'],
  numerator: 'Cost of emergency attendances, hospital admissions and social care in the 12 months up to the end of the month, pounds',
  denominator: 'People on the lists at the end of the month',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'place', 'system'],
  interval: 'none',
  noInterval: 'Costs of all people are added, and a few people carry most of them: no simple interval holds',
  controlChart: 'Only the newest year is held',
  disclosure: 'people',
  sharesCountsWith: ['people_registered'],
  caveats: [
    'General practice, community and mental health services, medicines and outpatients are not in the extracts: this is not the whole cost of anybody.',
    'Costs are those the senders gave. Shown to three figures.',
    'Those who died or moved away during the year are not counted, and the last year of life is the dearest.',
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
        a1         | 0          | emergency admission | 3000 | 0            | 0            | 1       | t             | 1
        a2         | 0          | other admission     | 1000 | 0            | 0            | 1       | t             | 3
        b1         | 0          | attendance          | 460  | 0            | 0            | 1       | t             | 2
        a3         | 1          | care                | 9000 | 0            | 0            | 1       | c             | 2`,
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
      pcn       | U12345             | registered | 2026-09 | all             | 4850      | 25          | 194   | rounded
      pcn       | U12345             | registered | 2026-09 | segment=frailty | 4000      | 10          | 400   | rounded
      pcn       | U12345             | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      place     | central-lancashire | registered | 2026-09 | all             | 4850      | 25          | 194   | rounded
      place     | central-lancashire | registered | 2026-09 | segment=frailty | 4000      | 10          | 400   | rounded
      place     | central-lancashire | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      practice  | P81001             | registered | 2026-09 | all             | 4000      | 20          | 200   | rounded
      practice  | P81001             | registered | 2026-09 | segment=frailty | 4000      | 10          | 400   | rounded
      practice  | P81001             | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded
      practice  | P81002             | registered | 2026-09 | all             |           |             |       | suppressed: small number
      system    | QE1                | registered | 2026-09 | all             | 4850      | 25          | 194   | rounded
      system    | QE1                | registered | 2026-09 | segment=frailty | 4000      | 10          | 400   | rounded
      system    | QE1                | registered | 2026-09 | segment=none    | 0         | 10          | 0     | rounded`,
  },
  owner: 'Finance analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
