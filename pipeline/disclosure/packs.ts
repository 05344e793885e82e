/**
 * Which packs people's counts were published in, one after the other: what a pack shows stays in readers' hands, so each is held against all before it. A pack is found by what went
 * into it: the same night done again, or replayed from the same store, comes after the same packs as it did then, and so is the same to the byte.
 */
import { createHash } from 'node:crypto';
import type { Indicator } from '../../catalogue/define.js';
import { readJson } from '../ledger.js';
import { PACKS, pack as packKey } from '../paths.js';
import type { Store } from '../ports.js';

export interface Pack {
  /** Names the pack by what went into it. */
  inputs: string;
  /** Names its measures: by that, and by the packs before it. */
  run: string;
  /** 1 for the first pack. */
  number: number;
  /** Run whose packs told last of each indicator that counts people. */
  kept: Readonly<Record<string, string>>;
}

/** The pack these inputs make. Undefined when nothing in the catalogue counts people: then nothing needs to be known of earlier packs. */
export async function packOf(store: Store, indicators: Readonly<Record<string, Indicator>>, inputs: string): Promise<Pack | undefined> {
  if (Object.values(indicators).every(({ disclosure }) => disclosure !== 'people')) return undefined;
  const keys = (await store.list(PACKS)).map(({ key }) => key).sort();
  const own = keys.find((key) => key === packKey(numberOf(key), inputs));
  const before = keys[own === undefined ? keys.length - 1 : keys.indexOf(own) - 1];
  const last = before === undefined ? undefined : await readJson<Pack>(store, before);
  const run = createHash('sha256')
    .update(JSON.stringify([inputs, last?.run]))
    .digest('hex')
    .slice(0, 16);
  return { inputs, run, number: (last?.number ?? 0) + 1, kept: last?.kept ?? {} };
}

const numberOf = (key: string): number => Number(key.slice(PACKS.length).split('-')[0]);

/** Says that readers have the pack. Said before they do, and once: done again it changes nothing. */
export async function recordPack(store: Store, indicators: Readonly<Record<string, Indicator>>, pack: Pack): Promise<void> {
  const own = Object.keys(indicators).filter((id) => indicators[id]?.disclosure === 'people');
  const kept = { ...pack.kept, ...Object.fromEntries(own.map((id) => [id, pack.run])) };
  await store.writeIfAbsent(packKey(pack.number, pack.inputs), `${JSON.stringify({ ...pack, kept })}\n`);
}
