/**
 * One night at a time. Whoever holds the turn may move what readers see; everybody else ends quietly. A turn that was not given back
 * (its holder was stopped) falls to one successor, and only one, when it is too old.
 */
import { readJson } from '../ledger.js';
import type { Store } from '../ports.js';

/** A night: who walks it, and its instant (ISO with Z), on whose day freshness is judged. */
export interface NightId {
  id: string;
  on: string;
}

/** A folder of its own in what may be read and removed for it: a store looks beside a folder, too, when it removes one. */
const PREFIX = 'runs/turn/now/';
const HOLDER = `${PREFIX}holder.json`;

/** @returns undefined when the turn is this night's, the night that has it otherwise. @param hours after which a turn is dead */
export async function takeTurn(store: Store, night: NightId, hours: number): Promise<NightId | undefined> {
  if (await store.writeIfAbsent(HOLDER, JSON.stringify(night))) return undefined;
  const holder = await readJson<NightId>(store, HOLDER);
  if (holder.id === night.id) return undefined;
  const age = Date.parse(night.on) - Date.parse(holder.on);
  const dead = age > hours * 3_600_000;
  if (!dead || !(await store.writeIfAbsent(`${PREFIX}after-${holder.id}.json`, JSON.stringify(night)))) return holder;
  await store.write(HOLDER, JSON.stringify(night));
  return undefined;
}

/** Gives the turn back, if it is still this night's. */
export async function giveTurn(store: Store, night: NightId): Promise<void> {
  if ((await store.describe(HOLDER)) === undefined) return;
  if ((await readJson<NightId>(store, HOLDER)).id === night.id) await store.remove(PREFIX);
}
