SELECT
  'registered' AS basis,
  'sub_icb' AS area_type,
  sub_icb_code AS area_code,
  period,
  'all' AS cut,
  CAST(included_patients AS double) AS numerator,
  CAST(open_patients AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.gp_coverage
WHERE open_patients > 0
