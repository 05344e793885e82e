-- What lies in what, and when. A link holds on the days from `valid_from` to `valid_to`, both included, and an area has at most one parent of each
-- type on a day. Every child is linked to each of its ancestors at once: sum over the links of the finest rows once, and never follow one link by
-- another. A period takes the links of its last day. England is not a link: it is the sum of the finest rows.
-- A link to an area that ended (`normalised.boundary`) ends with it: what belonged to it belongs from then to what all of it became; where its parts went
-- different ways, to what is said of the child next, from that day on, and to nothing where nothing is said.
WITH said AS (
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
  SELECT 'pcn' AS child_type, pcn_code AS child_code, 'sub_icb' AS parent_type, sub_icb_code AS parent_code, valid_from, valid_to
  FROM curated.pcn_home
  UNION ALL
  SELECT
    'pcn' AS child_type,
    home.pcn_code AS child_code,
    'place' AS parent_type,
    place.place_id AS parent_code,
    CASE WHEN home.valid_from > place.valid_from THEN home.valid_from ELSE place.valid_from END AS valid_from,
    CASE WHEN home.valid_to < place.valid_to THEN home.valid_to ELSE place.valid_to END AS valid_to
  FROM curated.pcn_home AS home
  JOIN normalised.place_sub_icb AS place
    ON place.sub_icb_code = home.sub_icb_code AND place.valid_from <= home.valid_to AND home.valid_from <= place.valid_to
  UNION ALL
  SELECT
    'pcn' AS child_type,
    home.pcn_code AS child_code,
    'system' AS parent_type,
    parent.system_code AS parent_code,
    CASE WHEN home.valid_from > parent.valid_from THEN home.valid_from ELSE parent.valid_from END AS valid_from,
    CASE WHEN home.valid_to < parent.valid_to THEN home.valid_to ELSE parent.valid_to END AS valid_to
  FROM curated.pcn_home AS home
  JOIN curated.sub_icb_system AS parent
    ON parent.sub_icb_code = home.sub_icb_code AND parent.valid_from <= home.valid_to AND home.valid_from <= parent.valid_to
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
  SELECT 'place' AS child_type, place_id AS child_code, 'system' AS parent_type, system_code AS parent_code, CAST('1900-01-01' AS date) AS valid_from,
    CAST('2999-12-31' AS date) AS valid_to
  FROM normalised.place
),
ended AS (
  SELECT area_type, area_code, on_day, CAST(on_day - INTERVAL '1' DAY AS date) AS last_day, max(CASE WHEN pieces = 1 THEN into_code END) AS heir
  FROM normalised.boundary
  WHERE kind = 'became'
  GROUP BY area_type, area_code, on_day
),
followed AS (
  SELECT
    said.*,
    ended.on_day,
    ended.last_day,
    ended.heir,
    lag(CASE WHEN ended.heir IS NULL AND said.valid_from < ended.on_day AND ended.on_day <= said.valid_to THEN ended.on_day END)
      OVER (PARTITION BY said.child_type, said.child_code, said.parent_type ORDER BY said.valid_from) AS free_from
  FROM said
  LEFT JOIN ended ON ended.area_type = said.parent_type AND ended.area_code = said.parent_code
)
SELECT
  child_type,
  child_code,
  parent_type,
  parent_code,
  COALESCE(free_from, valid_from) AS valid_from,
  CASE WHEN last_day < valid_to THEN last_day ELSE valid_to END AS valid_to
FROM followed
WHERE on_day IS NULL OR valid_from < on_day
UNION ALL
SELECT
  child_type,
  child_code,
  parent_type,
  heir AS parent_code,
  CASE WHEN valid_from > on_day THEN valid_from ELSE on_day END AS valid_from,
  valid_to
FROM followed
WHERE heir IS NOT NULL AND on_day <= valid_to
