-- What councils' adult social care spending bought, one row an item and council: weeks of care in a home (long term), episodes (short term).
-- Rows of regions and of England, which repeat their councils, are left out.
SELECT
  ons_code AS council_code,
  period,
  CAST(substr(period, 1, 4) || '-04-01' AS date) AS period_start,
  item,
  data_type,
  care_type,
  age_band,
  support_reason,
  support_setting,
  purpose,
  provision,
  value,
  source_sha256,
  source_line
FROM normalised.asc_finance_activity
WHERE ons_code IS NOT NULL
