-- Everyone twice: by who pays and by who gives the care. Commissioning hubs, and people whose commissioner is not known, count for England only.
SELECT
  'commissioner' AS basis,
  CASE WHEN org_name LIKE '% INTEGRATED CARE BOARD' THEN 'system' ELSE 'national commissioner' END AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  after_104_days AS numerator,
  people AS denominator,
  source_sha256,
  source_line
FROM curated.cancer_wait
WHERE level = 'System' AND standard_days = 62 AND cancer_type = 'ALL CANCERS' AND route = 'ALL ROUTES' AND modality = 'ALL MODALITIES'
UNION ALL
SELECT
  'provider' AS basis,
  'trust' AS area_type,
  org_code AS area_code,
  period,
  'all' AS cut,
  after_104_days AS numerator,
  people AS denominator,
  source_sha256,
  source_line
FROM curated.cancer_wait
WHERE level = 'Provider' AND standard_days = 62 AND cancer_type = 'ALL CANCERS' AND route = 'ALL ROUTES' AND modality = 'ALL MODALITIES'
