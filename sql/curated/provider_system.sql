-- Which system a provider of care or an employer belonged to, and when: what was said last holds, what was said first reaches back.
-- `QZZ` is no system but the national bodies. A walk-in centre that carries a practice's code belongs where that practice does.
WITH said AS (
  SELECT org_code AS provider_code, icb_code AS system_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 1 AS place
  FROM normalised.nhs_sickness_absence
  WHERE icb_code IS NOT NULL AND icb_code <> 'QZZ'
  UNION ALL
  SELECT provider_code, provider_parent_code AS system_code, CAST(substr(period, 1, 7) || '-01' AS date) AS on_day, 2 AS place
  FROM normalised.rtt_waiting_times
  WHERE provider_parent_code IS NOT NULL
  UNION ALL
  SELECT code AS provider_code, icb_code AS system_code, CAST(period AS date) AS on_day, 3 AS place
  FROM normalised.ods_trusts
  WHERE icb_code IS NOT NULL AND icb_code <> 'Q99'
  UNION ALL
  SELECT ods.code AS provider_code, ods.icb_code AS system_code, CAST(ods.period AS date) AS on_day, 4 AS place
  FROM normalised.ods_practices AS ods
  JOIN (SELECT DISTINCT org_code FROM normalised.ae_monthly) AS ae ON ae.org_code = ods.code
  WHERE ods.icb_code IS NOT NULL
  UNION ALL
  SELECT area_code AS provider_code, into_code AS system_code, on_day, 0 AS place
  FROM normalised.boundary
  WHERE kind = 'moved' AND area_type = 'trust' AND parent_type = 'system'
),
settled AS (
  SELECT
    provider_code,
    system_code,
    on_day,
    row_number() OVER (PARTITION BY provider_code, on_day ORDER BY place, system_code) AS choice
  FROM said
),
changed AS (
  SELECT provider_code, system_code, on_day, lag(system_code) OVER (PARTITION BY provider_code ORDER BY on_day) AS before
  FROM settled
  WHERE choice = 1
),
kept AS (
  SELECT provider_code, system_code, on_day, before
  FROM changed
  WHERE before IS NULL OR before <> system_code
)
SELECT
  provider_code,
  system_code,
  CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
  COALESCE(
    CAST(lead(on_day) OVER (PARTITION BY provider_code ORDER BY on_day) - INTERVAL '1' DAY AS date),
    CAST('2999-12-31' AS date)
  ) AS valid_to
FROM kept
