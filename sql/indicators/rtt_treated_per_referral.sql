-- Every course of treatment twice: by who pays and by who treats. National and specialised commissioners are no sub-ICB location: they count for England only.
-- Parts 1A and 1B are treatments that ended, part 3 new ones.
SELECT
  'commissioner' AS basis,
  CASE WHEN commissioner_system_code IS NULL THEN 'national commissioner' ELSE 'sub_icb' END AS area_type,
  commissioner_code AS area_code,
  period,
  'all' AS cut,
  CASE WHEN part = 'Part_3' THEN CAST(0 AS double) ELSE CAST(pathways AS double) END AS numerator,
  CASE WHEN part = 'Part_3' THEN CAST(pathways AS double) ELSE CAST(0 AS double) END AS denominator,
  source_sha256,
  source_line
FROM curated.rtt_completed
UNION ALL
SELECT
  'provider' AS basis,
  'trust' AS area_type,
  provider_code AS area_code,
  period,
  'all' AS cut,
  CASE WHEN part = 'Part_3' THEN CAST(0 AS double) ELSE CAST(pathways AS double) END AS numerator,
  CASE WHEN part = 'Part_3' THEN CAST(pathways AS double) ELSE CAST(0 AS double) END AS denominator,
  source_sha256,
  source_line
FROM curated.rtt_completed
