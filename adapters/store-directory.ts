/** A Store in a directory. A write goes to a temporary name in the same folder, is flushed, and is then renamed into place. */
import { randomUUID } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { link, mkdir, open, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { type Body, checkedKey, type Entry, MissingKey, type Store } from '../pipeline/ports.js';

const TEMPORARY = '.writing-';

/** The Store, and what only a folder needs. */
export interface DirectoryStore extends Store {
  /** Removes what writers that were killed left half written; only for one who knows that nobody else writes. Returns how many. */
  sweep(): Promise<number>;
}

/** @param root folder that holds everything; made when it is not there */
export function storeDirectory({ root }: { root: string }): DirectoryStore {
  const home = path.resolve(root);
  const at = (key: string): string => path.join(home, checkedKey(key));
  return {
    read: async (key) => readKey(at(key), key),
    write: async (key, body) => writeOver(at(key), body),
    writeIfAbsent: async (key, body) => writeOnce(at(key), body),
    list: (prefix) => listUnder(home, prefix),
    describe: async (key) => describeKey(at(key), key),
    erase: async (key) => rm(at(key), { force: true }),
    remove: async (prefix) => rm(at(folderOf(prefix)), { recursive: true, force: true }),
    point: async (name, prefix) => pointAt(at(name), at(prefix)),
    pointed: async (name) => pointedAt(home, at(name)),
    sweep: () => sweep(home),
  };
}

/** Without its slash, so that a pointer is removed and not what it stands for. @throws on a prefix that is not a folder: 'a/b' would be 'a/bc' too. */
function folderOf(prefix: string): string {
  if (!prefix.endsWith('/')) throw new Error(`'${prefix}' is not a prefix that ends in '/'`);
  return prefix.slice(0, -1);
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function describeKey(file: string, key: string): Promise<Entry | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? { key, bytes: found.size } : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readKey(file: string, key: string): Promise<Readable> {
  if ((await describeKey(file, key)) === undefined) throw new MissingKey(key);
  return createReadStream(file, { highWaterMark: 2 ** 20 });
}

async function writeBeside(file: string, body: Body): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `${TEMPORARY}${randomUUID()}`);
  const handle = await open(temporary, 'wx');
  try {
    for await (const chunk of chunksOf(body)) await handle.writeFile(chunk);
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return temporary;
}

const chunksOf = (body: Body): AsyncIterable<Uint8Array> => Readable.from(typeof body === 'string' || body instanceof Uint8Array ? [Buffer.from(body)] : body);

async function writeOver(file: string, body: Body): Promise<void> {
  const temporary = await writeBeside(file, body);
  try {
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A hard link refuses a name that is taken: two writers cannot both win. */
async function writeOnce(file: string, body: Body): Promise<boolean> {
  const temporary = await writeBeside(file, body);
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function entriesUnder(folder: string): Promise<Dirent[]> {
  return readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

async function sweep(root: string): Promise<number> {
  const left = (await entriesUnder(root)).filter((entry) => entry.name.startsWith(TEMPORARY));
  for (const entry of left) await rm(path.join(entry.parentPath, entry.name), { recursive: true, force: true });
  return left.length;
}

async function listUnder(root: string, prefix: string): Promise<Entry[]> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const from = folder === '' ? root : path.join(root, checkedKey(folder));
  const keys = (await entriesUnder(from))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((key) => !key.split('/').some((part) => part.startsWith(TEMPORARY)));
  const entries = await Promise.all(
    keys
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => describeKey(path.join(root, key), key)),
  );
  return entries.filter((entry) => entry !== undefined);
}

/** A relative link, made beside and renamed over the old one: the folder can be moved, and no reader sees a gap. */
async function pointAt(name: string, prefix: string): Promise<void> {
  await mkdir(path.dirname(name), { recursive: true });
  const temporary = path.join(path.dirname(name), `${TEMPORARY}${randomUUID()}`);
  await symlink(path.relative(path.dirname(name), prefix), temporary);
  await rename(temporary, name);
}

async function pointedAt(root: string, name: string): Promise<string | undefined> {
  try {
    return `${path
      .relative(root, path.resolve(path.dirname(name), await readlink(name)))
      .split(path.sep)
      .join('/')}/`;
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'EINVAL') return undefined;
    throw error;
  }
}
