import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { CURRENT_SUITE, suite } from '../../pipeline/paths.js';
import type { Store } from '../../pipeline/ports.js';
import type { SuiteFile } from '../../pipeline/publish/pack.js';
import { isPublished, publishSuite, readManifest, SuiteUnsound, verifySuite } from '../../pipeline/publish/suite.js';

const facts = {
  heldOn: '2026-06-12',
  receipts: [
    { extract: 'b', period: '2025-06', sha256: '2' },
    { extract: 'a', period: '2025-05', sha256: '1' },
  ],
  synthetic: true,
  catalogueHash: 'c',
  places: ['wirral'],
};
const NEEDED = ['index.html', 'wirral/index.html', 'wirral/board-pack.pdf', 'wirral/workbook.xlsx', 'wirral/data.csv'];
const filesOf = (say: string): SuiteFile[] => NEEDED.map((path) => ({ path, body: `${say} ${path}` }));

let store: Store;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'suite-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  store = storeDirectory({ root });
});

const read = async (key: string): Promise<string> => text(await store.read(key));
const current = (path: string): Promise<string> => read(`${CURRENT_SUITE}/${path}`);
const publish = (run: string, files: Iterable<SuiteFile> = filesOf(run), on = store, more = {}) =>
  publishSuite({ store: on }, run, files, { ...facts, ...more });

/** The store, but its n-th call that changes something dies before it, as a killed night would. */
function dyingAt(n: number): Store {
  let calls = 0;
  const dies = async <T>(act: () => Promise<T>): Promise<T> => {
    if (++calls === n) throw new Error('killed');
    return act();
  };
  return {
    ...store,
    write: (key, body) => dies(() => store.write(key, body)),
    erase: (key) => dies(() => store.erase(key)),
    remove: (prefix) => dies(() => store.remove(prefix)),
    point: (name, prefix) => dies(() => store.point(name, prefix)),
  };
}

describe('publishing a suite', () => {
  it('writes every file and a manifest of them, and points to it', async () => {
    expect(await publish('one')).toEqual({ files: NEEDED.length + 1, bytes: 103, switched: true });
    expect(await store.pointed(CURRENT_SUITE)).toBe(suite('one'));
    expect(await current('wirral/data.csv')).toBe('one wirral/data.csv');
    const manifest = await readManifest(store, suite('one'));
    expect(manifest).toMatchObject({ format: 1, run: 'one', heldOn: '2026-06-12', synthetic: true, catalogue: 'c', places: ['wirral'] });
    expect(manifest.receipts.map(({ extract }) => extract)).toEqual(['a', 'b']);
    expect(manifest.files.map(({ path }) => path)).toEqual([...NEEDED].sort());
    expect(manifest.files[0]).toEqual({ path: 'index.html', bytes: 14, sha256: '6bf31a8464c80890fddfcf72ec3c70624a6d97af5662cca5aeda50a0db9028c4' });
  });

  it('says the same bytes for the same suite, in whatever order its files come', async () => {
    await publish('one');
    const manifest = await current('manifest.json');
    await store.remove('reports/runs/one/');
    await publish('one', filesOf('one').reverse());
    expect(await current('manifest.json')).toBe(manifest);
  });

  it('does nothing when the run is in force and whole', async () => {
    await publish('one');
    const none: Iterable<SuiteFile> = {
      [Symbol.iterator]: () => {
        throw new Error('the files were asked for');
      },
    };
    expect(await isPublished(store, 'one')).toBe(true);
    expect(await publish('one', none)).toMatchObject({ files: NEEDED.length + 1, switched: false });
  });

  it('mends a suite in force that was damaged', async () => {
    await publish('one');
    await store.write(`${suite('one')}wirral/data.csv`, 'one wirral/DATA.csv');
    expect(await isPublished(store, 'one')).toBe(false);
    expect(await publish('one')).toMatchObject({ switched: true });
    expect(await current('wirral/data.csv')).toBe('one wirral/data.csv');
  });

  it('leaves the old suite in force, whole and readable, wherever it is killed; the next night is as if nothing had been', async () => {
    await publish('old');
    const steps = NEEDED.length + 3; // remove what was left, every file, the manifest, the pointer
    for (let n = 1; n <= steps; n++) {
      await expect(publish('new', filesOf('new'), dyingAt(n)), `step ${n}`).rejects.toThrow('killed');
      expect(await store.pointed(CURRENT_SUITE), `step ${n}`).toBe(suite('old'));
      expect(await verifySuite(store, suite('old'))).toEqual([]);
      expect(await current('index.html')).toBe('old index.html');
    }
    await publish('new', filesOf('new'), dyingAt(steps + 1));
    expect(await store.pointed(CURRENT_SUITE)).toBe(suite('new'));
    expect(await verifySuite(store, suite('new'))).toEqual([]);
  });

  it('drops what a killed night left behind', async () => {
    await store.write(`${suite('one')}wirral/of-another-night.html`, 'x');
    await publish('one');
    expect(await store.describe(`${suite('one')}wirral/of-another-night.html`)).toBeUndefined();
  });
});

describe('a suite that is not whole', () => {
  it.each(NEEDED)('is refused without %s', async (path) => {
    await publish('old');
    const short = filesOf('new').filter((file) => file.path !== path);
    await expect(publish('new', short)).rejects.toThrow(SuiteUnsound);
    await expect(publish('new', short)).rejects.toThrow(`${path} is not there`);
    expect(await store.pointed(CURRENT_SUITE)).toBe(suite('old'));
  });

  it('is refused when a place is missing altogether, or there is none', async () => {
    await expect(publish('one', filesOf('one'), store, { places: ['wirral', 'fylde-coast'] })).rejects.toThrow('fylde-coast/index.html is not there');
    await expect(publish('one', filesOf('one'), store, { places: [] })).rejects.toThrow('it holds no place');
  });

  it('is refused when the store gives back other bytes than it was given', async () => {
    const rotten: Store = { ...store, write: (key, body) => store.write(key, key.endsWith('data.csv') ? String(body).toUpperCase() : body) };
    await expect(publish('one', filesOf('one'), rotten)).rejects.toThrow('wirral/data.csv has other content than the manifest says');
    expect(await store.pointed(CURRENT_SUITE)).toBeUndefined();
  });

  it('is told apart: missing, cut short, extra, without a manifest', async () => {
    await publish('one');
    const prefix = suite('one');
    await store.write(`${prefix}index.html`, 'short');
    await store.write(`${prefix}extra.html`, 'x');
    await store.remove(`${prefix}wirral/`);
    const wrongs = await verifySuite(store, prefix);
    expect(wrongs).toContain('index.html is 5 bytes long, not 14');
    expect(wrongs).toContain('extra.html is not in the manifest: remove it');
    expect(wrongs.filter((wrong) => wrong.endsWith('is missing'))).toHaveLength(4);
    expect(await verifySuite(store, suite('none'))).toEqual(['manifest.json is missing or cannot be read']);
    await store.write(`${prefix}manifest.json`, '{"format":');
    expect(await verifySuite(store, prefix)).toEqual(['manifest.json is missing or cannot be read']);
  });

  it.each(['../index.html', '/index.html', 'wirral/../x', 'manifest.json', 'a//b', '', 'a b', './a'])('never has a file called %j', async (path) => {
    await expect(publish('one', [{ path, body: '' }])).rejects.toThrow('cannot be a file of a suite');
  });

  it('never has two files of one name', async () => {
    await expect(publish('one', [...filesOf('one'), { path: 'index.html', body: '' }])).rejects.toThrow("two files of the suite are called 'index.html'");
  });
});
