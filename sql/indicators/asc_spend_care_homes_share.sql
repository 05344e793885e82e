-- Long term care is care type 2; its settings 6 and 7 are nursing and residential homes. Voluntary items (data type 2) repeat the mandatory ones by age.
SELECT
  'commissioner' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CASE WHEN support_setting IN (6, 7) THEN CAST(gross_current_expenditure AS double) ELSE CAST(0 AS double) END AS numerator,
  CAST(gross_current_expenditure AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.asc_spend
WHERE data_type = 1 AND care_type = 2 AND gross_current_expenditure IS NOT NULL
