/** Gaps by deprivation over tiny tables: which practices are in which fifth, what is summed, what is refused and why, and that nothing is lost. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Indicator } from '../../catalogue/define.js';
import { indicators } from '../../catalogue/registry.js';
import { explain, parseAddress } from '../../pipeline/explain.js';
import type { InequalityRow } from '../../pipeline/inequality-row.js';
import { type Deprivation, deprivationHeld, type Graded, gradedSums } from '../../pipeline/measure/graded.js';
import { inequality, type Unequal } from '../../pipeline/measure/inequality.js';
import { rollUp } from '../../pipeline/measure/roll-up.js';
import { measure } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { type Band, errorOf, gradient, gradientInterval } from '../../pipeline/statistics/inequality.js';
import { wilson } from '../../pipeline/statistics/proportion.js';
import { type Columns, emptyMarts, type Loaded, loadExample } from './examples.js';

const root = mkdtempSync(path.join(tmpdir(), 'inequality-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
const sqlRoot = path.resolve('sql');
let marts: Record<string, Columns>;
let loaded: Loaded | undefined;
let loads = 0;

beforeAll(async () => {
  marts = await emptyMarts({ store, warehouse, sqlRoot });
});
afterEach(async () => {
  await loaded?.unload();
});
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

const hypertension = indicators.prevalence_hypertension as Indicator;
const held: Pick<Deprivation, 'method' | 'receipts'> = { method: 'published practice score', receipts: ['dd'] };
const graded = (fifth: number | null, practices: number, numerator: number, denominator: number | null, squares?: number): Graded => ({
  ...({ basis: 'registered', area_type: 'place', area_code: 'wirral', period: '2020-21' } as const),
  ...{ fifth, practices, numerator, denominator },
  squares: squares ?? (denominator === null ? 0 : (numerator * numerator) / denominator),
});
const FIVE = [200, 180, 160, 140, 120].map((count, i) => graded(i + 1, 4, count, 1000));
const only = (rows: readonly Graded[], definition: Partial<Indicator> = {}, deprivation = held): Unequal => {
  const [first, ...more] = inequality({ ...hypertension, ...definition }, rows, deprivation, () => ['aa']);
  expect(more).toEqual([]);
  return first as Unequal;
};

describe('the gap of an area', () => {
  it('has the fifths, the most deprived and the rest as cuts, whose parts add up', () => {
    const { cuts } = only(FIVE);
    expect(cuts.map(({ sum, figure }) => [sum.cut, sum.numerator, sum.denominator, figure.value])).toEqual([
      ['core20=no', 600, 4000, 0.15],
      ['core20=yes', 200, 1000, 0.2],
      ['imd_quintile=1', 200, 1000, 0.2],
      ['imd_quintile=2', 180, 1000, 0.18],
      ['imd_quintile=3', 160, 1000, 0.16],
      ['imd_quintile=4', 140, 1000, 0.14],
      ['imd_quintile=5', 120, 1000, 0.12],
    ]);
    expect(cuts[0]?.sum.receipts).toEqual(['aa', 'dd']);
  });

  it('is the slope of those figures, most deprived less least, with the interval of the same method as elsewhere', () => {
    const { gap } = only(FIVE);
    const bands: Band[] = [200, 180, 160, 140, 120].map((count) => ({
      population: 1000,
      value: count / 1000,
      error: errorOf('logit', wilson(count, 1000) as { lower: number; upper: number }),
    }));
    const options = { scale: 'logit', transform: true, multiplier: -1 } as const;
    const ends = gradientInterval(bands, options, { repetitions: 500, seed: 2019 });
    expect(gap).toMatchObject({
      ...{ sii: gradient(bands, options).sii, rii: gradient(bands, options).rii },
      ...{ sii_lower_95: ends.sii.lower, sii_upper_95: ends.sii.upper, direction: 'Higher among the most deprived' },
      ...{ fifths: 5, practices: 20, covered: 5000, covered_share: 1, dispersion: 1, transform: 'logit', refused: null },
      ...{ core20_value: 0.2, rest_value: 0.15, core20_direction: 'Higher among the most deprived' },
    });
    expect(gap.sii).toBeCloseTo(0.1, 2);
    expect(gap.core20_difference).toBeCloseTo(0.05, 12);
  });

  it('widens every interval where practices differ by more than chance, and then may be chance', () => {
    // Σ x² ÷ n of four practices at 0.5 to 1.5 times the value of their fifth.
    const apart = FIVE.map((one, i) => graded(i + 1, 4, Number(one.numerator), 1000, ((Number(one.numerator) ** 2 / 1000) * (0.25 + 1 + 1 + 2.25)) / 4));
    const { gap, cuts } = only(apart);
    const by = [0.2, 0.18, 0.16, 0.14, 0.12].reduce((sum, p) => sum + (1000 * p * p * 0.125) / (p * (1 - p)), 0) / 15;
    expect(gap.dispersion).toBeCloseTo(by, 9);
    expect(gap.sii).toBeCloseTo(only(FIVE).gap.sii as number, 12);
    expect((gap.sii_upper_95 as number) - (gap.sii_lower_95 as number)).toBeGreaterThan(
      (only(FIVE).gap.sii_upper_95 as number) - (only(FIVE).gap.sii_lower_95 as number),
    );
    const fifth = cuts.find(({ sum }) => sum.cut === 'imd_quintile=3')?.figure;
    expect(fifth).toMatchObject({ ...wilson(160 / by, 1000 / by), method: 'Wilson, widened by how much practices differ' });
    const far = FIVE.map((one, i) => graded(i + 1, 4, Number(one.numerator), 1000, (Number(one.numerator) ** 2 / 1000) * 3));
    expect(only(far).gap.direction).toBe('Could be chance');
  });

  it('says whether it is worse or better for the most deprived where high is good or bad', () => {
    expect(only(FIVE, { better: 'lower' }).gap).toMatchObject({ direction: 'Worse for the most deprived', core20_direction: 'Worse for the most deprived' });
    expect(only(FIVE, { better: 'higher' }).gap.direction).toBe('Better for the most deprived');
    const turned = [120, 140, 160, 180, 200].map((count, i) => graded(i + 1, 4, count, 1000));
    expect(only(turned, { better: 'higher' }).gap.direction).toBe('Worse for the most deprived');
    expect(only(turned).gap.direction).toBe('Lower among the most deprived');
  });

  it('fits rates on a log scale, and figures without an interval by how much practices differ', () => {
    const rate = only(FIVE, { kind: 'rate', interval: 'byars' }).gap;
    expect(rate).toMatchObject({ transform: 'log', dispersion: 1 });
    expect(rate.rii).toBeGreaterThan(1);
    const means = FIVE.map((one, i) => graded(i + 1, 4, Number(one.numerator), 1000, Number(one.numerator) ** 2 / 1000 + 0.3));
    const { gap, cuts } = only(means, { kind: 'mean', interval: 'none' });
    expect(gap).toMatchObject({ transform: 'none', refused: null });
    expect(gap.dispersion).toBeCloseTo(1.5 / 15, 9);
    expect(gap.sii).toBeCloseTo(0.1, 12);
    expect(cuts.at(-1)?.figure.lower).toBeCloseTo(0.12 - 1.959964 * Math.sqrt(0.1 / 1000), 6);
  });

  it('gives no slope without enough to go by, and says why', () => {
    const why = (rows: readonly Graded[], definition: Partial<Indicator> = {}): string | null => {
      const { gap } = only(rows, definition);
      expect([gap.sii, gap.rii_lower_95, gap.direction, gap.transform].every((value) => value === null)).toBe(gap.refused !== null);
      return gap.refused;
    };
    expect(why(FIVE)).toBeNull();
    expect(why(FIVE.slice(0, 2))).toBe("Its practices lie in 2 of England's five fifths; a slope needs 3");
    expect(why(FIVE.map((one) => ({ ...one, practices: 1 })))).toBe('It has 5 practices; a slope needs 10');
    expect(why([...FIVE, graded(null, 9, 100, 5000)])).toBe('Deprivation is known for 50% of those counted; a slope needs 80%');
    expect(why([graded(null, 9, 100, 5000)])).toBe('How deprived the practices are is not held');
    expect(why([graded(1, 4, 0, 1000), ...FIVE.slice(1)])).toBe('A fifth counts none, or all, of its people: a line cannot be fitted');
    expect(why([graded(1, 4, 0, 0), ...FIVE.slice(1)])).toBe('A fifth has nobody to be counted');
    expect(why([graded(1, 4, 0, 1000), ...FIVE.slice(1)], { kind: 'rate', interval: 'byars' })).toBe('A fifth counts no events: a line cannot be fitted');
    expect(
      why(
        FIVE.map((one) => ({ ...one, denominator: null })),
        { kind: 'count', interval: 'none' },
      ),
    ).toBe('A count has no share or rate to compare');
  });

  it('gives counts by fifth, though no slope', () => {
    const { cuts, gap } = only(
      FIVE.map((one) => ({ ...one, denominator: null })),
      { kind: 'count', interval: 'none' },
    );
    expect(cuts.map(({ figure }) => figure.value)).toEqual([600, 200, 200, 180, 160, 140, 120]);
    expect(gap).toMatchObject({ core20_value: 200, rest_value: 600, core20_difference: null, covered: 800, covered_share: 1 });
  });

  it('gives nothing where practices with more than a fifth of the people are hidden, and says so', () => {
    const hidden = (denominator: number | null, numerator = 0) => ({ ...graded(null, 6, numerator, denominator ?? 0), denominator, hidden: 6 });
    const why = 'Figures of 6 of its 26 practices are hidden to protect people: the others do not speak for all';
    expect(only([...FIVE, hidden(5000)])).toMatchObject({ cuts: [], gap: { core20_value: null, sii: null, refused: why } });
    expect(only([...FIVE, hidden(500)]).cuts.length).toBe(7);
    const counts = FIVE.map((one) => ({ ...one, denominator: null }));
    expect(only([...counts, hidden(null)], { kind: 'count', interval: 'none' }).cuts).toEqual([]);
  });

  it('keeps areas, periods and bases apart', () => {
    const rows = [...FIVE, ...FIVE.map((one) => ({ ...one, period: '2021-22' })), ...FIVE.map((one) => ({ ...one, period: '2021-22', area_code: 'x' }))];
    expect(inequality(hypertension, rows, held, () => ['aa']).map(({ gap }) => [gap.area_code, gap.period, gap.fifths])).toEqual([
      ['wirral', '2020-21', 5],
      ['wirral', '2021-22', 5],
      ['x', '2021-22', 5],
    ]);
  });
});

const CODES = Array.from({ length: 15 }, (_, i) => `P${String(i).padStart(5, '0')}`);
const GIVEN = {
  'curated.qof_register': [
    'practice_code | group_code | list_type | period | register | list_size | source_sha256 | source_line',
    ...CODES.map((code, i) => `${code} | HYP | TOTAL | 2020-21 | ${300 - 10 * i} | 1000 | aa | ${i + 2}`),
    'P99999 | HYP | TOTAL | 2020-21 | 50 | 500 | aa | 99',
  ].join('\n'),
  'curated.practice_deprivation': [
    'practice_code | method | imd_quintile | source_sha256',
    ...CODES.map((code, i) => `${code} | published practice score | ${1 + Math.floor(i / 3)} | dd`),
    'P99999 | | | ',
  ].join('\n'),
  'curated.area_link': [
    'child_type | child_code | parent_type | parent_code | valid_from | valid_to',
    ...CODES.filter((_, i) => i % 3 > 0).map((code) => `practice | ${code} | place | wirral | 2013-04-01 | `),
    `practice | ${CODES[0]} | place | wirral | 2013-04-01 | 2020-12-31`,
    `practice | ${CODES[1]} | place | wirral | 2020-04-01 | 2029-12-31`,
  ].join('\n'),
};

const sql = readFileSync('sql/indicators/prevalence_hypertension.sql', 'utf8');

describe('sums by fifth', () => {
  const load = async (given: Record<string, string>): Promise<void> => {
    loads += 1;
    loaded = await loadExample(warehouse, marts, given, `given/${loads}/`);
  };
  const sums = async (definition = hypertension): Promise<Graded[]> =>
    gradedSums(definition, await rollUp(warehouse, sql, definition), await deprivationHeld(warehouse));

  it('take each practice once, in the areas of the last day of the period, and those of no fifth apart', async () => {
    await load(GIVEN);
    const rows = await sums();
    const said = rows.map((row) => [row.area_code, row.fifth, row.practices, Number(row.numerator), Number(row.denominator)]);
    expect(said.filter(([code]) => code === 'E92000001')).toEqual([
      ['E92000001', 1, 3, 870, 3000],
      ['E92000001', 2, 3, 780, 3000],
      ['E92000001', 3, 3, 690, 3000],
      ['E92000001', 4, 3, 600, 3000],
      ['E92000001', 5, 3, 510, 3000],
      ['E92000001', null, 1, 50, 500],
    ]);
    expect(said.filter(([code]) => code === 'wirral').map(([, fifth, practices]) => [fifth, practices])).toEqual([1, 2, 3, 4, 5].map((fifth) => [fifth, 2]));
    expect(rows[0]?.squares).toBeCloseTo((300 ** 2 + 290 ** 2 + 280 ** 2) / 1000, 6);
  });

  it('add up a practice’s several rows before it is squared', async () => {
    await load({
      ...GIVEN,
      'curated.qof_register':
        'practice_code | group_code | period | register | list_size | source_sha256\n P00000 | HYP | 2020-21 | 10 | 50 | aa\n P00000 | HYP | 2020-21 | 20 | 50 | bb',
    });
    expect((await sums())[0]).toMatchObject({ fifth: 1, practices: 1, numerator: 30, squares: 9 });
  });

  it('are none of what is not published for practices, or is taken as published', async () => {
    await load(GIVEN);
    expect(await sums({ ...hypertension, levels: ['place', 'england'] })).toEqual([]);
    expect(await sums({ ...hypertension, levels: ['practice'] })).toEqual([]);
    expect(gradedSums({ ...hypertension, published: { per: 100 } }, await rollUp(warehouse, sql, hypertension), await deprivationHeld(warehouse))).toEqual([]);
  });
});

describe('what is published', () => {
  it('holds gaps and cuts that any reader can work out again from the practices, and follows a cut to its rows', async () => {
    loads += 1;
    loaded = await loadExample(warehouse, marts, GIVEN, `given/${loads}/`);
    const { rows } = await measure({ store, warehouse, sqlRoot, indicators: { prevalence_hypertension: hypertension }, targets: {} }, 'gaps', () => undefined);
    const cuts = (await warehouse.query("SELECT * FROM published.measure WHERE cut <> 'all' ORDER BY area_code, cut")) as unknown as MeasureRow[];
    expect(cuts.map(({ area_code, cut }) => `${area_code} ${cut}`).slice(0, 7)).toEqual(
      ['core20=no', 'core20=yes', ...[1, 2, 3, 4, 5].map((fifth) => `imd_quintile=${fifth}`)].map((cut) => `E92000001 ${cut}`),
    );
    expect(cuts.every((row) => row.against_target === 'No target set' && row.receipts === 'aa,dd')).toBe(true);
    expect((await warehouse.query("SELECT count(*) AS n FROM published.measure WHERE cut = 'all'"))[0]?.n).toBe(rows - cuts.length);
    const gaps = (await warehouse.query('SELECT * FROM published.inequality ORDER BY area_code')) as unknown as InequalityRow[];
    expect(gaps.map(({ area_code, fifths, practices, covered_share, refused }) => [area_code, fifths, practices, covered_share, refused])).toEqual([
      ['E92000001', 5, 15, 15_000 / 15_500, null],
      ['wirral', 5, 10, 1, null],
    ]);
    const [again] = await warehouse.query(`
      SELECT sum(m.numerator) AS n FROM published.measure m JOIN curated.practice_deprivation d ON d.practice_code = m.area_code
      WHERE m.area_type = 'practice' AND m.cut = 'all' AND d.imd_quintile > 1`);
    expect(cuts[0]?.numerator).toBe(again?.n);
    const deps = { warehouse, indicators: { prevalence_hypertension: hypertension }, indicatorSql: () => sql, lines: [] };
    for (const cut of ['imd_quintile=2', 'core20=yes', 'core20=no'])
      for (const area of ['wirral', 'E92000001'])
        expect(await explain(deps, parseAddress(`prevalence_hypertension/${area}/2020-21/registered/${cut}`), 5)).toMatchObject({ agrees: true });
  });

  it('is a gap with its reason where no deprivation is held, and no table of them where nothing is held at all', async () => {
    loads += 1;
    loaded = await loadExample(warehouse, marts, { 'curated.qof_register': GIVEN['curated.qof_register'] }, `given/${loads}/`);
    await measure({ store, warehouse, sqlRoot, indicators: { prevalence_hypertension: hypertension }, targets: {} }, 'unheld', () => undefined);
    expect(await warehouse.query('SELECT area_code, sii, deprivation_method, refused FROM published.inequality')).toEqual([
      { area_code: 'E92000001', sii: null, deprivation_method: null, refused: 'How deprived the practices are is not held' },
    ]);
    await measure({ store, warehouse, sqlRoot, indicators: {}, targets: {} }, 'nothing', () => undefined);
    expect(await warehouse.query('SELECT * FROM published.inequality')).toEqual([]);
  });
});
