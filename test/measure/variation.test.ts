/** Who is compared with whom and where each lies: tiny tables with their answers beside them, and the same funnels worked out again in SQL from the published rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { indicators, targets } from '../../catalogue/registry.js';
import { type Compared, comparisons, vary } from '../../pipeline/measure/variation.js';
import { measure } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { normalReach } from '../../pipeline/statistics/distributions.js';
import { type Columns, emptyMarts, type Loaded, loadExample } from './examples.js';

const root = mkdtempSync(path.join(tmpdir(), 'variation-'));
const store = storeDirectory({ root });
const warehouse = warehouseDuckdb({ root });
const sqlRoot = path.resolve('sql');
let marts: Record<string, Columns>;
let loaded: Loaded[] = [];
let loads = 0;

beforeAll(async () => {
  marts = await emptyMarts({ store, warehouse, sqlRoot });
});
afterEach(async () => {
  for (const one of loaded) await one.unload();
  loaded = [];
});
afterAll(async () => {
  await warehouse.close();
  rmSync(root, { recursive: true });
});

/** Loads the tables, measures one indicator and gives its rows. */
async function measured(id: keyof typeof indicators & string, given: Record<string, string>): Promise<MeasureRow[]> {
  loads += 1;
  loaded.push(await loadExample(warehouse, marts, given, `given/${loads}/`));
  const only = { [id]: indicators[id] as (typeof indicators)[string] };
  await measure({ store, warehouse, sqlRoot, indicators: only, targets }, `run-${loads}`, () => undefined);
  return (await warehouse.query('SELECT * FROM published.measure ORDER BY period, area_type, area_code')) as unknown as MeasureRow[];
}

const qof = (lines: readonly string[]): string =>
  [
    'practice_code | group_code | list_type | period | register | list_size | source_sha256 | source_line',
    ...lines.map((line, i) => `${line} | a | ${i + 2}`),
  ].join('\n');
const links = (lines: readonly string[]): string => ['child_type | child_code | parent_type | parent_code | valid_from | valid_to', ...lines].join('\n');
const inPlace = (code: string, place = 'wirral', from = '2013-04-01', to = ''): string => `practice | ${code} | place | ${place} | ${from} | ${to}`;
const find = (rows: readonly MeasureRow[], code: string): MeasureRow => rows.find((row) => row.area_code === code) as MeasureRow;

/** Seven practices of one place: the centre is 720 of 6,000, 12%. */
const SEVEN: Readonly<Record<string, [register: number, list: number]>> = {
  N85001: [120, 1000],
  N85002: [110, 1000],
  N85003: [130, 1000],
  N85004: [60, 500],
  N85005: [50, 500],
  N85006: [70, 500],
  N85007: [180, 1500],
};
const seven = Object.entries(SEVEN).map(([code, [register, list]]) => `${code} | HYP | TOTAL | 2020-21 | ${register} | ${list}`);
const sevenLinks = Object.keys(SEVEN).map((code) => inPlace(code));

