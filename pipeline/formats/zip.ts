/** The one table inside a zip, read as a stream. Sizes are checked before a byte is inflated, and again while it flows. */
import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Fault, Refused } from '../faults.js';

export interface ZipLimits {
  /** Inflated bytes for one compressed byte. Honest tables stay below 50; a bomb is near 1,000. */
  ratio: number;
  /** Inflated bytes of all members together. */
  bytes: number;
}

export const ZIP_LIMITS: ZipLimits = { ratio: 200, bytes: 4 * 2 ** 30 };
/** A member that inflates to less than this harms nobody, whatever its ratio. */
const HARMLESS = 2 ** 20;

export interface Member {
  name: string;
  /** Inflated size, as the archive declares it. */
  bytes: number;
}

export interface OpenMember extends Member {
  stream: Readable;
}

/** Every member, its name and declared size checked against the limits. @throws Refused */
export async function allMembers(path: string, fileName: string, limits: ZipLimits = ZIP_LIMITS): Promise<Member[]> {
  const zip = await open(path, fileName);
  try {
    return (await checkedEntries(zip, fileName, limits)).map(describe);
  } finally {
    zip.close();
  }
}

const NOT_A_TABLE = /(^|\/)(__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)|\/$|\.(pdf|docx?|rtf|md|html?|png|jpe?g|gif|xml|json)$/i;

/** May the member be a table? Folders, `__MACOSX/`, dotfiles, PDFs and documents are passed over. */
export const isCandidate = (member: Member): boolean => !NOT_A_TABLE.test(member.name);

/**
 * Opens the member that holds the table: the only candidate, or the only one whose name matches the pattern.
 * A failure half-way arrives as the stream's error. @throws Refused when there is none, or more than one.
 */
export const openMember = (path: string, fileName: string, pattern?: string, limits: ZipLimits = ZIP_LIMITS): Promise<OpenMember> =>
  openChosen(path, fileName, (members) => choose(members.filter(isCandidate), fileName, pattern), limits);

/**
 * Inflates every member to its end, telling each chunk to `see`: for archives that a library reads without looking at checksums. @throws Refused
 */
export async function readThrough(path: string, fileName: string, limits: ZipLimits, see: (name: string, chunk: Buffer) => void): Promise<void> {
  const zip = await open(path, fileName);
  try {
    for (const entry of await checkedEntries(zip, fileName, limits)) {
      for await (const chunk of await stream(zip, entry, fileName, limits)) see(entry.fileName, chunk as Buffer);
    }
  } catch (error) {
    throw asRefused(error, fileName);
  } finally {
    zip.close();
  }
}

async function openChosen(path: string, fileName: string, pick: (members: Member[]) => Member, limits: ZipLimits): Promise<OpenMember> {
  const zip = await open(path, fileName);
  try {
    const entries = await checkedEntries(zip, fileName, limits);
    const members = entries.map(describe);
    const member = pick(members);
    const entry = entries[members.indexOf(member)] as Entry;
    const bytes = await stream(zip, entry, fileName, limits);
    bytes.on('close', () => zip.close());
    return { ...member, stream: bytes };
  } catch (error) {
    zip.close();
    throw asRefused(error, fileName);
  }
}

const whole = (file: string, rule: Fault['rule'], found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule });
const describe = (entry: Entry): Member => ({ name: entry.fileName, bytes: entry.uncompressedSize });

function asRefused(error: unknown, fileName: string): Refused {
  if (error instanceof Refused) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const unsafe = /absolute path|relative path|invalid characters/i.test(reason);
  const fault = unsafe
    ? whole(fileName, 'unsafe archive', reason, 'members whose names stay inside the archive')
    : whole(fileName, 'not readable', reason, 'a whole, undamaged zip');
  return new Refused(fault, { cause: error });
}

async function open(path: string, fileName: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false });
  } catch (error) {
    throw asRefused(error, fileName);
  }
}

/** All entries, names and declared sizes checked. More compressed bytes than the file has means members that overlap: a bomb. */
async function checkedEntries(zip: ZipFile, fileName: string, limits: ZipLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  const refuse = (rule: Fault['rule'], found: string, expected: string) => new Refused(whole(fileName, rule, found, expected));
  let inflated = 0;
  let compressed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize;
      compressed += entry.compressedSize;
      if (inflated > limits.bytes) throw refuse('too large', `at least ${inflated} bytes inflated`, `at most ${limits.bytes} bytes inflated`);
      if (compressed > zip.fileSize) throw refuse('unsafe archive', 'members that overlap', 'members that lie one after another');
      if (isBomb(entry.compressedSize, entry.uncompressedSize, limits)) {
        const ratio = Math.round(entry.uncompressedSize / Math.max(entry.compressedSize, 1));
        throw refuse('unsafe archive', `'${entry.fileName}' inflates ${ratio} times`, `at most ${limits.ratio} times`);
      }
      entries.push(entry);
    }
  } catch (error) {
    throw asRefused(error, fileName);
  }
  return entries;
}

const isBomb = (compressed: number, inflated: number, limits: ZipLimits): boolean => inflated > HARMLESS && inflated > Math.max(compressed, 1) * limits.ratio;

function choose(candidates: readonly Member[], fileName: string, pattern: string | undefined): Member {
  const matched = pattern === undefined ? [] : candidates.filter((member) => new RegExp(pattern, 'i').test(member.name));
  return only(matched.length > 0 ? matched : candidates, fileName, 'one table in the archive');
}

function only(members: readonly Member[], fileName: string, expected: string): Member {
  const [first] = members;
  if (first !== undefined && members.length === 1) return first;
  const found = first === undefined ? 'no table' : members.map((member) => member.name).join(', ');
  throw new Refused(whole(fileName, 'unsafe archive', found, expected));
}

/** The member's bytes. Its checksum is checked: a flipped bit inflates without complaint and would be a wrong number. */
async function stream(zip: ZipFile, entry: Entry, fileName: string, limits: ZipLimits): Promise<Readable> {
  if (entry.isEncrypted()) throw new Refused(whole(fileName, 'not readable', 'an encrypted member', 'a zip without a password'));
  const source = await zip.openReadStreamPromise(entry);
  const out = guard(entry, fileName, limits);
  // Damage may be met before anyone reads: the stream keeps the error for its reader, and no error is left without a listener, which would end the process.
  out.on('error', () => undefined);
  source.on('error', (error) => out.destroy(asRefused(error, fileName)));
  out.on('close', () => source.destroy());
  return source.pipe(out);
}

/** Passes bytes on while they stay within the limits; declared sizes can lie, so what really flows is counted. */
function guard(entry: Entry, fileName: string, limits: ZipLimits): Transform {
  let bytes = 0;
  let sum = 0;
  const refuse = (rule: Fault['rule'], found: string, expected: string) => new Refused(whole(fileName, rule, found, expected));
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
      if (bytes > limits.bytes) done(refuse('too large', `more than ${limits.bytes} bytes inflated`, `at most ${limits.bytes} bytes inflated`));
      else if (isBomb(entry.compressedSize, bytes, limits))
        done(refuse('unsafe archive', `'${entry.fileName}' goes on inflating`, `at most ${limits.ratio} times`));
      else done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : refuse('not readable', `'${entry.fileName}' with another checksum`, 'a whole, undamaged zip'));
    },
  });
}
