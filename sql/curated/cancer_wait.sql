-- One row an organisation, month, cancer standard, tumour, route and treatment, by who pays (`System`) or who gives the care (`Provider`): people, those later
-- than the standard, and those after 104 days. Each is a row of a sheet; its counts stand side by side here, as they do there. The workbook until 2025 has
-- other names for the same, and holds all tumours and all kinds of treatment together.
WITH cell AS (
  SELECT
    COALESCE(level, 'System') AS level,
    org_code,
    org_name,
    CASE WHEN standard IN ('FDS', '28') THEN 28 WHEN standard IN ('31D', '31') THEN 31 ELSE 62 END AS standard_days,
    upper(COALESCE(cancer_type, 'ALL CANCERS')) AS cancer_type,
    upper(route) AS route,
    upper(COALESCE(modality, 'ALL MODALITIES')) AS modality,
    upper(counted) AS counted,
    people,
    period,
    source_sha256,
    source_line
  FROM normalised.cancer_waits
)
SELECT
  level,
  org_code,
  org_name,
  CAST(standard_days AS bigint) AS standard_days,
  cancer_type,
  route,
  modality,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  max(CASE WHEN counted = 'TOTAL' THEN people END) AS people,
  max(
    CASE
      WHEN counted = 'AFTER' THEN people
      WHEN counted = 'AFTER 28 DAYS' AND standard_days = 28 THEN people
      WHEN counted = 'AFTER 31 DAYS' AND standard_days = 31 THEN people
      WHEN counted = 'AFTER 62 DAYS' AND standard_days = 62 THEN people
    END
  ) AS late,
  max(CASE WHEN counted = 'AFTER 104 DAYS' THEN people END) AS after_104_days,
  source_sha256,
  source_line
FROM cell
GROUP BY level, org_code, org_name, standard_days, cancer_type, route, modality, period, source_sha256, source_line
