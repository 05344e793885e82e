-- One row a practice a month: everyone registered on the first day.
SELECT
  practice_code,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  patients,
  source_sha256,
  source_line
FROM normalised.gp_list_size
WHERE sex = 'ALL' AND age = 'ALL'
