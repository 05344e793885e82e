/** Keeps a file's bytes for ever and writes the receipt: bytes first, receipt last, so that a kill leaves nothing that misleads. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extract } from '../catalogue/define.js';
import type { Fault } from './faults.js';
import { editionOf } from './land/period.js';
import { heldAlready, layoutsHash, receiptsOf, writeReceipt } from './land/receipt.js';
import { type Recognised, recognise, type Unrecognised } from './land/recognise.js';
import { isUnrecognised } from './ledger.js';
import { landed as landedKey, unrecognised as unrecognisedKey } from './paths.js';
import { withoutNumbers } from './people/identifiers.js';
import { type Keyring, keyedHash } from './people/keyring.js';
import { type Keepable, withKeepable } from './people/landing.js';
import type { Store } from './ports.js';
import type { Receipt } from './receipts.js';

/** A local file; in the cloud the object is first brought to a temporary folder. */
export interface Arriving {
  fileName: string;
  path: string;
}

export interface LandDeps {
  store: Store;
  extracts: Readonly<Record<string, Extract>>;
  now: Date;
  /** Local folder for temporary files. */
  scratch: string;
  /** Keys under which people's NHS numbers are replaced; without them no file about people is taken. */
  keys?: () => Promise<Keyring>;
}

type Kept = Exclude<Keepable, { refused: Fault } | { waiting: Fault }>;

export interface Landed {
  /** The file's receipt; of a workbook with a sheet a template, that of its first sheet. */
  receipt: Receipt;
  /** Receipts of its other sheets. */
  others: readonly Receipt[];
  /** False: the same bytes are already landed, under this name or another, and nothing was done. */
  fresh: boolean;
  /** Its numbers were replaced, or it was refused for naming people: what arrived must not be kept anywhere. */
  aboutPeople?: true;
}

/** Lands one file. `waiting`: it changed while it was read, or cannot be read now, and is left for the next run. */
export async function land(deps: LandDeps, file: Arriving): Promise<Landed | { waiting: Fault }> {
  try {
    return await landSteady(deps, file);
  } catch (error) {
    if (error instanceof Unsteady) return { waiting: waiting(file, 'still being written', error.message, 'a file that stays the same while it is read') };
    const code = unreadable(error, file);
    if (code !== undefined) return { waiting: waiting(file, 'not readable', code, 'a file that can be read') };
    throw error;
  }
}

const waiting = (file: Arriving, rule: Fault['rule'], found: string, expected: string): Fault => ({
  file: file.fileName,
  line: 0,
  column: '',
  found,
  expected,
  rule,
});

/** The system's word for why this very file cannot be read; undefined for any other failure. */
function unreadable(error: unknown, file: Arriving): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  const known = ['ENOENT', 'EACCES', 'EPERM', 'EBUSY', 'EISDIR'];
  return code !== undefined && known.includes(code) && (path === file.path || code === 'EISDIR') ? code : undefined;
}

class Unsteady extends Error {
  override name = 'Unsteady';
}

async function landSteady(deps: LandDeps, arriving: Arriving): Promise<Landed | { waiting: Fault }> {
  const file = { ...arriving, fileName: withoutNumbers(arriving.fileName) };
  const before = await stamp(file);
  const [known, ...beside] = await heldFor(deps, file, await hashOf(file));
  if (known !== undefined) return { receipt: known, others: beside, fresh: false };
  return withKeepable(deps, file, async (kept) => {
    if ('waiting' in kept) return kept;
    const steady = async (): Promise<void> => {
      if (before.mark !== (await stamp(file)).mark) throw new Unsteady('its size or time changed');
    };
    if ('refused' in kept) return { ...(await refusePeople(deps, file, kept.refused, steady)), aboutPeople: true };
    const landed = await keep(deps, kept, steady);
    return kept.file.path === file.path ? landed : { ...landed, aboutPeople: true };
  });
}

/** The receipts of the same bytes, where there is nothing to gain from looking at them again. */
const heldFor = async (deps: LandDeps, file: Arriving, sha256: string): Promise<Receipt[]> =>
  heldAlready(await receiptsOf(deps.store, sha256), deps.extracts, file.fileName);

