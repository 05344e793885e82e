-- One row a person registered and part of the people that they belong to: all, and their segment, age, ethnic group and fifth of deprivation of where they live.
-- Someone on the lists of two practices counts once, on the newer. All are counted in the newest month that any practice sent: the year looked at ends with it.
WITH listed AS (
  SELECT
    person.*,
    row_number() OVER (PARTITION BY person_ref ORDER BY period DESC, practice_code) AS choice,
    max(period) OVER () AS newest
  FROM curated.person AS person
),
counted AS (
  SELECT * FROM listed WHERE choice = 1
),
part AS (
  SELECT person_ref, practice_code, newest AS period, 'all' AS cut, source_sha256, source_line
  FROM counted
  UNION ALL
  SELECT
    person_ref,
    practice_code,
    newest AS period,
    CASE segment
      WHEN 'End of life' THEN 'segment=end-of-life'
      WHEN 'Frailty' THEN 'segment=frailty'
      WHEN '4 or more conditions' THEN 'segment=4-or-more'
      WHEN '2 to 3 conditions' THEN 'segment=2-to-3'
      WHEN '1 condition' THEN 'segment=1'
      ELSE 'segment=none'
    END AS cut,
    source_sha256,
    source_line
  FROM counted
  UNION ALL
  SELECT
    person_ref,
    practice_code,
    newest AS period,
    CASE age_group WHEN '0 to 19' THEN 'age=0-19' WHEN '20 to 64' THEN 'age=20-64' WHEN '65 to 79' THEN 'age=65-79' ELSE 'age=80-and-over' END AS cut,
    source_sha256,
    source_line
  FROM counted
  UNION ALL
  SELECT
    person_ref,
    practice_code,
    newest AS period,
    CASE ethnic_group
      WHEN 'White' THEN 'ethnicity=white'
      WHEN 'Mixed' THEN 'ethnicity=mixed'
      WHEN 'Asian or Asian British' THEN 'ethnicity=asian'
      WHEN 'Black or Black British' THEN 'ethnicity=black'
      WHEN 'Chinese or other' THEN 'ethnicity=chinese-or-other'
      ELSE 'ethnicity=not-stated'
    END AS cut,
    source_sha256,
    source_line
  FROM counted
  UNION ALL
  SELECT
    person_ref,
    practice_code,
    newest AS period,
    CASE WHEN imd_quintile IS NULL THEN 'home_imd=not-known' ELSE 'home_imd=' || CAST(imd_quintile AS varchar) END AS cut,
    source_sha256,
    source_line
  FROM counted
)
SELECT person_ref, practice_code, period, cut, source_sha256, source_line
FROM part
