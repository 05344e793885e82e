-- Which place a practice belonged to, and when: while its sub-ICB location was one of the place's.
SELECT
  own.practice_code,
  place.place_id,
  own.sub_icb_code,
  CASE WHEN own.valid_from > place.valid_from THEN own.valid_from ELSE place.valid_from END AS valid_from,
  CASE WHEN own.valid_to < place.valid_to THEN own.valid_to ELSE place.valid_to END AS valid_to
FROM curated.practice_sub_icb AS own
JOIN normalised.place_sub_icb AS place
  ON place.sub_icb_code = own.sub_icb_code AND place.valid_from <= own.valid_to AND own.valid_from <= place.valid_to
