/**
 * Which counts are hidden so that no small one can be worked out: the small ones, and as few others as it takes. Every small count keeps five possible values, each shown
 * possible by a whole table (witness.ts). To hide one more only adds possible tables, so what was once protected stays so: one round is enough.
 */
import type { Counts } from './counts.js';
import { isSmall, WAYS } from './rule.js';
import { Witness } from './witness.js';

/** Counts near by that are tried alone, how many may be hidden together for one, and how far off they are sought. */
const ALONE = 8;
const TOGETHER = 40;
const RINGS = 8;

export interface Protected {
  /** Counts hidden for others' sake. */
  secondary: number;
  /** Small counts that keep fewer values, since what would protect them is known from earlier packs; of tonight's alone there are none. */
  exposed: number[];
}

/** Places of the counts that must keep their values: those of 1 to 7, shown nowhere. */
export const smallOnes = ({ truth }: Counts): number[] => truth.flatMap((count, place) => (isSmall(count) ? [place] : []));

/** Hides counts until every small one is protected. Changes the list of counts. */
export function protect(counts: Counts): Protected {
  const witness = new Witness(counts);
  const found: Protected = { secondary: 0, exposed: [] };
  for (const place of smallOnes(counts)) {
    const isSafe = (): boolean => witness.ways(place, WAYS) >= WAYS;
    let safe = isSafe();
    while (!safe) {
      const hidden = hideFor(counts, near(place, counts), isSafe);
      if (hidden.length === 0) break;
      found.secondary += hidden.length;
      safe = isSafe();
    }
    if (!safe) found.exposed.push(place);
  }
  return found;
}

interface Near {
  shown: number[];
  small: number[];
}

/**
 * Hides the first of the counts near by that is enough alone, and else no longer says of one that it is small: four parts said to be small leave little to a total said so. Else as
 * many as it takes, less those that turn out not to be needed. Returns what it hid.
 */
function hideFor(counts: Counts, { shown, small }: Near, isSafe: () => boolean): number[] {
  for (const choice of [...shown.slice(0, ALONE), ...small.slice(0, ALONE)]) {
    const show = counts.hide(choice);
    if (isSafe()) return [choice];
    show();
  }
  const hidden: { choice: number; show: () => void }[] = [];
  for (const choice of [...shown, ...small]) {
    hidden.push({ choice, show: counts.hide(choice) });
    if (hidden.length > 1 && isSafe()) return hidden.flatMap((one) => (isNeeded(counts, one, isSafe) ? [one.choice] : []));
  }
  return hidden.map(({ choice }) => choice);
}

function isNeeded(counts: Counts, { choice, show }: { choice: number; show: () => void }, isSafe: () => boolean): boolean {
  show();
  if (isSafe()) return false;
  counts.hide(choice);
  return true;
}

/** Counts that hang together with one by sums and of which something may be left unsaid: the nearest first, of the shown ones the smallest and totals last, of the small ones totals first. */
function near(place: number, counts: Counts): Near {
  const seen = new Set([place]);
  const found: Near = { shown: [], small: [] };
  let ring = [place];
  for (let far = 0; far < RINGS && ring.length > 0 && found.shown.length < TOGETHER; far += 1) {
    const next = new Map<number, boolean>();
    for (const from of ring)
      for (const link of counts.within[from] as number[]) {
        const { total, parts } = counts.sums[link >> 1] as Counts['sums'][number];
        for (const part of parts) if (!seen.has(part)) next.set(part, next.get(part) ?? false);
        if (!seen.has(total)) next.set(total, true);
      }
    const open = [...next].filter(([at]) => counts.mayHide[at] && (counts.truth[at] as number) > 0);
    const inOrder = open.sort(
      ([a, isTotal], [b, other]) => Number(isTotal) - Number(other) || (counts.truth[a] as number) - (counts.truth[b] as number) || a - b,
    );
    found.shown.push(...inOrder.flatMap(([at]) => (counts.hidden[at] === 'no' ? [at] : [])));
    found.small.push(...inOrder.reverse().flatMap(([at]) => (counts.hidden[at] === 'small' ? [at] : [])));
    ring = [...next.keys()];
    for (const at of ring) seen.add(at);
  }
  const own = counts.hidden[place] === 'small' && counts.mayHide[place] ? [place] : [];
  return { shown: found.shown.slice(0, TOGETHER), small: [...own, ...found.small].slice(0, TOGETHER) };
}
