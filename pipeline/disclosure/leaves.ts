/** A list of counts told by its finest: which counts all others follow from, and by how much each of them moves when a finest one does. */
import type { Counts, Sum } from './counts.js';

/** What must stay within bounds when finest counts move: a count that follows from them, or a sum that none of its counts was needed for. */
export interface Row {
  /** Place of the count; undefined for a sum that must hold. */
  place: number | undefined;
  /** Finest counts it follows from, in order of place. */
  leaves: number[];
}

export interface Leaves {
  rows: Row[];
  /** Row of each count that follows from others; undefined for a finest one. */
  rowOf: (number | undefined)[];
  /** Of each finest count: the rows that move with it, and by how much. */
  moves: { row: number; by: number }[][];
}

type Terms = ReadonlyMap<number, number>;

/** Every total follows from its parts once; of a second sum for it, a part that is in no other follows; what is left must hold. */
export function leavesOf(counts: Counts): Leaves {
  const { follows, left } = definitions(counts);
  const known = new Map<number, Terms>();
  const leaves: Leaves = { rows: [], rowOf: counts.truth.map(() => undefined), moves: counts.truth.map(() => []) };
  const addRow = (place: number | undefined, terms: Terms): void => {
    const held = [...terms].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b);
    if (place === undefined && held.length === 0) return;
    const row = leaves.rows.push({ place, leaves: held.map(([leaf]) => leaf) }) - 1;
    if (place !== undefined) leaves.rowOf[place] = row;
    for (const [leaf, by] of held) leaves.moves[leaf]?.push({ row, by });
  };
  for (const place of follows.keys()) addRow(place, termsOf(place, follows, known));
  for (const sum of left) addRow(undefined, restOf(sum, undefined, follows, known));
  return leaves;
}

/**
 * By which sum each count follows from others, and the sums that are needed for none. Sums with a part that is in no other come last: where their total follows from another sum
 * already, that part follows from them.
 */
function definitions({ sums, within }: Counts): { follows: Map<number, Sum>; left: Sum[] } {
  const follows = new Map<number, Sum>();
  const ownPart = ({ parts }: Sum): number | undefined => parts.find((part) => within[part]?.length === 1);
  const left = [...sums.filter((sum) => ownPart(sum) === undefined), ...sums.filter((sum) => ownPart(sum) !== undefined)].filter((sum) => {
    const place = follows.has(sum.total) ? ownPart(sum) : sum.total;
    if (place !== undefined) follows.set(place, sum);
    return place === undefined;
  });
  return { follows, left };
}

/** A count as a sum of finest ones. */
function termsOf(place: number, follows: ReadonlyMap<number, Sum>, known: Map<number, Terms>): Terms {
  const held = known.get(place);
  if (held !== undefined) return held;
  const sum = follows.get(place);
  const terms =
    sum === undefined
      ? new Map([[place, 1]])
      : sum.total === place
        ? added(sum.parts.map((part) => [termsOf(part, follows, known), 1]))
        : restOf(sum, place, follows, known);
  known.set(place, terms);
  return terms;
}

/** What the parts of a sum, one left out, leave of its total. */
const restOf = ({ total, parts }: Sum, but: number | undefined, follows: ReadonlyMap<number, Sum>, known: Map<number, Terms>): Terms =>
  added([[termsOf(total, follows, known), 1], ...parts.filter((part) => part !== but).map((part): [Terms, number] => [termsOf(part, follows, known), -1])]);

function added(all: readonly (readonly [Terms, number])[]): Terms {
  const sum = new Map<number, number>();
  for (const [terms, sign] of all) for (const [leaf, by] of terms) sum.set(leaf, (sum.get(leaf) ?? 0) + sign * by);
  return sum;
}
