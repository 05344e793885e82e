/**
 * A reader who wants to know: takes every figure shown, the rule, every sum that must hold and every earlier pack, and searches for whole numbers that fit them all. Written apart
 * from the code it attacks, and exact: a value is possible only when a complete set of numbers with it was found, and impossible only when the search was run to its end.
 */

/** What is known of one number: it lies between these. */
export interface Guess {
  low: number;
  high: number;
}

/** The number at `total` is the sum of the numbers at `parts`. */
export interface Known {
  total: number;
  parts: readonly number[];
}

/** Sums by the numbers in them; made once for a whole attack. */
export interface Facts {
  sums: readonly Known[];
  touching: readonly (readonly number[])[];
}

export function factsOf(guesses: readonly Guess[], sums: readonly Known[]): Facts {
  const touching: number[][] = guesses.map(() => []);
  for (const [i, { total, parts }] of sums.entries()) for (const at of [total, ...parts]) touching[at]?.push(i);
  return { sums, touching };
}

type Answer = 'possible' | 'impossible' | 'given up';

/** Bounds of all numbers, in two columns. */
export interface Bounds {
  low: Int32Array;
  high: Int32Array;
}

/** Whether the numbers can be filled in, the one at `at` being `value`. @param tries after which the search is given up */
export function canBe(guesses: Bounds, facts: Facts, at: number, value: number, tries: number): Answer {
  const now = { low: guesses.low.slice(), high: guesses.high.slice() };
  if (value < (now.low[at] as number) || value > (now.high[at] as number)) return 'impossible';
  now.low[at] = value;
  now.high[at] = value;
  const budget = { left: tries };
  return settle(now, facts, facts.touching[at] as readonly number[]) ? fill(now, facts, budget) : 'impossible';
}

export const boundsOf = (guesses: readonly Guess[]): Bounds => ({
  low: Int32Array.from(guesses, ({ low }) => low),
  high: Int32Array.from(guesses, ({ high }) => high),
});

/** Settles what is known before any guess; false when it cannot all be true. */
export const settleAll = (now: Bounds, facts: Facts): boolean => settle(now, facts, [...facts.sums.keys()]);

function fill(now: Bounds, facts: Facts, budget: { left: number }): Answer {
  let open = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < now.low.length; i += 1) {
    const width = (now.high[i] as number) - (now.low[i] as number);
    if (width > 0 && width < least) [open, least] = [i, width];
  }
  if (open < 0) return 'possible';
  const [low, high] = [now.low[open] as number, now.high[open] as number];
  const middle = Math.floor((low + high) / 2);
  for (let value = low, step = 0; value <= high; value += 1, step += 1) {
    budget.left -= 1;
    if (budget.left < 0) return 'given up';
    const tried = fanned(middle, step, low, high);
    const next = { low: now.low.slice(), high: now.high.slice() };
    next.low[open] = tried;
    next.high[open] = tried;
    if (!settle(next, facts, facts.touching[open] as readonly number[])) continue;
    const answer = fill(next, facts, budget);
    if (answer !== 'impossible') return answer;
  }
  return 'impossible';
}

/** From the middle outwards: the ends leave the others least room. */
function fanned(middle: number, step: number, low: number, high: number): number {
  const reach = Math.min(middle - low, high - middle);
  if (step <= 2 * reach) return middle + (step % 2 === 0 ? -step / 2 : (step + 1) / 2);
  return middle - low > high - middle ? middle - reach - (step - 2 * reach) : middle + reach + (step - 2 * reach);
}

/** Narrows until nothing moves; false when something cannot be. */
function settle(now: Bounds, { sums, touching }: Facts, first: readonly number[]): boolean {
  const waiting = [...first];
  const isWaiting = new Set(first);
  for (let i = 0; i < waiting.length; i += 1) {
    const at = waiting[i] as number;
    isWaiting.delete(at);
    const moved = narrow(now, sums[at] as Known);
    if (moved === undefined) return false;
    for (const number of moved)
      for (const sum of touching[number] as readonly number[])
        if (!isWaiting.has(sum)) {
          isWaiting.add(sum);
          waiting.push(sum);
        }
  }
  return true;
}

/** Numbers of one sum that could be narrowed; undefined when it cannot hold. */
function narrow({ low, high }: Bounds, { total, parts }: Known): number[] | undefined {
  let [least, most] = [0, 0];
  for (const part of parts) {
    least += low[part] as number;
    most += high[part] as number;
  }
  const moved: number[] = [];
  const tighten = (at: number, from: number, to: number): boolean => {
    if (from > (low[at] as number) || to < (high[at] as number)) moved.push(at);
    if (from > (low[at] as number)) low[at] = from;
    if (to < (high[at] as number)) high[at] = to;
    return (low[at] as number) <= (high[at] as number);
  };
  if (!tighten(total, least, most)) return undefined;
  const [from, to] = [low[total] as number, high[total] as number];
  for (const part of parts) {
    const [own, top] = [low[part] as number, high[part] as number];
    if (!tighten(part, from - (most - top), to - (least - own))) return undefined;
  }
  return moved;
}

/** Small counts lie well below. */
const FARTHEST = 30;
const TRIES = 500;

/**
 * Counts the values of a number that cannot be ruled out, from the least it can be, until there are enough.
 * @param decide settles what the search gave up
 */
export function valuesOf(known: Bounds, facts: Facts, at: number, enough: number, decide: (at: number, value: number) => boolean): number {
  let found = 0;
  for (let value = known.low[at] as number; value <= Math.min(known.high[at] as number, FARTHEST) && found < enough; value += 1) {
    const answer = canBe(known, facts, at, value, TRIES);
    if (answer === 'possible' || (answer === 'given up' && decide(at, value))) found += 1;
  }
  return found;
}
