import { describe, expect, it } from 'vitest';
import { editionOf, isFuture, monthsNamed, newestDay } from '../../pipeline/land/period.js';

describe('what a file name says', () => {
  it.each([
    ['Monthly-AE-April-2025.csv', ['2025-04']],
    ['April-26-AE-by-provider-v2-tKVXL.xls', ['2026-04']],
    ['DTOC_Sept_17.xls', ['2017-09']],
    ['20260430-RTT-April-2026-full-extract.csv.zip', ['2026-04']],
    ['nhs_sickness_absence_2024-11.csv', ['2024-11']],
    ['gp-reg-pat-prac-all_2021.csv', []],
    ['decision2020.csv', []],
    ['January-2024-AE-revised-130624-by-provider-4qYV2-1.xls', ['2024-01']],
    ['Marches-2020 and Mayor-2021.csv', []],
  ])('months in %s', (name, months) => expect(monthsNamed(name)).toEqual(months));

  it.each([
    ['Monthly-AE-April-2025.csv', 0],
    ['Monthly-AE-July-2024-revised.csv', 1],
    ['November-2024-AE-by-provider-XEZnh-revised-1.xls', 1],
    ['x-revised-2.xls', 2],
    ['January-2024-AE-revised-130624-by-provider-4qYV2-1.xls', 1],
    ['PREVALENCE_2021_v2.csv', 2],
    ['April-26-AE-by-provider-v2-tKVXL.xls', 2],
    ['4qYV2-1.xls', 0],
  ])('edition of %s', (name, edition) => expect(editionOf(name)).toBe(edition));
});

describe('the newest day', () => {
  const rows = async function* (...cells: string[]) {
    for (const cell of cells) yield [cell];
  };
  it('is the newest that has come and exists', async () => {
    const at = [{ index: 0, format: 'yyyymmdd' as const }];
    expect(await newestDay(rows('20200131', 'x', '20200231', '20991231', '20200229'), at, '2026-11-23')).toBe('2020-02-29');
    expect(await newestDay(rows('', 'x'), at, '2026-11-23')).toBeUndefined();
  });
  it.each([
    ['31/01/2021', 'dd/mm/yyyy' as const, '2021-01-31'],
    ['01JAN2021', 'ddMMMyyyy' as const, '2021-01-01'],
    ['Jan-2021', 'mmm-yyyy' as const, '2021-01-01'],
    ['2021-01-05', 'yyyy-mm-dd' as const, '2021-01-05'],
  ])('reads %s as %s', async (cell, format, day) => expect(await newestDay(rows(cell), [{ index: 0, format }], '2026-11-23')).toBe(day));
});

describe('the future', () => {
  it.each([
    ['2026-10', false],
    ['2026-11', true],
    ['2026-Q4', true],
    ['2026', false],
    ['2026-27', false],
    ['2027', true],
    ['2026-11-23', false],
    ['2026-11-24', true],
  ])('%s on 23 November 2026', (period, future) => expect(isFuture(period, '2026-11-23')).toBe(future));

  it('has begun for what is counted on the first day of a month', () => {
    expect(isFuture('2026-11', '2026-11-23', true)).toBe(false);
    expect(isFuture('2026-12', '2026-11-23', true)).toBe(true);
  });
});
