-- Areas with figures that lie in no area of a level above on the last day of the period, one row each: what is missing when the figures of that level
-- are added up and set beside England. Walk-in centres without a system, national employers, commissioners outside England, practices without a network.
WITH held AS (
  SELECT 'practice' AS area_type, practice_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.gp_registered
  UNION
  SELECT 'practice' AS area_type, practice_code AS area_code, period, CAST(period_start + INTERVAL '1' YEAR - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.qof_register
  UNION
  SELECT 'sub_icb' AS area_type, sub_icb_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.gp_coverage
  UNION
  SELECT 'sub_icb' AS area_type, commissioner_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.rtt_pathway
  UNION
  SELECT 'trust' AS area_type, provider_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.rtt_pathway
  UNION
  SELECT 'trust' AS area_type, org_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.ae_attendance
  UNION
  SELECT 'trust' AS area_type, org_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.sickness_absence
  UNION
  SELECT 'trust' AS area_type, org_code AS area_code, period, CAST(period_start + INTERVAL '1' MONTH - INTERVAL '1' DAY AS date) AS on_day
  FROM curated.cancer_wait
  WHERE level = 'Provider'
),
expected AS (
  SELECT child_type, parent_type
  FROM (VALUES ('practice', 'pcn'), ('practice', 'sub_icb'), ('practice', 'system'), ('sub_icb', 'system'), ('trust', 'system')) AS pairs (child_type, parent_type)
)
SELECT held.area_type, held.area_code, COALESCE(area.area_name, held.area_code) AS area_name, expected.parent_type, held.period
FROM held
JOIN expected ON expected.child_type = held.area_type
LEFT JOIN curated.area_link AS link
  ON link.child_type = held.area_type
  AND link.child_code = held.area_code
  AND link.parent_type = expected.parent_type
  AND held.on_day BETWEEN link.valid_from AND link.valid_to
LEFT JOIN curated.area AS area ON area.area_type = held.area_type AND area.area_code = held.area_code
WHERE link.child_code IS NULL
ORDER BY held.area_type, held.area_code, expected.parent_type, held.period
