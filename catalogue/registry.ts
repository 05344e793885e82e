// Made by `npm run generate` from the folders of the catalogue. Do not edit.
import type { Extract, Indicator, Place, Target } from './define.js';
import extract_ae_monthly from './extracts/ae_monthly.js';
import extract_asc_finance_activity from './extracts/asc_finance_activity.js';
import extract_asc_finance_additional from './extracts/asc_finance_additional.js';
import extract_asc_finance_totals from './extracts/asc_finance_totals.js';
import extract_ascof from './extracts/ascof.js';
import extract_delayed_transfers from './extracts/delayed_transfers.js';
import extract_gp_list_size from './extracts/gp_list_size.js';
import extract_gp_practice_map from './extracts/gp_practice_map.js';
import extract_icb_names from './extracts/icb_names.js';
import extract_imd_2019_lsoa from './extracts/imd_2019_lsoa.js';
import extract_lsoa_sub_icb from './extracts/lsoa_sub_icb.js';
import extract_nhs_sickness_absence from './extracts/nhs_sickness_absence.js';
import extract_ods_pcn from './extracts/ods_pcn.js';
import extract_ods_practices from './extracts/ods_practices.js';
import extract_ods_sub_icbs from './extracts/ods_sub_icbs.js';
import extract_ods_trusts from './extracts/ods_trusts.js';
import extract_qof_geography from './extracts/qof_geography.js';
import extract_qof_indicator_map from './extracts/qof_indicator_map.js';
import extract_qof_prevalence from './extracts/qof_prevalence.js';
import extract_rtt_waiting_times from './extracts/rtt_waiting_times.js';
import indicator_ae_four_hour from './indicators/ae_four_hour.js';
import place_central_lancashire from './places/central-lancashire.js';
import place_fylde_coast from './places/fylde-coast.js';
import place_morecambe_bay from './places/morecambe-bay.js';
import place_pennine_lancashire from './places/pennine-lancashire.js';
import place_west_lancashire from './places/west-lancashire.js';
import place_wirral from './places/wirral.js';

export const extracts: Readonly<Record<string, Extract>> = {
  ae_monthly: extract_ae_monthly,
  asc_finance_activity: extract_asc_finance_activity,
  asc_finance_additional: extract_asc_finance_additional,
  asc_finance_totals: extract_asc_finance_totals,
  ascof: extract_ascof,
  delayed_transfers: extract_delayed_transfers,
  gp_list_size: extract_gp_list_size,
  gp_practice_map: extract_gp_practice_map,
  icb_names: extract_icb_names,
  imd_2019_lsoa: extract_imd_2019_lsoa,
  lsoa_sub_icb: extract_lsoa_sub_icb,
  nhs_sickness_absence: extract_nhs_sickness_absence,
  ods_pcn: extract_ods_pcn,
  ods_practices: extract_ods_practices,
  ods_sub_icbs: extract_ods_sub_icbs,
  ods_trusts: extract_ods_trusts,
  qof_geography: extract_qof_geography,
  qof_indicator_map: extract_qof_indicator_map,
  qof_prevalence: extract_qof_prevalence,
  rtt_waiting_times: extract_rtt_waiting_times,
};

export const indicators: Readonly<Record<string, Indicator>> = {
  ae_four_hour: indicator_ae_four_hour,
};

export const targets: Readonly<Record<string, readonly Target[]>> = {
};

export const places: Readonly<Record<string, Place>> = {
  'central-lancashire': place_central_lancashire,
  'fylde-coast': place_fylde_coast,
  'morecambe-bay': place_morecambe_bay,
  'pennine-lancashire': place_pennine_lancashire,
  'west-lancashire': place_west_lancashire,
  wirral: place_wirral,
};
