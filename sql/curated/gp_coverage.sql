-- One row a sub-ICB location a month, from the newest file that holds it: practices, and their patients, whose appointments are in the national figures.
WITH newest AS (
  SELECT held.*, row_number() OVER (PARTITION BY sub_icb_code, appointment_month ORDER BY period DESC) AS age
  FROM normalised.gp_appointment_coverage AS held
)
SELECT
  sub_icb_code,
  substr(CAST(appointment_month AS varchar), 1, 7) AS period,
  appointment_month AS period_start,
  included_practices,
  open_practices,
  included_patients,
  open_patients,
  source_sha256,
  source_line
FROM newest
WHERE age = 1
