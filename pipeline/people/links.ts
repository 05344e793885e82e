/** Links between the references of two keys: destroyed together with the old key, after which nobody can join what was kept under each. */
import { readReceipts } from '../ledger.js';
import { normalised, receiptKey } from '../paths.js';
import type { Store } from '../ports.js';

const LINKS = 'person_link';

/** Removes every file of links, its rows and its receipt; returns how many there were. */
export async function destroyLinks(store: Store): Promise<number> {
  const links = (await readReceipts(store)).filter(({ extract }) => extract === LINKS);
  for (const { extract, period, sha256, landed } of links) {
    await store.remove(normalised(extract, period, sha256));
    await store.erase(landed);
    await store.erase(receiptKey(extract, period, sha256));
  }
  return links.length;
}