describe('a practice in its place', () => {
  it('lies in a funnel of the practices of that place, around their own centre', async () => {
    const rows = await measured('prevalence_hypertension', { 'curated.qof_register': qof(seven), 'curated.area_link': links(sevenLinks) });
    const row = find(rows, 'N85005');
    // One standard error at 500: √(0.12 × 0.88 ÷ 500) = 0.014533.
    expect(row).toMatchObject({ funnel_group: 'place:wirral', funnel_members: 7, funnel_centre: 0.12, funnel_position: 'within', funnel_refused: null });
    expect(row.funnel_lower_95).toBeCloseTo(0.12 - 1.959964 * 0.0145327, 6);
    expect(row.funnel_upper_95).toBeCloseTo(0.12 + 1.959964 * 0.0145327, 6);
    expect(row.funnel_lower_998).toBeCloseTo(0.12 - 3.090232 * 0.0145327, 6);
    expect(row.funnel_upper_998).toBeCloseTo(0.12 + 3.090232 * 0.0145327, 6);
    // They differ by less than chance: the wide limits are the plain ones.
    expect(row.funnel_dispersion).toBeLessThan(1);
    expect(row).toMatchObject({ funnel_between: 0, funnel_wide_lower_95: row.funnel_lower_95, funnel_wide_upper_998: row.funnel_upper_998 });
  });

  it('is compared on the day the period ends, and with nobody of another place or period', async () => {
    const rows = await measured('prevalence_hypertension', {
      'curated.qof_register': qof([
        ...seven,
        'N85008 | HYP | TOTAL | 2020-21 | 400 | 1000',
        'N85009 | HYP | TOTAL | 2020-21 | 1 | 10',
        'N85001 | HYP | TOTAL | 2019-20 | 1 | 900',
      ]),
      'curated.area_link': links([...sevenLinks, inPlace('N85008', 'wirral', '2013-04-01', '2021-03-30'), inPlace('N85008', 'fylde-coast', '2021-03-31')]),
    });
    expect(
      find(
        rows.filter((row) => row.period === '2020-21'),
        'N85001',
      ),
    ).toMatchObject({ funnel_members: 7, funnel_centre: 0.12 });
    expect(find(rows, 'N85008')).toMatchObject({ funnel_group: null, funnel_refused: 'A comparison needs 5 members; 1 is held' });
    expect(find(rows, 'N85009').funnel_refused).toBe('It lay in no place of the catalogue on the last day of the period');
    expect(rows.find((row) => row.period === '2019-20' && row.area_type === 'practice')?.funnel_refused).toBe('A comparison needs 5 members; 1 is held');
    expect(rows.find((row) => row.area_type === 'england')?.funnel_refused).toBe('Only practices, networks, trusts and councils are compared');
  });

  it('lies outside only by limits widened for how much the others differ', async () => {
    // 5% to 19% of 4,000 people each: far beyond chance (s = 0.0051), but all alike in that.
    const spread = [200, 280, 360, 440, 480, 520, 600, 680, 760].map((register, i) => `N8510${i} | HYP | TOTAL | 2020-21 | ${register} | 4000`);
    const rows = await measured('prevalence_hypertension', {
      'curated.qof_register': qof(spread),
      'curated.area_link': links(spread.map((line) => inPlace(line.slice(0, 6)))),
    });
    const row = find(rows, 'N85100');
    expect(row.value).toBeLessThan(row.funnel_lower_998 as number);
    expect(row.funnel_dispersion).toBeGreaterThan(50);
    expect(row.funnel_position).toBe('within');
    expect(row.funnel_wide_lower_95).toBeLessThan(row.value as number);
  });

  it('is named when it lies far beyond the others', async () => {
    const far = [...seven, 'N85010 | HYP | TOTAL | 2020-21 | 270 | 1000', 'N85011 | HYP | TOTAL | 2020-21 | 170 | 1000'];
    const rows = await measured('prevalence_hypertension', {
      'curated.qof_register': qof(far),
      'curated.area_link': links([...sevenLinks, inPlace('N85010'), inPlace('N85011')]),
    });
    expect(find(rows, 'N85010').funnel_position).toMatch(/^above/);
    expect(find(rows, 'N85005').funnel_position).toBe('within');
  });
});

describe('a network, a trust and a council', () => {
  it('networks are compared within their place, from five on', async () => {
    const practices = ['A', 'B', 'C', 'D', 'E'].map((letter, i) => ({ code: `N8520${i}`, pcn: `U0000${letter}` }));
    const given = {
      'curated.qof_register': qof(practices.map(({ code }, i) => `${code} | HYP | TOTAL | 2020-21 | ${100 + i} | 1000`)),
      'curated.area_link': links(
        practices.flatMap(({ code, pcn }) => [`practice | ${code} | pcn | ${pcn} | 2019-07-01 |`, `pcn | ${pcn} | place | wirral | 1900-01-01 | 2999-12-31`]),
      ),
    };
    const rows = await measured('prevalence_hypertension', given);
    expect(find(rows, 'U0000A')).toMatchObject({ funnel_group: 'place:wirral', funnel_members: 5, funnel_centre: 0.102, funnel_position: 'within' });
    expect(find(rows, 'N85200').funnel_refused).toMatch(/in no place/);
  });

  it('NHS trusts are compared with each other and with no other provider of care', async () => {
    const trusts = ['RXN', 'RXL', 'RBN', 'TAF', 'RW3', 'R1H'].map((code, i) => `${code} | 2025-05 | 1000 | ${200 + 10 * i} | a | ${i + 2}`);
    const rows = await measured('ae_four_hour', {
      'curated.ae_attendance': [
        'org_code | period | attendances | over_4h | source_sha256 | source_line',
        ...trusts,
        'Y02147 | 2025-05 | 900 | 1 | a | 9',
        'NLX | 2025-05 | 900 | 1 | a | 10',
      ].join('\n'),
    });
    expect(find(rows, 'TAF')).toMatchObject({ funnel_group: 'england', funnel_members: 6, funnel_centre: 0.775 });
    expect(find(rows, 'Y02147')).toMatchObject({ funnel_group: null, funnel_position: null, funnel_refused: 'Only NHS trusts are compared with each other' });
    expect(find(rows, 'NLX').funnel_members).toBeNull();
  });
});

