/**
 * Disclosure control of one indicator that counts people: what may be shown of every area, period and cut, so that all outputs show the same.
 * Hidden figures are taken away here, before anything is divided, charted or compared: nothing later can give them away.
 */
import type { Indicator } from '../../catalogue/define.js';
import type { Sum as Counted } from '../measure/roll-up.js';
import type { DisclosureState } from '../measure-row.js';
import type { Sum } from './bounds.js';
import { cellOf } from './cells.js';
import { type Earlier, giveaways, keyOf, type Shown } from './nights.js';
import { protect } from './protect.js';
import { type Links, sumsOf } from './sums.js';

export interface Controlled extends Counted {
  disclosure: DisclosureState;
}

export interface Control {
  links: Links;
  /** What every earlier pack showed, oldest first. */
  earlier?: readonly Earlier[];
  /** Both steps unless said: to show what the second and the look at earlier packs are for. */
  secondary?: boolean;
}

type Definition = Pick<Indicator, 'kind' | 'disclosure'>;

const EXEMPT = { 'published national statistic': 'exempt: published national statistic', 'no people counted': 'exempt: no people counted' } as const;

/** One figure out for each in, in order; exempt classes pass as they are. @throws RangeError when people are not counted in whole numbers */
export function control(definition: Definition, counted: readonly Counted[], { links, earlier = [], secondary = true }: Control): Controlled[] {
  if (definition.disclosure !== 'people') {
    const disclosure = EXEMPT[definition.disclosure];
    return counted.map((sum) => ({ ...sum, disclosure }));
  }
  const shown = protectAll(definition, counted, { links, earlier, secondary });
  return counted.map((sum, i) => shownOf(definition, sum, shown[i] as Hidden));
}

/** What is hidden of one figure. */
interface Hidden {
  numerator: Shown;
  denominator: Shown;
}

/** The counts of people of an indicator: those counted, those not, and all of them. A mean counts only those it is the mean of. */
function protectAll(definition: Definition, counted: readonly Counted[], how: Required<Control>): Hidden[] {
  const part = (of: (sum: Counted) => number | null, name: 'numerator' | 'denominator'): Shown[] => protectOne(counted, counted.map(of), name, how);
  const denominators = part((sum) => sum.denominator, 'denominator');
  if (definition.kind === 'mean' || definition.kind === 'ratio') return denominators.map((denominator) => ({ numerator: denominator, denominator }));
  const numerators = part((sum) => sum.numerator, 'numerator');
  if (definition.kind !== 'proportion') return numerators.map((numerator, i) => ({ numerator, denominator: denominators[i] as Shown }));
  // Who is not counted is a count too: those shown and all shown give it away.
  const others = part((sum) => (sum.numerator === null || sum.denominator === null ? null : sum.denominator - sum.numerator), 'numerator');
  return numerators.map((numerator, i) => {
    const other = others[i] as Shown;
    const hidden = numerator.hidden === 'small' || other.hidden === 'small' ? 'small' : numerator.hidden === 'no' ? other.hidden : numerator.hidden;
    return { numerator: { value: hidden === 'no' ? numerator.value : null, hidden }, denominator: denominators[i] as Shown };
  });
}

const NOTHING: Shown = { value: null, hidden: 'no' };

/** Protects one count of every figure that has it. */
function protectOne(counted: readonly Counted[], counts: readonly (number | null)[], name: 'numerator' | 'denominator', how: Required<Control>): Shown[] {
  const places = counts.flatMap((count, i) => (count === null ? [] : [i]));
  const held = places.map((place) => counts[place] as number);
  const sums: Sum[] = sumsOf(
    places.map((place) => counted[place] as Counted),
    held,
    how.links,
  );
  const keys = places.map((place) => keyOf(counted[place] as Counted));
  const known = how.earlier.length === 0 ? [] : keys.map((key, i) => knownOf(how.earlier, key, name, (counted[places[i] as number] as Counted).receipts));
  const cells = protectTwice(held, sums, { known, secondary: how.secondary }, (now) => giveaways(now, sums, keys, how.earlier, name));
  const out: Shown[] = counts.map(() => NOTHING);
  for (const [i, place] of places.entries()) out[place] = { value: cells[i]?.shown ?? null, hidden: cells[i]?.hidden ?? 'no' };
  return out;
}

/** Hides totals that a look at an earlier pack would turn against a small count, until none does. */
function protectTwice(
  counts: readonly number[],
  sums: readonly Sum[],
  options: NonNullable<Parameters<typeof protect>[2]>,
  told: (cells: ReturnType<typeof protect>['cells']) => number[],
): ReturnType<typeof protect>['cells'] {
  const forced = new Set<number>();
  for (;;) {
    const { cells } = protect(counts, sums, { ...options, forced });
    const fresh = options.secondary === false ? [] : told(cells).filter((place) => !forced.has(place));
    if (fresh.length === 0) return cells;
    for (const place of fresh) forced.add(place);
  }
}

/** What earlier packs told of the very same count: one made from the same files. */
function knownOf(
  earlier: readonly Earlier[],
  key: string,
  name: 'numerator' | 'denominator',
  receipts: readonly string[],
): { low: number; high: number } | undefined {
  const files = receipts.join(',');
  const told = earlier.flatMap((pack) => {
    const held = pack.get(key);
    return held === undefined || held.receipts !== files || held[name].value === null ? [] : [cellOf(held[name].value as number)];
  });
  if (told.length === 0) return undefined;
  return { low: Math.max(...told.map(({ low }) => low)), high: Math.min(...told.map(({ high }) => high)) };
}

function shownOf(definition: Definition, sum: Counted, { numerator, denominator }: Hidden): Controlled {
  const hidden = [numerator, denominator].map((one) => one.hidden);
  const disclosure: DisclosureState = hidden.includes('small')
    ? 'suppressed: small number'
    : hidden.includes('protects another')
      ? 'suppressed: protects another'
      : 'rounded';
  const isMean = definition.kind === 'mean' || definition.kind === 'ratio';
  if (!isMean) return { ...sum, numerator: numerator.value, denominator: denominator.value, disclosure };
  const mean = sum.numerator === null || !sum.denominator ? null : sum.numerator / sum.denominator;
  return { ...sum, numerator: mean === null || denominator.value === null ? null : mean * denominator.value, denominator: denominator.value, disclosure };
}
