-- One row a measure, area and financial year, from the newest workbook that holds it. A row is one row of one table of the workbook:
-- its statistics stand side by side here, as they do there. Measures with several outcomes (6b) have a row for each, told apart by `part`.
WITH cell AS (
  SELECT
    measure,
    ons_code,
    council_code,
    council_name,
    substr(year, 1, 4) || '-' || substr(year, 11, 2) AS period,
    CAST(substr(year, 1, 4) || '-04-01' AS date) AS period_start,
    CASE
      WHEN statistic IN ('numerator', 'denominator', 'outcome', 'margin of error', 'number of respondents') THEN 'all'
      WHEN statistic LIKE '% numerator' THEN substr(statistic, 1, length(statistic) - length(' numerator'))
      WHEN statistic LIKE '% denominator' THEN substr(statistic, 1, length(statistic) - length(' denominator'))
      ELSE substr(statistic, 1, length(statistic) - length(' outcome'))
    END AS part,
    CASE
      WHEN statistic LIKE '%numerator' THEN 'numerator'
      WHEN statistic LIKE '%denominator' THEN 'denominator'
      WHEN statistic LIKE '%outcome' THEN 'outcome'
      WHEN statistic = 'margin of error' THEN 'margin'
      ELSE 'respondents'
    END AS holds,
    value,
    period AS edition,
    source_sha256,
    source_line
  FROM normalised.ascof
  WHERE CAST(substr(year, 1, 4) AS bigint) >= 2012
),
laid AS (
  SELECT
    measure, part, ons_code, council_code, council_name, period, period_start, edition, source_sha256, source_line,
    max(CASE WHEN holds = 'outcome' THEN value END) AS outcome,
    max(CASE WHEN holds = 'numerator' THEN value END) AS numerator,
    max(CASE WHEN holds = 'denominator' THEN value END) AS denominator,
    max(CASE WHEN holds = 'respondents' THEN value END) AS respondents,
    max(CASE WHEN holds = 'margin' THEN value END) AS margin_of_error
  FROM cell
  GROUP BY measure, part, ons_code, council_code, council_name, period, period_start, edition, source_sha256, source_line
),
newest AS (
  SELECT laid.*, row_number() OVER (PARTITION BY measure, part, council_code, council_name, period ORDER BY edition DESC) AS age
  FROM laid
)
SELECT
  measure,
  part,
  CASE
    WHEN ons_code = 'E92000001' THEN 'england'
    WHEN substr(ons_code, 1, 3) IN ('E06', 'E07', 'E08', 'E09', 'E10') THEN 'council'
    WHEN substr(ons_code, 1, 3) = 'E12' THEN 'region'
    ELSE 'group'
  END AS area_type,
  ons_code AS area_code,
  council_name AS area_name,
  period,
  period_start,
  outcome,
  numerator,
  denominator,
  respondents,
  margin_of_error,
  source_sha256,
  source_line
FROM newest
WHERE age = 1
