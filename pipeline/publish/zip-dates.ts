/** A zip holds the time each member was written. Same content must give the same bytes, so every time becomes 1 January 1980. */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** MS-DOS date of 1 January 1980, the earliest there is. */
const EPOCH = 0x0021;

/** Sets the times in place and returns the same bytes. For archives without a comment, as zip writers make them. @throws when it is no such zip. */
export function withoutDates(zip: Buffer): Buffer {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('the workbook is not a zip archive without a comment');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip, at, CENTRAL);
    setDate(zip, at + 12);
    const local = zip.readUInt32LE(at + 42);
    expect(zip, local, LOCAL);
    setDate(zip, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function expect(zip: Buffer, at: number, signature: number): void {
  if (zip.readUInt32LE(at) !== signature) throw new Error(`the workbook's archive is broken at byte ${at}`);
}

function setDate(zip: Buffer, at: number): void {
  zip.writeUInt16LE(0, at);
  zip.writeUInt16LE(EPOCH, at + 2);
}
