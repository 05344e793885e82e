SELECT
  'provider' AS basis,
  'trust' AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  CAST(attendances_type1 - over_4h_type1 AS double) AS numerator,
  CAST(attendances_type1 AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.ae_attendance
WHERE attendances_type1 > 0
