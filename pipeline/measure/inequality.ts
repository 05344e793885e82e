/**
 * Gaps by deprivation of one indicator: its figures by fifth of practices, and the slope and relative index of every area and period.
 * Practices differ by more than chance, so every interval here is widened by how much they do: see docs/decisions/0013-inequality.md. Pure.
 */
import type { Indicator } from '../../catalogue/define.js';
import type { GapDirection, InequalityRow } from '../inequality-row.js';
import { difference } from '../statistics/difference.js';
import { type Chance, dispersion } from '../statistics/dispersion.js';
import { normalReach } from '../statistics/distributions.js';
import { type Band, errorOf, type GradientOptions, gradient, gradientInterval, type Scale } from '../statistics/inequality.js';
import { type Interval, wilson } from '../statistics/proportion.js';
import { byars } from '../statistics/rate.js';
import type { Figure } from './divide.js';
import { type Deprivation, type Graded, toEight } from './graded.js';
import type { Sum } from './roll-up.js';

type Definition = Pick<Indicator, 'kind' | 'interval' | 'better'>;
type Change = 'change_since' | 'sii_change' | 'sii_change_lower_95' | 'sii_change_upper_95' | 'change';
export type Gap = Omit<InequalityRow, 'indicator_id' | 'area_name' | 'period_start' | 'period_end' | 'receipts' | 'method_version' | Change>;

/** One area in one period: its figures by fifth and by Core20, and its gap. */
export interface Unequal {
  cuts: { sum: Sum; figure: Figure }[];
  gap: Gap;
  /** SHA-256 of the landed files, sorted. */
  receipts: string[];
}

/** Fifths a slope needs, and practices; and the share of the denominator that must lie with practices whose deprivation is known. */
const FIFTHS = 3;
const PRACTICES = 10;
const COVERED = 0.8;
/** Every interval of a night comes from the same draws, so that two areas never differ by their luck; an end is then off by half a hundredth of the width or so. */
const SIMULATION = { repetitions: 500, seed: 2019 };

/** How figures of an interval method vary by chance, and on which scale their line is fitted. */
const FAMILY: Readonly<Record<Definition['interval'], { chance: Chance; scale: Scale; says: InequalityRow['transform'] }>> = {
  wilson: { chance: 'proportion', scale: 'logit', says: 'logit' },
  byars: { chance: 'events', scale: 'log', says: 'log' },
  none: { chance: 'any', scale: 'identity', says: 'none' },
};

/** A fifth, or several together. */
interface Part {
  cut: string;
  practices: number;
  numerator: number;
  denominator: number | null;
  squares: number;
}

/** Every area and period that has a practice whose deprivation is known, and of the others why there is nothing. @param graded as `gradedSums` orders them */
export function inequality(
  definition: Definition,
  graded: readonly Graded[],
  deprivation: Pick<Deprivation, 'method' | 'receipts'>,
  receiptsOf: (of: Graded) => readonly string[],
): Unequal[] {
  return groupsOf(graded).map((group) => unequal(definition, group, deprivation, receiptsOf));
}

