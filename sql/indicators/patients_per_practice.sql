SELECT
  'registered' AS basis,
  'practice' AS area_type,
  practice_code AS area_code,
  period,
  'all' AS cut,
  CAST(patients AS double) AS numerator,
  CAST(1 AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.gp_registered
WHERE patients > 0
