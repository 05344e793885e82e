-- One row a hospital admission of a person, by a reference.
-- From the newest extract of each sender, which holds 24 months; nobody who has opted out.
WITH newest AS (
  SELECT *, rank() OVER (PARTITION BY provider_code ORDER BY period DESC) AS recency FROM normalised.person_admission
),
named AS (
  SELECT COALESCE(link.new_ref, newest.person_ref) AS reference, newest.*
  FROM newest
  LEFT JOIN curated.person_ref AS link ON link.old_ref = newest.person_ref
  WHERE newest.recency = 1
)
SELECT
  named.reference AS person_ref,
  named.provider_code,
  named.month AS period,
  named.period AS extract_period,
  named.method,
  named.bed_days,
  named.delayed_days,
  named.cost,
  named.source_sha256,
  named.source_line
FROM named
LEFT JOIN curated.opted_out AS gone ON gone.person_ref = named.reference
WHERE gone.person_ref IS NULL
