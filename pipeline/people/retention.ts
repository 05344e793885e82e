/**
 * How long files about people are kept: bytes and rows of a file go when its time is over, or when a newer file of the same sender and period has taken its
 * place. Its receipt, its outcome and its faults stay: they name nobody. A mark says that the rest is gone, and is written first, so that a kill between is safe.
 */
import type { Extract } from '../../catalogue/define.js';
import type { LedgerLine } from '../ledger.js';
import { normalised, retiredKey } from '../paths.js';
import { spanOf } from '../periods.js';
import type { Store } from '../ports.js';

/** Removes what may be kept no longer on a day (ISO); returns how many files that was. */
export async function retire(store: Store, extracts: Readonly<Record<string, Extract>>, lines: readonly LedgerLine[], on: string): Promise<number> {
  let gone = 0;
  for (const { receipt, state } of lines) {
    const people = extracts[receipt.extract]?.people;
    if (people === undefined || state === 'retired') continue;
    const why = state === 'superseded' ? 'a newer file has taken its place' : on > lastDay(receipt.period, people.keepMonths) ? 'its time is over' : undefined;
    if (why === undefined) continue;
    await store.write(retiredKey(receipt), `${JSON.stringify({ on, why })}\n`);
    await store.erase(receipt.landed);
    await store.remove(`${normalised(receipt.extract, receipt.period, receipt.sha256)}rows/`);
    gone += 1;
  }
  return gone;
}

/** The day so many months after the last of a period. */
export function lastDay(period: string, months: number): string {
  const end = new Date(`${spanOf(period).end}T00:00:00Z`);
  const next = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + months + 1, 0));
  return next.toISOString().slice(0, 10);
}
