/** Control limits, a funnel and a slope in SQL over the publishers' files as they are: no table, reader or statistic of ours. DuckDB's dialect, not the portable one. */
import { DATA } from './by-hand.js';

const PREVALENCE = `read_csv('${DATA}/practice/PREVALENCE_2021_v2.csv')`;
const MAPPING = `read_csv('${DATA}/practice/MAPPING_NHS_GEOGRAPHIES_2021.csv', encoding = 'latin-1')`;
const SCORES = `read_csv('${DATA}/practice/fingertips_practice_indicator-data.csv')`;
const MONTHS = `read_csv(['${DATA}/trust/Monthly-AE-*.csv', '${DATA}/trust/ae_activity_*.csv'], union_by_name = true)`;

/** Practices of Wirral, as QOF's own map has them, with those on their depression registers. */
const OWN = `
  own AS (
    SELECT p.PRACTICE_CODE AS practice, CAST(REGISTER AS double) AS seen, CAST(PRACTICE_LIST_SIZE AS double) AS people
    FROM ${PREVALENCE} AS p JOIN ${MAPPING} AS m ON m.PRACTICE_CODE = p.PRACTICE_CODE
    WHERE m.CCG_ODS_CODE = '12F' AND GROUP_CODE = 'DEP'
  )`;

/** Limits of four-hour waits at Lancashire Teaching Hospitals: no range is taken across September 2024, which is not held. */
export const CONTROL_LIMITS = `
  WITH visit AS (
    SELECT
      strptime(substr(Period, 8), '%B-%Y') AS began,
      CAST(list_sum([*COLUMNS('^A&E attendances ')]) AS double) AS seen,
      CAST(list_sum([*COLUMNS('^Attendances over 4hrs ')]) AS double) AS late
    FROM ${MONTHS} WHERE "Org Code" = 'RXN'
  ),
  month AS (SELECT began, 1 - late / seen AS share FROM visit),
  step AS (SELECT abs(b.share - a.share) AS far FROM month AS a JOIN month AS b ON b.began = a.began + INTERVAL 1 MONTH),
  usual AS (SELECT avg(far) AS reach FROM step WHERE far <= 3.267 * (SELECT avg(far) FROM step))
  SELECT avg(share) AS centre, avg(share) - 2.66 * any_value(reach) AS lower, avg(share) + 2.66 * any_value(reach) AS upper
  FROM month CROSS JOIN usual`;

/** Where N85002 may lie among the practices of Wirral by chance, 998 times of 1,000. */
export const FUNNEL = `
  WITH ${OWN},
  together AS (SELECT sum(seen) / sum(people) AS p FROM own)
  SELECT p AS centre, p - 3.090232306167813 * sqrt(p * (1 - p) / people) AS lower, p + 3.090232306167813 * sqrt(p * (1 - p) / people) AS upper
  FROM own CROSS JOIN together WHERE practice = 'N85002'`;

/** Depression in Wirral by fifth of deprivation: a weighted straight line through the logits, from the most deprived person to the least. */
export const SLOPE = `
  WITH ${OWN},
  score AS (
    SELECT "Area Code" AS practice, (rank() OVER (ORDER BY Value DESC) - 1) * 5 // count(*) OVER () AS fifth FROM ${SCORES} WHERE "Area Type" = 'GP'
  ),
  one AS (SELECT fifth, sum(seen) AS seen, sum(people) AS people FROM own JOIN score ON score.practice = own.practice GROUP BY fifth),
  point AS (
    SELECT people AS w, ln(seen / (people - seen)) AS y, (sum(people) OVER (ORDER BY fifth) - people / 2.0) / sum(people) OVER () AS x FROM one
  ),
  middle AS (SELECT sum(w * x) / sum(w) AS mx, sum(w * y) / sum(w) AS my FROM point),
  line AS (SELECT sum(w * (x - mx) * (y - my)) / sum(w * (x - mx) ** 2) AS b, any_value(mx) AS mx, any_value(my) AS my FROM point CROSS JOIN middle),
  ends AS (SELECT 1 / (1 + exp(b * mx - my)) AS most, 1 / (1 + exp(b * mx - my - b)) AS least FROM line)
  SELECT most - least AS sii, most / least AS rii FROM ends`;
