/** What each pack showed of the indicators that count people, kept so that the next pack is held against it. */
import { readJson } from '../ledger.js';
import type { Store } from '../ports.js';
import type { Controlled } from './control.js';
import { type Earlier, keyOf, type ShownBefore } from './nights.js';

const prefixOf = (indicator: string): string => `published/shown/${indicator}/`;
/** Packs are in the order of what they held; of one day, in that of their names. */
const keptAt = (indicator: string, heldOn: string, run: string): string => `${prefixOf(indicator)}${heldOn}_${run}.json`;

/** Every pack of an indicator up to a day, this run's own left out: a run that is done again is held against the same packs. */
export async function earlierPacks(store: Store, indicator: string, heldOn: string, run: string): Promise<Earlier[]> {
  const own = keptAt(indicator, heldOn, run);
  const keys = (await store.list(prefixOf(indicator)))
    .map(({ key }) => key)
    .filter((key) => key.slice(0, key.lastIndexOf('_')) < own.slice(0, own.lastIndexOf('_')));
  const packs: Earlier[] = [];
  for (const key of keys.sort()) packs.push(new Map(Object.entries(await readJson<Record<string, ShownBefore>>(store, key))));
  return packs;
}

/** Keeps what a pack shows. */
export async function keepPack(store: Store, indicator: string, heldOn: string, run: string, figures: readonly Controlled[]): Promise<void> {
  const shown = figures.map((figure): [string, ShownBefore] => {
    const hidden =
      figure.disclosure === 'suppressed: small number' ? 'small' : figure.disclosure === 'suppressed: protects another' ? 'protects another' : 'no';
    const one = (value: number | null): ShownBefore['numerator'] => ({ value, hidden: value === null ? hidden : 'no' });
    return [keyOf(figure), { numerator: one(figure.numerator), denominator: one(figure.denominator), receipts: figure.receipts.join(',') }];
  });
  await store.write(keptAt(indicator, heldOn, run), `${JSON.stringify(Object.fromEntries(shown))}\n`);
}
