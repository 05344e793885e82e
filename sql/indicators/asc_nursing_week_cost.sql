-- Money of one table over weeks of another, as the publisher's own unit cost: each row brings its part, and `measure` adds up. A council without weeks has no figure.
-- Care type 2 is long term, setting 6 nursing homes, age band 2 people of 65 and over.
SELECT
  'commissioner' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CAST(total_expenditure AS double) * CAST(1000 AS double) AS numerator,
  CAST(0 AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.asc_spend
WHERE data_type = 1 AND care_type = 2 AND age_band = 2 AND support_setting = 6 AND total_expenditure IS NOT NULL
UNION ALL
SELECT
  'commissioner' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CAST(0 AS double) AS numerator,
  CAST(value AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.asc_activity
WHERE data_type = 1 AND care_type = 2 AND age_band = 2 AND support_setting = 6 AND value IS NOT NULL
