-- Where a primary care network belongs: the sub-ICB location that most of the practices it has ever had belonged to, and that one's place, if any.
-- For naming and listing only. Figures go up from the practices themselves, so a network across a boundary moves nobody.
WITH counted AS (
  SELECT pcn.pcn_code, own.sub_icb_code, count(DISTINCT pcn.practice_code) AS practices, max(own.valid_to) AS newest
  FROM curated.practice_pcn AS pcn
  JOIN curated.practice_sub_icb AS own
    ON own.practice_code = pcn.practice_code AND own.valid_from <= pcn.valid_to AND pcn.valid_from <= own.valid_to
  GROUP BY pcn.pcn_code, own.sub_icb_code
),
ranked AS (
  SELECT
    pcn_code,
    sub_icb_code,
    row_number() OVER (PARTITION BY pcn_code ORDER BY newest DESC, practices DESC, sub_icb_code) AS choice
  FROM counted
)
SELECT ranked.pcn_code, ranked.sub_icb_code, place.place_id
FROM ranked
LEFT JOIN (SELECT sub_icb_code, max(place_id) AS place_id FROM normalised.place_sub_icb GROUP BY sub_icb_code) AS place
  ON place.sub_icb_code = ranked.sub_icb_code
WHERE ranked.choice = 1
