-- One row a GP practice or prescribing centre, as the newest edition that names it has it. `is_gp_practice`: prescribing setting 4.
WITH newest AS (
  SELECT ods.*, row_number() OVER (PARTITION BY code ORDER BY period DESC) AS age
  FROM normalised.ods_practices AS ods
)
SELECT
  code AS practice_code,
  name AS practice_name,
  postcode,
  sub_icb_code,
  icb_code,
  status,
  COALESCE(setting, '') = '4' AS is_gp_practice,
  open_date,
  close_date,
  period AS edition,
  source_sha256,
  source_line
FROM newest
WHERE age = 1
