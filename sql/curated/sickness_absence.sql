-- One row an employer a month: full-time equivalent days lost to sickness, of those available.
SELECT
  org_code,
  org_type,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  days_lost,
  days_available,
  published_rate,
  source_sha256,
  source_line
FROM normalised.nhs_sickness_absence
