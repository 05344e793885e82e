import { describe, expect, it } from 'vitest';
import {
  bareValue,
  listWords,
  periodWords,
  sayCount,
  sayGap,
  sayNumber,
  sayRange,
  sayTarget,
  sayTick,
  sayValue,
  type Written,
} from '../../pipeline/publish/numbers.js';

const share: Written = { kind: 'proportion', unit: 'patients' };
const rate: Written = { kind: 'rate', per: 1000, unit: 'people' };
const count: Written = { kind: 'count', unit: 'patients' };
const score: Written = { kind: 'as published', unit: 'score', decimals: 1 };

describe('figures as REPORT-DESIGN section 9 writes them', () => {
  it.each([
    [sayValue(share, 0.7103), '71.0%'],
    [sayValue(share, 0.00914), '0.9%'],
    [sayValue(rate, 0.118), '118 per 1,000'],
    [sayValue(rate, 0.0342), '34.2 per 1,000'],
    [sayValue(count, 16036), '16,036'],
    [sayValue(count, 0), '0'],
    [sayValue(count, 60606345), '60,606,345'],
    [sayValue(score, 19.14), '19.1'],
    [sayValue({ kind: 'as published', unit: '%' }, 73.44), '73.4%'],
    [sayValue({ kind: 'as published', unit: '£', decimals: 0 }, -950000), '−£950,000'],
    [bareValue(rate, 0.0342), '34.2'],
    [sayNumber(-3.25, 1), '−3.3'],
    [sayNumber(-0.01, 1), '0.0'],
    [sayCount(226.5), '226.5'],
    [sayCount(16036), '16,036'],
    [sayGap(share, -0.07), '7.0 points'],
    [sayRange(share, 0.59, 0.711), '59% to 71%'],
    [sayRange(share, 0.6391, 0.6399, 'and'), '63.9% and 64.0%'],
    [sayTarget(share, { value: 0.78, comparator: '>=' }), '78%'],
    [sayTarget(share, { value: 0.01, comparator: '<' }), 'under 1%'],
    [sayTarget(share, { value: 0.667, comparator: '>=' }), '66.7%'],
    [sayTick(share, 0.75, 0.05), '75%'],
    [sayTick(share, 0.075, 0.005), '7.5%'],
    [sayTick(share, 0.7, 0.1), '70%'],
    [sayTick(count, 1500, 500), '1,500'],
    [periodWords('2025-05'), 'May 2025'],
    [periodWords('2025-Q2'), 'April to June 2025'],
    [periodWords('2020-21'), '2020-21'],
    [listWords(['a', 'b', 'c']), 'a, b and c'],
  ])('%s', (found, expected) => {
    expect(found).toBe(expected);
  });
});
