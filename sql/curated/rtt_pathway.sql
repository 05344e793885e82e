-- Pathways waiting at the end of the month, one row a provider, commissioner and specialty (the total of all specialties is left out on landing).
-- `Gt 17 To 18 Weeks` is the last band within 18 weeks. An empty band holds nobody. `Total All` is the list: `Total` is not filled for this part.
SELECT
  provider_code,
  commissioner_code,
  commissioner_parent_code AS commissioner_system_code,
  treatment_function_code,
  treatment_function_name,
  period,
  CAST(substr(period, 1, 4) || '-' || substr(period, 6, 2) || '-01' AS date) AS period_start,
  (
    COALESCE(weeks_00_01, 0) + COALESCE(weeks_01_02, 0) + COALESCE(weeks_02_03, 0) + COALESCE(weeks_03_04, 0) + COALESCE(weeks_04_05, 0) + COALESCE(weeks_05_06, 0) +
    COALESCE(weeks_06_07, 0) + COALESCE(weeks_07_08, 0) + COALESCE(weeks_08_09, 0) + COALESCE(weeks_09_10, 0) + COALESCE(weeks_10_11, 0) + COALESCE(weeks_11_12, 0) +
    COALESCE(weeks_12_13, 0) + COALESCE(weeks_13_14, 0) + COALESCE(weeks_14_15, 0) + COALESCE(weeks_15_16, 0) + COALESCE(weeks_16_17, 0) + COALESCE(weeks_17_18, 0)
  ) AS within_18_weeks,
  (
    COALESCE(weeks_52_53, 0) + COALESCE(weeks_53_54, 0) + COALESCE(weeks_54_55, 0) + COALESCE(weeks_55_56, 0) + COALESCE(weeks_56_57, 0) + COALESCE(weeks_57_58, 0) +
    COALESCE(weeks_58_59, 0) + COALESCE(weeks_59_60, 0) + COALESCE(weeks_60_61, 0) + COALESCE(weeks_61_62, 0) + COALESCE(weeks_62_63, 0) + COALESCE(weeks_63_64, 0) +
    COALESCE(weeks_64_65, 0) + COALESCE(weeks_65_66, 0) + COALESCE(weeks_66_67, 0) + COALESCE(weeks_67_68, 0) + COALESCE(weeks_68_69, 0) + COALESCE(weeks_69_70, 0) +
    COALESCE(weeks_70_71, 0) + COALESCE(weeks_71_72, 0) + COALESCE(weeks_72_73, 0) + COALESCE(weeks_73_74, 0) + COALESCE(weeks_74_75, 0) + COALESCE(weeks_75_76, 0) +
    COALESCE(weeks_76_77, 0) + COALESCE(weeks_77_78, 0) + COALESCE(weeks_78_79, 0) + COALESCE(weeks_79_80, 0) + COALESCE(weeks_80_81, 0) + COALESCE(weeks_81_82, 0) +
    COALESCE(weeks_82_83, 0) + COALESCE(weeks_83_84, 0) + COALESCE(weeks_84_85, 0) + COALESCE(weeks_85_86, 0) + COALESCE(weeks_86_87, 0) + COALESCE(weeks_87_88, 0) +
    COALESCE(weeks_88_89, 0) + COALESCE(weeks_89_90, 0) + COALESCE(weeks_90_91, 0) + COALESCE(weeks_91_92, 0) + COALESCE(weeks_92_93, 0) + COALESCE(weeks_93_94, 0) +
    COALESCE(weeks_94_95, 0) + COALESCE(weeks_95_96, 0) + COALESCE(weeks_96_97, 0) + COALESCE(weeks_97_98, 0) + COALESCE(weeks_98_99, 0) + COALESCE(weeks_99_100, 0) +
    COALESCE(weeks_100_101, 0) + COALESCE(weeks_101_102, 0) + COALESCE(weeks_102_103, 0) + COALESCE(weeks_103_104, 0) + COALESCE(weeks_104_plus, 0)
  ) AS over_52_weeks,
  total_all AS waiting,
  source_sha256,
  source_line
FROM normalised.rtt_waiting_times
WHERE part = 'Part_2'
