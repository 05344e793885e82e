/** Chance that repeats itself: a figure depends on the seed and its own labels only, so no file changes because another was added. */

export interface Chance {
  /** Evenly spread over 0 to 1, 1 left out. */
  unit(): number;
  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Normally spread about 0, with standard deviation 1. */
  normal(): number;
  /** How many of `n` happen to be so when each is with probability `p`. */
  share(n: number, p: number): number;
}

/** A chance of its own for these labels. */
export function chance(seed: number, ...labels: readonly (string | number)[]): Chance {
  let state = hash(`${seed}/${labels.join('/')}`);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // Four even draws add up to something close enough to normal, with no logarithm whose last digit depends on the machine.
  const normal = (): number => (unit() + unit() + unit() + unit() - 2) * SPREAD;
  return {
    unit,
    normal,
    whole: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    share: (n, p) => Math.min(n, Math.max(0, Math.round(n * p + normal() * Math.sqrt(Math.max(0, n * p * (1 - p)))))),
  };
}

/** The square root of 3: four even draws have a variance of a third. */
const SPREAD = 1.7320508075688772;

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h ^ (h >>> 13);
}
