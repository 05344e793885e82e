/** What every Store must do, whatever it is made of. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissingKey, type Store } from '../../pipeline/ports.js';

export interface Opened<T> {
  port: T;
  close(): Promise<void>;
}

export async function textOf(store: Store, key: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.read(key)) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

async function* slowly(...parts: string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) {
    await pause(5);
    yield Buffer.from(part);
  }
}

async function* broken(): AsyncIterable<Uint8Array> {
  yield Buffer.from('half a');
  throw new Error('the sender went away');
}

/** @param open gives a Store that holds nothing */
export function storeContract(name: string, open: () => Promise<Opened<Store>>): void {
  describe(`${name} is a Store`, () => {
    let opened: Opened<Store>;
    let store: Store;
    beforeAll(async () => {
      opened = await open();
      store = opened.port;
    });
    afterAll(() => opened.close());

    it('gives back what was written, whatever form it came in', async () => {
      const bytes = randomBytes(300_000);
      await store.write('forms/text.txt', 'naïve £');
      await store.write('forms/bytes.bin', bytes);
      await store.write('forms/stream.txt', slowly('one ', 'two ', 'three'));
      await store.write('forms/nothing', '');
      expect(await textOf(store, 'forms/text.txt')).toBe('naïve £');
      expect(await textOf(store, 'forms/stream.txt')).toBe('one two three');
      expect(await textOf(store, 'forms/nothing')).toBe('');
      const chunks: Buffer[] = [];
      for await (const chunk of await store.read('forms/bytes.bin')) chunks.push(Buffer.from(chunk as Uint8Array));
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    });

    it('writes over what is there', async () => {
      await store.write('over/a', 'a longer first text');
      await store.write('over/a', 'second');
      expect(await textOf(store, 'over/a')).toBe('second');
    });

    it('keeps the old bytes when a write fails half way, and lists nothing of the new', async () => {
      await store.write('half/a', 'whole');
      await expect(store.write('half/a', broken())).rejects.toThrow('the sender went away');
      await expect(store.write('half/b', broken())).rejects.toThrow('the sender went away');
      expect(await textOf(store, 'half/a')).toBe('whole');
      expect((await store.list('half/')).map((entry) => entry.key)).toEqual(['half/a']);
    });

    it('shows a reader all of the old or all of the new while it is written over', async () => {
      const texts = ['x'.repeat(200_000), 'y'.repeat(200_000)];
      await store.write('race/a', texts[0] as string);
      const writing = Promise.all(Array.from({ length: 8 }, (_, i) => store.write('race/a', texts[i % 2] as string)));
      const read = await Promise.all(Array.from({ length: 12 }, () => textOf(store, 'race/a')));
      await writing;
      expect(read.every((text) => texts.includes(text))).toBe(true);
    });

    it('writes if absent once, however many try', async () => {
      const won = await Promise.all(Array.from({ length: 10 }, (_, i) => store.writeIfAbsent('once/a', `writer ${i}`)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await textOf(store, 'once/a')).toBe(`writer ${won.indexOf(true)}`);
      expect(await store.writeIfAbsent('once/a', 'late')).toBe(false);
      expect((await store.list('once/')).map((entry) => entry.key)).toEqual(['once/a']);
    });

    it('lists by key what starts with the prefix, part of a name included', async () => {
      for (const key of ['list/b/2', 'list/b/10', 'list/a', 'list/bc', 'listing']) await store.write(key, key);
      expect(await store.list('list/')).toEqual(['list/a', 'list/b/10', 'list/b/2', 'list/bc'].map((key) => ({ key, bytes: key.length })));
      expect((await store.list('list/b')).map((entry) => entry.key)).toEqual(['list/b/10', 'list/b/2', 'list/bc']);
      expect(await store.list('nothing/here/')).toEqual([]);
    });

    it('describes what is there, and nothing else', async () => {
      await store.write('described/a', '12345');
      expect(await store.describe('described/a')).toEqual({ key: 'described/a', bytes: 5 });
      expect(await store.describe('described/b')).toBeUndefined();
      expect(await store.describe('described')).toBeUndefined();
      expect(await store.describe('described/a/b')).toBeUndefined();
    });

    it('says which key is missing', async () => {
      await expect(store.read('missing/a')).rejects.toThrow(MissingKey);
      await expect(store.read('missing/a')).rejects.toThrow("'missing/a'");
    });

    it('erases one key, and only that', async () => {
      for (const key of ['one/a', 'one/ab', 'one/b']) await store.write(key, key);
      await store.erase('one/a');
      await store.erase('one/never');
      expect((await store.list('one/')).map(({ key }) => key)).toEqual(['one/ab', 'one/b']);
      await expect(store.erase('../one/b')).rejects.toThrow('not a key');
    });

    it('removes all under a prefix, and only that', async () => {
      for (const key of ['gone/a/1', 'gone/a/b/2', 'gone/ab']) await store.write(key, 'x');
      await store.remove('gone/a/');
      await store.remove('gone/never/');
      expect((await store.list('gone/')).map((entry) => entry.key)).toEqual(['gone/ab']);
      await expect(store.remove('gone/a')).rejects.toThrow("ends in '/'");
    });

    it('points a name at a prefix, and over again, in one move', async () => {
      await store.write('runs/1/page', 'one');
      await store.write('runs/2/page', 'two');
      expect(await store.pointed('front/current')).toBeUndefined();
      await store.point('front/current', 'runs/1/');
      expect(await store.pointed('front/current')).toBe('runs/1/');
      expect(await textOf(store, 'front/current/page')).toBe('one');
      const reading = Promise.all(Array.from({ length: 20 }, () => textOf(store, 'front/current/page')));
      await store.point('front/current', 'runs/2/');
      expect((await reading).every((text) => text === 'one' || text === 'two')).toBe(true);
      expect(await textOf(store, 'front/current/page')).toBe('two');
      expect(await store.pointed('front/current')).toBe('runs/2/');
      expect(await textOf(store, 'runs/1/page')).toBe('one');
    });

    it.each(['', '/a', '../a', 'a/../../b', 'a/./b', 'a//b', 'a\0b', 'a\\b'])('refuses the key %j', async (key) => {
      for (const tried of [store.write(key, 'x'), store.writeIfAbsent(key, 'x'), store.read(key), store.describe(key), store.point(key, 'a/')])
        await expect(tried).rejects.toThrow('is not a key of a store');
    });
  });
}
