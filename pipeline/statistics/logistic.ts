/** Logistic regression: how the odds of an event change with what is known of people, over groups of people of whom the same is known. */
import { normalReach } from './distributions.js';
import { cholesky, inverseDiagonal, solve } from './linear.js';
import type { Interval } from './proportion.js';

/** People of whom the same is known. */
export interface Group {
  /** What is known, one number a coefficient; the intercept is not among them. */
  x: readonly number[];
  people: number;
  /** Those of them who had the event. */
  events: number;
  /** Added to the log odds with a coefficient of 1; 0 when left out. */
  offset?: number;
}

/** Intercept first, then one a column of x. */
export interface Fitted {
  coefficients: number[];
  /** Standard errors of the coefficients, from the inverse of the information. */
  errors: number[];
  logLikelihood: number;
  steps: number;
}

/** Why nothing was fitted, in words. */
export interface Refused {
  refused: string;
}

const STEPS = 50;
const CLOSE = 1e-10;
/** A coefficient beyond it is odds of 3 million to one: the event follows from x, and the likelihood has no top. */
const SEPARATED = 15;

/**
 * Maximum likelihood by Newton's steps, which are those of iteratively reweighted least squares: β ← β + (Xᵀ W X)⁻¹ Xᵀ (events − people × p), W = people × p (1 − p), each step
 * halved until the likelihood does not fall. Refused, in words: no events or nothing but events, a column that follows from others, an event that x
 * settles (separation), no convergence in 50 steps. Sources: McCullagh and Nelder (1989), Generalized Linear Models, 4.4; Albert and Anderson (1984),
 * Biometrika 71:1.
 * @throws RangeError when groups differ in the length of x, or events are not from 0 to people
 */
export function logistic(groups: readonly Group[]): Fitted | Refused {
  const width = groups[0]?.x.length ?? 0;
  for (const { x, people, events } of groups)
    if (x.length !== width || !(events >= 0 && events <= people))
      throw new RangeError(`${events} events of ${people} people, and ${x.length} columns of ${width}`);
  const [events, people] = [total(groups, 'events'), total(groups, 'people')];
  if (events === 0 || events === people) return { refused: events === 0 ? 'Nobody had the event' : 'Everybody had the event' };
  const found = climb(groups, [Math.log(events / (people - events)), ...new Array<number>(width).fill(0)]);
  if ('refused' in found || found.coefficients.every((one) => Math.abs(one) < SEPARATED)) return found;
  return { refused: 'The event follows from what is known of some people (separation): no odds can be given' };
}

const total = (groups: readonly Group[], name: 'people' | 'events'): number => groups.reduce((sum, group) => sum + group[name], 0);

function climb(groups: readonly Group[], start: number[]): Fitted | Refused {
  let now = { coefficients: start, likelihood: likelihood(groups, start) };
  for (let step = 1; step <= STEPS; step += 1) {
    const { score, information } = slopes(groups, now.coefficients);
    const factor = cholesky(information);
    if (factor === undefined) return { refused: flat(now.coefficients) };
    const by = solve(factor, score);
    now = halved(groups, now, by);
    if (by.every((one) => Math.abs(one) < CLOSE)) {
      const errors = inverseDiagonal(factor).map(Math.sqrt);
      return { coefficients: now.coefficients, errors, logLikelihood: now.likelihood, steps: step };
    }
  }
  return { refused: flat(now.coefficients, `The fit did not settle in ${STEPS} steps`) };
}

/** A likelihood that is flat far out is one without a top. */
const flat = (coefficients: readonly number[], otherwise = 'Something known of people follows from the rest of it: a column is a sum of others'): string =>
  coefficients.some((one) => Math.abs(one) >= SEPARATED) ? 'The event follows from what is known of some people (separation): no odds can be given' : otherwise;

interface At {
  coefficients: number[];
  likelihood: number;
}

function halved(groups: readonly Group[], from: At, by: readonly number[]): At {
  for (let share = 1; share > 1e-6; share /= 2) {
    const coefficients = from.coefficients.map((one, i) => one + share * (by[i] as number));
    const reached = likelihood(groups, coefficients);
    if (reached >= from.likelihood - 1e-9 * Math.abs(from.likelihood)) return { coefficients, likelihood: reached };
  }
  return from;
}

/** The chance of the event for one group: 1 ÷ (1 + exp(−(intercept + Σ βx + offset))). */
export const chanceOf = (coefficients: readonly number[], { x, offset = 0 }: Pick<Group, 'x' | 'offset'>): number =>
  1 / (1 + Math.exp(-(x.reduce((sum, one, i) => sum + one * (coefficients[i + 1] as number), coefficients[0] as number) + offset)));

function likelihood(groups: readonly Group[], coefficients: readonly number[]): number {
  let sum = 0;
  for (const group of groups) {
    const p = chanceOf(coefficients, group);
    if (group.events > 0) sum += group.events * Math.log(p);
    if (group.people > group.events) sum += (group.people - group.events) * Math.log1p(-p);
  }
  return sum;
}

function slopes(groups: readonly Group[], coefficients: readonly number[]): { score: number[]; information: number[][] } {
  const score = coefficients.map(() => 0);
  const information = coefficients.map(() => coefficients.map(() => 0));
  for (const group of groups) {
    const p = chanceOf(coefficients, group);
    const row = [1, ...group.x];
    const weight = group.people * p * (1 - p);
    for (const [i, one] of row.entries()) {
      if (one === 0) continue;
      score[i] = (score[i] as number) + one * (group.events - group.people * p);
      const own = information[i] as number[];
      for (const [j, other] of row.entries()) own[j] = (own[j] as number) + weight * one * other;
    }
  }
  return { score, information };
}

/** Wald's interval: coefficient ± z × its standard error. Exponents of both ends are the interval of an odds ratio. */
export function wald(coefficient: number, error: number, confidence = 0.95): Interval {
  const reach = normalReach(confidence) * error;
  return { lower: coefficient - reach, upper: coefficient + reach };
}
