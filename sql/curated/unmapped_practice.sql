-- Practices with patients or disease registers that belonged to no sub-ICB location on the last day of the period, one row a practice a period: they
-- count for England only.
WITH held AS (
  SELECT practice_code, period, last_day_of_month AS on_day
  FROM (
    SELECT practice_code, period, CAST(CAST(period_start AS date) + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS last_day_of_month
    FROM curated.gp_registered
  ) AS month
  UNION
  SELECT practice_code, period, CAST(CAST(CAST(substr(period, 1, 4) AS bigint) + 1 AS varchar) || '-03-31' AS date) AS on_day
  FROM curated.qof_register
)
SELECT held.practice_code, COALESCE(area.area_name, held.practice_code) AS practice_name, held.period
FROM held
LEFT JOIN curated.practice_sub_icb AS own
  ON own.practice_code = held.practice_code AND held.on_day BETWEEN own.valid_from AND own.valid_to
LEFT JOIN curated.area AS area ON area.area_type = 'practice' AND area.area_code = held.practice_code
WHERE own.practice_code IS NULL
ORDER BY held.practice_code, held.period
