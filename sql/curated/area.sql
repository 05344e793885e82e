-- Names of areas, one row each, as published: the newest name, in the spelling of small letters where anyone published one.
-- A system goes without `NHS` and `Integrated Care Board`, as people call it. A code without a name stands for itself.
WITH said AS (
  SELECT 'practice' AS area_type, practice_code AS area_code, practice_name AS area_name, '2' || period AS said_on FROM normalised.gp_practice_map
  UNION ALL
  SELECT 'practice' AS area_type, practice_code AS area_code, practice_name AS area_name, '2' || period AS said_on FROM normalised.qof_geography
  UNION ALL
  SELECT 'practice' AS area_type, practice_code AS area_code, practice_name AS area_name, '3' || edition AS said_on FROM curated.practice
  UNION ALL
  SELECT 'practice' AS area_type, practice_code AS area_code, practice_code AS area_name, '0' AS said_on FROM curated.gp_registered
  UNION ALL
  SELECT 'pcn' AS area_type, pcn_code AS area_code, pcn_name AS area_name, '2' || period AS said_on FROM normalised.gp_practice_map WHERE pcn_code <> 'U'
  UNION ALL
  SELECT 'pcn' AS area_type, pcn_code AS area_code, pcn_name AS area_name, '2' || period AS said_on FROM normalised.qof_geography WHERE pcn_code <> 'U'
  UNION ALL
  SELECT 'pcn' AS area_type, pcn_code AS area_code, pcn_name AS area_name, '2' || period AS said_on FROM normalised.ods_pcn
  UNION ALL
  SELECT 'place' AS area_type, place_id AS area_code, place_name AS area_name, '3' AS said_on FROM normalised.place
  UNION ALL
  SELECT 'trust' AS area_type, code AS area_code, name AS area_name, '3' || period AS said_on FROM normalised.ods_trusts
  UNION ALL
  SELECT 'trust' AS area_type, org_code AS area_code, org_name AS area_name, '2' || period AS said_on FROM normalised.nhs_sickness_absence
  UNION ALL
  SELECT 'trust' AS area_type, org_code AS area_code, org_name AS area_name, '2' || period AS said_on FROM normalised.ae_monthly
  UNION ALL
  SELECT 'trust' AS area_type, provider_code AS area_code, COALESCE(provider_name, provider_code) AS area_name, '2' || period AS said_on
  FROM normalised.rtt_waiting_times
  UNION ALL
  SELECT 'trust' AS area_type, org_code AS area_code, org_name AS area_name, '1' || period AS said_on
  FROM normalised.cancer_waits
  WHERE level = 'Provider'
  UNION ALL
  SELECT 'council' AS area_type, area_code, area_name, '2' || period AS said_on FROM curated.ascof_measure WHERE area_type = 'council'
  UNION ALL
  SELECT 'council' AS area_type, ons_code AS area_code, council_name AS area_name, '1' || period AS said_on
  FROM normalised.delayed_transfers
  WHERE ons_code IS NOT NULL
  UNION ALL
  SELECT 'council' AS area_type, partner_code AS area_code, partner_name AS area_name, '3' AS said_on
  FROM normalised.place_partner
  WHERE kind IN ('upper-tier council', 'district council')
  UNION ALL
  SELECT 'sub_icb' AS area_type, sub_icb_code AS area_code, sub_icb_name AS area_name, '4' AS said_on FROM normalised.place_sub_icb
  UNION ALL
  SELECT 'sub_icb' AS area_type, sub_icb_code AS area_code, sub_icb_name AS area_name, '2' || edition AS said_on FROM curated.sub_icb
  UNION ALL
  SELECT 'sub_icb' AS area_type, split_part(sub_icb_name, ' ICB - ', 2) AS area_code, sub_icb_name AS area_name, '1' || period AS said_on
  FROM normalised.lsoa_sub_icb
  UNION ALL
  SELECT 'sub_icb' AS area_type, sub_icb_code AS area_code, sub_icb_name AS area_name, '2' || period AS said_on FROM normalised.gp_practice_map
  UNION ALL
  SELECT 'sub_icb' AS area_type, sub_icb_code AS area_code, sub_icb_name AS area_name, '2' || period AS said_on FROM normalised.qof_geography
  UNION ALL
  SELECT 'sub_icb' AS area_type, commissioner_code AS area_code, COALESCE(commissioner_name, commissioner_code) AS area_name, '2' || period AS said_on
  FROM normalised.rtt_waiting_times
  UNION ALL
  SELECT 'system' AS area_type, icb_code AS area_code, substr(name, 5, length(name) - 26) AS area_name, '3' || period AS said_on
  FROM normalised.icb_names
  WHERE name LIKE 'NHS % Integrated Care Board'
  UNION ALL
  SELECT 'system' AS area_type, system_code AS area_code, system_name AS area_name, '4' AS said_on FROM normalised.place
  UNION ALL
  SELECT 'system' AS area_type, icb_code AS area_code, icb_name AS area_name, '1' || period AS said_on FROM normalised.qof_geography
  UNION ALL
  SELECT
    'system' AS area_type,
    provider_parent_code AS area_code,
    substr(provider_parent_name, 5, length(provider_parent_name) - 26) AS area_name,
    '2' || period AS said_on
  FROM normalised.rtt_waiting_times
  WHERE provider_parent_name LIKE 'NHS % INTEGRATED CARE BOARD'
  UNION ALL
  SELECT area_type, into_code AS area_code, into_name AS area_name, '4' AS said_on
  FROM normalised.boundary
  WHERE kind = 'became' AND into_code IS NOT NULL
  UNION ALL
  SELECT area_type, area_code, area_name, '0' AS said_on FROM normalised.boundary
  UNION ALL
  SELECT 'england' AS area_type, 'E92000001' AS area_code, 'England' AS area_name, '9' AS said_on FROM (VALUES (1)) AS one (n)
),
newest AS (
  SELECT area_type, area_code, area_name, row_number() OVER (PARTITION BY area_type, area_code ORDER BY said_on DESC, area_name) AS age
  FROM said
),
spelt AS (
  SELECT area_type, area_code, upper(replace(area_name, '&', 'and')) AS in_capitals, min(area_name) AS area_name
  FROM said
  WHERE area_name <> upper(area_name)
  GROUP BY area_type, area_code, upper(replace(area_name, '&', 'and'))
)
SELECT newest.area_type, newest.area_code, COALESCE(spelt.area_name, newest.area_name) AS area_name
FROM newest
LEFT JOIN spelt
  ON spelt.area_type = newest.area_type AND spelt.area_code = newest.area_code AND spelt.in_capitals = upper(replace(newest.area_name, '&', 'and'))
WHERE newest.age = 1
ORDER BY newest.area_type, newest.area_code
