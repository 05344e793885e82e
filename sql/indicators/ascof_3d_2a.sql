-- The publisher's own figures: the outcome is worked out before the parts are rounded.
SELECT
  'commissioner' AS basis,
  area_type,
  area_code,
  period,
  'all' AS cut,
  numerator AS numerator,
  denominator AS denominator,
  outcome AS value,
  CAST(NULL AS double) AS lower,
  CAST(NULL AS double) AS upper,
  source_sha256,
  source_line
FROM curated.ascof_measure
WHERE measure = '3d(2a)' AND part = 'all' AND area_type IN ('council', 'england')
