-- Pooled budgets of a place, one row a partner's share of a scheme and month, whole pounds since April.
-- variance_to_date: spending less budget to date; above 0 is overspent
-- forecast_variance: forecast less contribution of the year; above 0 is an overspend expected
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  fund,
  scheme,
  host,
  contributor,
  contribution,
  budget_to_date,
  spend_to_date,
  forecast,
  spend_to_date - budget_to_date AS variance_to_date,
  forecast - contribution AS forecast_variance,
  source_sha256,
  source_line
FROM normalised.pooled_budget
