// Made by `npm run generate` from the folders of the catalogue. Do not edit.
import boundary_bassetlaw_2022 from './boundaries/bassetlaw_2022.js';
import boundary_icbs_2026 from './boundaries/icbs_2026.js';
import type { Extract, Indicator, Place, Target } from './define.js';
import type { Boundary } from './define-boundary.js';
import extract_ae_monthly from './extracts/ae_monthly.js';
import extract_asc_finance_activity from './extracts/asc_finance_activity.js';
import extract_asc_finance_additional from './extracts/asc_finance_additional.js';
import extract_asc_finance_totals from './extracts/asc_finance_totals.js';
import extract_ascof from './extracts/ascof.js';
import extract_cancer_waits from './extracts/cancer_waits.js';
import extract_core_feature from './extracts/core_feature.js';
import extract_delayed_transfers from './extracts/delayed_transfers.js';
import extract_efficiency_scheme from './extracts/efficiency_scheme.js';
import extract_exception_commentary from './extracts/exception_commentary.js';
import extract_fingertips_practice from './extracts/fingertips_practice.js';
import extract_gp_appointment_coverage from './extracts/gp_appointment_coverage.js';
import extract_gp_list_size from './extracts/gp_list_size.js';
import extract_gp_patients_by_lsoa from './extracts/gp_patients_by_lsoa.js';
import extract_gp_practice_map from './extracts/gp_practice_map.js';
import extract_icb_names from './extracts/icb_names.js';
import extract_imd_2019_lsoa from './extracts/imd_2019_lsoa.js';
import extract_lsoa_sub_icb from './extracts/lsoa_sub_icb.js';
import extract_national_opt_out from './extracts/national_opt_out.js';
import extract_nhs_sickness_absence from './extracts/nhs_sickness_absence.js';
import extract_ods_pcn from './extracts/ods_pcn.js';
import extract_ods_practices from './extracts/ods_practices.js';
import extract_ods_sub_icbs from './extracts/ods_sub_icbs.js';
import extract_ods_trusts from './extracts/ods_trusts.js';
import extract_person_admission from './extracts/person_admission.js';
import extract_person_attendance from './extracts/person_attendance.js';
import extract_person_care_episode from './extracts/person_care_episode.js';
import extract_person_link from './extracts/person_link.js';
import extract_person_registered from './extracts/person_registered.js';
import extract_place_allocation from './extracts/place_allocation.js';
import extract_place_budget from './extracts/place_budget.js';
import extract_plan_milestone from './extracts/plan_milestone.js';
import extract_pooled_budget from './extracts/pooled_budget.js';
import extract_qof_geography from './extracts/qof_geography.js';
import extract_qof_indicator_map from './extracts/qof_indicator_map.js';
import extract_qof_prevalence from './extracts/qof_prevalence.js';
import extract_risk_mitigation from './extracts/risk_mitigation.js';
import extract_risk_register from './extracts/risk_register.js';
import extract_rtt_waiting_times from './extracts/rtt_waiting_times.js';
import indicator_ae_admitted_share from './indicators/ae_admitted_share.js';
import indicator_ae_attendances from './indicators/ae_attendances.js';
import indicator_ae_emergency_admissions from './indicators/ae_emergency_admissions.js';
import indicator_ae_four_hour from './indicators/ae_four_hour.js';
import indicator_ae_four_hour_type1 from './indicators/ae_four_hour_type1.js';
import indicator_ae_over_12_hours_from_dta from './indicators/ae_over_12_hours_from_dta.js';
import indicator_asc_nursing_week_cost from './indicators/asc_nursing_week_cost.js';
import indicator_asc_residential_week_cost from './indicators/asc_residential_week_cost.js';
import indicator_asc_spend from './indicators/asc_spend.js';
import indicator_asc_spend_care_homes_share from './indicators/asc_spend_care_homes_share.js';
import indicator_asc_spend_short_term_share from './indicators/asc_spend_short_term_share.js';
import indicator_ascof_1a from './indicators/ascof_1a.js';
import indicator_ascof_1c from './indicators/ascof_1c.js';
import indicator_ascof_1d from './indicators/ascof_1d.js';
import indicator_ascof_2a from './indicators/ascof_2a.js';
import indicator_ascof_2b from './indicators/ascof_2b.js';
import indicator_ascof_2c from './indicators/ascof_2c.js';
import indicator_ascof_2d_1 from './indicators/ascof_2d_1.js';
import indicator_ascof_2d_2 from './indicators/ascof_2d_2.js';
import indicator_ascof_2e_1 from './indicators/ascof_2e_1.js';
import indicator_ascof_3a from './indicators/ascof_3a.js';
import indicator_ascof_3c_1 from './indicators/ascof_3c_1.js';
import indicator_ascof_3d_2a from './indicators/ascof_3d_2a.js';
import indicator_ascof_4a from './indicators/ascof_4a.js';
import indicator_ascof_4b from './indicators/ascof_4b.js';
import indicator_ascof_5a_1 from './indicators/ascof_5a_1.js';
import indicator_ascof_6a from './indicators/ascof_6a.js';
import indicator_ascof_6b from './indicators/ascof_6b.js';
import indicator_cancer_28_day from './indicators/cancer_28_day.js';
import indicator_cancer_31_day from './indicators/cancer_31_day.js';
import indicator_cancer_62_day from './indicators/cancer_62_day.js';
import indicator_cancer_over_104_days from './indicators/cancer_over_104_days.js';
import indicator_delayed_days from './indicators/delayed_days.js';
import indicator_delayed_days_nhs from './indicators/delayed_days_nhs.js';
import indicator_delayed_days_social_care from './indicators/delayed_days_social_care.js';
import indicator_gp_appointment_coverage from './indicators/gp_appointment_coverage.js';
import indicator_patients_most_deprived_fifth from './indicators/patients_most_deprived_fifth.js';
import indicator_patients_per_practice from './indicators/patients_per_practice.js';
import indicator_people_attendances from './indicators/people_attendances.js';
import indicator_people_cost from './indicators/people_cost.js';
import indicator_people_delayed_days from './indicators/people_delayed_days.js';
import indicator_people_delayed_days_cost from './indicators/people_delayed_days_cost.js';
import indicator_people_emergency_admissions from './indicators/people_emergency_admissions.js';
import indicator_people_frailty from './indicators/people_frailty.js';
import indicator_people_registered from './indicators/people_registered.js';
import indicator_people_social_care from './indicators/people_social_care.js';
import indicator_people_unmet_copd from './indicators/people_unmet_copd.js';
import indicator_people_unmet_dementia from './indicators/people_unmet_dementia.js';
import indicator_people_unmet_diabetes from './indicators/people_unmet_diabetes.js';
import indicator_people_unmet_hypertension from './indicators/people_unmet_hypertension.js';
import indicator_prevalence_asthma from './indicators/prevalence_asthma.js';
import indicator_prevalence_atrial_fibrillation from './indicators/prevalence_atrial_fibrillation.js';
import indicator_prevalence_cancer from './indicators/prevalence_cancer.js';
import indicator_prevalence_copd from './indicators/prevalence_copd.js';
import indicator_prevalence_coronary_heart_disease from './indicators/prevalence_coronary_heart_disease.js';
import indicator_prevalence_dementia from './indicators/prevalence_dementia.js';
import indicator_prevalence_depression from './indicators/prevalence_depression.js';
import indicator_prevalence_diabetes from './indicators/prevalence_diabetes.js';
import indicator_prevalence_epilepsy from './indicators/prevalence_epilepsy.js';
import indicator_prevalence_heart_failure from './indicators/prevalence_heart_failure.js';
import indicator_prevalence_hypertension from './indicators/prevalence_hypertension.js';
import indicator_prevalence_kidney_disease from './indicators/prevalence_kidney_disease.js';
import indicator_prevalence_learning_disability from './indicators/prevalence_learning_disability.js';
import indicator_prevalence_non_diabetic_hyperglycaemia from './indicators/prevalence_non_diabetic_hyperglycaemia.js';
import indicator_prevalence_obesity from './indicators/prevalence_obesity.js';
import indicator_prevalence_osteoporosis from './indicators/prevalence_osteoporosis.js';
import indicator_prevalence_palliative_care from './indicators/prevalence_palliative_care.js';
import indicator_prevalence_peripheral_arterial_disease from './indicators/prevalence_peripheral_arterial_disease.js';
import indicator_prevalence_rheumatoid_arthritis from './indicators/prevalence_rheumatoid_arthritis.js';
import indicator_prevalence_severe_mental_illness from './indicators/prevalence_severe_mental_illness.js';
import indicator_prevalence_stroke from './indicators/prevalence_stroke.js';
import indicator_registered_population from './indicators/registered_population.js';
import indicator_rtt_admitted_within_18_weeks from './indicators/rtt_admitted_within_18_weeks.js';
import indicator_rtt_over_52_weeks from './indicators/rtt_over_52_weeks.js';
import indicator_rtt_treated_per_referral from './indicators/rtt_treated_per_referral.js';
import indicator_rtt_waiting_list from './indicators/rtt_waiting_list.js';
import indicator_rtt_within_18_weeks from './indicators/rtt_within_18_weeks.js';
import indicator_sickness_absence from './indicators/sickness_absence.js';
import indicator_sickness_days_lost from './indicators/sickness_days_lost.js';
import place_central_lancashire from './places/central-lancashire.js';
import place_fylde_coast from './places/fylde-coast.js';
import place_morecambe_bay from './places/morecambe-bay.js';
import place_pennine_lancashire from './places/pennine-lancashire.js';
import place_west_lancashire from './places/west-lancashire.js';
import place_wirral from './places/wirral.js';
import target_ae_four_hour from './targets/ae_four_hour.js';
import target_cancer_28_day from './targets/cancer_28_day.js';
import target_cancer_31_day from './targets/cancer_31_day.js';
import target_cancer_62_day from './targets/cancer_62_day.js';
import target_rtt_over_52_weeks from './targets/rtt_over_52_weeks.js';
import target_rtt_within_18_weeks from './targets/rtt_within_18_weeks.js';
import target_sickness_absence from './targets/sickness_absence.js';

