/** Disclosure control on tiny tables, and through measure: what is hidden, rounded and said, the same wherever it is read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Indicator } from '../../catalogue/define.js';
import { indicators } from '../../catalogue/registry.js';
import { cellOf, isSmall, rounded } from '../../pipeline/disclosure/cells.js';
import { control } from '../../pipeline/disclosure/control.js';
import { protect } from '../../pipeline/disclosure/protect.js';
import { explain } from '../../pipeline/explain.js';
import type { Sum as Counted } from '../../pipeline/measure/roll-up.js';
import { measure } from '../../pipeline/measure.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { emptyMarts, loadExample } from '../measure/examples.js';

describe('one count', () => {
  it.each([
    [0, 0, 0, 0],
    [1, null, 1, 7],
    [7, null, 1, 7],
    [8, 10, 8, 12],
    [12, 10, 8, 12],
    [13, 15, 13, 17],
    [1002, 1000, 998, 1002],
  ])('of %d is shown as %s: it lies from %d to %d', (count, shown, low, high) => expect(cellOf(count)).toMatchObject({ shown, low, high }));

  it('lies where a reader is told it may, and no small one is shown', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (count) => {
        const { shown, low, high } = cellOf(count);
        expect(low <= count && count <= high).toBe(true);
        expect(shown === null).toBe(isSmall(count));
        expect(Math.abs(rounded(count) - count)).toBeLessThanOrEqual(2);
      }),
    ));
});

describe('a total and its parts', () => {
  // 1 + 8 + 8 = 17: shown as 15, at most 17; the eights are shown as 10, at least 8: the one would be left with 1.
  const table = [17, 1, 8, 8];
  const sums = [{ total: 0, parts: [1, 2, 3] }];

  it('give a small part away where only it is hidden', () => expect(protect(table, sums, { secondary: false }).exposed).toEqual([1]));

  it('hide the total where it is the total that leaves too little', () => {
    const { cells, exposed, secondary } = protect(table, sums);
    expect(cells.map(({ shown, hidden }) => shown ?? hidden)).toEqual(['protects another', 'small', 10, 10]);
    expect([exposed, secondary]).toEqual([[], 1]);
  });

  it('hide another part, the smallest that is shown, where the others leave too much', () => {
    // 7 + 12 + 12 + 22 = 53: shown as 55, at least 53; the others are at most 12, 12 and 22, which leaves 7.
    const { cells, exposed } = protect([53, 7, 12, 12, 22], [{ total: 0, parts: [1, 2, 3, 4] }]);
    expect(cells.map(({ shown, hidden }) => shown ?? hidden)).toEqual([55, 'small', 'protects another', 10, 20]);
    expect(exposed).toEqual([]);
  });

  it('show nought as nought, and never hide it for another', () =>
    expect(protect([8, 1, 7, 0], [{ total: 0, parts: [1, 2, 3] }]).cells[3]).toMatchObject({ shown: 0 }));

  it('cannot be of parts of people', () => expect(() => protect([1.5], [])).toThrow('count 0 is 1.5; people are counted in whole numbers from 0'));
});

const figure = (area_code: string, numerator: number | null, denominator: number | null, cut = 'all'): Counted => ({
  ...{ basis: 'registered', area_type: 'practice', area_code, period: '2026-03', cut, numerator, denominator, receipts: ['a'] },
});

describe('figures', () => {
  const links = { links: [] };
  const people = (kind: Indicator['kind']) => ({ kind, disclosure: 'people' as const });

  it('of a published national statistic, or of no people, pass as they are and say why', () => {
    expect(control({ kind: 'proportion', disclosure: 'published national statistic' }, [figure('A', 3, 9)], links)[0]).toMatchObject({
      ...{ numerator: 3, denominator: 9, disclosure: 'exempt: published national statistic' },
    });
    expect(control({ kind: 'count', disclosure: 'no people counted' }, [figure('A', 3, null)], links)[0]?.disclosure).toBe('exempt: no people counted');
  });

  it('that are a proportion hide few counted and few not counted alike', () => {
    const [few, most, plain] = control(people('proportion'), [figure('A', 3, 40), figure('B', 38, 40), figure('C', 21, 42)], links);
    expect(few).toMatchObject({ numerator: null, denominator: 40, disclosure: 'suppressed: small number' });
    expect(most).toMatchObject({ numerator: null, denominator: 40, disclosure: 'suppressed: small number' });
    expect(plain).toMatchObject({ numerator: 20, denominator: 40, disclosure: 'rounded' });
  });

  it('that are a mean of few people are not shown; of more, they are the true mean', () => {
    const [few, more] = control(people('mean'), [figure('A', 33, 6), figure('B', 33, 12)], links);
    expect(few).toMatchObject({ numerator: null, denominator: null, disclosure: 'suppressed: small number' });
    expect((more?.numerator ?? 0) / (more?.denominator ?? 1)).toBeCloseTo(33 / 12, 12);
  });

  it('cut by sex add up to the whole, and are protected so', () => {
    const [all, women, men] = control(people('count'), [figure('A', 9, null), figure('A', 1, null, 'sex=female'), figure('A', 8, null, 'sex=male')], links);
    expect(women?.numerator).toBeNull();
    expect([all?.numerator, men?.numerator].filter((shown) => shown === null).length).toBeGreaterThan(0);
  });
});

describe('through measure', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'disclosure-'));
  const store = storeDirectory({ root });
  const warehouse = warehouseDuckdb({ root });
  const id = 'prevalence_hypertension';
  const definition: Indicator = { ...(indicators[id] as Indicator), disclosure: 'people' };
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  it('nothing that is hidden is in any column, nor explained', async () => {
    const marts = await emptyMarts({ store, warehouse, sqlRoot: 'sql' });
    const registers = [3, 41, 57, 0, 208, 5].map((register, i) => `P8100${i} | HYP | TOTAL | 2020-21 | ${register} | 600 | a | ${i + 2}`);
    const links = registers.map((_, i) => `practice | P8100${i} | pcn | U12345 | 2013-04-01 |`);
    await loadExample(
      warehouse,
      marts,
      {
        'curated.qof_register': `practice_code | group_code | list_type | period | register | list_size | source_sha256 | source_line\n${registers.join('\n')}`,
        'curated.area_link': `child_type | child_code | parent_type | parent_code | valid_from | valid_to\n${links.join('\n')}`,
      },
      'given/',
    );
    const deps = { store, warehouse, sqlRoot: 'sql', indicators: { [id]: definition }, targets: {}, heldOn: '2026-11-23' };
    await measure(deps, 'first', () => undefined);
    const rows = (await warehouse.query("SELECT * FROM published.measure WHERE cut = 'all' ORDER BY area_type, area_code")) as unknown as MeasureRow[];
    const of = (code: string): MeasureRow => rows.find(({ area_code }) => area_code === code) as MeasureRow;
    for (const code of ['P81000', 'P81005'])
      expect(of(code)).toMatchObject({
        ...{ numerator: null, denominator: 600, value: null, lower_95: null, upper_95: null, disclosure: 'suppressed: small number', funnel_group: null },
      });
    expect(of('P81001')).toMatchObject({ numerator: 40, denominator: 600, value: 40 / 600, disclosure: 'rounded' });
    expect(of('P81003')).toMatchObject({ numerator: 0, value: 0, disclosure: 'rounded' });
    expect(of('U12345')).toMatchObject({ numerator: 315, denominator: 3600 });
    const told = await explain(
      { warehouse, indicators: { [id]: definition }, indicatorSql: () => 'SELECT 1', lines: [] },
      { indicator: id, area: 'P81000', period: '2020-21', cut: 'all' },
      10,
    );
    expect(told.rows).toEqual([]);
    expect(told.because.join(' ')).toContain('A count of 1 to 7 people');
    expect(JSON.stringify(told)).not.toMatch(/"numerator":3\b/);
  });

  it('keeps what it showed, and is held against it on a later night only', async () => {
    expect((await store.list('published/shown/')).map(({ key }) => key)).toEqual([`published/shown/${id}/2026-11-23_first.json`]);
  });
});
