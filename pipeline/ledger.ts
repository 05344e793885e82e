/** The ledger: every receipt, what became of it, and which edition of each period is in force. */

import { normalised, RECEIPTS, RETIRED, retiredKey } from './paths.js';
import { spanOf } from './periods.js';
import type { Store } from './ports.js';
import type { Outcome, Receipt, ReceiptState } from './receipts.js';

export interface LedgerLine {
  receipt: Receipt;
  /** Undefined when the file was not recognised, or not normalised yet. */
  outcome: Outcome | undefined;
  state: ReceiptState;
  /** SHA-256 of the edition in force instead of this one; empty otherwise. */
  supersededBy: string;
}

export async function readJson<T>(store: Store, key: string): Promise<T> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.read(key)) chunks.push(Buffer.from(chunk as Uint8Array));
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as T;
}

/** Receipts in the store, oldest first. With `asOf` (an ISO date), only those that had arrived by the end of that day. */
export async function readReceipts(store: Store, asOf?: string): Promise<Receipt[]> {
  const entries = await store.list(RECEIPTS);
  const receipts = await Promise.all(entries.filter((entry) => entry.key.endsWith('.json')).map((entry) => readJson<Receipt>(store, entry.key)));
  const held = receipts.filter((receipt) => asOf === undefined || receipt.landedAt.slice(0, 10) <= asOf);
  // A file once unrecognised, and recognised since, counts as what it is now.
  // Of a workbook some sheets may be recognised and others not: then only what was recognised later counts.
  const known = held.filter((receipt) => !isUnrecognised(receipt));
  const since = ({ sha256, sheets, landedAt }: Receipt): boolean =>
    known.some((receipt) => receipt.sha256 === sha256 && (sheets === undefined || receipt.landedAt > landedAt));
  return held.filter((receipt) => !isUnrecognised(receipt) || !since(receipt)).sort(byAge);
}

export const isUnrecognised = (receipt: Receipt): boolean => receipt.extract === 'unrecognised';

/** The outcome of a receipt; undefined when there is none yet. */
export async function readOutcome(store: Store, receipt: Receipt): Promise<Outcome | undefined> {
  const key = `${normalised(receipt.extract, receipt.period, receipt.sha256)}outcome.json`;
  return (await store.describe(key)) === undefined ? undefined : readJson<Outcome>(store, key);
}

/** Which receipts are in force, superseded, refused or unrecognised. One line a receipt, by extract, period, sender, edition and name. */
export async function readLedger(store: Store, receipts: readonly Receipt[]): Promise<LedgerLine[]> {
  const outcomes = await Promise.all(receipts.map((receipt) => (isUnrecognised(receipt) ? undefined : readOutcome(store, receipt))));
  const retired = new Set((await store.list(RETIRED)).map(({ key }) => key));
  const lines = receipts.map((receipt, i) => ({ receipt, outcome: outcomes[i] }));
  const newest = new Map<string, Receipt>();
  for (const { receipt, outcome } of lines) {
    if (retired.has(retiredKey(receipt))) continue;
    const held = newest.get(periodKey(receipt));
    if (outcome?.state === 'accepted' && (held === undefined || byEdition(held, receipt) < 0)) newest.set(periodKey(receipt), receipt);
  }
  return lines
    .map(({ receipt, outcome }): LedgerLine => {
      const line = settle(receipt, outcome, newest.get(periodKey(receipt)));
      return retired.has(retiredKey(receipt)) ? { ...line, state: 'retired' } : line;
    })
    .sort(byPlace);
}

function settle(receipt: Receipt, outcome: Outcome | undefined, inForce: Receipt | undefined): LedgerLine {
  if (isUnrecognised(receipt)) return { receipt, outcome, state: 'unrecognised', supersededBy: '' };
  if (outcome?.state !== 'accepted') return { receipt, outcome, state: 'refused', supersededBy: '' };
  if (inForce === receipt) return { receipt, outcome, state: 'in force', supersededBy: '' };
  return { receipt, outcome, state: 'superseded', supersededBy: inForce?.sha256 ?? '' };
}

const periodKey = ({ extract, period, sender = '' }: Receipt): string => `${extract}/${period}/${sender}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byAge = (a: Receipt, b: Receipt): number => compare(a.landedAt, b.landedAt) || compare(a.fileName, b.fileName) || compare(a.sha256, b.sha256);

/** A revised edition outranks an earlier one whatever the order of arrival; among equals the newest wins. */
const byEdition = (a: Receipt, b: Receipt): number => a.edition - b.edition || byAge(a, b);
/** Whatever order they arrived in: many senders' files of one period come together. */
const byPlace = ({ receipt: a }: LedgerLine, { receipt: b }: LedgerLine): number =>
  compare(a.extract, b.extract) ||
  compare(a.period, b.period) ||
  compare(a.sender ?? '', b.sender ?? '') ||
  a.edition - b.edition ||
  compare(a.fileName, b.fileName) ||
  byAge(a, b);

/** Last day the data in force speak of; empty when nothing is in force. */
export function dataTo(lines: readonly LedgerLine[]): string {
  return lines.reduce((latest, line) => (line.state === 'in force' && spanOf(line.receipt.period).end > latest ? spanOf(line.receipt.period).end : latest), '');
}

/** Day on which the newest file in force arrived: all a page may know of "now". */
export function heldOn(lines: readonly LedgerLine[]): string {
  return lines.reduce((latest, line) => (line.state === 'in force' && line.receipt.landedAt > latest ? line.receipt.landedAt : latest), '').slice(0, 10);
}
