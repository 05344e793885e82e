-- Which sub-ICB location (before 2022: CCG) a practice belonged to, and when. Every source that says so on a date counts from that date until the
-- next that says otherwise; the first reaches back, the last reaches on. On one day the lists and maps outrank the ODS, whose link carries its own date.
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
)
SELECT
  practice_code,
  sub_icb_code,
  CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
  COALESCE(
    CAST(lead(on_day) OVER (PARTITION BY practice_code ORDER BY on_day) - INTERVAL '1' DAY AS date),
    CAST('2999-12-31' AS date)
  ) AS valid_to
FROM kept
