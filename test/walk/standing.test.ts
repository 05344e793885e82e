import { describe, expect, it } from 'vitest';
import aeMonthly from '../../catalogue/extracts/ae_monthly.js';
import type { LedgerLine } from '../../pipeline/ledger.js';
import type { Outcome, Receipt } from '../../pipeline/receipts.js';
import { standings } from '../../pipeline/standing.js';

function line(period: string, state: LedgerLine['state'], landedAt = '2025-06-12T02:00:00Z'): LedgerLine {
  const receipt: Receipt = {
    extract: 'ae_monthly',
    period,
    sha256: period,
    bytes: 1,
    landedAt,
    fileName: `${period}.csv`,
    landed: '',
    layout: '',
    edition: 0,
    faults: [],
  };
  return { receipt, outcome: { rows: 10, faults: 0 } as Outcome, state, supersededBy: '' };
}

const on = (day: string, ...lines: LedgerLine[]) => {
  const [standing] = standings({ ae_monthly: aeMonthly }, lines, day);
  return [standing?.freshness, standing?.says];
};

describe('freshness', () => {
  it('compares the expected day of publication with the day asked about', () => {
    expect(on('2025-07-13', line('2025-05', 'in force'))).toEqual(['On time', 'Next, June 2025, on 14 July 2025']);
    expect(on('2025-07-14', line('2025-05', 'in force'))).toEqual(['Due today', 'June 2025 is due today']);
    expect(on('2025-07-15', line('2025-05', 'in force'))).toEqual(['Late', 'June 2025 was due on 14 July 2025 and has not arrived']);
  });

  it('says when a newer file was refused and the last good one stays', () => {
    expect(on('2025-07-15', line('2025-05', 'in force'), line('2025-06', 'refused'))).toEqual(['Refused', 'June 2025 was refused; May 2025 stays in force']);
  });

  it('forgets a refusal once a good file for the same period has come', () => {
    expect(on('2025-07-13', line('2025-05', 'refused', '2025-06-12T02:00:00Z'), line('2025-05', 'in force', '2025-06-13T02:00:00Z'))[0]).toBe('On time');
  });

  it('expects nothing more of a collection that has ended', () => {
    const [layout] = aeMonthly.layouts;
    const ended = { ...aeMonthly, layouts: [{ ...(layout as NonNullable<typeof layout>), to: '2025-05-31' }] };
    const says = (period: string) =>
      standings({ ae_monthly: ended }, [line(period, 'in force')], '2026-01-01').map((one) => [one.freshness, one.says, one.nextDue]);
    expect(says('2025-05')).toEqual([['No fixed date', 'Nothing more to come: collected until 31 May 2025', null]]);
    expect(says('2025-04')).toEqual([['Late', 'May 2025 was due on 14 June 2025 and has not arrived', '2025-06-14']]);
  });

  it('says when nothing has come', () => {
    expect(on('2025-07-15')).toEqual(['Never received', 'Nothing has been received']);
  });
});
