/** Every sum that a reader can know to hold between figures. */
import { describe, expect, it } from 'vitest';
import { areaOf, type Cell, madeOf, relationsOf, tilings } from '../../pipeline/disclosure/relations.js';

const cell = (area_type: Cell['area_type'], area_code: string, numerator: number, more: Partial<Cell> = {}): Cell => ({
  basis: 'registered',
  period: '2026-03',
  cut: 'all',
  denominator: null,
  parents: [],
  ...{ area_type, area_code, numerator },
  ...more,
});
const inside = (...parents: [type: string, code: string][]): Partial<Cell> => ({ parents: parents.map(([type, code]) => areaOf(type, code)) });

describe('areas within areas', () => {
  it('are sums of the finest, each of the largest areas it holds whole; England of everything', () => {
    const cells = [
      cell('practice', 'A', 1, inside(['pcn', 'U1'], ['sub_icb', 'S1'])),
      cell('practice', 'B', 2, inside(['pcn', 'U1'], ['sub_icb', 'S1'])),
      cell('practice', 'C', 4, inside(['pcn', 'U2'], ['sub_icb', 'S1'])),
      cell('practice', 'D', 8, inside(['pcn', 'U3'])),
      cell('pcn', 'U1', 3, inside(['sub_icb', 'S1'])),
      cell('pcn', 'U2', 4, inside(['sub_icb', 'S1'])),
      cell('sub_icb', 'S1', 7),
      cell('england', 'E92000001', 15),
    ];
    expect(relationsOf(cells)).toEqual([
      { total: 5, parts: [2] },
      { total: 4, parts: [0, 1] },
      { total: 6, parts: [4, 5] },
      { total: 7, parts: [3, 6] },
    ]);
  });

  it('are followed link by link where the finest are not linked to the whole', () => {
    const cells = [
      cell('practice', 'A', 1, inside(['pcn', 'U1'])),
      cell('pcn', 'U1', 1, inside(['place', 'P1'])),
      cell('place', 'P1', 3, inside(['system', 'Q1'])),
      cell('practice', 'B', 2, inside(['pcn', 'U2'])),
      cell('pcn', 'U2', 2, inside(['place', 'P1'], ['place', 'elsewhere'])),
    ];
    expect(relationsOf(cells)).toEqual([
      { total: 1, parts: [0] },
      { total: 4, parts: [3] },
      { total: 2, parts: [1, 4] },
    ]);
  });

  it('that name themselves, or each other, are no sum of themselves', () => {
    const cells = [
      cell('pcn', 'U1', 3, inside(['pcn', 'U1'], ['place', 'P1'])),
      cell('place', 'P1', 3, inside(['pcn', 'U1'])),
      cell('practice', 'A', 3, inside(['place', 'P1'])),
    ];
    expect(relationsOf(cells)).toEqual([
      { total: 0, parts: [2] },
      { total: 1, parts: [0] },
    ]);
  });

  it('are held apart by basis, period and cut', () => {
    const parent = inside(['pcn', 'U1']);
    const cells = [
      cell('practice', 'A', 1, parent),
      cell('pcn', 'U1', 1),
      cell('practice', 'A', 2, { ...parent, basis: 'resident' }),
      cell('pcn', 'U1', 2, { period: '2026-02' }),
      cell('practice', 'A', 3, { ...parent, period: '2026-02' }),
    ];
    expect(relationsOf(cells)).toEqual([
      { total: 1, parts: [0] },
      { total: 3, parts: [4] },
    ]);
  });
});

describe('cuts within the whole', () => {
  it('make a sum a kind of cut; without the whole, or with a name that cuts nothing, they make none', () => {
    const cells = [
      cell('pcn', 'U1', 9),
      cell('pcn', 'U1', 4, { cut: 'sex=female' }),
      cell('pcn', 'U1', 5, { cut: 'sex=male' }),
      cell('pcn', 'U1', 9, { cut: 'age=0-19' }),
      cell('pcn', 'U1', 2, { cut: 'footnote' }),
      cell('pcn', 'U2', 2, { cut: 'sex=male' }),
    ];
    expect(relationsOf(cells)).toEqual([
      { total: 0, parts: [1, 2] },
      { total: 0, parts: [3] },
    ]);
  });
});

describe('periods within periods', () => {
  const months = ['2026-01', '2026-02', '2026-03'];

  it('fill a quarter or a year from its first day to its last', () => {
    expect(tilings([...months, '2026-Q1'].reverse())).toEqual([{ whole: '2026-Q1', parts: months }]);
    expect(tilings([...months.slice(1), '2026-Q1'])).toEqual([]);
    expect(tilings(months)).toEqual([]);
    const quarters = ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'];
    expect(tilings([...quarters, '2025-26'])).toEqual([{ whole: '2025-26', parts: quarters }]);
    const all = tilings([...months, ...quarters, '2025-26']);
    expect(all).toContainEqual({ whole: '2026-Q1', parts: months });
    expect(all.filter(({ whole }) => whole === '2025-26').length).toBeGreaterThan(0);
  });

  it('make a sum for each area that has them all', () => {
    const of = (area_code: string, ...periods: string[]): Cell[] => periods.map((period, i) => cell('pcn', area_code, i + 1, { period }));
    const cells = [...of('U1', ...months, '2026-Q1'), ...of('U2', '2026-01', '2026-03', '2026-Q1'), ...of('U3', ...months)];
    expect(relationsOf(cells)).toEqual([{ total: 3, parts: [0, 1, 2] }]);
  });
});

describe('what a count is made of', () => {
  const parent = inside(['pcn', 'U1']);
  const marks = (...cells: Cell[]): number[] => madeOf(cells, relationsOf(cells), 'numerator');

  it('is the same where the finest counts are, in whatever order, and differs where one differs or lies elsewhere', () => {
    const [a, b, total] = [cell('practice', 'A', 3, parent), cell('practice', 'B', 4, parent), cell('pcn', 'U1', 7)];
    const [ofA, ofB, ofTotal] = marks(a, b, total);
    expect(marks(total, b, a)).toEqual([ofTotal, ofB, ofA]);
    expect(ofTotal).toBe(((ofA as number) + (ofB as number)) % 2 ** 52);
    // The total is 7 still, of 2 and 5: it is not the same total.
    expect(marks({ ...a, numerator: 2 }, { ...b, numerator: 5 }, total)[2]).not.toBe(ofTotal);
    expect(marks({ ...a, area_code: 'C' }, b, total)[2]).not.toBe(ofTotal);
    expect(new Set([ofA, ofB, ofTotal]).size).toBe(3);
  });

  it('hardly ever falls together', () => {
    const all = Array.from({ length: 5000 }, (_, i) => cell('practice', `P${i % 100}`, Math.floor(i / 100)));
    const found = madeOf(all, [], 'numerator');
    expect(new Set(found).size).toBe(5000);
    for (const mark of found) expect(Number.isSafeInteger(mark) && mark >= 0 && mark < 2 ** 52).toBe(true);
  });
});
