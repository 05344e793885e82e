SELECT
  'provider' AS basis,
  'trust' AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  CAST(attendances AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.ae_attendance
WHERE attendances > 0
