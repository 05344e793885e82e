-- The publisher's own figure: the share of posts is published alone.
SELECT
  'provider' AS basis,
  area_type,
  area_code,
  period,
  'all' AS cut,
  CAST(NULL AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  outcome AS value,
  CAST(NULL AS double) AS lower,
  CAST(NULL AS double) AS upper,
  source_sha256,
  source_line
FROM curated.ascof_measure
WHERE measure = '6a' AND part = 'all' AND area_type IN ('council', 'england')
