/** Gaps by deprivation of the published files, worked out again from the files themselves by another route: fifths by sorting, sums by hand, the line by normal equations. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { boundaries, extracts, indicators, places } from '../../catalogue/registry.js';
import { explain, parseAddress } from '../../pipeline/explain.js';
import type { InequalityRow } from '../../pipeline/inequality-row.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { type Night, nightSteps } from '../../pipeline/nightly.js';

const DATA = path.resolve('../shared/data');
const held = existsSync(DATA);
const NEEDED =
  /^(PREVALENCE|MAPPING_NHS|fingertips_practice|gp-reg-pat-prac-(all|map)|bwd-ph_lsoapops|File_1_-_IMD2019|lsoa_2011_to_sub_icb|epraccur_2024|eccg|icb_names)/;
const CONDITIONS: Readonly<Record<string, string>> = {
  prevalence_hypertension: 'HYP',
  prevalence_depression: 'DEP',
  prevalence_copd: 'COPD',
  prevalence_dementia: 'DEM',
  prevalence_diabetes: 'DM',
  prevalence_learning_disability: 'LD',
};
type Cells = Record<string, string>;
const csv = (group: string, name: string): Cells[] =>
  Papa.parse<Cells>(readFileSync(path.join(DATA, group, name), 'utf8'), { header: true, skipEmptyLines: 'greedy' }).data;

describe.skipIf(!held)(`gaps by deprivation of the published files${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'gaps-'));
  const warehouse = warehouseDuckdb({ root });
  let night: Night;

  beforeAll(async () => {
    const scratch = path.join(root, 'scratch');
    mkdirSync(scratch);
    const arriving = readdirSync(DATA, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && NEEDED.test(entry.name))
      .map((entry) => ({ fileName: entry.name, path: path.join(entry.parentPath, entry.name) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const chosen = Object.fromEntries(Object.keys(CONDITIONS).map((id) => [id, indicators[id] as (typeof indicators)[string]]));
    const catalogue = { extracts, indicators: chosen, targets: {}, places, boundaries };
    const now = new Date('2026-06-12T02:00:00Z');
    const walk = nightSteps({ store: storeDirectory({ root }), warehouse, catalogue, sqlRoot: 'sql', scratch, now, version: 'test', arriving });
    for (const step of walk.steps.slice(0, 4)) await step.run(() => undefined);
    night = walk.night;
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  /** Fifth of each practice: 6,545 scores sorted and dealt out by their place. */
  function fifths(): Map<string, number> {
    const scores = csv('practice', 'fingertips_practice_indicator-data.csv').filter((row) => row['Area Type'] === 'GP');
    const sorted = scores.map((row) => Number(row.Value)).sort((a, b) => b - a);
    const first = new Map<number, number>();
    for (const [i, value] of sorted.entries()) if (!first.has(value)) first.set(value, i);
    return new Map(scores.map((row) => [row['Area Code'] ?? '', Math.floor((5 * (first.get(Number(row.Value)) as number)) / sorted.length) + 1]));
  }

  it('are 1,309 practices of England in each fifth, by the published score', async () => {
    const rows = await warehouse.query(
      'SELECT method, imd_quintile, count(*) AS n FROM curated.practice_deprivation WHERE imd_quintile IS NOT NULL GROUP BY method, imd_quintile ORDER BY imd_quintile',
    );
    expect(rows).toEqual([1, 2, 3, 4, 5].map((fifth) => ({ method: 'published practice score', imd_quintile: fifth, n: 1309 })));
    const own = new Map(
      (await warehouse.query('SELECT practice_code, imd_quintile FROM curated.practice_deprivation WHERE imd_quintile IS NOT NULL')).map((row) => [
        row.practice_code,
        row.imd_quintile,
      ]),
    );
    for (const [code, fifth] of fifths()) expect(own.get(code), code).toBe(fifth);
  });

  it('agree with the files: every fifth of every place, and the slope through them', async () => {
    const fifth = fifths();
    const ccg = new Map(csv('practice', 'MAPPING_NHS_GEOGRAPHIES_2021.csv').map((row) => [row.PRACTICE_CODE ?? '', row.CCG_ODS_CODE ?? '']));
    const placeOf = (code: string): string | undefined =>
      Object.entries(places).find(([, place]) => place.subIcbs.some((one) => one.code === ccg.get(code)))?.[0];
    const prevalence = csv('practice', 'PREVALENCE_2021_v2.csv');
    let compared = 0;
    let worst = 0;
    for (const [id, condition] of Object.entries(CONDITIONS)) {
      const rows = prevalence.filter((row) => row.GROUP_CODE === condition);
      for (const area of [...Object.keys(places), 'E92000001']) {
        const sums = new Map<number, [count: number, list: number]>();
        for (const row of rows) {
          const code = row.PRACTICE_CODE ?? '';
          const its = fifth.get(code);
          if (its === undefined || (area !== 'E92000001' && placeOf(code) !== area)) continue;
          const [count, list] = sums.get(its) ?? [0, 0];
          sums.set(its, [count + Number(row.REGISTER), list + Number(row.PRACTICE_LIST_SIZE)]);
        }
        const cuts = (await warehouse.query(
          `SELECT * FROM published.measure WHERE indicator_id = '${id}' AND area_code = '${area}' AND cut LIKE 'imd_quintile=%' ORDER BY cut`,
        )) as unknown as MeasureRow[];
        expect(cuts.map((row) => [Number(row.cut.slice(-1)), row.numerator, row.denominator])).toEqual(
          [...sums].sort(([a], [b]) => a - b).map(([n, [count, list]]) => [n, count, list]),
        );
        const [gap] = (await warehouse.query(
          `SELECT * FROM published.inequality WHERE indicator_id = '${id}' AND area_code = '${area}'`,
        )) as unknown as InequalityRow[];
        const again = slope([...sums].sort(([a], [b]) => a - b).map(([, parts]) => parts));
        worst = Math.max(worst, Math.abs((gap?.sii ?? 9) - again.sii), Math.abs((gap?.rii ?? 9) - again.rii));
        expect((gap?.sii_lower_95 ?? 9) < again.sii && again.sii < (gap?.sii_upper_95 ?? -9)).toBe(true);
        compared += 1;
      }
    }
    console.info(`${compared} slopes worked out again from the files; worst difference ${worst.toExponential(1)}`);
    expect(compared).toBe(42);
    expect(worst).toBeLessThan(1e-9);
  });

  it('have patients by neighbourhood beside the score, where a place holds them: Pennine Lancashire', async () => {
    const rank = new Map(
      utils
        .sheet_to_json<Cells>(read(readFileSync(path.join(DATA, 'reference/File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx'))).Sheets.IMD2019 ?? {}, {
          raw: false,
        })
        .map((row) => [row['LSOA code (2011)'], Number((row['Index of Multiple Deprivation (IMD) Rank'] ?? '').replaceAll(',', ''))]),
    );
    const homes = csv('reference', 'bwd-ph_lsoapops.csv').filter((row) => row.PRACTICE_CODE === 'P81160' && rank.has(row.LSOA_CODE));
    const [patients, ranks] = homes.reduce(
      ([n, r], row) => [n + Number(row['Number.of.Patients']), r + Number(row['Number.of.Patients']) * (rank.get(row.LSOA_CODE ?? '') ?? Number.NaN)],
      [0, 0],
    );
    const [own] = await warehouse.query("SELECT lsoa_patients, mean_rank FROM curated.practice_deprivation WHERE practice_code = 'P81160'");
    expect(own?.lsoa_patients).toBe(patients);
    expect(Number(own?.mean_rank)).toBeCloseTo(ranks / patients, 6);
    const [counted] = await warehouse.query('SELECT count(mean_rank) AS held FROM curated.practice_deprivation');
    expect(Number(counted?.held)).toBeGreaterThanOrEqual(70);
  });

  it('can be followed to their rows', async () => {
    const deps = { warehouse, indicators, indicatorSql: (id: string) => readFileSync(`sql/indicators/${id}.sql`, 'utf8'), lines: night.lines };
    for (const cut of ['imd_quintile=1', 'core20=no']) {
      const found = await explain(deps, parseAddress(`prevalence_depression/wirral/2020-21/registered/${cut}`), 3);
      expect(found.agrees).toBe(true);
    }
  });
});

/** Weighted least squares on the logit, by the normal equations in their plain form. */
function slope(fifths: readonly (readonly [count: number, list: number])[]): { sii: number; rii: number } {
  const people = fifths.reduce((sum, [, list]) => sum + list, 0);
  let [before, s0, s1, s2, t0, t1] = [0, 0, 0, 0, 0, 0];
  for (const [count, list] of fifths) {
    const rank = (before + list / 2) / people;
    before += list;
    const y = Math.log(count / (list - count));
    s0 += list;
    s1 += list * rank;
    s2 += list * rank * rank;
    t0 += list * y;
    t1 += list * rank * y;
  }
  const b = (s0 * t1 - s1 * t0) / (s0 * s2 - s1 * s1);
  const a = (t0 - b * s1) / s0;
  const [most, least] = [1 / (1 + Math.exp(-a)), 1 / (1 + Math.exp(-a - b))];
  return { sii: most - least, rii: most / least };
}
