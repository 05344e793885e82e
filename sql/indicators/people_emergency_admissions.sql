SELECT
  'registered' AS basis,
  'practice' AS area_type,
  part.practice_code AS area_code,
  part.period AS period,
  part.cut AS cut,
  CAST(0 AS double) AS numerator,
  CAST(1 AS double) AS denominator,
  part.source_sha256 AS source_sha256,
  part.source_line AS source_line
FROM curated.person_part AS part
UNION ALL
SELECT
  'registered' AS basis,
  'practice' AS area_type,
  part.practice_code AS area_code,
  part.period AS period,
  part.cut AS cut,
  CAST(1 AS double) AS numerator,
  CAST(0 AS double) AS denominator,
  event.source_sha256 AS source_sha256,
  event.source_line AS source_line
FROM curated.person_part AS part
JOIN curated.person_event AS event ON event.person_ref = part.person_ref
WHERE event.years_back = 0 AND event.kind = 'emergency admission'
