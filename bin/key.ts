/** The command `key`: the keys under which people's NHS numbers are replaced. */
import path from 'node:path';
import { type KeysFile, keysFile } from '../adapters/keys-file.js';
import { formatKeyring, type Keyring, newKey, parseKeyring, sampleKey } from '../pipeline/people/keyring.js';
import { destroyLinks } from '../pipeline/people/links.js';
import { type Door, print, UsageError, wire } from './door.js';
import { takeLock } from './lock.js';

/** Keys lie beside what was made under them, in a folder that only their owner may open. */
export const keysOf = (out: string): KeysFile => keysFile(path.join(out, 'keys', 'keyring.json'));

/** The keyring of an output; the samples' own where none was made yet. */
export const keyring = (out: string) => async (): Promise<Keyring> => {
  const held = keysOf(out).read();
  return held === undefined ? { current: sampleKey() } : parseKeyring(held);
};

const ACTS = ['show', 'new', 'rotate', 'retire'] as const;
type Act = (typeof ACTS)[number];

/** `new` makes the first key; `rotate` makes the next and keeps the one before; `retire` destroys the one before, and the links between them. */
export async function runKey(act: string, options: Door): Promise<number> {
  if (!(ACTS as readonly string[]).includes(act)) throw new UsageError(`key '${act}': say one of ${ACTS.join(', ')}`);
  const wired = wire(options);
  const letGo = takeLock(wired.out);
  try {
    const file = keysOf(wired.out);
    const held = file.read();
    const now = await DO[act as Act](held === undefined ? undefined : parseKeyring(held), wired.store);
    if (now.keyring !== undefined) file.write(formatKeyring(now.keyring));
    print(options.json ? JSON.stringify({ current: now.keyring?.current.id ?? null, previous: now.keyring?.previous?.id ?? null }) : now.says);
    return 0;
  } finally {
    letGo();
    await wired.warehouse.close();
  }
}

interface Done {
  keyring: Keyring | undefined;
  says: string;
}

const DO: Readonly<Record<Act, (held: Keyring | undefined, store: Parameters<typeof destroyLinks>[0]) => Promise<Done>>> = {
  show: async (held) => ({
    keyring: held,
    says: held === undefined ? 'No key: person-level files wait until there is one (place-suite key new).' : sayKeys(held),
  }),
  new: async (held) => {
    if (held !== undefined) throw new UsageError(`there is a key already: ${held.current.id}. To change it: place-suite key rotate`);
    const keyring = { current: newKey() };
    return {
      keyring,
      says: `${sayKeys(keyring)}\nKeep a copy of keys/keyring.json where you keep secrets: without it, new files cannot be linked with those held.`,
    };
  },
  rotate: async (held) => {
    if (held === undefined) throw new UsageError('there is no key to change: place-suite key new');
    if (held.previous !== undefined) throw new UsageError(`key ${held.previous.id} is still being left behind: first place-suite key retire`);
    const keyring = { current: newKey(), previous: held.current };
    return {
      keyring,
      says: `${sayKeys(keyring)}\nLand every partner's newest files again: each person in them is linked from the old key to the new. Then: place-suite key retire`,
    };
  },
  retire: async (held, store) => {
    if (held?.previous === undefined) throw new UsageError('no key is being left behind');
    const links = await destroyLinks(store);
    const keyring = { current: held.current };
    return { keyring, says: `Key ${held.previous.id} and ${links} files of links are destroyed. ${sayKeys(keyring)}` };
  },
};

const sayKeys = ({ current, previous }: Keyring): string =>
  `Key ${current.id} is in use${previous === undefined ? '' : `; ${previous.id} is being left behind`}.`;
