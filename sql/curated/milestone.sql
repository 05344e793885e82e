-- Milestones of a place's annual plan, one row a milestone and month.
-- owner_code: organisation that answers for it
-- due: day by which the approved plan wants it
-- expected: day by which it is expected now
-- done: day on which it was done, empty until it is
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  milestone_id,
  programme,
  milestone,
  owner AS owner_code,
  owner_post,
  aim,
  due,
  expected,
  done,
  source_sha256,
  source_line
FROM normalised.plan_milestone
