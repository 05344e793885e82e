import { describe, expect, it } from 'vitest';
import { financialYear, monthNumber, nextPeriod, periodFrom, sayPeriod, spanOf } from '../../pipeline/periods.js';

describe('periods', () => {
  it.each([
    ['2025-05', '2025-05-01', '2025-05-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-Q1', '2025-01-01', '2025-03-31'],
    ['2020-21', '2020-04-01', '2021-03-31'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['2022-01-01', '2022-01-01', '2022-01-01'],
  ])('%s runs from %s to %s', (period, start, end) => {
    expect(spanOf(period)).toEqual({ start, end });
  });

  it('refuses a text that is no period', () => {
    expect(() => spanOf('May 2025')).toThrow("'May 2025' is not a period");
  });

  it.each([
    ['2025-12', '2026-01'],
    ['2025-Q4', '2026-Q1'],
    ['2024-25', '2025-26'],
    ['2019', '2020'],
    ['2022-01-01', undefined],
  ])('after %s comes %s', (period, next) => {
    expect(nextPeriod(period)).toBe(next);
  });

  it('reads months in any case, short or long', () => {
    expect(['MAY', 'sept', 'Jan', 'december', 'mai', ''].map(monthNumber)).toEqual([5, 9, 1, 12, undefined, undefined]);
  });

  it('makes a period of what a pattern caught', () => {
    expect(periodFrom({ month: 'MAY', year: '2025' }, 'month')).toBe('2025-05');
    expect(periodFrom({ month: '13', year: '2025' }, 'month')).toBeUndefined();
    expect(periodFrom({ ending: '', year: '2017' }, 'year')).toBe('2016-17');
    expect(periodFrom({ year: '2020', year2: '21' }, 'year')).toBe('2020-21');
    expect(periodFrom({ year: '2019' }, 'year')).toBe('2019');
    expect(periodFrom({ day: '1', month: 'JAN', year: '2022' }, 'irregular')).toBe('2022-01-01');
  });

  it('has no financial year whose text would read as a month', () => {
    expect(financialYear(2011)).toBeUndefined();
    expect(financialYear(2024)).toBe('2024-25');
  });

  it('says periods as people write them', () => {
    expect(['2025-05', '2020-21', '2022-01-01'].map(sayPeriod)).toEqual(['May 2025', '2020-21', '1 January 2022']);
  });
});
