-- Courses of planned treatment that ended in the month (part 1A with an admission, 1B without) or began in it (part 3), one row a provider, commissioner,
-- specialty and part. How long a treatment took is known where its start is: `total` counts those, `total_all` everyone. New ones have not waited yet.
SELECT
  provider_code,
  commissioner_code,
  commissioner_parent_code AS commissioner_system_code,
  part,
  treatment_function_code,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  CASE
    WHEN part <> 'Part_3' THEN
      COALESCE(weeks_00_01, 0) + COALESCE(weeks_01_02, 0) + COALESCE(weeks_02_03, 0) + COALESCE(weeks_03_04, 0) + COALESCE(weeks_04_05, 0) + COALESCE(weeks_05_06, 0) +
      COALESCE(weeks_06_07, 0) + COALESCE(weeks_07_08, 0) + COALESCE(weeks_08_09, 0) + COALESCE(weeks_09_10, 0) + COALESCE(weeks_10_11, 0) + COALESCE(weeks_11_12, 0) +
      COALESCE(weeks_12_13, 0) + COALESCE(weeks_13_14, 0) + COALESCE(weeks_14_15, 0) + COALESCE(weeks_15_16, 0) + COALESCE(weeks_16_17, 0) + COALESCE(weeks_17_18, 0)
  END AS within_18_weeks,
  total AS known_start,
  total_all AS pathways,
  source_sha256,
  source_line
FROM normalised.rtt_waiting_times
WHERE part IN ('Part_1A', 'Part_1B', 'Part_3')
