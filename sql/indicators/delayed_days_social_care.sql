SELECT
  'resident' AS basis,
  'council' AS area_type,
  council_code AS area_code,
  period,
  'all' AS cut,
  CAST(days AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.delayed_day
WHERE responsible = 'Social Care'
