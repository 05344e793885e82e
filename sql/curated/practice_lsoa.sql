-- Where the patients of each practice live, one row a practice, from its newest count by neighbourhood (LSOA): how many were counted, how many of them live
-- where the deprivation is known, the mean IMD rank of those neighbourhoods weighted by patients (1 is the most deprived of England), and how many live in the
-- most deprived fifth of England's neighbourhoods (deciles 1 and 2: Core20). `source_line` is the first of the practice's lines.
WITH home AS (
  SELECT held.practice_code, held.patients, lsoa.imd_rank, lsoa.imd_decile, held.source_sha256, held.source_line,
    rank() OVER (PARTITION BY held.practice_code ORDER BY held.period DESC) AS age
  FROM normalised.gp_patients_by_lsoa AS held
  LEFT JOIN curated.lsoa AS lsoa ON lsoa.lsoa_code = held.lsoa_code
),
lived AS (
  SELECT
    practice_code,
    CAST(sum(patients) AS bigint) AS counted,
    CAST(sum(CASE WHEN imd_rank IS NOT NULL THEN patients ELSE 0 END) AS bigint) AS known,
    CAST(sum(CASE WHEN imd_rank IS NOT NULL THEN patients * imd_rank ELSE 0 END) AS bigint) AS ranks,
    CAST(sum(CASE WHEN imd_decile <= 2 THEN patients ELSE 0 END) AS bigint) AS core20,
    min(source_sha256) AS source_sha256,
    min(source_line) AS source_line
  FROM home
  WHERE age = 1
  GROUP BY practice_code
)
SELECT
  practice_code,
  counted,
  known,
  CAST(ranks AS double) / NULLIF(CAST(known AS double), 0) AS mean_rank,
  core20,
  source_sha256,
  source_line
FROM lived
