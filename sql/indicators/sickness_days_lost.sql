-- Trusts and other providers of care are shown; every other employer counts for England only, as in the published total.
SELECT
  'provider' AS basis,
  CASE WHEN org_type IN ('Acute', 'Ambulance', 'Community Provider Trust', 'Mental Health') THEN 'trust' ELSE 'other employer' END AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  days_lost AS numerator,
  CAST(NULL AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.sickness_absence
