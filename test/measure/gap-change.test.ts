/** Whether a gap widens in a year: against Newcombe's published interval of a difference, and each word for it. */
import { describe, expect, it } from 'vitest';
import type { InequalityRow } from '../../pipeline/inequality-row.js';
import { NO_CHANGE, sinceYearBefore } from '../../pipeline/measure/gaps.js';
import { spanOf, yearBefore } from '../../pipeline/periods.js';
import { wilson } from '../../pipeline/statistics/proportion.js';

const gap = (period: string, sii: number | null, lower: number | null, upper: number | null, more: Partial<InequalityRow> = {}): InequalityRow => ({
  ...{ indicator_id: 'x', area_type: 'place', area_code: 'wirral', area_name: 'Wirral', basis: 'registered', period },
  ...{ period_start: spanOf(period).start, period_end: spanOf(period).end, sii, sii_lower_95: lower, sii_upper_95: upper },
  ...{ rii: null, rii_lower_95: null, rii_upper_95: null, direction: null, core20_value: null, rest_value: null, core20_difference: null },
  ...{ core20_lower_95: null, core20_upper_95: null, core20_direction: null, fifths: 5, practices: 40, covered: 1, covered_share: 1, dispersion: 1 },
  ...{ transform: 'logit', deprivation_method: null, refused: null, receipts: 'a', method_version: '1', ...NO_CHANGE },
  ...more,
});
const changed = (now: readonly [number, number, number], then: readonly [number, number, number]) =>
  sinceYearBefore([gap('2019-20', ...then), gap('2020-21', ...now)])[1] as InequalityRow;

describe('a gap beside that of the year before', () => {
  it('has the interval that Newcombe published for 56 of 70 less 48 of 80: 0.2, 0.0524 to 0.3339', () => {
    const [a, b] = [wilson(56, 70), wilson(48, 80)] as [{ lower: number; upper: number }, { lower: number; upper: number }];
    const row = changed([0.8, a.lower, a.upper], [0.6, b.lower, b.upper]);
    expect(row.change_since).toBe('2019-20');
    expect(row.sii_change).toBeCloseTo(0.2, 12);
    expect(row.sii_change_lower_95).toBeCloseTo(0.0524, 4);
    expect(row.sii_change_upper_95).toBeCloseTo(0.3339, 4);
    expect(row.change).toBe('Wider');
  });

  it('says in a word what became of it, whichever side has more', () => {
    expect(changed([0.1, 0.09, 0.11], [0.05, 0.04, 0.06]).change).toBe('Wider');
    expect(changed([-0.1, -0.11, -0.09], [-0.05, -0.06, -0.04]).change).toBe('Wider');
    expect(changed([-0.05, -0.06, -0.04], [-0.1, -0.11, -0.09]).change).toBe('Narrower');
    expect(changed([0.05, 0.04, 0.06], [-0.05, -0.06, -0.04]).change).toBe('Changed sides');
    expect(changed([0.1, 0.05, 0.15], [0.08, 0.03, 0.13]).change).toBe('Could be chance');
  });

  it('is set beside the same area, basis and season only, and beside nothing without a slope', () => {
    const rows = [
      gap('2024-02', 0.1, 0.09, 0.11),
      gap('2025-02', 0.2, 0.19, 0.21),
      gap('2025-02', 0.2, 0.19, 0.21, { area_code: 'west-lancashire' }),
      gap('2025-03', 0.2, 0.19, 0.21),
      gap('2026-02', null, null, null),
      gap('2027-02', 0.2, 0.19, 0.21),
    ];
    expect(sinceYearBefore(rows).map(({ change_since }) => change_since)).toEqual([null, '2024-02', null, null, null, null]);
    expect(yearBefore('2025-02-28')).toBe('2024-02-29');
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
  });
});
