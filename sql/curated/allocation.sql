-- Allocation of a place and its distance from target, one row a stream and financial year.
SELECT
  place AS place_id,
  period,
  CAST(substr(period, 1, 4) || '-04-01' AS date) AS period_start,
  stream,
  registered_population,
  weighted_population,
  target,
  allocation,
  distance,
  distance_percent,
  source_sha256,
  source_line
FROM normalised.place_allocation
