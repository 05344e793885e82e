-- Which sub-ICB location (before 2022: CCG) a practice belonged to, and when. Every source that says so on a date counts from that date until the
-- next that says otherwise; the first reaches back, the last reaches on. A location that all became part of another hands its practices to it on that day. On one day the lists and maps outrank the ODS, whose link carries its own date.
WITH said AS (
  SELECT practice_code, sub_icb_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 1 AS place
  FROM normalised.gp_list_size
  UNION ALL
  SELECT practice_code, sub_icb_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 2 AS place
  FROM normalised.gp_practice_map
  UNION ALL
  SELECT
    practice_code,
    sub_icb_code,
    CAST(CAST(CAST(substr(period, 1, 4) AS bigint) + 1 AS varchar) || '-03-31' AS date) AS on_day,
    3 AS place
  FROM normalised.qof_geography
  UNION ALL
  SELECT ods.code AS practice_code, ods.sub_icb_code, COALESCE(ods.joined_date, CAST(ods.period AS date)) AS on_day, 4 AS place
  FROM normalised.ods_practices AS ods
  JOIN curated.sub_icb AS known ON known.sub_icb_code = ods.sub_icb_code
  UNION ALL
  SELECT area_code AS practice_code, into_code AS sub_icb_code, on_day, 0 AS place
  FROM normalised.boundary
  WHERE kind = 'moved' AND area_type = 'practice' AND parent_type = 'sub_icb'
),
settled AS (
  SELECT
    practice_code,
    sub_icb_code,
    on_day,
    row_number() OVER (PARTITION BY practice_code, on_day ORDER BY place, sub_icb_code) AS choice
  FROM said
),
changed AS (
  SELECT practice_code, sub_icb_code, on_day, lag(sub_icb_code) OVER (PARTITION BY practice_code ORDER BY on_day) AS before
  FROM settled
  WHERE choice = 1
),
kept AS (
  SELECT practice_code, sub_icb_code, on_day, before
  FROM changed
  WHERE before IS NULL OR before <> sub_icb_code
),
spans AS (
  SELECT
    practice_code,
    sub_icb_code,
    CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
    COALESCE(
      CAST(lead(on_day) OVER (PARTITION BY practice_code ORDER BY on_day) - INTERVAL '1' DAY AS date),
      CAST('2999-12-31' AS date)
    ) AS valid_to
  FROM kept
),
heir AS (
  SELECT area_code AS sub_icb_code, into_code, on_day, CAST(on_day - INTERVAL '1' DAY AS date) AS last_day
  FROM normalised.boundary
  WHERE kind = 'became' AND area_type = 'sub_icb' AND pieces = 1
)
SELECT spans.practice_code, spans.sub_icb_code, spans.valid_from, CASE WHEN heir.last_day < spans.valid_to THEN heir.last_day ELSE spans.valid_to END AS valid_to
FROM spans
LEFT JOIN heir ON heir.sub_icb_code = spans.sub_icb_code
WHERE heir.on_day IS NULL OR spans.valid_from < heir.on_day
UNION ALL
SELECT
  spans.practice_code,
  heir.into_code AS sub_icb_code,
  CASE WHEN spans.valid_from > heir.on_day THEN spans.valid_from ELSE heir.on_day END AS valid_from,
  spans.valid_to
FROM spans
JOIN heir ON heir.sub_icb_code = spans.sub_icb_code AND heir.on_day <= spans.valid_to
