/**
 * A reader who wants to know: takes every figure shown, the rule, every sum that must hold and every earlier pack, and searches for whole numbers that fit them all.
 * Written apart from the code it attacks, and exact: a value is possible only when a complete set of numbers with it was found.
 */

export interface Guess {
  low: number;
  high: number;
}

export interface Known {
  total: number;
  parts: readonly number[];
}

/** Numbers that make every sum true, if there are any; `most` bounds what is otherwise endless. */
export function solve(guesses: readonly Guess[], sums: readonly Known[], budget = { left: 200_000 }): number[] | undefined {
  const now = guesses.map(({ low, high }) => ({ low, high }));
  if (!settle(now, sums)) return undefined;
  budget.left -= 1;
  if (budget.left < 0) throw new Error('the search was given up: the table is too large for it');
  let open = -1;
  for (const [i, { low, high }] of now.entries()) if (low < high && (open < 0 || high - low < (now[open] as Guess).high - (now[open] as Guess).low)) open = i;
  if (open < 0) return now.map(({ low }) => low);
  const { low, high } = now[open] as Guess;
  for (let value = low; value <= high; value += 1) {
    const found = solve(
      now.map((guess, i) => (i === open ? { low: value, high: value } : guess)),
      sums,
      budget,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Narrows until nothing moves; false when something cannot be. */
function settle(now: Guess[], sums: readonly Known[]): boolean {
  for (let moved = true; moved; ) {
    moved = false;
    for (const { total, parts } of sums) {
      const terms = [...parts.map((at) => ({ at, sign: 1 })), { at: total, sign: -1 }];
      for (const { at, sign } of terms) {
        const others = terms.filter((term) => term.at !== at);
        const least = others.reduce((sum, term) => sum + (term.sign > 0 ? (now[term.at] as Guess).low : -(now[term.at] as Guess).high), 0);
        const most = others.reduce((sum, term) => sum + (term.sign > 0 ? (now[term.at] as Guess).high : -(now[term.at] as Guess).low), 0);
        const own = now[at] as Guess;
        const [low, high] = sign > 0 ? [-most, -least] : [least, most];
        if (low > own.low) [own.low, moved] = [low, true];
        if (high < own.high) [own.high, moved] = [high, true];
        if (own.low > own.high) return false;
      }
    }
  }
  return true;
}

/** Values a cell can have: from its guesses, those with which everything still fits. */
export function possible(guesses: readonly Guess[], sums: readonly Known[], cell: number): number[] {
  const { low, high } = guesses[cell] as Guess;
  return Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
    (value) =>
      solve(
        guesses.map((guess, i) => (i === cell ? { low: value, high: value } : guess)),
        sums,
      ) !== undefined,
  );
}

/** What a reader takes from one figure as it is shown. Nothing is taken for endless: `most` is more than any figure can be. */
export function read(shown: number | null, hidden: 'no' | 'small' | 'protects another', most: number): Guess {
  if (hidden === 'small') return { low: 1, high: 7 };
  if (hidden === 'protects another') return { low: 8, high: most };
  if (shown === 0) return { low: 0, high: 0 };
  return { low: Math.max(8, (shown ?? 0) - 2), high: (shown ?? 0) + 2 };
}
