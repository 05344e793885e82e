-- How deprived the patients of each practice are, one row a practice, from what is held of it:
--   `patients by LSOA`: the mean IMD rank of the neighbourhoods (LSOAs) its patients live in, weighted by patients, where at least nine in ten of its list
--   are held with a neighbourhood whose rank is known. Ranks, as no scores of neighbourhoods are held; 1 is the most deprived.
--   `published practice score`: the mean IMD score of the same, as Fingertips publishes it (itself weighted by patients); higher is more deprived.
-- Ranks and scores do not compare, so all practices are put in order by one of the two: patients by LSOA where that covers nine in ten of the patients on
-- the newest lists of England, else the published score where that does, else none. `method` says which; the other figure stands beside it.
-- A practice's own postcode could stand in where neither is held, once postcodes are held with their LSOAs; until then such a practice has no quintile.
-- `imd_quintile`: fifths of England's practices by number, 1 the most deprived, by the rule of phe_quantile: with n practices and rank r from the most
-- deprived (ties share the lowest) floor(5 (r - 1) / n) + 1, which is the same as its floor(6 - ceil((n + 1 - r) / (n / 5))) of ranks from the other end.
-- `imd_quintile_of_people`: the alternative, fifths of England's registered patients; a practice goes where the middle of its patients falls.
-- `core20_patients`: patients in the most deprived fifth of neighbourhoods (IMD deciles 1 and 2), where its patients by LSOA are held.
WITH list AS (
  SELECT
    practice_code,
    patients,
    row_number() OVER (PARTITION BY practice_code ORDER BY period DESC) AS age,
    CASE WHEN period = max(period) OVER () THEN patients END AS patients_now
  FROM curated.gp_registered
),
scored AS (
  SELECT area_code AS practice_code, value AS score, source_sha256, source_line, row_number() OVER (PARTITION BY area_code ORDER BY period DESC) AS age
  FROM normalised.fingertips_practice
  WHERE indicator_id = '93553' AND area_type IN ('GP', 'GPs') AND value IS NOT NULL
),
practice AS (
  SELECT practice_code FROM list WHERE age = 1
  UNION
  SELECT practice_code FROM curated.practice_lsoa
  UNION
  SELECT practice_code FROM scored
),
described AS (
  SELECT
    practice.practice_code,
    COALESCE(list.patients, lived.counted) AS patients,
    list.patients_now,
    scored.score,
    scored.source_sha256 AS score_sha256,
    scored.source_line AS score_line,
    lived.known AS lsoa_patients,
    CAST(lived.known AS double) / NULLIF(CAST(COALESCE(list.patients, lived.counted) AS double), 0) AS lsoa_share,
    lived.mean_rank,
    lived.core20,
    lived.source_sha256 AS lsoa_sha256,
    lived.source_line AS lsoa_line
  FROM practice
  LEFT JOIN list ON list.practice_code = practice.practice_code AND list.age = 1
  LEFT JOIN curated.practice_lsoa AS lived ON lived.practice_code = practice.practice_code
  LEFT JOIN scored ON scored.practice_code = practice.practice_code AND scored.age = 1
),
usable AS (
  SELECT
    described.*,
    CASE WHEN lsoa_share >= 0.9 THEN mean_rank END AS own_rank,
    CASE WHEN lsoa_share >= 0.9 THEN core20 END AS core20_patients
  FROM described
),
covered AS (
  SELECT
    CAST(sum(CASE WHEN own_rank IS NOT NULL THEN patients_now ELSE 0 END) AS bigint) AS by_lsoa,
    CAST(sum(CASE WHEN score IS NOT NULL THEN patients_now ELSE 0 END) AS bigint) AS by_score,
    CAST(sum(patients_now) AS bigint) AS all_patients,
    count(patients_now) AS listed
  FROM usable
),
chosen AS (
  SELECT
    CASE
      WHEN listed = 0 THEN 'published practice score'
      WHEN 10 * by_lsoa >= 9 * all_patients THEN 'patients by LSOA'
      WHEN 10 * by_score >= 9 * all_patients THEN 'published practice score'
    END AS method
  FROM covered
),
measured AS (
  SELECT
    usable.*,
    chosen.method,
    CASE WHEN chosen.method = 'patients by LSOA' THEN own_rank WHEN chosen.method = 'published practice score' THEN -1 * score END AS standing
  FROM usable
  CROSS JOIN chosen
),
ordered AS (
  SELECT
    practice_code,
    rank() OVER (ORDER BY standing) AS place,
    count(*) OVER () AS practices,
    -- twice the people up to the middle of the practice's own, so that it stays whole
    CAST(sum(2 * COALESCE(patients, 0)) OVER (ORDER BY standing, practice_code ROWS UNBOUNDED PRECEDING) AS bigint) - COALESCE(patients, 0) AS twice_before,
    CAST(sum(COALESCE(patients, 0)) OVER () AS bigint) AS people
  FROM measured
  WHERE standing IS NOT NULL
)
SELECT
  measured.practice_code,
  CASE WHEN measured.standing IS NOT NULL THEN measured.method END AS method,
  CASE
    WHEN ordered.practices >= 5 THEN CAST(floor(CAST(5 * (ordered.place - 1) AS double) / NULLIF(CAST(ordered.practices AS double), 0)) AS bigint) + 1
  END AS imd_quintile,
  CASE
    WHEN ordered.practices >= 5 AND ordered.people > 0
      THEN CAST(floor(CAST(5 * ordered.twice_before AS double) / NULLIF(CAST(2 * ordered.people AS double), 0)) AS bigint) + 1
  END AS imd_quintile_of_people,
  measured.score,
  measured.own_rank AS mean_rank,
  measured.patients,
  measured.lsoa_patients,
  measured.lsoa_share,
  measured.core20_patients,
  CAST(measured.core20_patients AS double) / NULLIF(CAST(measured.lsoa_patients AS double), 0) AS core20_share,
  CASE WHEN measured.method = 'patients by LSOA' THEN measured.lsoa_sha256 ELSE measured.score_sha256 END AS source_sha256,
  CASE WHEN measured.method = 'patients by LSOA' THEN measured.lsoa_line ELSE measured.score_line END AS source_line
FROM measured
LEFT JOIN ordered ON ordered.practice_code = measured.practice_code
