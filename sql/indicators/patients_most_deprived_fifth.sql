-- Practices whose deprivation is not known are in neither part.
SELECT
  'registered' AS basis,
  'practice' AS area_type,
  list.practice_code AS area_code,
  list.period AS period,
  'all' AS cut,
  CASE WHEN known.imd_quintile = 1 THEN CAST(list.patients AS double) ELSE CAST(0 AS double) END AS numerator,
  CAST(list.patients AS double) AS denominator,
  list.source_sha256 AS source_sha256,
  list.source_line AS source_line
FROM curated.gp_registered AS list
JOIN curated.practice_deprivation AS known ON known.practice_code = list.practice_code
WHERE known.imd_quintile IS NOT NULL
