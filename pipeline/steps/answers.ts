/**
 * What a sender finds under its own prefix: a receipt for each file at once, and what became of it after the night. Senders are known by
 * the prefix they wrote under; the same bytes may have come from several, and each is answered.
 */

import { sayFault } from '../faults.js';
import { readJson, readOutcome } from '../ledger.js';
import { annotatedKey, readFaults } from '../normalise.js';
import type { Store } from '../ports.js';
import type { Outcome, Receipt } from '../receipts.js';

/** One file of one sender. */
export interface Sent {
  sender: string;
  fileName: string;
}

const senderKey = (sha256: string, { sender }: Sent): string => `senders/${sha256}/${sender}.json`;
const answerKey = ({ sender, fileName }: Sent, sha256: string, kind: string): string => `out/${sender}/${sha256.slice(0, 12)}-${fileName}.${kind}`;

/** Tells the sender that the file is held, and what it was taken for; and, when the same bytes were read before, what became of them. */
export async function answerLanded({ store, drop }: { store: Store; drop: Store }, sent: Sent, receipt: Receipt, fresh: boolean): Promise<void> {
  const { extract, period, sha256, bytes, landedAt, faults } = receipt;
  await drop.write(senderKey(sha256, sent), JSON.stringify(sent));
  const said = { fileName: sent.fileName, sha256, bytes, extract, period, landedAt, alreadyHeld: !fresh, faults: faults.map(sayFault) };
  await drop.write(answerKey(sent, sha256, 'receipt.json'), `${JSON.stringify(said, null, 2)}\n`);
  const outcome = await readOutcome(store, receipt);
  if (outcome !== undefined) await answerSender({ store, drop }, sent, receipt, outcome);
}

/** Tells everybody who sent these bytes what became of them. */
export async function answerNormalised(deps: { store: Store; drop: Store }, receipt: Receipt, outcome: Outcome): Promise<void> {
  for (const { key } of await deps.drop.list(`senders/${receipt.sha256}/`)) await answerSender(deps, await readJson<Sent>(deps.drop, key), receipt, outcome);
}

async function answerSender({ store, drop }: { store: Store; drop: Store }, sent: Sent, receipt: Receipt, outcome: Outcome): Promise<void> {
  const { extract, period, state, reason, read, rows, faulty, totals, reconciled } = outcome;
  const said = { fileName: sent.fileName, extract, period, state, reason, read, rows, faulty, totals, faults: outcome.faults, reconciled };
  await drop.write(answerKey(sent, receipt.sha256, 'outcome.json'), `${JSON.stringify(said, null, 2)}\n`);
  if (outcome.faults === 0) return;
  const lines = (await readFaults(store, receipt)).map(sayFault);
  await drop.write(answerKey(sent, receipt.sha256, 'faults.txt'), `${lines.join('\n')}\n`);
  const copy = annotatedKey(receipt);
  if ((await store.describe(copy)) !== undefined) await drop.write(answerKey(sent, receipt.sha256, 'annotated.csv'), await store.read(copy));
}
