-- Which primary care network a practice belonged to, and when. A map says so on its date; the ODS workbook says when a link began and when it ended.
-- What was said last holds, and what was said first reaches back. `U` is no network; the end of a link ends it only while nothing else was said since.
WITH said AS (
  SELECT practice_code, pcn_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 'in' AS says, 1 AS place
  FROM normalised.gp_practice_map
  UNION ALL
  SELECT
    practice_code,
    pcn_code,
    CAST(CAST(CAST(substr(period, 1, 4) AS bigint) + 1 AS varchar) || '-03-31' AS date) AS on_day,
    'in' AS says,
    2 AS place
  FROM normalised.qof_geography
  UNION ALL
  SELECT practice_code, pcn_code, start_date AS on_day, 'in' AS says, 3 AS place
  FROM normalised.ods_pcn
  UNION ALL
  SELECT practice_code, pcn_code, CAST(end_date + INTERVAL '1' DAY AS date) AS on_day, 'out' AS says, 4 AS place
  FROM normalised.ods_pcn
  WHERE end_date IS NOT NULL
  UNION ALL
  SELECT area_code AS practice_code, into_code AS pcn_code, on_day, 'in' AS says, 0 AS place
  FROM normalised.boundary
  WHERE kind = 'moved' AND area_type = 'practice' AND parent_type = 'pcn'
),
settled AS (
  SELECT
    practice_code,
    pcn_code,
    on_day,
    says,
    row_number() OVER (PARTITION BY practice_code, on_day ORDER BY place, pcn_code) AS choice
  FROM said
),
followed AS (
  SELECT practice_code, pcn_code, on_day, says, lag(pcn_code) OVER (PARTITION BY practice_code ORDER BY on_day) AS before
  FROM settled
  WHERE choice = 1
),
stated AS (
  SELECT practice_code, on_day, CASE WHEN says = 'out' OR pcn_code = 'U' THEN '' ELSE pcn_code END AS pcn_code
  FROM followed
  WHERE says = 'in' OR before = pcn_code
),
changed AS (
  SELECT practice_code, pcn_code, on_day, lag(pcn_code) OVER (PARTITION BY practice_code ORDER BY on_day) AS before
  FROM stated
),
spans AS (
  SELECT
    practice_code,
    pcn_code,
    CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
    COALESCE(
      CAST(lead(on_day) OVER (PARTITION BY practice_code ORDER BY on_day) - INTERVAL '1' DAY AS date),
      CAST('2999-12-31' AS date)
    ) AS valid_to
  FROM changed
  WHERE before IS NULL OR before <> pcn_code
)
SELECT practice_code, pcn_code, valid_from, valid_to
FROM spans
WHERE pcn_code <> ''
