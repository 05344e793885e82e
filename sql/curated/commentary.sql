-- What partners say of a measure that is an exception, one row a measure, organisation and month.
-- indicator_id: the measure
-- organisation_code: organisation whose figure it is
-- level: where it is decided by the scheme of delegation: organisation, place or system
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  measure AS indicator_id,
  organisation AS organisation_code,
  owner_post,
  cause,
  action,
  due,
  state,
  level,
  source_sha256,
  source_line
FROM normalised.exception_commentary
