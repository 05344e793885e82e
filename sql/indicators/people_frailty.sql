SELECT
  'registered' AS basis,
  'practice' AS area_type,
  part.practice_code AS area_code,
  part.period AS period,
  part.cut AS cut,
  CASE WHEN person.frailty IN ('moderate', 'severe') THEN CAST(1 AS double) ELSE CAST(0 AS double) END AS numerator,
  CAST(1 AS double) AS denominator,
  part.source_sha256 AS source_sha256,
  part.source_line AS source_line
FROM curated.person_part AS part
JOIN curated.person AS person ON person.source_sha256 = part.source_sha256 AND person.source_line = part.source_line
WHERE part.cut = 'all' OR part.cut LIKE 'age=%'
