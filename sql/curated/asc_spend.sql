-- Adult social care spending of councils, thousand pounds, one row as the return has it. Rows of regions and of England, which repeat their councils,
-- are left out. To the penny: the return divides sums among its rows to nine places, whose last ones add up differently on every engine.
SELECT
  ons_code AS council_code,
  period,
  CAST(substr(period, 1, 4) || '-04-01' AS date) AS period_start,
  data_type,
  care_type,
  age_band,
  support_reason,
  support_setting,
  purpose,
  carer_support,
  ROUND(gross_current_expenditure * CAST(100000 AS double)) * CAST(0.00001 AS double) AS gross_current_expenditure,
  ROUND(net_current_expenditure * CAST(100000 AS double)) * CAST(0.00001 AS double) AS net_current_expenditure,
  ROUND(total_expenditure * CAST(100000 AS double)) * CAST(0.00001 AS double) AS total_expenditure,
  ROUND(total_income * CAST(100000 AS double)) * CAST(0.00001 AS double) AS total_income,
  source_sha256,
  source_line
FROM normalised.asc_finance_totals
WHERE ons_code IS NOT NULL
