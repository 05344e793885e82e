-- The seven core features of a partnership by its own judgement, one row a feature and month.
-- owner_code: organisation that leads it
-- stage: emerging, developing, maturing or established
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  feature,
  stage,
  evidence,
  next_step,
  owner AS owner_code,
  judged_on,
  source_sha256,
  source_line
FROM normalised.core_feature