// ---- without a warehouse ----

const figure = (i: number, numerator: number | null, denominator: number | null, more: Partial<Compared> = {}): Compared => ({
  sum: { basis: 'resident', area_type: 'council', area_code: `E0800000${i}`, period: '2024-25', cut: 'all', numerator, denominator },
  span: { end: '2025-03-31' },
  figure: { value: numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator },
  ...more,
});
const six = [10, 12, 14, 16, 18, 20].map((events, i) => figure(i, events, 1000));
const nowhere = new Map();
const refusedOf = (kind: Parameters<typeof vary>[0], figures: readonly Compared[]): (string | null)[] => vary(kind, figures, nowhere).map((one) => one.refused);

describe('no comparison', () => {
  it.each([
    ['count', 'byars', 'A count has nothing it is counted out of'],
    ['mean', 'byars', 'How far people differ within an area is not held'],
    ['as published', 'wilson', 'The publisher gives no parts to work chance out from'],
    ['proportion', 'none', 'No interval is worked out for this measure, so there is no telling what chance alone would do'],
  ] as const)('of a %s with interval %s, and the reason', (kind, interval, why) => {
    expect(new Set(refusedOf({ kind, interval }, six))).toEqual(new Set([why]));
  });

  it('is told in the words of the methods', () => {
    const rate = { kind: 'rate', interval: 'byars' } as const;
    expect(comparisons({ ...rate, levels: ['practice', 'pcn', 'place', 'trust', 'council', 'england'] })).toBe(
      'practices of a place; networks of a place; NHS trusts in England; councils in England',
    );
    expect(comparisons({ ...rate, levels: ['place', 'england'] })).toBe('none: it has no figures of practices, networks, trusts or councils');
    expect(comparisons({ ...rate, kind: 'count', levels: ['trust'] })).toBe('none: a count has nothing it is counted out of');
  });

  it('of a figure that is hidden, missing or out of nothing; the others go on without it', () => {
    const figures = [...six, figure(6, 3, 1000, { hidden: true }), figure(7, null, 1000), figure(8, 1, 0), figure(9, 12, 10)];
    const told = vary({ kind: 'proportion', interval: 'wilson' }, figures, nowhere);
    expect(told.slice(6).map((one) => one.refused)).toEqual([
      'Hidden to protect people',
      'There is no figure',
      'There is no figure',
      'Its parts are not those of a share or a rate',
    ]);
    expect(told[0]?.funnel).toMatchObject({ group: 'england', members: 6, centre: 0.015 });
    // A publisher may give a value without its parts, or with one of them, or one of nobody.
    const figureOnly = { figure: { value: 0.5 } };
    const without = [figure(1, null, 10, figureOnly), figure(2, 5, null, figureOnly), figure(3, 0, 0, figureOnly)];
    expect(new Set(refusedOf({ kind: 'rate', interval: 'byars' }, without))).toEqual(new Set(['There is no denominator']));
    expect(told[5]?.position).toBe('within');
  });

  it('of too few, or where all are alike at an end', () => {
    expect(refusedOf({ kind: 'rate', interval: 'byars' }, six.slice(0, 4))[0]).toBe('A comparison needs 5 members; 4 are held');
    const none = [1, 2, 3, 4, 5].map((i) => figure(i, 0, 100 * i));
    const all = [1, 2, 3, 4, 5].map((i) => figure(i, 100 * i, 100 * i));
    expect(refusedOf({ kind: 'rate', interval: 'byars' }, none)[0]).toBe('None was counted in any of them');
    expect(refusedOf({ kind: 'proportion', interval: 'wilson' }, none)[0]).toBe('None was counted in any of them');
    expect(refusedOf({ kind: 'proportion', interval: 'wilson' }, all)[0]).toBe('All were counted in all of them');
    expect(refusedOf({ kind: 'rate', interval: 'byars' }, all)[0]).toBeNull();
  });

  it('across a basis, a cut or a kind of area', () => {
    const cut = six.map((one, i) => ({ ...one, sum: { ...one.sum, cut: i < 3 ? 'women' : 'men' } }));
    expect(refusedOf({ kind: 'proportion', interval: 'wilson' }, cut)).toEqual(six.map(() => 'A comparison needs 5 members; 3 are held'));
  });

  it('of a standardised rate from under ten events; the others by the exposure that their events and rates say', () => {
    const figures = [9, 10, 14, 16, 18, 20].map((events, i) => figure(i, events, 1000, { figure: { value: events / 2000 } }));
    const told = vary({ kind: 'standardised rate', interval: 'byars' }, figures, nowhere);
    expect(told[0]?.refused).toBe('Under 10 events');
    expect(told[1]?.funnel).toMatchObject({ members: 5, centre: 78 / 10_000 });
    expect(vary({ kind: 'standardised rate', interval: 'byars' }, [figure(1, 20, 10, { figure: { value: 0 } })], nowhere)[0]?.refused).toBe(
      'There is no denominator',
    );
  });
});

