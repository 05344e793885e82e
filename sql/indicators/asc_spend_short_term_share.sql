-- Care type 4 is short term and 2 long term care. Voluntary items (data type 2) repeat the mandatory ones by age.
SELECT
  'commissioner' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CASE WHEN care_type = 4 THEN CAST(gross_current_expenditure AS double) ELSE CAST(0 AS double) END AS numerator,
  CAST(gross_current_expenditure AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.asc_spend
WHERE data_type = 1 AND care_type IN (2, 4) AND gross_current_expenditure IS NOT NULL
