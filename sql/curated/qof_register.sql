-- One row a practice and condition a year: patients on the register, and the practice's list of the type that condition counts (all, or those of an age and over).
SELECT
  practice_code,
  group_code,
  list_type,
  period,
  CAST(substr(period, 1, 4) || '-04-01' AS date) AS period_start,
  register,
  list_size,
  source_sha256,
  source_line
FROM normalised.qof_prevalence
