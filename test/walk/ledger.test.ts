import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { heldOn, readLedger, readReceipts } from '../../pipeline/ledger.js';
import { normalised, receiptKey } from '../../pipeline/paths.js';
import type { Store } from '../../pipeline/ports.js';
import type { Outcome, Receipt } from '../../pipeline/receipts.js';

let root: string;
let store: Store;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ledger-'));
  store = storeDirectory({ root });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function hold(sha256: string, landedAt: string, edition: number, state: Outcome['state'], period = '2025-02'): Promise<void> {
  const receipt: Receipt = {
    extract: 'ae_monthly',
    period,
    sha256,
    bytes: 1,
    landedAt,
    fileName: `${sha256}.csv`,
    landed: '',
    layout: 'x',
    edition,
    faults: [],
  };
  const outcome: Outcome = {
    extract: 'ae_monthly',
    period,
    sha256,
    definition: 'd',
    state,
    reason: state === 'refused' ? 'bad' : '',
    read: 1,
    rows: 1,
    faulty: 0,
    totals: 0,
    faults: 0,
    reconciled: [],
  };
  await store.write(receiptKey('ae_monthly', period, sha256), JSON.stringify(receipt));
  await store.write(`${normalised('ae_monthly', period, sha256)}outcome.json`, JSON.stringify(outcome));
}

const states = async (asOf?: string) =>
  Object.fromEntries((await readLedger(store, await readReceipts(store, asOf))).map((line) => [line.receipt.sha256, [line.state, line.supersededBy]]));

describe('the ledger', () => {
  it('puts the newest edition in force and keeps the earlier one as superseded', async () => {
    await hold('first', '2025-03-13T02:00:00Z', 0, 'accepted');
    await hold('revised', '2025-05-08T02:00:00Z', 1, 'accepted');
    expect(await states()).toEqual({ first: ['superseded', 'revised'], revised: ['in force', ''] });
  });

  it('does not let a first edition that arrives late replace a revised one', async () => {
    await hold('revised', '2025-05-08T02:00:00Z', 1, 'accepted');
    await hold('first', '2025-06-01T02:00:00Z', 0, 'accepted');
    expect(await states()).toEqual({ first: ['superseded', 'revised'], revised: ['in force', ''] });
  });

  it('keeps the last good edition in force when a newer one is refused', async () => {
    await hold('good', '2025-03-13T02:00:00Z', 0, 'accepted');
    await hold('bad', '2025-05-08T02:00:00Z', 1, 'refused');
    expect(await states()).toEqual({ good: ['in force', ''], bad: ['refused', ''] });
  });

  it('knows only what had arrived by the night asked about', async () => {
    await hold('first', '2025-03-13T02:00:00Z', 0, 'accepted');
    await hold('revised', '2025-05-08T02:00:00Z', 1, 'accepted');
    expect(await states('2025-05-07')).toEqual({ first: ['in force', ''] });
    expect(heldOn(await readLedger(store, await readReceipts(store)))).toBe('2025-05-08');
  });
});
