-- Cost improvement schemes of a place, one row a scheme and month, whole pounds since April.
-- owner_code: organisation that answers for the scheme
-- shortfall_to_date: planned less delivered so far; above 0 is behind plan
-- one_off: part of the forecast that is not saved again
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  scheme_id,
  scheme,
  owner AS owner_code,
  programme,
  starts,
  ends,
  plan,
  plan_to_date,
  delivered_to_date,
  forecast,
  recurrent,
  forecast - recurrent AS one_off,
  plan_to_date - delivered_to_date AS shortfall_to_date,
  confidence,
  source_sha256,
  source_line
FROM normalised.efficiency_scheme
