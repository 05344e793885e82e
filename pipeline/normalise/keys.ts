/** A set of row keys in bounded memory: 53 bits of a hash a key, in one flat table of numbers. */

/** Stands between the parts of a key. */
export const SEPARATOR = '\u001f';

/** Two different 32-bit hashes make one number of 53 bits: at ten million keys the chance of one false duplicate is about 1 in 200. */
function hash53(text: string): number {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0) + 1;
}

/** Share of the table in use at which it is doubled. */
const FULL = 0.8;

export class KeySet {
  private slots = new Float64Array(1 << 12);
  private count = 0;

  /** False when the key was there already. */
  add(key: string): boolean {
    if (this.count >= this.slots.length * FULL) this.grow();
    return this.put(hash53(key));
  }

  has(key: string): boolean {
    const hash = hash53(key);
    return this.slots[this.slot(hash)] === hash;
  }

  private put(hash: number): boolean {
    const at = this.slot(hash);
    if (this.slots[at] === hash) return false;
    this.slots[at] = hash;
    this.count += 1;
    return true;
  }

  /** Where a hash is, or would be put. */
  private slot(hash: number): number {
    const mask = this.slots.length - 1;
    let at = hash % this.slots.length;
    while (this.slots[at] !== 0 && this.slots[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    this.count = 0;
    for (const hash of old) if (hash !== 0) this.put(hash);
  }
}
