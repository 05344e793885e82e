-- A few trusts admit people through A&E without an A&E of their own: they count for the whole, as in the publisher's total, and have no share.
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
WHERE attendances > 0 OR admissions_via_ae > 0
