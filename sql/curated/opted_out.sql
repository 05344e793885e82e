-- References of people on the newest national list of opt-outs, and while a key is being changed those under the key before as well.
WITH list AS (
  SELECT person_ref, source_sha256, source_line, rank() OVER (ORDER BY period DESC) AS age FROM normalised.national_opt_out
),
listed AS (
  SELECT person_ref, source_sha256, source_line FROM list WHERE age = 1
  UNION ALL
  SELECT link.new_ref, list.source_sha256, list.source_line FROM list JOIN curated.person_ref AS link ON link.old_ref = list.person_ref WHERE list.age = 1
)
SELECT person_ref, min(source_sha256) AS source_sha256, min(source_line) AS source_line FROM listed GROUP BY person_ref
