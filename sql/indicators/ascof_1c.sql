-- The publisher's own figures: the outcome is worked out before the parts are rounded, and weighted.
SELECT
  'commissioner' AS basis,
  area_type,
  area_code,
  period,
  'all' AS cut,
  numerator AS numerator,
  respondents AS denominator,
  outcome AS value,
  outcome - margin_of_error AS lower,
  outcome + margin_of_error AS upper,
  source_sha256,
  source_line
FROM curated.ascof_measure
WHERE measure = '1c' AND part = 'all' AND area_type IN ('council', 'england')
