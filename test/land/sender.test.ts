/** Partners who each send their own: their files of a period stand beside each other, and only their own newer file takes a file's place. All data here are made up. */
import { describe, expect, it } from 'vitest';
import type { Extract } from '../../catalogue/define.js';
import { land } from '../../pipeline/land.js';
import { readLedger, readReceipts } from '../../pipeline/ledger.js';
import { normalise } from '../../pipeline/normalise.js';
import { clinics } from '../normalise/bench.js';
import { bench } from './fixture.js';

const owned: Extract = {
  ...clinics,
  sentBy: 'owner',
  columns: { ...clinics.columns, owner: { type: 'text', from: 'Owner', means: 'who sends it' } },
  faultBudget: { share: 0.6, rows: 1 },
};
const extracts = { owned };
const file = (owner: string, seen: number): string => `Month,Clinic,Name,Seen,Owner\nMay-2025,C1,North,${seen},${owner}\nMay-2025,C2,South,${seen},${owner}\n`;

function sending() {
  const { store, put } = bench();
  let minute = 0;
  return async (name: string, bytes: string): Promise<string[]> => {
    minute += 1;
    const path = put(name, bytes);
    const scratch = path.slice(0, path.lastIndexOf('/'));
    const landed = await land({ store, extracts, now: new Date(Date.UTC(2026, 10, 1, 2, minute)), scratch }, { fileName: name, path });
    if ('waiting' in landed) throw new Error('the file is still being written');
    if (landed.receipt.extract === 'owned') await normalise({ store, extractId: 'owned', extract: owned, scratch }, landed.receipt);
    const lines = await readLedger(store, await readReceipts(store));
    return lines.map(({ receipt, state }) => `${receipt.fileName} of ${receipt.sender ?? 'nobody'}: ${state}`).sort();
  };
}

describe('files of several senders', () => {
  it('of one period are all in force, and a sender’s newer one takes the place of its own older one alone', async () => {
    const send = sending();
    await send('a.csv', file('P1', 10));
    expect(await send('b.csv', file('P2', 20))).toEqual(['a.csv of P1: in force', 'b.csv of P2: in force']);
    expect(await send('c.csv', file('P1', 11))).toEqual(['a.csv of P1: superseded', 'b.csv of P2: in force', 'c.csv of P1: in force']);
  });

  it('are refused without a sender, and rows of another sender are refused', async () => {
    const send = sending();
    expect(await send('nobody.csv', file('', 10))).toEqual(['nobody.csv of nobody: unrecognised']);
    const mixed = file('P1', 10).replace('C2,South,10,P1', 'C2,South,10,P9');
    expect(await send('mixed.csv', mixed)).toEqual(['mixed.csv of P1: in force', 'nobody.csv of nobody: unrecognised']);
  });
});
