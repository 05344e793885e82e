-- One row a council a month and whoever is responsible for the delay. An empty cell is no figure, and is left out. Councils are those of the patients' homes.
SELECT
  ons_code AS council_code,
  council_name,
  responsible,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  days,
  source_sha256,
  source_line
FROM normalised.delayed_transfers
WHERE ons_code IS NOT NULL AND days IS NOT NULL
