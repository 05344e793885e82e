/** Receipts as landing needs them: is there one for these bytes, and does it still say all there is to say? */
import { createHash } from 'node:crypto';
import type { Extract } from '../../catalogue/define.js';
import { isUnrecognised, readJson } from '../ledger.js';
import { RECEIPTS, receiptKey } from '../paths.js';
import type { Store } from '../ports.js';
import type { Receipt } from '../receipts.js';
import { namedPeriod } from './period.js';

/** Receipts held for the same bytes, under whatever name they came; by key. */
export async function receiptsOf(store: Store, sha256: string): Promise<Receipt[]> {
  const entries = await store.list(RECEIPTS);
  return Promise.all(entries.filter(({ key }) => key.endsWith(`/${sha256}.json`)).map(({ key }) => readJson<Receipt>(store, key)));
}

/** Receipts that say all there is to say of these bytes; none when the file is to be looked at: for the first time, again, or because a kill left some of its sheets without one. */
export function heldAlready(receipts: readonly Receipt[], extracts: Readonly<Record<string, Extract>>, fileName: string): Receipt[] {
  const saying = receipts.filter((receipt) => saysAll(receipt, extracts, fileName));
  const [first] = saying;
  if (first === undefined) return [];
  if (first.sheets === undefined) return [first];
  return saying.length >= first.sheets ? saying : [];
}

/** Is there nothing to gain from looking at these bytes again? A file once unrecognised may be known today, or its period may have come. */
function saysAll(receipt: Receipt, extracts: Readonly<Record<string, Extract>>, fileName: string): boolean {
  if (!isUnrecognised(receipt)) return receipt.extract in extracts && !namesOther(receipt, extracts, fileName);
  const early = receipt.faults.some((fault) => fault.rule === 'period in the future');
  return !early && receipt.fileName === fileName && receipt.heldAgainst === layoutsHash(extracts);
}

/** The same bytes under a name with another period: a table that did not change from year to year, and says its year in its name alone. */
function namesOther(receipt: Receipt, extracts: Readonly<Record<string, Extract>>, fileName: string): boolean {
  const rule = extracts[receipt.extract]?.layouts.find(({ name }) => name === receipt.layout)?.period;
  const named = rule?.from === 'file name' ? namedPeriod(rule, fileName) : undefined;
  return named !== undefined && named !== receipt.period;
}

/** Changes when any layout or column does. */
export function layoutsHash(extracts: Readonly<Record<string, Extract>>): string {
  const layouts = Object.entries(extracts).map(([id, { title, layouts, columns }]) => [id, title, layouts, columns]);
  return createHash('sha256').update(JSON.stringify(layouts)).digest('hex').slice(0, 16);
}

/** Writes a receipt, or gives back the one that is there: it is never changed. */
export async function writeReceipt(store: Store, receipt: Receipt): Promise<{ receipt: Receipt; fresh: boolean }> {
  const key = receiptKey(receipt.extract, receipt.period, receipt.sha256);
  const fresh = await store.writeIfAbsent(key, `${JSON.stringify(receipt, null, 2)}\n`);
  return { receipt: fresh ? receipt : await readJson<Receipt>(store, key), fresh };
}