export const extracts: Readonly<Record<string, Extract>> = {
  ae_monthly: extract_ae_monthly,
  asc_finance_activity: extract_asc_finance_activity,
  asc_finance_additional: extract_asc_finance_additional,
  asc_finance_totals: extract_asc_finance_totals,
  ascof: extract_ascof,
  cancer_waits: extract_cancer_waits,
  core_feature: extract_core_feature,
  delayed_transfers: extract_delayed_transfers,
  efficiency_scheme: extract_efficiency_scheme,
  exception_commentary: extract_exception_commentary,
  fingertips_practice: extract_fingertips_practice,
  gp_appointment_coverage: extract_gp_appointment_coverage,
  gp_list_size: extract_gp_list_size,
  gp_patients_by_lsoa: extract_gp_patients_by_lsoa,
  gp_practice_map: extract_gp_practice_map,
  icb_names: extract_icb_names,
  imd_2019_lsoa: extract_imd_2019_lsoa,
  lsoa_sub_icb: extract_lsoa_sub_icb,
  national_opt_out: extract_national_opt_out,
  nhs_sickness_absence: extract_nhs_sickness_absence,
  ods_pcn: extract_ods_pcn,
  ods_practices: extract_ods_practices,
  ods_sub_icbs: extract_ods_sub_icbs,
  ods_trusts: extract_ods_trusts,
  person_admission: extract_person_admission,
  person_attendance: extract_person_attendance,
  person_care_episode: extract_person_care_episode,
  person_link: extract_person_link,
  person_registered: extract_person_registered,
  place_allocation: extract_place_allocation,
  place_budget: extract_place_budget,
  plan_milestone: extract_plan_milestone,
  pooled_budget: extract_pooled_budget,
  qof_geography: extract_qof_geography,
  qof_indicator_map: extract_qof_indicator_map,
  qof_prevalence: extract_qof_prevalence,
  risk_mitigation: extract_risk_mitigation,
  risk_register: extract_risk_register,
  rtt_waiting_times: extract_rtt_waiting_times,
};

