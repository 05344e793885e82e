-- What lies in what, and when. A link holds on the days from `valid_from` to `valid_to`, both included, and an area has at most one parent of each
-- type on a day. Every child is linked to each of its ancestors at once: sum over the links of the finest rows once, and never follow one link by
-- another. A period takes the links of its last day. England is not a link: it is the sum of the finest rows.
SELECT 'practice' AS child_type, practice_code AS child_code, 'pcn' AS parent_type, pcn_code AS parent_code, valid_from, valid_to
FROM curated.practice_pcn
UNION ALL
SELECT 'practice' AS child_type, practice_code AS child_code, 'sub_icb' AS parent_type, sub_icb_code AS parent_code, valid_from, valid_to
FROM curated.practice_sub_icb
UNION ALL
SELECT 'practice' AS child_type, practice_code AS child_code, 'place' AS parent_type, place_id AS parent_code, valid_from, valid_to
FROM curated.practice_place
UNION ALL
SELECT
  'practice' AS child_type,
  own.practice_code AS child_code,
  'system' AS parent_type,
  parent.system_code AS parent_code,
  CASE WHEN own.valid_from > parent.valid_from THEN own.valid_from ELSE parent.valid_from END AS valid_from,
  CASE WHEN own.valid_to < parent.valid_to THEN own.valid_to ELSE parent.valid_to END AS valid_to
FROM curated.practice_sub_icb AS own
JOIN curated.sub_icb_system AS parent
  ON parent.sub_icb_code = own.sub_icb_code AND parent.valid_from <= own.valid_to AND own.valid_from <= parent.valid_to
UNION ALL
SELECT
  'pcn' AS child_type,
  pcn_code AS child_code,
  'sub_icb' AS parent_type,
  sub_icb_code AS parent_code,
  CAST('1900-01-01' AS date) AS valid_from,
  CAST('2999-12-31' AS date) AS valid_to
FROM curated.pcn_home
UNION ALL
SELECT
  'pcn' AS child_type,
  pcn_code AS child_code,
  'place' AS parent_type,
  place_id AS parent_code,
  CAST('1900-01-01' AS date) AS valid_from,
  CAST('2999-12-31' AS date) AS valid_to
FROM curated.pcn_home
WHERE place_id IS NOT NULL
UNION ALL
SELECT 'sub_icb' AS child_type, sub_icb_code AS child_code, 'place' AS parent_type, place_id AS parent_code, valid_from, valid_to
FROM normalised.place_sub_icb
UNION ALL
SELECT 'sub_icb' AS child_type, sub_icb_code AS child_code, 'system' AS parent_type, system_code AS parent_code, valid_from, valid_to
FROM curated.sub_icb_system
UNION ALL
SELECT 'trust' AS child_type, provider_code AS child_code, 'system' AS parent_type, system_code AS parent_code, valid_from, valid_to
FROM curated.provider_system
UNION ALL
SELECT
  'place' AS child_type,
  place_id AS child_code,
  'system' AS parent_type,
  system_code AS parent_code,
  CAST('1900-01-01' AS date) AS valid_from,
  CAST('2999-12-31' AS date) AS valid_to
FROM normalised.place
