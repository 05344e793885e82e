import { defineIndicator } from '../define.js';

export default defineIndicator({
  title: 'People in the extracts of practices',
  question: 'How many people are in each segment of the population, by how much care they are likely to need?',
  says: '{value} people of {who} were in the extracts of practices in {period}',
  aim: 1,
  service: 'Public health and community development',
  kind: 'count',
  unit: 'people',
  better: 'neither',
  reads: ['curated.person_part'],
  numerator: 'People on the list of a practice that sends its extract, once each',
  denominator: 'None: this is a count',
  cadence: 'month',
  bases: ['registered'],
  levels: ['practice', 'pcn', 'place', 'system'],
  interval: 'none',
  controlChart: 'Only the newest month of each extract is held',
  disclosure: 'people',
  caveats: [
    'Segments are counted in this order: end of life, moderate or severe frailty, 4 or more, 2 to 3, or 1 of fifteen long-term conditions, none. Each person is in the first that fits.',
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
      pcn       | U12345             | registered | 2026-09 | all             | 25        |             | 25    | rounded
      pcn       | U12345             | registered | 2026-09 | segment=frailty | 10        |             | 10    | rounded
      pcn       | U12345             | registered | 2026-09 | segment=none    | 10        |             | 10    | rounded
      place     | central-lancashire | registered | 2026-09 | all             | 25        |             | 25    | rounded
      place     | central-lancashire | registered | 2026-09 | segment=frailty | 10        |             | 10    | rounded
      place     | central-lancashire | registered | 2026-09 | segment=none    | 10        |             | 10    | rounded
      practice  | P81001             | registered | 2026-09 | all             | 20        |             | 20    | rounded
      practice  | P81001             | registered | 2026-09 | segment=frailty | 10        |             | 10    | rounded
      practice  | P81001             | registered | 2026-09 | segment=none    | 10        |             | 10    | rounded
      practice  | P81002             | registered | 2026-09 | all             |           |             |       | suppressed: small number
      system    | QE1                | registered | 2026-09 | all             | 25        |             | 25    | rounded
      system    | QE1                | registered | 2026-09 | segment=frailty | 10        |             | 10    | rounded
      system    | QE1                | registered | 2026-09 | segment=none    | 10        |             | 10    | rounded`,
  },
  owner: 'Population health analysts',
  source: "Partners' extracts about people, by the templates of Place Suite",
  licence: 'MIT',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
});