describe('by another route', () => {
  it('SQL finds the same centre, over-dispersion, limits and positions from the published rows', async () => {
    const practices = Array.from({ length: 40 }, (_, i) => ({
      code: `N86${String(i).padStart(3, '0')}`,
      list: 900 + ((i * 7919) % 14_000),
      share: 0.08 + ((i * 104_729) % 997) / 8000,
    }));
    await measured('prevalence_hypertension', {
      'curated.qof_register': qof(practices.map(({ code, list, share }) => `${code} | HYP | TOTAL | 2020-21 | ${Math.round(list * share)} | ${list}`)),
      'curated.area_link': links(practices.map(({ code }) => inPlace(code))),
    });
    const far = normalReach(0.998);
    const [apart] = await warehouse.query(`
      WITH own AS (SELECT * FROM published.measure WHERE area_type = 'practice'),
      centre AS (SELECT sum(numerator) / sum(denominator) AS p FROM own),
      scored AS (SELECT own.*, p, p * (1 - p) / denominator AS s2, (value - p) / sqrt(p * (1 - p) / denominator) AS z FROM own, centre),
      ends AS (SELECT quantile_cont(z, 0.1) AS low, quantile_cont(z, 0.9) AS high FROM scored),
      over AS (
        SELECT count(*) AS i, sum(power(least(high, greatest(low, z)), 2)) / count(*) AS phi, sum(1 / s2) AS w, sum(1 / (s2 * s2)) AS w2 FROM scored, ends
      ),
      spread AS (SELECT phi, i, greatest(0, (i * phi - (i - 1)) / (w - w2 / w)) AS tau2 FROM over),
      again AS (
        SELECT scored.*, phi, i, tau2, greatest(0, p - ${far} * sqrt(s2 + tau2)) AS low, p + ${far} * sqrt(s2 + tau2) AS high FROM scored, spread
      )
      SELECT count(*) AS members, max(abs(p - funnel_centre)) AS centre, max(abs(phi / funnel_dispersion - 1)) AS phi, max(abs(tau2 / funnel_between - 1)) AS tau2,
        max(abs(low - funnel_wide_lower_998)) AS low, max(abs(high - funnel_wide_upper_998)) AS high,
        count(*) FILTER (WHERE (value < low OR value > high) <> (funnel_position LIKE '%99.8%')) AS otherwise, min(funnel_members) AS told, min(phi) AS least
      FROM again`);
    expect(apart).toMatchObject({ members: 40, told: 40, otherwise: 0 });
    for (const name of ['centre', 'phi', 'tau2', 'low', 'high']) expect(Math.abs(apart?.[name] as number)).toBeLessThan(1e-9);
    expect(apart?.least).toBeGreaterThan(1.5);
  });
});
