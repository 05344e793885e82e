-- Where each area belongs as of any day from which one looks back: the home with the newest `begins` up to that day, one for each type of parent. No parent:
-- it belongs to none of that type since. This is what figures of the past are added up by when they are shown on the boundaries of a later day.
-- A practice or location that closed stays where it was last; one that left, or whose parent ended and whose own part nothing names, is nowhere; one that all
-- became part of another (`normalised.boundary`) is where that one is, and is itself part of it.
WITH closed AS (
  SELECT 'practice' AS child_type, practice_code AS child_code FROM curated.practice WHERE close_date IS NOT NULL
  UNION ALL
  SELECT 'sub_icb' AS child_type, sub_icb_code AS child_code FROM curated.sub_icb WHERE close_date IS NOT NULL
),
ended AS (
  SELECT DISTINCT area_type, area_code FROM normalised.boundary WHERE kind = 'became'
),
merged AS (
  SELECT area_type, area_code, into_code, on_day
  FROM normalised.boundary
  WHERE kind = 'became' AND pieces = 1 AND area_type IN ('practice', 'sub_icb', 'trust')
),
link AS (
  SELECT
    child_type,
    child_code,
    parent_type,
    parent_code,
    valid_from,
    valid_to,
    CAST(valid_to + INTERVAL '1' DAY AS date) AS after,
    lead(valid_from) OVER (PARTITION BY child_type, child_code, parent_type ORDER BY valid_from) AS next_from
  FROM curated.area_link
  WHERE child_type IN ('practice', 'sub_icb', 'trust')
)
SELECT link.child_type, link.child_code, link.parent_type, link.parent_code, link.valid_from AS begins
FROM link
LEFT JOIN merged ON merged.area_type = link.child_type AND merged.area_code = link.child_code
WHERE merged.on_day IS NULL OR link.valid_from < merged.on_day
UNION ALL
SELECT link.child_type, link.child_code, link.parent_type, CAST(NULL AS varchar) AS parent_code, link.after AS begins
FROM link
LEFT JOIN closed ON closed.child_type = link.child_type AND closed.child_code = link.child_code
LEFT JOIN ended ON ended.area_type = link.parent_type AND ended.area_code = link.parent_code
LEFT JOIN merged ON merged.area_type = link.child_type AND merged.area_code = link.child_code
WHERE link.valid_to < CAST('2999-12-31' AS date)
  AND (link.next_from IS NULL OR link.next_from > link.after)
  AND (closed.child_code IS NULL OR ended.area_code IS NOT NULL)
  AND (merged.on_day IS NULL OR link.after < merged.on_day)
UNION ALL
SELECT area_type AS child_type, area_code AS child_code, area_type AS parent_type, into_code AS parent_code, on_day AS begins
FROM merged
UNION ALL
SELECT
  merged.area_type AS child_type,
  merged.area_code AS child_code,
  heir.parent_type,
  heir.parent_code,
  CASE WHEN heir.valid_from > merged.on_day THEN heir.valid_from ELSE merged.on_day END AS begins
FROM merged
JOIN link AS heir ON heir.child_type = merged.area_type AND heir.child_code = merged.into_code AND heir.valid_to >= merged.on_day
