/** Every published file that is held beside the checkout: recognised as what it is, or kept with a reason. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import type { Extract } from '../../catalogue/define.js';
import { notTaken } from '../../catalogue/roadmap.js';
import { land } from '../../pipeline/land.js';
import { readReceipts } from '../../pipeline/ledger.js';

const DATA = '../shared/data';
const held = existsSync(DATA);

const EXPECTED: Record<string, string> = {
  '20260430-RTT-April-2026-full-extract.csv.zip': 'rtt_waiting_times 2026-04',
  'APPOINTMENTS_GP_COVERAGE_2023-25.csv': 'gp_appointment_coverage 2025-07-01',
  'APRIL-2025-CWT-CRS-COMMISSIONER-WORKBOOK-PROVISIONAL.xlsx': 'cancer_waits 2025-04',
  'January-2026-Monthly-Combined-Workbook-Provisional.xlsx': 'cancer_waits 2026-01',
  'CSV ASCFR Activity.csv': 'asc_finance_activity 2016-17',
  'CSV ASCFR Additional.csv': 'asc_finance_additional 2016-17',
  'CSV ASCFR Totals.csv': 'asc_finance_totals 2016-17',
  'DTOC_Apr_19.xls': 'delayed_transfers 2019-04',
  'DTOC_Dec_19.xls': 'delayed_transfers 2019-12',
  'DTOC_Jan_18.xls': 'delayed_transfers 2018-01',
  'DTOC_Sep_17.xls': 'delayed_transfers 2017-09',
  'File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx': 'imd_2019_lsoa 2019',
  'MAPPING_INDICATORS_2021_v2.csv': 'qof_indicator_map 2020-21',
  'MAPPING_NHS_GEOGRAPHIES_2021.csv': 'qof_geography 2020-21',
  'Monthly-AE-April-2025.csv': 'ae_monthly 2025-04',
  'Monthly-AE-August-2024.csv': 'ae_monthly 2024-08',
  'Monthly-AE-December-2024.csv': 'ae_monthly 2024-12',
  'Monthly-AE-February-2025-revised.csv': 'ae_monthly 2025-02 edition 1',
  'Monthly-AE-January-2025.csv': 'ae_monthly 2025-01',
  'Monthly-AE-July-2024-revised.csv': 'ae_monthly 2024-07 edition 1',
  'Monthly-AE-June-2024.csv': 'ae_monthly 2024-06',
  'Monthly-AE-March-2025.csv': 'ae_monthly 2025-03',
  'Monthly-AE-May-2025.csv': 'ae_monthly 2025-05',
  'Monthly-AE-November-2024-revised.csv': 'ae_monthly 2024-11 edition 1',
  'Monthly-AE-October-2024-revised.csv': 'ae_monthly 2024-10 edition 1',
  'PREVALENCE_2021_v2.csv': 'qof_prevalence 2020-21 edition 2',
  'April-2020-AE-by-provider-revised-260421-M70yN.xls': 'ae_monthly 2020-04 edition 1',
  'April-26-AE-by-provider-v2-tKVXL.xls': 'ae_monthly 2026-04 edition 2',
  'December-2025-AE-by-provider-revised-F5epgl.xls': 'ae_monthly 2025-12 edition 1',
  'January-2024-AE-revised-130624-by-provider-4qYV2-1.xls': 'ae_monthly 2024-01 edition 1',
  'March-2026-AE-by-provider-sJh4x.xls': 'ae_monthly 2026-03',
  'Monthly-AE-April-2019-revised-220720-632O5.xls': 'ae_monthly 2019-04 edition 1',
  'November-2024-AE-by-provider-XEZnh-revised-1.xls': 'ae_monthly 2024-11 edition 1',
  'ae_activity_2024-04.csv': 'ae_monthly 2024-04',
  'ae_activity_2024-05.csv': 'ae_monthly 2024-05',
  'ascof_2024_25.ods': 'ascof 2024-25',
  'bwd-ph_lsoapops.csv': 'gp_patients_by_lsoa 2020-Q2',
  'ePCN_2022.xlsx': 'ods_pcn 2022-06-29',
  'eccg_2025.csv': 'ods_sub_icbs 2024-07-24',
  'epcn_2022.zip': 'ods_pcn 2022-06-29',
  'epraccur_2022.csv': 'ods_practices 2021-11-04',
  'epraccur_2024.csv': 'ods_practices 2023-12-04',
  'etr_2022.csv': 'ods_trusts 2021-09-30',
  'etr_2025.csv': 'ods_trusts 2024-12-31',
  'etr_2026.csv': 'ods_trusts 2026-06-30',
  'fingertips_practice_indicator-data.csv': 'fingertips_practice 2019',
  'gp-reg-pat-prac-all_2021.csv': 'gp_list_size 2021-01',
  'gp-reg-pat-prac-map_2022.csv': 'gp_practice_map 2022-01',
  'icb_names_codes_dec_2024.csv': 'icb_names 2024',
  'lsoa_2011_to_sub_icb_2022.csv': 'lsoa_sub_icb 2022',
};
EXPECTED['MAPPING_INDICATORS_2021_v2.csv'] += ' edition 2';
for (const month of ['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03'])
  EXPECTED[`nhs_sickness_absence_${month}.csv`] = `nhs_sickness_absence ${month}`;

describe.skipIf(!held)(`landing the published files${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'landing-'));
  const store = storeDirectory({ root });
  const files = held ? readdirSync(DATA, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'SOURCES.tsv') : [];
  const landAll = async () => {
    const ids = readdirSync('catalogue/extracts').map((file) => path.basename(file, '.ts'));
    const load = async (id: string): Promise<[string, Extract]> => [id, ((await import(`../../catalogue/extracts/${id}.ts`)) as { default: Extract }).default];
    const extracts = Object.fromEntries(await Promise.all(ids.map(load)));
    const said: Record<string, string> = {};
    let fresh = 0;
    for (const file of files) {
      const landed = await land(
        { store, extracts, now: new Date('2026-11-23T00:00:00Z'), scratch: root },
        { fileName: file.name, path: path.join(file.parentPath, file.name) },
      );
      if ('waiting' in landed) throw new Error(`waiting: ${file.name}`);
      const { receipt } = landed;
      fresh += landed.fresh ? 1 : 0;
      said[file.name] =
        receipt.extract === 'unrecognised'
          ? `unrecognised: ${receipt.faults[0]?.expected}`
          : `${receipt.extract} ${receipt.period}${receipt.edition > 0 ? ` edition ${receipt.edition}` : ''}${receipt.faults.map((fault) => ` ${fault.rule}`)}`;
    }
    return { said, fresh };
  };

  it('each is recognised as what it is, and the others are kept with a reason', async () => {
    const { said, fresh } = await landAll();
    const known = Object.entries(said).filter(([, what]) => !what.startsWith('unrecognised'));
    expect(Object.fromEntries(known)).toEqual(EXPECTED);
    for (const [name, what] of Object.entries(said)) if (!(name in EXPECTED)) expect(what).toMatch(/^unrecognised: .{10,}/);
    const left = Object.keys(said).filter((name) => !(name in EXPECTED));
    expect(left.filter((name) => notTaken.filter(({ named }) => new RegExp(named).test(name)).length !== 1)).toEqual([]);
    expect(notTaken.filter(({ named }) => !left.some((name) => new RegExp(named).test(name)))).toEqual([]);
    expect(fresh).toBe(files.length);
    expect(await readReceipts(store)).toHaveLength(files.length);
  });

  it('the second time is a no-op', async () => {
    expect((await landAll()).fresh).toBe(0);
  });
});
