-- Where a primary care network belonged, and when: the sub-ICB location that most of its practices of that day belonged to; of equals, the one with the
-- smallest code. Before its first practice, where it was first. For naming, listing and setting networks beside the figure of a larger area: figures go up
-- from the practices themselves, so a network across a boundary moves nobody.
WITH held AS (
  SELECT
    pcn.pcn_code,
    pcn.practice_code,
    own.sub_icb_code,
    CASE WHEN pcn.valid_from > own.valid_from THEN pcn.valid_from ELSE own.valid_from END AS valid_from,
    CASE WHEN pcn.valid_to < own.valid_to THEN pcn.valid_to ELSE own.valid_to END AS valid_to
  FROM curated.practice_pcn AS pcn
  JOIN curated.practice_sub_icb AS own
    ON own.practice_code = pcn.practice_code AND own.valid_from <= pcn.valid_to AND pcn.valid_from <= own.valid_to
),
turn AS (
  SELECT pcn_code, valid_from AS on_day FROM held
  UNION
  SELECT pcn_code, CAST(valid_to + INTERVAL '1' DAY AS date) AS on_day FROM held WHERE valid_to < CAST('2999-12-31' AS date)
),
counted AS (
  SELECT turn.pcn_code, turn.on_day, held.sub_icb_code, count(*) AS practices
  FROM turn
  JOIN held ON held.pcn_code = turn.pcn_code AND held.valid_from <= turn.on_day AND turn.on_day <= held.valid_to
  GROUP BY turn.pcn_code, turn.on_day, held.sub_icb_code
),
ranked AS (
  SELECT pcn_code, on_day, sub_icb_code, row_number() OVER (PARTITION BY pcn_code, on_day ORDER BY practices DESC, sub_icb_code) AS choice
  FROM counted
),
changed AS (
  SELECT pcn_code, on_day, sub_icb_code, lag(sub_icb_code) OVER (PARTITION BY pcn_code ORDER BY on_day) AS before
  FROM ranked
  WHERE choice = 1
)
SELECT
  pcn_code,
  sub_icb_code,
  CASE WHEN before IS NULL THEN CAST('1900-01-01' AS date) ELSE on_day END AS valid_from,
  COALESCE(CAST(lead(on_day) OVER (PARTITION BY pcn_code ORDER BY on_day) - INTERVAL '1' DAY AS date), CAST('2999-12-31' AS date)) AS valid_to
FROM changed
WHERE before IS NULL OR before <> sub_icb_code
