-- One row an event of a person counted, of the two years that end with the month they are counted in: `years_back` is 0 in the newer, 1 in the older.
-- `ordinal` is 1 for a person's first event of its kind in the year. A delayed day costs what a day of its own stay does, on average.
WITH event AS (
  SELECT person_ref, period, 'attendance' AS kind, cost, CAST(0 AS bigint) AS delayed_days, CAST(0 AS double) AS delayed_cost, source_sha256, source_line
  FROM curated.person_attendance
  UNION ALL
  SELECT
    person_ref,
    period,
    CASE WHEN method = 'emergency' THEN 'emergency admission' ELSE 'other admission' END AS kind,
    cost,
    delayed_days,
    COALESCE(cost * CAST(delayed_days AS double) / NULLIF(CAST(bed_days AS double), 0), 0) AS delayed_cost,
    source_sha256,
    source_line
  FROM curated.person_admission
  UNION ALL
  SELECT person_ref, period, 'care' AS kind, cost, CAST(0 AS bigint) AS delayed_days, CAST(0 AS double) AS delayed_cost, source_sha256, source_line
  FROM curated.person_care_episode
),
home AS (
  SELECT
    person_ref,
    practice_code,
    period,
    CAST(CAST(substr(period, 1, 4) AS bigint) - 1 AS varchar) || substr(period, 5, 3) AS year_before,
    CAST(CAST(substr(period, 1, 4) AS bigint) - 2 AS varchar) || substr(period, 5, 3) AS two_before
  FROM curated.person_part
  WHERE cut = 'all'
),
dated AS (
  SELECT
    event.person_ref,
    home.practice_code,
    home.period,
    event.period AS month,
    CAST(CASE WHEN event.period > home.year_before THEN 0 ELSE 1 END AS bigint) AS years_back,
    event.kind,
    event.cost,
    event.delayed_days,
    event.delayed_cost,
    event.source_sha256,
    event.source_line
  FROM event
  JOIN home ON home.person_ref = event.person_ref
  WHERE event.period <= home.period AND event.period > home.two_before
)
SELECT
  dated.*,
  row_number() OVER (PARTITION BY person_ref, years_back, kind ORDER BY month, source_sha256, source_line) AS ordinal
FROM dated