function groupsOf(graded: readonly Graded[]): Graded[][] {
  const groups: Graded[][] = [];
  for (const one of graded) {
    const last = groups.at(-1)?.[0];
    const same = last !== undefined && (['period', 'area_type', 'area_code', 'basis'] as const).every((name) => last[name] === one[name]);
    if (same) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

function unequal(
  definition: Definition,
  group: readonly Graded[],
  { method, receipts }: Pick<Deprivation, 'method' | 'receipts'>,
  receiptsOf: (of: Graded) => readonly string[],
): Unequal {
  const [{ basis, area_type, area_code, period }] = group as [Graded];
  const known = group.filter(({ fifth }) => fifth !== null);
  const hidden = hides(group, known);
  const parts = hidden === null ? partsOf(known) : [];
  const fifths = parts.filter(({ cut }) => cut.startsWith(FIFTH));
  const spread = definition.kind === 'count' ? null : dispersion(fifths.map(spreadOf), FAMILY[definition.interval].chance);
  const all = [...new Set([...receiptsOf(group[0] as Graded), ...receipts])].sort();
  const cuts = parts.map((part) => ({
    sum: { basis, area_type, area_code, period, cut: part.cut, numerator: part.numerator, denominator: part.denominator, receipts: all },
    figure: figure(definition, part, spread),
  }));
  const figureOf = (cut: string): Figure | undefined => cuts.find(({ sum }) => sum.cut === cut)?.figure;
  const gap: Gap = {
    ...{ basis, area_type, area_code, period },
    ...slope(
      definition,
      fifths,
      fifths.map(({ cut }) => figureOf(cut) as Figure),
      hidden ?? refusal(definition, fifths, covered(group, known).covered_share ?? 0),
    ),
    ...coreGap(definition, figureOf(MOST), figureOf(REST)),
    ...{ fifths: known.length, practices: practicesOf(known), ...covered(group, known), dispersion: spread, deprivation_method: method },
  };
  return { cuts, gap, receipts: all };
}

const FIFTH = 'imd_quintile=';
const MOST = 'core20=yes';
const REST = 'core20=no';

/** The most deprived fifth and all others, then each fifth: cuts in the order of their names. */
function partsOf(known: readonly Graded[]): Part[] {
  const [most, rest] = [known.filter(({ fifth }) => fifth === 1), known.filter(({ fifth }) => fifth !== 1)];
  return [
    ...(rest.length > 0 ? [partOf(REST, rest)] : []),
    ...(most.length > 0 ? [partOf(MOST, most)] : []),
    ...known.map((one) => partOf(`${FIFTH}${one.fifth}`, [one])),
  ];
}

/**
 * Fifths are added up from what may be shown of their practices, so that they tell no more. Why too much is hidden for the rest to speak for all, in words; null where it is not:
 * small counts are hidden, so those left are the larger ones.
 */
function hides(group: readonly Graded[], known: readonly Graded[]): string | null {
  const hidden = group.reduce((sum, one) => sum + (one.hidden ?? 0), 0);
  if (hidden === 0) return null;
  const share = group.every(({ denominator }) => denominator === null) ? 0 : (covered(group, known).covered_share ?? 0);
  return share >= COVERED ? null : `Figures of ${hidden} of its ${practicesOf(group)} practices are hidden to protect people: the others do not speak for all`;
}

const practicesOf = (group: readonly Graded[]): number => group.reduce((sum, one) => sum + one.practices, 0);

const partOf = (cut: string, group: readonly Graded[]): Part => ({
  cut,
  practices: practicesOf(group),
  numerator: toEight(group.map((one) => one.numerator)),
  denominator: group.every((one) => one.denominator === null) ? null : toEight(group.map((one) => one.denominator ?? 0)),
  squares: group.reduce((sum, one) => sum + one.squares, 0),
});

const spreadOf = ({ practices, numerator, denominator, squares }: Part) => ({ members: practices, count: numerator, size: denominator ?? 0, squares });

const NONE = { lower: null, upper: null, method: null } as const;
const WIDENED = ', widened by how much practices differ';

/** A part's value, with its interval as if there were only so many of it as practices that differ are worth: both of its sums over the dispersion. */
function figure({ kind, interval }: Definition, { numerator, denominator }: Part, spread: number | null): Figure {
  if (kind === 'count') return { value: numerator, ...NONE };
  if (denominator === null || denominator <= 0) return { value: null, ...NONE };
  const value = numerator / denominator;
  if (spread === null) return { value, ...NONE };
  if (interval === 'none') {
    const reach = normalReach(0.95) * Math.sqrt(spread / denominator);
    return { value, lower: value - reach, upper: value + reach, method: 'From how much practices differ' };
  }
  const found = interval === 'wilson' ? wilson(numerator / spread, denominator / spread) : byars(numerator / spread, denominator / spread);
  const name = interval === 'wilson' ? 'Wilson' : "Byar's";
  return found === null ? { value, ...NONE } : { value, ...found, method: spread > 1 ? `${name}${WIDENED}` : name };
}

type Slope = Pick<Gap, 'sii' | 'sii_lower_95' | 'sii_upper_95' | 'rii' | 'rii_lower_95' | 'rii_upper_95' | 'direction' | 'transform' | 'refused'>;

const NO_SLOPE = { sii: null, sii_lower_95: null, sii_upper_95: null, rii: null, rii_lower_95: null, rii_upper_95: null, direction: null, transform: null };

function slope(definition: Definition, fifths: readonly Part[], figures: readonly Figure[], refused: string | null): Slope {
  const { scale, says } = FAMILY[definition.interval];
  if (refused !== null) return { ...NO_SLOPE, refused };
  const bands = fifths.map((part, i) => bandOf(part, figures[i] as Figure, scale));
  const options: GradientOptions = { scale, transform: scale !== 'identity', multiplier: -1 };
  const { sii, rii } = gradient(bands, options);
  const ends = gradientInterval(bands, options, SIMULATION);
  return {
    ...{ sii, sii_lower_95: ends.sii.lower, sii_upper_95: ends.sii.upper },
    ...{ rii, rii_lower_95: ends.rii.lower, rii_upper_95: ends.rii.upper },
    ...{ direction: direction(definition, ends.sii), transform: says, refused: null },
  };
}

const bandOf = ({ denominator }: Part, { value, lower, upper }: Figure, scale: Scale): Band => ({
  population: denominator as number,
  value: value as number,
  error: errorOf(scale, { lower, upper } as Interval),
});

/** Why there is no slope, in words for a reader; null when there is one. @param share of the denominator that lies with practices whose deprivation is known */
function refusal({ kind, interval }: Definition, fifths: readonly Part[], share: number): string | null {
  const practices = fifths.reduce((sum, part) => sum + part.practices, 0);
  if (kind === 'count') return 'A count has no share or rate to compare';
  if (practices === 0) return 'How deprived the practices are is not held';
  if (share < COVERED) return `Deprivation is known for ${Math.floor(100 * share)}% of those counted; a slope needs ${100 * COVERED}%`;
  if (fifths.length < FIFTHS) return `Its practices lie in ${fifths.length} of England's five fifths; a slope needs ${FIFTHS}`;
  if (practices < PRACTICES) return `It has ${practices} practices; a slope needs ${PRACTICES}`;
  if (fifths.some(({ denominator }) => !((denominator ?? 0) > 0))) return 'A fifth has nobody to be counted';
  const atEnd = (part: Part): boolean => part.numerator <= 0 || (interval === 'wilson' && part.numerator >= (part.denominator ?? 0));
  if (interval === 'none' || !fifths.some(atEnd)) return null;
  return `A fifth counts ${interval === 'wilson' ? 'none, or all, of its people' : 'no events'}: a line cannot be fitted`;
}

/** Of the denominator, or of a count itself: how much lies with practices whose deprivation is known. */
function covered(group: readonly Graded[], known: readonly Graded[]): { covered: number | null; covered_share: number | null } {
  const size = (some: readonly Graded[]): number => toEight(some.map((one) => one.denominator ?? one.numerator));
  const [all, held] = [size(group), size(known)];
  return { covered: held, covered_share: all > 0 ? held / all : null };
}

type CoreGap = Pick<Gap, 'core20_value' | 'rest_value' | 'core20_difference' | 'core20_lower_95' | 'core20_upper_95' | 'core20_direction'>;

function coreGap(definition: Definition, most: Figure | undefined, rest: Figure | undefined): CoreGap {
  const values = { core20_value: most?.value ?? null, rest_value: rest?.value ?? null };
  const [a, b] = [estimateOf(most), estimateOf(rest)];
  if (a === null || b === null) return { ...values, core20_difference: null, core20_lower_95: null, core20_upper_95: null, core20_direction: null };
  const gap = difference(a, b);
  return { ...values, core20_difference: gap.value, core20_lower_95: gap.lower, core20_upper_95: gap.upper, core20_direction: direction(definition, gap) };
}

const estimateOf = (found: Figure | undefined): { value: number; lower: number; upper: number } | null =>
  found === undefined || found.value === null || found.lower === null || found.upper === null
    ? null
    : { value: found.value, lower: found.lower, upper: found.upper };

/** Which way the most deprived differ, when by more than chance. */
function direction({ better }: Definition, { lower, upper }: Interval): GapDirection {
  if (lower <= 0 && upper >= 0) return 'Could be chance';
  const higher = lower > 0;
  if (better === 'neither') return higher ? 'Higher among the most deprived' : 'Lower among the most deprived';
  return higher === (better === 'higher') ? 'Better for the most deprived' : 'Worse for the most deprived';
}
