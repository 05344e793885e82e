/** Bytes to text, in the encodings publishers write, with one kind of line end. */
import { isUtf8 } from 'node:buffer';

/** Small enough that the cells of one chunk are gone before the next: cells that outlive a chunk cost more to clear away than to make. */
const CHUNK = 2 ** 18;

/**
 * Text of a stream in chunks of about a quarter of a million bytes. UTF-8 (a byte-order mark is dropped), UTF-16 where a mark says so; from the first bytes that
 * are not UTF-8 on, Windows-1252. CRLF and lone CR become LF.
 */
export async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decode = decoder();
  const ends = lineEnds();
  for await (const block of blocks(bytes)) yield ends(decode(block.bytes, block.last), block.last);
}

/** Gathers small chunks, so that parsing has enough to do at a time; says which is the last. */
async function* blocks(bytes: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.length;
    if (size < CHUNK) continue;
    yield { bytes: Buffer.concat(held), last: false };
    held = [];
    size = 0;
  }
  yield { bytes: Buffer.concat(held), last: true };
}

type Decoder = InstanceType<typeof TextDecoder>;

function decoder(): (bytes: Buffer, last: boolean) => string {
  let decode: Decoder | undefined;
  let first = true;
  let left: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    if (first) decode = markedDecoder(bytes);
    first = false;
    if (decode !== undefined) return decode.decode(bytes, { stream: !last });
    const all = left.length === 0 ? bytes : Buffer.concat([left, bytes]);
    const whole = last ? all.length : wholeCharacters(all);
    left = all.subarray(whole);
    const text = all.subarray(0, whole);
    if (isUtf8(text)) return text.toString('utf8').replace(/^\uFEFF/, '');
    decode = new TextDecoder('windows-1252');
    left = Buffer.alloc(0);
    return decode.decode(all, { stream: !last });
  };
}

/** A UTF-16 mark at the very start. */
function markedDecoder(bytes: Buffer): Decoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be') : undefined;
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
    return now.includes('\r') ? now.replace(/\r\n?/g, '\n') : now;
  };
}
