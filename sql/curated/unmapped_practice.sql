-- Practices with patients or disease registers that belonged to no sub-ICB location, and so to no place and no system, on the last day of the period:
-- they count for England only. One row a practice a period.
SELECT area_code AS practice_code, area_name AS practice_name, period
FROM curated.unlinked_area
WHERE area_type = 'practice' AND parent_type = 'sub_icb'
ORDER BY area_code, period
