-- Each row has the list its condition is counted out of (all ages).
SELECT
  'registered' AS basis,
  'practice' AS area_type,
  practice_code AS area_code,
  period,
  'all' AS cut,
  CAST(register AS double) AS numerator,
  CAST(list_size AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.qof_register
WHERE group_code = 'CHD'
