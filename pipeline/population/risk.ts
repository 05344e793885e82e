/**
 * The risk of an emergency admission within a year, from what was known before it: fitted on one half of the people, tested on the other. Open: a logistic regression on few things that
 * anyone can name, every odds ratio published. For planning for groups of people; it says nothing of a named person, and no row of it is about one. Pure.
 * Method and limits: docs/population.md.
 */
import { chanceOf, type Group, logistic, type Refused, wald } from '../statistics/logistic.js';
import { areaUnderCurve, type Band, brier, calibration, calibrationLine, type Predicted } from '../statistics/prediction.js';
import type { Interval } from '../statistics/proportion.js';
import { foldedLevels, type Level, TERMS, type Term } from './terms.js';

/** People of one place and half of whom the same is known. */
export type Pattern = Readonly<Record<Term, string>> & { place: string; half: 'fit' | 'test'; people: number; events: number };

/** Events a coefficient that the fit needs, and events that the test does: Peduzzi et al. (1996), J Clin Epidemiol 49:1373; Vergouwe et al. (2005), J Clin Epidemiol 58:475. */
export const EVENTS_A_COEFFICIENT = 10;
export const EVENTS_TO_TEST = 100;

export type Estimate = { value: number } & Interval;

export interface Counted {
  people: number;
  events: number;
}

export interface Odds extends Counted {
  term: Term;
  level: string;
  /** Null for the level that the others are compared with. */
  odds: Estimate | null;
}

export interface Model {
  levels: Odds[];
  fitted: Counted;
  tested: Counted;
  auc: Estimate;
  slope: Estimate;
  intercept: Estimate;
  brier: number;
  bands: Band[];
  /** Predicted against observed of the half tested, by place. */
  places: (Band & { place: string })[];
}

/** @param patterns both halves, in any order: the same people give the same model */
export function riskModel(patterns: readonly Pattern[]): Model | Refused {
  const [fit, test] = [patterns.filter(({ half }) => half === 'fit'), patterns.filter(({ half }) => half === 'test')];
  const [fitted, tested] = [counted(fit), counted(test)];
  const levels = foldedLevels(fit);
  const needed = EVENTS_A_COEFFICIENT * (1 + levels.filter(({ column }) => column !== null).length);
  const few = tooFew(fitted, needed, 'fit') ?? tooFew(tested, EVENTS_TO_TEST, 'test');
  if (few !== undefined) return { refused: few };
  const found = logistic(fit.map((one) => groupOf(levels, one)));
  if ('refused' in found) return found;
  const chances = test.map((one): Predicted & { place: string } => ({
    ...{ place: one.place, people: one.people, events: one.events },
    chance: chanceOf(found.coefficients, groupOf(levels, one)),
  }));
  const [auc, line, score] = [areaUnderCurve(chances), calibrationLine(chances), brier(chances)];
  if (auc === null || score === null) return { refused: 'The half that tests has too few events' };
  if ('refused' in line) return line;
  const odds = levels.map((level) => oddsOf(level, fit, found));
  return { levels: odds, fitted, tested, auc, ...line, brier: score, bands: calibration(chances), places: byPlace(chances) };
}

/** What is fewer: those with the event, or those without. */
function tooFew({ people, events }: Counted, needed: number, half: 'fit' | 'test'): string | undefined {
  const held = Math.min(events, people - events);
  if (held >= needed) return undefined;
  return `There are too few ${events <= people - events ? 'people with an emergency admission' : 'people without one'} to ${half} a model: it needs ${needed} in the half that ${half}s it`;
}

const counted = (some: readonly Counted[]): Counted => ({
  people: some.reduce((sum, one) => sum + one.people, 0),
  events: some.reduce((sum, one) => sum + one.events, 0),
});

function groupOf(levels: readonly Level[], pattern: Pattern): Group {
  const width = levels.filter(({ column }) => column !== null).length;
  const x = new Array<number>(width).fill(0);
  for (const { term, holds, column } of levels) if (column !== null && holds.includes(pattern[term])) x[column] = 1;
  return { x, people: pattern.people, events: pattern.events };
}

function oddsOf({ term, holds, column, name }: Level, fit: readonly Pattern[], { coefficients, errors }: { coefficients: number[]; errors: number[] }): Odds {
  const own = counted(fit.filter((one) => holds.includes(one[term])));
  if (column === null) return { term, level: name, ...own, odds: null };
  const [coefficient, error] = [coefficients[column + 1] as number, errors[column + 1] as number];
  const { lower, upper } = wald(coefficient, error);
  return { term, level: name, ...own, odds: { value: Math.exp(coefficient), lower: Math.exp(lower), upper: Math.exp(upper) } };
}

function byPlace(chances: readonly (Predicted & { place: string })[]): (Band & { place: string })[] {
  const places = [...new Set(chances.map(({ place }) => place))].filter((place) => place !== '').sort();
  return places.flatMap((place) =>
    calibration(
      chances.filter((one) => one.place === place),
      1,
    ).map((band) => ({ ...band, place })),
  );
}

export const TERM_NAMES = Object.keys(TERMS) as Term[];
