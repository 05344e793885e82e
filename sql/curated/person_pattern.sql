-- One row a place, half and set of things known of people before the year looked at: how many people, and how many of them were admitted in an emergency in that year.
-- The half is the last digit of the reference, which is a keyed hash: it has nothing to do with the person, and is the same every night under one key.
WITH home AS (
  SELECT
    part.person_ref,
    part.practice_code,
    part.period,
    CAST(CAST(CAST(part.period || '-01' AS date) + INTERVAL '1' MONTH AS date) - INTERVAL '1' DAY AS date) AS last_day,
    CASE WHEN substr(part.person_ref, length(part.person_ref), 1) IN ('0', '1', '2', '3', '4', '5', '6', '7') THEN 'fit' ELSE 'test' END AS half,
    CASE
      WHEN person.age_group = '0 to 19' THEN '0-19'
      WHEN person.age_group = '20 to 64' THEN '20-64'
      WHEN person.age_group = '65 to 79' THEN '65-79'
      ELSE '80-and-over'
    END AS age,
    CASE WHEN person.sex = 'M' THEN 'male' WHEN person.sex = 'F' THEN 'female' ELSE 'other' END AS sex,
    CASE WHEN person.conditions >= 4 THEN '4-or-more' WHEN person.conditions >= 2 THEN '2-to-3' WHEN person.conditions = 1 THEN '1' ELSE '0' END AS conditions,
    CASE WHEN person.frailty IN ('mild', 'moderate', 'severe') THEN person.frailty ELSE 'none' END AS frailty,
    CASE WHEN person.imd_quintile IS NULL THEN 'not-known' ELSE CAST(person.imd_quintile AS varchar) END AS home_imd
  FROM curated.person_part AS part
  JOIN curated.person AS person ON person.source_sha256 = part.source_sha256 AND person.source_line = part.source_line
  WHERE part.cut = 'all'
),
used AS (
  SELECT
    person_ref,
    CAST(sum(CASE WHEN kind = 'emergency admission' AND years_back = 0 THEN 1 ELSE 0 END) AS bigint) AS admitted,
    CAST(sum(CASE WHEN kind = 'emergency admission' AND years_back = 1 THEN 1 ELSE 0 END) AS bigint) AS admitted_before,
    CAST(sum(CASE WHEN kind = 'attendance' AND years_back = 1 THEN 1 ELSE 0 END) AS bigint) AS attended_before
  FROM curated.person_event
  GROUP BY person_ref
),
placed AS (
  SELECT child_code, parent_code, valid_from, valid_to
  FROM curated.area_link
  WHERE child_type = 'practice' AND parent_type = 'place'
),
known AS (
  SELECT
    home.period,
    COALESCE(placed.parent_code, '') AS place_id,
    home.half,
    home.age,
    home.sex,
    home.conditions,
    home.frailty,
    home.home_imd,
    CASE WHEN used.admitted_before >= 2 THEN '2-or-more' WHEN used.admitted_before = 1 THEN '1' ELSE '0' END AS admissions_before,
    CASE WHEN used.attended_before >= 2 THEN '2-or-more' WHEN used.attended_before = 1 THEN '1' ELSE '0' END AS attendances_before,
    CASE WHEN used.admitted > 0 THEN 1 ELSE 0 END AS admitted
  FROM home
  LEFT JOIN used ON used.person_ref = home.person_ref
  LEFT JOIN placed ON placed.child_code = home.practice_code AND placed.valid_from <= home.last_day AND placed.valid_to >= home.last_day
)
SELECT
  period,
  place_id,
  half,
  age,
  sex,
  conditions,
  frailty,
  admissions_before,
  attendances_before,
  home_imd,
  CAST(count(*) AS bigint) AS people,
  CAST(sum(admitted) AS bigint) AS events
FROM known
GROUP BY period, place_id, half, age, sex, conditions, frailty, admissions_before, attendances_before, home_imd
