-- Thousand pounds as a thousandth: million pounds. Voluntary items (data type 2) repeat the mandatory ones by age.
SELECT
  'commissioner' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CAST(gross_current_expenditure AS double) * CAST(0.001 AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.asc_spend
WHERE data_type = 1
