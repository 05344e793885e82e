/**
 * Funnel limits: how far from the centre an area of a given size lies by chance alone, and whether it lies beyond that.
 * Sources: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Stat Med 24:1185; Association of Public Health Observatories (2008),
 * Technical Briefing 3: Commonly used public health statistics and their confidence intervals; whose limits and answers, as PHEindicatormethods 2.1 gives
 * them, these agree with (test/statistics/funnel.test.ts).
 */
import { chiSquare, normalReach } from './distributions.js';
import { gammaTails } from './gamma.js';
import type { Interval } from './proportion.js';
import { sum } from './sum.js';

/** `poisson`: events for so much exposure: rates, and ratios of events seen to events expected. */
export type FunnelKind = 'proportion' | 'poisson';

/** One area: its value, and what it was counted out of: people, exposure, or events expected. */
export interface Member {
  value: number;
  numerator: number;
  denominator: number;
}

/** Both pairs of limits that a funnel shows; fractions of one, in the unit of the value. */
export interface Limits {
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

/** Below this many events a directly standardised rate has no place in a funnel. Source: as the rate itself, Technical Briefing 3. */
export const LEAST_STANDARDISED = 10;

/** Value of all members together: Σ numerators ÷ Σ denominators. Null without a denominator. */
export function centreOf(members: readonly Pick<Member, 'numerator' | 'denominator'>[]): number | null {
  const whole = sum(members.map((member) => member.denominator));
  return whole > 0 ? sum(members.map((member) => member.numerator)) / whole : null;
}

/** Variance by chance alone of a member's value, were its true value the centre P: P(1 − P) ÷ n for a proportion, P ÷ n for events. */
export const chanceVariance = (kind: FunnelKind, centre: number, denominator: number): number =>
  (kind === 'proportion' ? centre * (1 - centre) : centre) / denominator;

/**
 * The limits at one denominator n, for a centre P. `confidence` is a fraction, 0.95 or 0.998.
 * A proportion's: P ± z √(P(1 − P) ÷ n), cut off at 0 and 1. Those of events: the exact ones of `eventLimits` for P × n expected events, over n.
 * @throws RangeError for a denominator that is not above 0, or a centre that its kind cannot have
 */
export function limitsAt(kind: FunnelKind, centre: number, denominator: number, confidence: number): Interval {
  if (!(denominator > 0 && Number.isFinite(denominator))) throw new RangeError(`a denominator of ${denominator}; it must be above 0`);
  if (!(centre >= 0 && Number.isFinite(centre) && (kind === 'poisson' || centre <= 1))) throw new RangeError(`a centre of ${centre} for a ${kind}`);
  if (kind === 'poisson') {
    const { lower, upper } = eventLimits(centre * denominator, confidence);
    return { lower: lower / denominator, upper: upper / denominator };
  }
  const reach = normalReach(confidence) * Math.sqrt(chanceVariance(kind, centre, denominator));
  return { lower: Math.max(0, centre - reach), upper: Math.min(1, centre + reach) };
}

/** Both pairs at once. @throws RangeError as `limitsAt` */
export function bothLimits(kind: FunnelKind, centre: number, denominator: number): Limits {
  const [near, far] = [limitsAt(kind, centre, denominator, 0.95), limitsAt(kind, centre, denominator, 0.998)];
  return { lower95: near.lower, upper95: near.upper, lower998: far.lower, upper998: far.upper };
}

/**
 * How many events must be expected for `events`, 0 or more, to lie on a limit: on the upper one where so many or more are seen with half of what the
 * confidence leaves, χ²(α/2; 2x) ÷ 2; on the lower one where so few or fewer are, χ²(1 − α/2; 2x + 2) ÷ 2.
 * Divided by the centre it is the exposure at which the events lie on that limit: so a funnel's curves are drawn. Source: Garwood (1936), Biometrika 28:437.
 */
export function expectedOnLimit(events: number, confidence: number): { onUpper: number; onLower: number } {
  const tail = (1 - confidence) / 2;
  return { onUpper: events === 0 ? 0 : chiSquare(tail, 2 * events) / 2, onLower: chiSquare(1 - tail, 2 * events + 2) / 2 };
}

/**
 * The turned question: how many events, not always whole, lie on each limit when `expected` are expected. With P(a, x) and Q(a, x) the tails of the gamma
 * distribution, the upper solves P(events, expected) = α/2 and the lower Q(events + 1, expected) = α/2; the lower is 0 where even no event is likely enough.
 */
export function eventLimits(expected: number, confidence: number): Interval {
  if (expected === 0) return { lower: 0, upper: 0 };
  const tail = (1 - confidence) / 2;
  const z = normalReach(confidence);
  /** Where the normal would put it, with the first correction for skew: near enough for a few steps to be exact. */
  const near = (side: number): number => expected + side * z * Math.sqrt(expected) + (z * z + 2) / 6;
  const upper = crossing((events) => tail - gammaTails(events, expected).below, near(1));
  const none = Math.exp(-expected) >= tail;
  return { lower: none ? 0 : Math.max(0, crossing((shape) => gammaTails(shape, expected).above - tail, near(-1)) - 1), upper };
}

/** Where a rising function of a number above 0 crosses 0, from near it: steps along the chord of the last two points, kept between what is known to lie on either side. */
function crossing(rising: (x: number) => number, near: number): number {
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let before = Math.max(near, 1e-3);
  let x = before * 1.001;
  let missBefore = rising(before);
  for (let step = 0; step < 200; step += 1) {
    const miss = rising(x);
    if (miss === 0) return x;
    if (miss < 0) low = Math.max(low, x);
    else high = Math.min(high, x);
    const chord = x - (miss * (x - before)) / (miss - missBefore);
    const next = chord >= low && chord <= high ? chord : high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    [before, missBefore, x] = [x, miss, next];
  }
  return x;
}

/** Where a value lies. */
export type FunnelPosition = 'within' | 'above 95%' | 'below 95%' | 'above 99.8%' | 'below 99.8%';

/**
 * Beyond which limits a value lies; on a limit is within it. By the plain limits it is what PHEindicatormethods calls significance: `above 95%` is `High (0.025)`,
 * `below 99.8%` is `Low (0.001)`.
 */
export function positionOf(value: number, { lower95, upper95, lower998, upper998 }: Limits): FunnelPosition {
  if (value > upper998) return 'above 99.8%';
  if (value < lower998) return 'below 99.8%';
  if (value > upper95) return 'above 95%';
  return value < lower95 ? 'below 95%' : 'within';
}
