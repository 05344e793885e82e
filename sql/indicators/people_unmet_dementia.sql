-- Above 0: more people are recorded than expected.
SELECT
  'registered' AS basis,
  'practice' AS area_type,
  part.practice_code AS area_code,
  part.period AS period,
  part.cut AS cut,
  1000 * (CAST(need.recorded AS double) - need.expected) AS numerator,
  CAST(1 AS double) AS denominator,
  part.source_sha256 AS source_sha256,
  part.source_line AS source_line
FROM curated.person_part AS part
JOIN curated.person_need AS need ON need.person_ref = part.person_ref
WHERE part.cut = 'all' AND need.condition = 'dementia'
