import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { storeContract } from './store.js';

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'store-'));

storeContract('a directory', async () => {
  const root = fresh();
  return { port: storeDirectory({ root }), close: async () => rmSync(root, { recursive: true }) };
});

describe('a directory, besides', () => {
  const root = fresh();
  const store = storeDirectory({ root });
  afterAll(() => rmSync(`${root}-moved`, { recursive: true, force: true }));

  it('leaves no temporary names behind', async () => {
    await store.write('a/one', 'x');
    await store.writeIfAbsent('a/one', 'y');
    await store
      .write('a/two', {
        async *[Symbol.asyncIterator]() {
          yield* [];
          throw new Error('gone');
        },
      })
      .catch(() => undefined);
    expect(readdirSync(path.join(root, 'a'))).toEqual(['one']);
  });

  it('neither lists nor keeps what a killed writer left', async () => {
    mkdirSync(path.join(root, 'a', '.writing-2'));
    for (const name of ['.writing-1', '.writing-2/part-0.parquet']) writeFileSync(path.join(root, 'a', name), 'half');
    expect((await store.list('a/')).map((entry) => entry.key)).toEqual(['a/one']);
    expect(await store.sweep()).toBe(2);
    expect(readdirSync(path.join(root, 'a'))).toEqual(['one']);
  });

  it('removes a pointer without what it stands for', async () => {
    await store.point('b/now', 'a/');
    await store.remove('b/now/');
    expect(await store.pointed('b/now')).toBeUndefined();
    expect((await store.list('a/')).map((entry) => entry.key)).toEqual(['a/one']);
  });

  it('has no pointer where a file stands', async () => {
    expect(await store.pointed('a/one')).toBeUndefined();
  });

  it('points by a relative link, so the whole folder can be moved', async () => {
    await store.point('b/current', 'a/');
    expect(lstatSync(path.join(root, 'b/current')).isSymbolicLink()).toBe(true);
    renameSync(root, `${root}-moved`);
    expect(readFileSync(path.join(`${root}-moved`, 'b/current/one'), 'utf8')).toBe('x');
  });
});