export const indicators: Readonly<Record<string, Indicator>> = {
  ae_admitted_share: indicator_ae_admitted_share,
  ae_attendances: indicator_ae_attendances,
  ae_emergency_admissions: indicator_ae_emergency_admissions,
  ae_four_hour: indicator_ae_four_hour,
  ae_four_hour_type1: indicator_ae_four_hour_type1,
  ae_over_12_hours_from_dta: indicator_ae_over_12_hours_from_dta,
  asc_nursing_week_cost: indicator_asc_nursing_week_cost,
  asc_residential_week_cost: indicator_asc_residential_week_cost,
  asc_spend: indicator_asc_spend,
  asc_spend_care_homes_share: indicator_asc_spend_care_homes_share,
  asc_spend_short_term_share: indicator_asc_spend_short_term_share,
  ascof_1a: indicator_ascof_1a,
  ascof_1c: indicator_ascof_1c,
  ascof_1d: indicator_ascof_1d,
  ascof_2a: indicator_ascof_2a,
  ascof_2b: indicator_ascof_2b,
  ascof_2c: indicator_ascof_2c,
  ascof_2d_1: indicator_ascof_2d_1,
  ascof_2d_2: indicator_ascof_2d_2,
  ascof_2e_1: indicator_ascof_2e_1,
  ascof_3a: indicator_ascof_3a,
  ascof_3c_1: indicator_ascof_3c_1,
  ascof_3d_2a: indicator_ascof_3d_2a,
  ascof_4a: indicator_ascof_4a,
  ascof_4b: indicator_ascof_4b,
  ascof_5a_1: indicator_ascof_5a_1,
  ascof_6a: indicator_ascof_6a,
  ascof_6b: indicator_ascof_6b,
  cancer_28_day: indicator_cancer_28_day,
  cancer_31_day: indicator_cancer_31_day,
  cancer_62_day: indicator_cancer_62_day,
  cancer_over_104_days: indicator_cancer_over_104_days,
  delayed_days: indicator_delayed_days,
  delayed_days_nhs: indicator_delayed_days_nhs,
  delayed_days_social_care: indicator_delayed_days_social_care,
  gp_appointment_coverage: indicator_gp_appointment_coverage,
  patients_most_deprived_fifth: indicator_patients_most_deprived_fifth,
  patients_per_practice: indicator_patients_per_practice,
  people_attendances: indicator_people_attendances,
  people_cost: indicator_people_cost,
  people_delayed_days: indicator_people_delayed_days,
  people_delayed_days_cost: indicator_people_delayed_days_cost,
  people_emergency_admissions: indicator_people_emergency_admissions,
  people_frailty: indicator_people_frailty,
  people_registered: indicator_people_registered,
  people_social_care: indicator_people_social_care,
  people_unmet_copd: indicator_people_unmet_copd,
  people_unmet_dementia: indicator_people_unmet_dementia,
  people_unmet_diabetes: indicator_people_unmet_diabetes,
  people_unmet_hypertension: indicator_people_unmet_hypertension,
  prevalence_asthma: indicator_prevalence_asthma,
  prevalence_atrial_fibrillation: indicator_prevalence_atrial_fibrillation,
  prevalence_cancer: indicator_prevalence_cancer,
  prevalence_copd: indicator_prevalence_copd,
  prevalence_coronary_heart_disease: indicator_prevalence_coronary_heart_disease,
  prevalence_dementia: indicator_prevalence_dementia,
  prevalence_depression: indicator_prevalence_depression,
  prevalence_diabetes: indicator_prevalence_diabetes,
  prevalence_epilepsy: indicator_prevalence_epilepsy,
  prevalence_heart_failure: indicator_prevalence_heart_failure,
  prevalence_hypertension: indicator_prevalence_hypertension,
  prevalence_kidney_disease: indicator_prevalence_kidney_disease,
  prevalence_learning_disability: indicator_prevalence_learning_disability,
  prevalence_non_diabetic_hyperglycaemia: indicator_prevalence_non_diabetic_hyperglycaemia,
  prevalence_obesity: indicator_prevalence_obesity,
  prevalence_osteoporosis: indicator_prevalence_osteoporosis,
  prevalence_palliative_care: indicator_prevalence_palliative_care,
  prevalence_peripheral_arterial_disease: indicator_prevalence_peripheral_arterial_disease,
  prevalence_rheumatoid_arthritis: indicator_prevalence_rheumatoid_arthritis,
  prevalence_severe_mental_illness: indicator_prevalence_severe_mental_illness,
  prevalence_stroke: indicator_prevalence_stroke,
  registered_population: indicator_registered_population,
  rtt_admitted_within_18_weeks: indicator_rtt_admitted_within_18_weeks,
  rtt_over_52_weeks: indicator_rtt_over_52_weeks,
  rtt_treated_per_referral: indicator_rtt_treated_per_referral,
  rtt_waiting_list: indicator_rtt_waiting_list,
  rtt_within_18_weeks: indicator_rtt_within_18_weeks,
  sickness_absence: indicator_sickness_absence,
  sickness_days_lost: indicator_sickness_days_lost,
};

export const targets: Readonly<Record<string, readonly Target[]>> = {
  ae_four_hour: target_ae_four_hour,
  cancer_28_day: target_cancer_28_day,
  cancer_31_day: target_cancer_31_day,
  cancer_62_day: target_cancer_62_day,
  rtt_over_52_weeks: target_rtt_over_52_weeks,
  rtt_within_18_weeks: target_rtt_within_18_weeks,
  sickness_absence: target_sickness_absence,
};

export const places: Readonly<Record<string, Place>> = {
  'central-lancashire': place_central_lancashire,
  'fylde-coast': place_fylde_coast,
  'morecambe-bay': place_morecambe_bay,
  'pennine-lancashire': place_pennine_lancashire,
  'west-lancashire': place_west_lancashire,
  wirral: place_wirral,
};

export const boundaries: Readonly<Record<string, Boundary>> = {
  bassetlaw_2022: boundary_bassetlaw_2022,
  icbs_2026: boundary_icbs_2026,
};
