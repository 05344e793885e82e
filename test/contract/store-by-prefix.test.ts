import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeByPrefix } from '../../adapters/store-by-prefix.js';
import { storeDirectory } from '../../adapters/store-directory.js';
import { storeContract } from './store.js';

const home = mkdtempSync(path.join(tmpdir(), 'by-prefix-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string) => storeDirectory({ root: path.join(home, name) });

storeContract('stores by prefix', async () => ({ port: storeByPrefix({ 'other/': at('other'), '': at('rest') }), close: async () => undefined }));

describe('stores by prefix', () => {
  const store = storeByPrefix({ 'landing/': at('landing'), 'landing/unrecognised/': at('odd'), '': at('lake') });
  it('keeps each key in the store of its longest prefix', async () => {
    for (const key of ['landing/a', 'landing/unrecognised/b', 'curated/c']) await store.write(key, key);
    expect(['landing/landing/a', 'odd/landing/unrecognised/b', 'lake/curated/c'].filter((file) => !existsSync(path.join(home, file)))).toEqual([]);
    expect(await store.list('landing/')).toEqual([{ key: 'landing/a', bytes: 9 }]);
  });
  it('refuses a key that no store is given for', async () => {
    await expect(storeByPrefix({ 'a/': at('a') }).read('b/c')).rejects.toThrow("no store is given for 'b/c'");
  });
});
