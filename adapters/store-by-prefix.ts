/** Several stores as one: each key lies in the store of the longest prefix that it starts with. Buckets that are kept differently stay apart. */
import type { Store } from '../pipeline/ports.js';

/** @param stores by prefix; the one under `''` has everything else. A prefix that is listed or removed lies in one store */
export function storeByPrefix(stores: Readonly<Record<string, Store>>): Store {
  const prefixes = Object.keys(stores).sort((a, b) => b.length - a.length);
  const at = (key: string): Store => {
    const prefix = prefixes.find((own) => key.startsWith(own));
    if (prefix === undefined) throw new Error(`no store is given for '${key}'`);
    return stores[prefix] as Store;
  };
  return {
    read: async (key) => at(key).read(key),
    write: async (key, body) => at(key).write(key, body),
    writeIfAbsent: async (key, body) => at(key).writeIfAbsent(key, body),
    list: async (prefix) => at(prefix).list(prefix),
    describe: async (key) => at(key).describe(key),
    erase: async (key) => at(key).erase(key),
    remove: async (prefix) => at(prefix).remove(prefix),
    point: async (name, prefix) => at(name).point(name, prefix),
    pointed: async (name) => at(name).pointed(name),
  };
}
