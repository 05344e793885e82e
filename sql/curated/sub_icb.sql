-- Sub-ICB locations (before 2022: CCGs) of the ODS, one row each, as the newest edition has them. The list it publishes also holds commissioning hubs, all
-- of them filed under the ICB of their office in Leeds, and reporting entities inside a sub-ICB: neither is a location where people live, nor part of a system.
WITH newest AS (
  SELECT ods.*, row_number() OVER (PARTITION BY code ORDER BY period DESC) AS age
  FROM normalised.ods_sub_icbs AS ods
)
SELECT
  code AS sub_icb_code,
  name AS sub_icb_name,
  icb_code AS system_code,
  open_date,
  close_date,
  period AS edition,
  source_sha256,
  source_line
FROM newest
WHERE age = 1 AND name NOT LIKE '%COMMISSIONING HUB%' AND name NOT LIKE '%REPORTING ENTITY%'
