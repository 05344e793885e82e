-- Risks of a place, one row a risk and month. A score is likelihood times impact, 1 to 25.
-- owner_code: the one organisation that owns the risk
-- first_score: score before anything was done
-- score: score in this month
-- review_by: day by which it is looked at again
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  risk_id,
  risk,
  cause,
  owner AS owner_code,
  owner_post,
  aim,
  first_likelihood,
  first_impact,
  first_likelihood * first_impact AS first_score,
  likelihood,
  impact,
  likelihood * impact AS score,
  target_score,
  raised,
  review_by,
  state,
  source_sha256,
  source_line
FROM normalised.risk_register
