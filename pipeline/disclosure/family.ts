/** Indicators that share a count: a register that is counted in one and counted out of in another is one number, and is hidden in both or in none. */
import type { Indicator } from '../../catalogue/define.js';
import type { Member } from './control.js';
import { type Cell, keyOf } from './relations.js';

/** The indicator and all that hang together with it by `sharesCountsWith`, in the order of their names. */
export function familyOf(indicators: Readonly<Record<string, Indicator>>, id: string): string[] {
  const linked = (one: string): string[] =>
    Object.keys(indicators).filter((other) => named(indicators, one).includes(other) || named(indicators, other).includes(one));
  const family = new Set([id]);
  for (const one of family) for (const other of linked(one)) if (indicators[other]?.disclosure === 'people') family.add(other);
  return [...family].sort();
}

const named = (indicators: Readonly<Record<string, Indicator>>, id: string): readonly string[] => indicators[id]?.sharesCountsWith ?? [];

const NAMES = ['numerator', 'denominator'] as const;

/** Counts that are alike wherever both are held, by `indicator.part`: each goes by the name of the first that it is like. */
export function sharedCounts(members: readonly Member[]): Map<string, string> {
  const shared = new Map<string, string>();
  if (members.length < 2) return shared;
  const firsts: { name: string; counts: Map<string, number> }[] = [];
  for (const { id, cells } of members)
    for (const part of NAMES) {
      const [name, counts] = [`${id}.${part}`, countsOf(cells, part)];
      const first = firsts.find((one) => isAlike(one.counts, counts));
      if (first === undefined) firsts.push({ name, counts });
      else shared.set(name, first.name);
    }
  return shared;
}

function countsOf(cells: readonly Cell[], part: (typeof NAMES)[number]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const count = cell[part];
    if (count !== null) counts.set(keyOf(cell), count);
  }
  return counts;
}

function isAlike(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  let met = false;
  for (const [key, count] of b) {
    const other = a.get(key);
    if (other !== undefined && other !== count) return false;
    met ||= other !== undefined && count > 0;
  }
  return met;
}
