-- What partners do about the risks of a place, one row an action and month.
-- partner_code: organisation that acts, the owner of the risk or another
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  risk_id,
  action_number,
  partner AS partner_code,
  action,
  due,
  state,
  source_sha256,
  source_line
FROM normalised.risk_mitigation
