-- One row a person registered, from the newest extract of each practice; nobody who has opted out. A reference, never a number: docs/people.md.
-- Segments, the first that fits: end of life; moderate or severe frailty; 4 or more, 2 to 3, 1 long-term conditions; none. Ages in four groups.
WITH newest AS (
  SELECT *, rank() OVER (PARTITION BY practice_code ORDER BY period DESC) AS recency FROM normalised.person_registered
),
counted AS (
  SELECT
    COALESCE(link.new_ref, newest.person_ref) AS reference,
    newest.*,
    CASE WHEN newest.asthma THEN 1 ELSE 0 END + CASE WHEN newest.atrial_fibrillation THEN 1 ELSE 0 END + CASE WHEN newest.cancer THEN 1 ELSE 0 END +
      CASE WHEN newest.chd THEN 1 ELSE 0 END + CASE WHEN newest.ckd THEN 1 ELSE 0 END + CASE WHEN newest.copd THEN 1 ELSE 0 END +
      CASE WHEN newest.dementia THEN 1 ELSE 0 END + CASE WHEN newest.depression THEN 1 ELSE 0 END + CASE WHEN newest.diabetes THEN 1 ELSE 0 END +
      CASE WHEN newest.epilepsy THEN 1 ELSE 0 END + CASE WHEN newest.heart_failure THEN 1 ELSE 0 END + CASE WHEN newest.hypertension THEN 1 ELSE 0 END +
      CASE WHEN newest.learning_disability THEN 1 ELSE 0 END + CASE WHEN newest.smi THEN 1 ELSE 0 END + CASE WHEN newest.stroke THEN 1 ELSE 0 END AS conditions
  FROM newest
  LEFT JOIN curated.person_ref AS link ON link.old_ref = newest.person_ref
  WHERE newest.recency = 1
)
SELECT
  counted.reference AS person_ref,
  counted.period,
  counted.practice_code,
  counted.age_band,
  CASE
    WHEN counted.age_band IN ('0-4', '5-9', '10-14', '15-19') THEN '0 to 19'
    WHEN counted.age_band IN ('65-69', '70-74', '75-79') THEN '65 to 79'
    WHEN counted.age_band IN ('80-84', '85-89', '90+') THEN '80 and over'
    ELSE '20 to 64'
  END AS age_group,
  counted.sex,
  CASE
    WHEN counted.ethnic_category IN ('A', 'B', 'C') THEN 'White'
    WHEN counted.ethnic_category IN ('D', 'E', 'F', 'G') THEN 'Mixed'
    WHEN counted.ethnic_category IN ('H', 'J', 'K', 'L') THEN 'Asian or Asian British'
    WHEN counted.ethnic_category IN ('M', 'N', 'P') THEN 'Black or Black British'
    WHEN counted.ethnic_category IN ('R', 'S') THEN 'Chinese or other'
    ELSE 'Not stated'
  END AS ethnic_group,
  counted.lsoa_code,
  CASE WHEN lsoa.imd_decile <= 2 THEN 1 WHEN lsoa.imd_decile <= 4 THEN 2 WHEN lsoa.imd_decile <= 6 THEN 3 WHEN lsoa.imd_decile <= 8 THEN 4 WHEN lsoa.imd_decile <= 10 THEN 5 END AS imd_quintile,
  CAST(counted.conditions AS bigint) AS conditions,
  CASE
    WHEN counted.end_of_life THEN 'End of life'
    WHEN counted.frailty IN ('moderate', 'severe') THEN 'Frailty'
    WHEN counted.conditions >= 4 THEN '4 or more conditions'
    WHEN counted.conditions >= 2 THEN '2 to 3 conditions'
    WHEN counted.conditions = 1 THEN '1 condition'
    ELSE 'No long-term condition'
  END AS segment,
  counted.frailty,
  counted.asthma,
  counted.atrial_fibrillation,
  counted.cancer,
  counted.chd,
  counted.ckd,
  counted.copd,
  counted.dementia,
  counted.depression,
  counted.diabetes,
  counted.epilepsy,
  counted.heart_failure,
  counted.hypertension,
  counted.learning_disability,
  counted.smi,
  counted.stroke,
  counted.source_sha256,
  counted.source_line
FROM counted
LEFT JOIN curated.lsoa AS lsoa ON lsoa.lsoa_code = counted.lsoa_code
LEFT JOIN curated.opted_out AS gone ON gone.person_ref = counted.reference
WHERE gone.person_ref IS NULL
