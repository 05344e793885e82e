-- One row a neighbourhood (LSOA, 2011 boundaries): its district, deprivation (1 is the most deprived) and the sub-ICB location it lies in.
-- The sub-ICB's ODS code is the last word of its published name: `NHS … ICB - 00X`.
SELECT
  imd.lsoa_code,
  imd.lsoa_name,
  imd.district_code,
  imd.district_name,
  imd.imd_rank,
  imd.imd_decile,
  split_part(map.sub_icb_name, ' ICB - ', 2) AS sub_icb_code,
  imd.source_sha256,
  imd.source_line
FROM normalised.imd_2019_lsoa AS imd
LEFT JOIN normalised.lsoa_sub_icb AS map ON map.lsoa_code = imd.lsoa_code
