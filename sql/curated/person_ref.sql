-- While a key is being changed: from each person's reference under the key before to the one of today. Empty at any other time.
SELECT
  old_ref,
  max(new_ref) AS new_ref,
  min(source_sha256) AS source_sha256,
  min(source_line) AS source_line
FROM normalised.person_link
GROUP BY old_ref
