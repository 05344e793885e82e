-- Budget, spending and forecast of a place, one row a programme of care and month, whole pounds since April.
-- variance_to_date: spending less budget to date; above 0 is overspent
-- forecast_variance: forecast less budget of the year; above 0 is an overspend expected
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  programme,
  annual_budget,
  budget_to_date,
  spend_to_date,
  forecast,
  spend_to_date - budget_to_date AS variance_to_date,
  forecast - annual_budget AS forecast_variance,
  main_driver,
  source_sha256,
  source_line
FROM normalised.place_budget
