-- One row a provider a month: attendances of every type (booked ones included), how many took over four hours, and emergency admissions.
-- The workbook counts booked ones with the others; a trust without four-hour figures has attendances and nothing over four hours.
SELECT
  org_code,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  attendances_type1 + COALESCE(booked_type1, 0) AS attendances_type1,
  over_4h_type1 + COALESCE(over_4h_booked_type1, 0) AS over_4h_type1,
  attendances_type1 + attendances_type2 + attendances_other + COALESCE(booked_type1, 0) + COALESCE(booked_type2, 0) + COALESCE(booked_other, 0) AS attendances,
  over_4h_type1 + over_4h_type2 + over_4h_other + COALESCE(over_4h_booked_type1, 0) + COALESCE(over_4h_booked_type2, 0) +
    COALESCE(over_4h_booked_other, 0) AS over_4h,
  waited_12h_dta,
  admissions_type1 + admissions_type2 + admissions_other AS admissions_via_ae,
  other_emergency_admissions,
  source_sha256,
  source_line
FROM normalised.ae_monthly
