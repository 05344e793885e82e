/** Bytes to text, in the encodings publishers write, with one kind of line end. */
import { isUtf8 } from 'node:buffer';

/** Small enough that the cells of one chunk are gone before the next: cells that outlive a chunk cost more to clear away than to make. */
const CHUNK = 2 ** 18;

/**
 * Text of a stream in chunks of about a quarter of a million bytes. UTF-16 where a mark says so; UTF-8, with or without a mark (which is dropped);
 * Windows-1252 from the first bytes on that are not UTF-8, unless the file was plainly UTF-8 before: then they are damage, and become U+FFFD.
 * CRLF and lone CR become LF.
 */
export async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decode = decoder();
  const ends = lineEnds();
  for await (const block of blocks(bytes)) yield ends(decode(block.bytes, block.last), block.last);
}

/** Evens chunks out, so that parsing has enough to do at a time and never too much; says which is the last. */
async function* blocks(bytes: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += CHUNK) {
      const piece = chunk.subarray(at, at + CHUNK);
      held.push(piece);
      size += piece.length;
      if (size < CHUNK) continue;
      yield { bytes: joined(held), last: false };
      held = [];
      size = 0;
    }
  }
  yield { bytes: joined(held), last: true };
}

const joined = (pieces: readonly Buffer[]): Buffer => (pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces));

/** Characters that no publisher writes: they end a text early in other programs, or stand where bytes were damaged. */
const DAMAGE = /[\0\uFFFD\p{Surrogate}]/u;
export const isSound = (text: string): boolean => !DAMAGE.test(text);

type Decoder = Pick<InstanceType<typeof TextDecoder>, 'decode'>;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function decoder(): (bytes: Buffer, last: boolean) => string {
  let decode: Decoder | undefined;
  let first = true;
  /** A mark, or whole characters past ASCII, were seen: nobody writes those by chance. */
  let plainly = false;
  let left: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    let all = left.length === 0 ? bytes : Buffer.concat([left, bytes]);
    if (first) {
      decode = utf16(all);
      plainly = all.subarray(0, 3).equals(UTF8_MARK);
      if (plainly) all = all.subarray(3);
    }
    first = false;
    left = Buffer.alloc(0);
    if (decode !== undefined) return decode.decode(all, { stream: !last });
    const whole = last ? all.length : wholeCharacters(all);
    const text = all.subarray(0, whole);
    if (!isUtf8(text)) {
      decode = plainly || mostlyUtf8(text) ? new TextDecoder('utf-8', { ignoreBOM: true }) : windows1252();
      return decode.decode(all, { stream: !last });
    }
    left = all.subarray(whole);
    const decoded = text.toString('utf8');
    plainly ||= decoded.length < text.length;
    return decoded;
  };
}

/** Always as a stream: asked for a whole text at once, Node 20 reads Latin-1 instead, which lacks dashes and curly quotes. Each byte is a character. */
function windows1252(): Decoder {
  const decoder = new TextDecoder('windows-1252');
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }) };
}

/** A UTF-16 mark at the very start. */
function utf16(bytes: Buffer): Decoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be') : undefined;
}

/** More whole characters past ASCII than bytes that are none: a UTF-8 file with some damage, where Windows-1252 would have hardly any. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  const sound = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  return sound > damaged;
}

/** Length up to the last whole UTF-8 character: up to three bytes of one may be in the next block. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** A CR at the end of a block may belong to an LF in the next one. */
function lineEnds(): (text: string, last: boolean) => string {
  let held = '';
  return (text, last) => {
    const all = held + text;
    held = !last && all.endsWith('\r') ? '\r' : '';
    const now = held === '' ? all : all.slice(0, -1);
    if (!now.includes('\r')) return now;
    const pairs = now.replaceAll('\r\n', '\n');
    return pairs.includes('\r') ? pairs.replaceAll('\r', '\n') : pairs;
  };
}
