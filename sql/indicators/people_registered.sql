SELECT
  'registered' AS basis,
  'practice' AS area_type,
  part.practice_code AS area_code,
  part.period AS period,
  part.cut AS cut,
  CAST(1 AS double) AS numerator,
  CAST(NULL AS double) AS denominator,
  part.source_sha256 AS source_sha256,
  part.source_line AS source_line
FROM curated.person_part AS part
