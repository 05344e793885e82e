-- One row a person counted and condition: whether it is recorded, and how likely that is for people of the same age band, sex and fifth of deprivation in the
-- same system (indirect standardisation: the share recorded among all of them, this person too). Recorded less expected adds up to nought over a system.
WITH listed AS (
  SELECT person.*, row_number() OVER (PARTITION BY person_ref ORDER BY period DESC, practice_code) AS choice, max(period) OVER () AS newest
  FROM curated.person AS person
),
homed AS (
  SELECT
    listed.*,
    CAST(CAST(CAST(newest || '-01' AS date) + INTERVAL '1' MONTH AS date) - INTERVAL '1' DAY AS date) AS last_day
  FROM listed
  WHERE choice = 1
),
lying AS (
  SELECT child_code, parent_code, valid_from, valid_to
  FROM curated.area_link
  WHERE child_type = 'practice' AND parent_type = 'system'
),
counted AS (
  SELECT homed.*, COALESCE(lying.parent_code, '') AS system_code, COALESCE(homed.imd_quintile, 0) AS fifth
  FROM homed
  LEFT JOIN lying ON lying.child_code = homed.practice_code AND lying.valid_from <= homed.last_day AND lying.valid_to >= homed.last_day
),
held AS (
  SELECT person_ref, practice_code, newest AS period, system_code, age_band, sex, fifth, 'hypertension' AS condition,
    CASE WHEN hypertension THEN 1 ELSE 0 END AS recorded, source_sha256, source_line
  FROM counted
  UNION ALL
  SELECT person_ref, practice_code, newest AS period, system_code, age_band, sex, fifth, 'diabetes' AS condition,
    CASE WHEN diabetes THEN 1 ELSE 0 END AS recorded, source_sha256, source_line
  FROM counted
  UNION ALL
  SELECT person_ref, practice_code, newest AS period, system_code, age_band, sex, fifth, 'copd' AS condition,
    CASE WHEN copd THEN 1 ELSE 0 END AS recorded, source_sha256, source_line
  FROM counted
  UNION ALL
  SELECT person_ref, practice_code, newest AS period, system_code, age_band, sex, fifth, 'dementia' AS condition,
    CASE WHEN dementia THEN 1 ELSE 0 END AS recorded, source_sha256, source_line
  FROM counted
),
expected AS (
  SELECT
    condition,
    system_code,
    age_band,
    sex,
    fifth,
    CAST(sum(recorded) AS double) / NULLIF(CAST(count(*) AS double), 0) AS share
  FROM held
  GROUP BY condition, system_code, age_band, sex, fifth
)
SELECT
  held.person_ref,
  held.practice_code,
  held.period,
  held.condition,
  CAST(held.recorded AS bigint) AS recorded,
  expected.share AS expected,
  held.source_sha256,
  held.source_line
FROM held
JOIN expected
  ON expected.condition = held.condition AND expected.system_code = held.system_code AND expected.age_band = held.age_band
  AND expected.sex = held.sex AND expected.fifth = held.fifth
