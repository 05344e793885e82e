-- Which system (ICB, before 2022: STP) a sub-ICB location belonged to, and when: what was said last holds, what was said first reaches back.
-- The maps and the waiting times say so for their month, the ODS for the date of its edition.
WITH said AS (
  SELECT sub_icb_code, icb_code AS system_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 1 AS place
  FROM normalised.gp_practice_map
  UNION ALL
  SELECT
    sub_icb_code,
    icb_code AS system_code,
    CAST(CAST(CAST(substr(period, 1, 4) AS bigint) + 1 AS varchar) || '-03-31' AS date) AS on_day,
    2 AS place
  FROM normalised.qof_geography
  UNION ALL
  SELECT commissioner_code AS sub_icb_code, commissioner_parent_code AS system_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 3 AS place
  FROM normalised.rtt_waiting_times
  WHERE commissioner_parent_code IS NOT NULL
  UNION ALL
  SELECT ods.code AS sub_icb_code, ods.icb_code AS system_code, CAST(ods.period AS date) AS on_day, 4 AS place
  FROM normalised.ods_sub_icbs AS ods
  JOIN curated.sub_icb AS known ON known.sub_icb_code = ods.code
  WHERE ods.icb_code IS NOT NULL
  UNION ALL
  SELECT area_code AS sub_icb_code, into_code AS system_code, on_day, 0 AS place
  FROM normalised.boundary
  WHERE kind = 'moved' AND area_type = 'sub_icb' AND parent_type = 'system'
),
settled AS (
  SELECT
    sub_icb_code,
    system_code,
    on_day,
    row_number() OVER (PARTITION BY sub_icb_code, on_day ORDER BY place, system_code) AS choice
  FROM said
),
changed AS (
  SELECT sub_icb_code, system_code, on_day, lag(system_code) OVER (PARTITION BY sub_icb_code ORDER BY on_day) AS before
  FROM settled
  WHERE choice = 1
)
SELECT
  sub_icb_code,
  system_code,
  CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
  COALESCE(
    CAST(lead(on_day) OVER (PARTITION BY sub_icb_code ORDER BY on_day) - INTERVAL '1' DAY AS date),
    CAST('2999-12-31' AS date)
  ) AS valid_to
FROM changed
WHERE before IS NULL OR before <> system_code
