-- Every course of treatment twice: by who pays and by who treats. National and specialised commissioners are no sub-ICB location: they count for England only.
SELECT
  'commissioner' AS basis,
  CASE WHEN commissioner_system_code IS NULL THEN 'national commissioner' ELSE 'sub_icb' END AS area_type,
  commissioner_code AS area_code,
  period,
  'all' AS cut,
  CAST(within_18_weeks AS double) AS numerator,
  CAST(known_start AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.rtt_completed
WHERE part = 'Part_1A'
UNION ALL
SELECT
  'provider' AS basis,
  'trust' AS area_type,
  provider_code AS area_code,
  period,
  'all' AS cut,
  CAST(within_18_weeks AS double) AS numerator,
  CAST(known_start AS double) AS denominator,
  source_sha256,
  source_line
FROM curated.rtt_completed
WHERE part = 'Part_1A'