async function keep(deps: LandDeps, { file, links }: Kept, steady: () => Promise<void>): Promise<Landed> {
  const { size } = await stamp(file);
  const sha256 = await hashOf(file);
  const [held, ...beside] = await heldFor(deps, file, sha256);
  if (held !== undefined) return { receipt: held, others: beside, fresh: false };
  const sheets = receiptsFor(deps, file, await recognise(deps, file), { sha256, bytes: size });
  for (const receipt of sheets) await keepBytes(deps.store, receipt, file);
  await steady();
  for (const receipt of sheets) if (links.size > 0) await keepLinks(deps, receipt, links);
  const [first, ...others] = await Promise.all(sheets.map((receipt) => writeReceipt(deps.store, receipt)));
  if (first === undefined) throw new Error(`${file.fileName} was recognised as nothing at all`);
  return { receipt: first.receipt, others: others.map((other) => other.receipt), fresh: first.fresh || others.some((other) => other.fresh) };
}

/** One receipt a sheet; sheets that were not recognised share one, which is never the last word of the file. */
function receiptsFor(
  deps: LandDeps,
  file: Arriving,
  found: readonly (Recognised | Unrecognised)[],
  { sha256, bytes }: { sha256: string; bytes: number },
): Receipt[] {
  const receipts = found.map((what) => describe(deps, file, what, sha256, bytes));
  const known = receipts.filter((receipt) => !isUnrecognised(receipt));
  const [unknown] = receipts.filter(isUnrecognised);
  if (receipts.length === 1) return receipts;
  const faults = receipts.filter(isUnrecognised).flatMap((receipt) => receipt.faults);
  const all = unknown === undefined ? known : [...known, { ...unknown, faults }];
  return all.map((receipt) => ({ ...receipt, sheets: all.length }));
}

/** Of a file that names people where it should not nothing is kept but that it came: named by a keyed hash, which tells nothing of what is in it. */
async function refusePeople(deps: LandDeps, file: Arriving, fault: Fault, steady: () => Promise<void>): Promise<Landed> {
  const plain = await hashOf(file);
  const sha256 =
    deps.keys === undefined ? createHash('sha256').update(fault.file).update(fault.found).digest('hex') : keyedHash((await deps.keys()).current, plain);
  const { size } = await stamp(file);
  await steady();
  const receipt = describe(deps, file, { extract: undefined, ext: '', synthetic: false, fault }, sha256, size);
  return { ...(await writeReceipt(deps.store, { ...receipt, landed: '' })), others: [] };
}

/** Links between two keys land as an extract of their own, so that they can be destroyed by themselves. */
async function keepLinks(deps: LandDeps, { sha256, landedAt }: Receipt, links: ReadonlyMap<string, string>): Promise<void> {
  const folder = await mkdtemp(join(deps.scratch, 'links-'));
  try {
    const fileName = `person-links-${sha256.slice(0, 12)}.csv`;
    const rows = [...links].map(([old, now]) => `${landedAt.slice(0, 7)},${sha256.slice(0, 40)},${old},${now}`);
    await writeFile(join(folder, 'links.csv'), `${['LINKED_MONTH,SOURCE_FILE,OLD_REF,NEW_REF', ...rows].join('\n')}\n`);
    await keep(deps, { file: { fileName, path: join(folder, 'links.csv') }, links: new Map() }, async () => {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function stamp(file: Arriving): Promise<{ size: number; mark: string }> {
  const { size, mtimeMs } = await stat(file.path);
  return { size, mark: `${size} ${mtimeMs}` };
}

async function hashOf(file: Arriving): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function describe(deps: LandDeps, file: Arriving, what: Recognised | Unrecognised, sha256: string, bytes: number): Receipt {
  const arrived = {
    sha256,
    bytes,
    landedAt: deps.now.toISOString(),
    fileName: file.fileName,
    edition: editionOf(file.fileName),
    ...(what.synthetic ? { synthetic: true } : {}),
  };
  if (what.extract === undefined)
    return {
      ...arrived,
      extract: 'unrecognised',
      period: '-',
      landed: unrecognisedKey(sha256, what.ext),
      layout: '',
      heldAgainst: layoutsHash(deps.extracts),
      faults: [what.fault],
    };
  const { extract, period, ext, layout, notes, sender } = what;
  const said = sender === undefined ? {} : { sender };
  return { ...arrived, ...said, extract, period, landed: landedKey(extract, period, sha256, ext), layout: layout.name, faults: notes };
}

/** Copies the bytes and hashes them once more on the way: what is kept is what was recognised, or nothing is kept. */
async function keepBytes(store: Store, receipt: Receipt, file: Arriving): Promise<void> {
  await store.writeIfAbsent(receipt.landed, sameBytes(file, receipt.sha256));
}

async function* sameBytes(file: Arriving, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file.path)) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
  if (hash.digest('hex') !== sha256) throw new Unsteady('its bytes changed between two readings');
}
