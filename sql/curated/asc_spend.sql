-- Adult social care spending of councils, thousand pounds, one row as the return has it. Rows of regions and of England, which repeat their councils, are left out.
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
  gross_current_expenditure,
  net_current_expenditure,
  total_expenditure,
  total_income,
  source_sha256,
  source_line
FROM normalised.asc_finance_totals
WHERE ons_code IS NOT NULL
