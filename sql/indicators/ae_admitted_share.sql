SELECT
  'provider' AS basis,
  'trust' AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  CAST(admissions_via_ae AS double) AS numerator,
  CAST(attendances AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.ae_attendance
WHERE attendances > 0
