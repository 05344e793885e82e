/**
 * The suite goes out whole or not at all: every file is written beside the old suite and read back against the
 * manifest before one pointer moves. Killed at any moment, the old suite stays in force.
 */
import { createHash } from 'node:crypto';
import { readJson } from '../ledger.js';
import * as paths from '../paths.js';
import { MissingKey, type Store } from '../ports.js';
import type { SuiteFile } from './pack.js';

export interface SuiteFacts {
  heldOn: string;
  receipts: readonly { extract: string; period: string; sha256: string }[];
  synthetic: boolean;
  catalogueHash: string;
  /** Places the suite must hold. */
  places: readonly string[];
}

/** A file of a suite, as written. */
export interface ManifestFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What a suite is made of. Holds no time of day: the same inputs give the same manifest. */
export interface Manifest extends Omit<SuiteFacts, 'catalogueHash'> {
  format: 1;
  run: string;
  catalogue: string;
  files: ManifestFile[];
}

const MANIFEST = 'manifest.json';
const OF_A_PLACE = ['index.html', 'board-pack.pdf', 'workbook.xlsx', 'data.csv'];

/** The suite as written is not the suite as made: nothing was switched. */
export class SuiteUnsound extends Error {
  override name = 'SuiteUnsound';
  constructor(
    readonly prefix: string,
    readonly wrongs: readonly string[],
  ) {
    super(`the suite at '${prefix}' is not whole, so the old one stays in force: ${wrongs.slice(0, 5).join('; ')}`);
  }
}

/** True when this run's suite is the one in force and every file of it is as the manifest says. */
export async function isPublished(store: Store, run: string): Promise<boolean> {
  const prefix = paths.suite(run);
  return (await store.pointed(paths.CURRENT_SUITE)) === prefix && (await verifySuite(store, prefix)).length === 0;
}

/**
 * Writes, checks and switches. The same run, already in force and whole, is a no-op.
 * @throws SuiteUnsound when what was written cannot be read back, or a file that every suite needs is not there.
 */
export async function publishSuite(
  deps: { store: Store },
  run: string,
  files: AsyncIterable<SuiteFile> | Iterable<SuiteFile>,
  facts: SuiteFacts,
): Promise<{ files: number; bytes: number; switched: boolean }> {
  const { store } = deps;
  const prefix = paths.suite(run);
  const inForce = (await store.pointed(paths.CURRENT_SUITE)) === prefix;
  if (inForce && (await verifySuite(store, prefix)).length === 0) return tally(await readManifest(store, prefix), false);
  await clearSuite(store, run);
  return sealSuite(store, run, facts, await writeSuiteFiles(store, run, files));
}

/** What a killed run left goes; a damaged suite that is in force is written over, file by file, under its readers' eyes. */
export async function clearSuite(store: Store, run: string): Promise<void> {
  if ((await store.pointed(paths.CURRENT_SUITE)) !== paths.suite(run)) await store.remove(paths.suite(run));
}

/** Writes the manifest over all the files, reads everything back, and only then moves the pointer. @throws SuiteUnsound */
export async function sealSuite(store: Store, run: string, facts: SuiteFacts, files: readonly ManifestFile[]): Promise<ReturnType<typeof tally>> {
  const prefix = paths.suite(run);
  const manifest = asManifest(run, facts, [...files].sort(byPath));
  await store.write(`${prefix}${MANIFEST}`, `${JSON.stringify(manifest, null, 1)}\n`);
  const wrongs = await verifySuite(store, prefix);
  if (wrongs.length > 0) throw new SuiteUnsound(prefix, wrongs);
  await store.point(paths.CURRENT_SUITE, prefix);
  return tally(manifest, true);
}

const byPath = (a: ManifestFile, b: ManifestFile): number => (a.path < b.path ? -1 : 1);

const tally = (manifest: Manifest, switched: boolean) => ({
  files: manifest.files.length + 1,
  bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  switched,
});

/** Writes files of the suite, or of a part of it. Nothing refers to them before `sealSuite`. */
export async function writeSuiteFiles(store: Store, run: string, files: AsyncIterable<SuiteFile> | Iterable<SuiteFile>): Promise<ManifestFile[]> {
  const written = new Map<string, ManifestFile>();
  for await (const { path, body } of files) {
    refusePath(path, written);
    const bytes = Buffer.from(body);
    await store.write(`${paths.suite(run)}${path}`, bytes);
    written.set(path, { path, bytes: bytes.length, sha256: sha256(bytes) });
  }
  return [...written.values()].sort(byPath);
}

/** A path that climbs, repeats or names the manifest is a mistake of ours. */
function refusePath(path: string, written: ReadonlyMap<string, unknown>): void {
  const odd = path === MANIFEST || !/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.split('/').some((part) => /^\.+$/.test(part));
  if (odd) throw new Error(`'${path}' cannot be a file of a suite`);
  if (written.has(path)) throw new Error(`two files of the suite are called '${path}'`);
}

function asManifest(run: string, facts: SuiteFacts, files: ManifestFile[]): Manifest {
  const key = (receipt: Manifest['receipts'][number]) => `${receipt.extract}/${receipt.period}/${receipt.sha256}`;
  return {
    format: 1,
    run,
    heldOn: facts.heldOn,
    synthetic: facts.synthetic,
    catalogue: facts.catalogueHash,
    places: [...facts.places].sort(),
    receipts: facts.receipts.map(({ extract, period, sha256 }) => ({ extract, period, sha256 })).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    files,
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @throws MissingKey when the suite has none. */
export const readManifest = (store: Store, prefix: string): Promise<Manifest> => readJson<Manifest>(store, `${prefix}${MANIFEST}`);

/** Reads a suite back: each file against its length and hash in the manifest, and what every suite needs. Empty: it is whole. */
export async function verifySuite(store: Store, prefix: string): Promise<string[]> {
  const manifest = await readManifest(store, prefix).catch((cause: unknown) => {
    if (cause instanceof MissingKey || cause instanceof SyntaxError) return undefined;
    throw cause;
  });
  if (manifest === undefined) return [`${MANIFEST} is missing or cannot be read`];
  const held = new Map((await store.list(prefix)).map((entry) => [entry.key.slice(prefix.length), entry.bytes]));
  const listed = new Set(manifest.files.map((file) => file.path));
  const needed = ['index.html', ...manifest.places.flatMap((place) => OF_A_PLACE.map((name) => `${place}/${name}`))];
  return [
    ...(manifest.places.length === 0 ? ['it holds no place'] : []),
    ...needed.filter((path) => !listed.has(path)).map((path) => `${path} is not there`),
    ...[...held.keys()].filter((path) => path !== MANIFEST && !listed.has(path)).map((path) => `${path} is not in the manifest: remove it`),
    ...(await wrongFiles(store, prefix, manifest, held)),
  ];
}

async function wrongFiles(store: Store, prefix: string, manifest: Manifest, held: ReadonlyMap<string, number>): Promise<string[]> {
  const wrongs: string[] = [];
  for (const file of manifest.files) {
    if (!held.has(file.path)) wrongs.push(`${file.path} is missing`);
    else if (held.get(file.path) !== file.bytes) wrongs.push(`${file.path} is ${held.get(file.path)} bytes long, not ${file.bytes}`);
    else if ((await hashAt(store, `${prefix}${file.path}`)) !== file.sha256) wrongs.push(`${file.path} has other content than the manifest says`);
  }
  return wrongs;
}

async function hashAt(store: Store, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await store.read(key)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
