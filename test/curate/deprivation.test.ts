/** How deprived each practice's patients are, over tiny tables: which figure is used, what covers England, and which fifth a practice is in. */
import { afterAll, describe, expect, it } from 'vitest';
import { curate } from '../../pipeline/curate.js';
import type { Row } from '../../pipeline/ports.js';
import { quantiles } from '../../pipeline/statistics/quantile.js';
import { type Tiny, tiny } from './tiny.js';

const silent = (): undefined => undefined;
const held: Tiny[] = [];
afterAll(() => Promise.all(held.map((one) => one.close())));

async function over(tables: Record<string, string>): Promise<(columns: string) => Promise<Row[]>> {
  const one = tiny();
  held.push(one);
  const periods: Record<string, string> = { gp_list_size: '2021-01', gp_patients_by_lsoa: '2020-Q4', fingertips_practice: '2019', imd_2019_lsoa: '2019' };
  for (const [key, table] of Object.entries(tables)) {
    const [extract = '', period = periods[extract] ?? ''] = key.split(' ');
    await one.hold(extract, period, table);
  }
  await curate(one, one.inForce, silent);
  return (columns) => one.warehouse.query(`SELECT ${columns} FROM curated.practice_deprivation ORDER BY practice_code`);
}

const LIST = `practice_code | sub_icb_code | sex | age | patients
  A00001 | 00X | ALL | ALL | 1000
  A00002 | 00X | ALL | ALL | 1000
  A00003 | 00X | ALL | ALL | 1000
  A00004 | 00X | ALL | ALL | 1000
  A00005 | 00X | ALL | ALL | 6000`;
const IMD = `lsoa_code | district_code | imd_rank | imd_decile
  E01000001 | E07000118 | 100   | 1
  E01000002 | E07000118 | 6000  | 2
  E01000003 | E07000118 | 30000 | 10`;
const SCORES = `indicator_id | area_type | area_code | parent_code | value
  93553 | England | E92000001 |           | 21.7
  93553 | England | E92000001 | E92000001 | 21.7
  93553 | GP      | A00001    | E92000001 | 50.5
  93553 | GP      | A00002    | E92000001 | 40
  93553 | GP      | A00003    | E92000001 | 30
  93553 | GP      | A00004    | E92000001 | 20
  93553 | GP      | A00005    | E92000001 | 10`;
const HOMES = `practice_code | lsoa_code | sex | patients
  A00001 | E01000001 | ALL | 800
  A00001 | E01000003 | ALL | 200
  A00002 | E01000003 | ALL | 990
  A00002 | NO2011    | ALL | 10
  A00003 | E01000002 | ALL | 1000
  A00004 | E01000001 | ALL | 5`;

describe('deprivation of practices', () => {
  it('is the mean rank of the neighbourhoods of their patients where those cover England', async () => {
    const ask = await over({
      gp_list_size: LIST,
      imd_2019_lsoa: IMD,
      fingertips_practice: SCORES,
      gp_patients_by_lsoa: `${HOMES}\n A00004 | E01000002 | ALL | 990\n A00005 | E01000003 | ALL | 3000\n A00005 | E01000002 | ALL | 3000`,
    });
    const rows = await ask('practice_code, method, imd_quintile, mean_rank, core20_patients, core20_share, lsoa_share');
    expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(['patients by LSOA']));
    expect(rows.map((one) => [one.practice_code, one.imd_quintile, one.mean_rank, one.core20_patients, one.core20_share, one.lsoa_share])).toEqual([
      ['A00001', 3, (800 * 100 + 200 * 30000) / 1000, 800, 0.8, 1],
      ['A00002', 5, 30000, 0, 0, 0.99],
      ['A00003', 2, 6000, 1000, 1, 1],
      ['A00004', 1, (5 * 100 + 990 * 6000) / 995, 995, 1, 0.995],
      ['A00005', 4, 18000, 3000, 0.5, 1],
    ]);
  });

  it('is the published score where neighbourhoods are held of a part of England only, and those stand beside it', async () => {
    const ask = await over({ gp_list_size: LIST, imd_2019_lsoa: IMD, fingertips_practice: SCORES, gp_patients_by_lsoa: HOMES });
    const rows = await ask('practice_code, method, imd_quintile, score, mean_rank, core20_share');
    expect(rows.map((one) => [one.practice_code, one.method, one.imd_quintile, one.score, one.mean_rank])).toEqual([
      ['A00001', 'published practice score', 1, 50.5, 6080],
      ['A00002', 'published practice score', 2, 40, 30000],
      ['A00003', 'published practice score', 3, 30, 6000],
      ['A00004', 'published practice score', 4, 20, null],
      ['A00005', 'published practice score', 5, 10, null],
    ]);
  });

  it('is nothing for a practice without it, and for all where neither covers England', async () => {
    const [first = ''] = SCORES.split('A00005');
    const some = first.slice(0, first.lastIndexOf('\n'));
    const ask = await over({ gp_list_size: LIST, fingertips_practice: some });
    expect(await ask('practice_code, method, imd_quintile')).toEqual(
      ['A00001', 'A00002', 'A00003', 'A00004', 'A00005'].map((practice_code) => ({ practice_code, method: null, imd_quintile: null })),
    );
    const most = await over({ gp_list_size: LIST.replace('6000', '100'), fingertips_practice: some });
    expect((await most('method, imd_quintile')).map(({ method, imd_quintile }) => [method, imd_quintile])).toEqual([
      ...[1, 2, 3, 4].map(() => ['published practice score', null]),
      [null, null],
    ]);
  });

  it('takes the newest count of neighbourhoods of each practice', async () => {
    const ask = await over({
      imd_2019_lsoa: IMD,
      'gp_patients_by_lsoa 2020-Q1': HOMES,
      'gp_patients_by_lsoa 2020-Q4': 'practice_code | lsoa_code | sex | patients\n A00001 | E01000002 | ALL | 10',
    });
    expect((await ask('practice_code, mean_rank'))[0]).toEqual({ practice_code: 'A00001', mean_rank: 6000 });
  });

  it('cuts fifths as phe_quantile does, ties and all, and fifths of people beside them', async () => {
    const scores = Array.from({ length: 23 }, (_, i) => [`B${String(i).padStart(5, '0')}`, ([12, 30, 30, 7.5, 41][i % 5] as number) + (i % 3)] as const);
    const list = scores.map(([code], i) => `${code} | 00X | ALL | ALL | ${100 + 50 * i}`);
    const ask = await over({
      gp_list_size: ['practice_code | sub_icb_code | sex | age | patients', ...list].join('\n'),
      fingertips_practice: ['indicator_id | area_type | area_code | value', ...scores.map(([code, score]) => `93553 | GP | ${code} | ${score}`)].join('\n'),
    });
    const rows = await ask('practice_code, imd_quintile, imd_quintile_of_people, patients');
    expect(rows.map((one) => one.imd_quintile)).toEqual(
      quantiles(
        scores.map(([, score]) => score),
        5,
      ),
    );
    const people = [1, 2, 3, 4, 5].map((fifth) =>
      rows.filter((one) => one.imd_quintile_of_people === fifth).reduce((sum, one) => sum + Number(one.patients), 0),
    );
    const whole = people.reduce((sum, count) => sum + count, 0);
    for (const count of people) expect(Math.abs(count / whole - 0.2)).toBeLessThan(0.08);
  });
});
