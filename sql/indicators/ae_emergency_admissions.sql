-- A provider that admits nobody in an emergency, as a walk-in centre, is left out.
SELECT
  'provider' AS basis,
  'trust' AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  CAST(admissions_via_ae AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.ae_attendance
WHERE admissions_via_ae + other_emergency_admissions > 0
