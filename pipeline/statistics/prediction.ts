/** How good predicted chances are: whether those with more of it had the event more often (discrimination), and whether as many had it as was said (calibration). */
import { normalReach } from './distributions.js';
import { type Fitted, logistic, type Refused, wald } from './logistic.js';
import { type Interval, wilson } from './proportion.js';

/** People with the same predicted chance. */
export interface Predicted {
  /** Between 0 and 1. */
  chance: number;
  people: number;
  events: number;
}

const inOrder = (groups: readonly Predicted[]): Predicted[] => {
  const byChance = new Map<number, Predicted>();
  for (const { chance, people, events } of groups) {
    const held = byChance.get(chance) ?? { chance, people: 0, events: 0 };
    byChance.set(chance, { chance, people: held.people + people, events: held.events + events });
  }
  return [...byChance.values()].sort((a, b) => a.chance - b.chance);
};

/**
 * The chance that someone who had the event was given a higher chance than someone who had not (area under the ROC curve, c statistic), ties counting half; with DeLong's
 * interval, θ ± z √(S₁₀ ÷ m + S₀₁ ÷ n), S₁₀ and S₀₁ the variances of each person's own share of the others ranked rightly. 0.5 is tossing a coin. Null
 * with fewer than two of either. Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44:837.
 */
export function areaUnderCurve(groups: readonly Predicted[], confidence = 0.95): ({ value: number } & Interval) | null {
  const ordered = inOrder(groups);
  const with_ = ordered.reduce((sum, { events }) => sum + events, 0);
  const without = ordered.reduce((sum, { people, events }) => sum + people - events, 0);
  if (with_ < 2 || without < 2) return null;
  let [below, had] = [0, 0];
  const placed = ordered.map(({ people, events }) => {
    const ranked = { events, others: people - events, ofEvents: (below + (people - events) / 2) / without, ofOthers: (with_ - had - events / 2) / with_ };
    below += people - events;
    had += events;
    return ranked;
  });
  const value = placed.reduce((sum, { events, ofEvents }) => sum + events * ofEvents, 0) / with_;
  const s10 = placed.reduce((sum, { events, ofEvents }) => sum + events * (ofEvents - value) ** 2, 0) / (with_ - 1);
  const s01 = placed.reduce((sum, { others, ofOthers }) => sum + others * (ofOthers - value) ** 2, 0) / (without - 1);
  const reach = normalReach(confidence) * Math.sqrt(s10 / with_ + s01 / without);
  return { value, lower: Math.max(0, value - reach), upper: Math.min(1, value + reach) };
}

/** A band of predicted chances. */
export interface Band {
  people: number;
  events: number;
  /** Mean predicted chance of its people. */
  predicted: number;
  /** Share of its people who had the event, with Wilson's interval. */
  observed: number;
  interval: Interval;
}

/** People in order of their chance, cut into `count` bands of as nearly the same number as those with the same chance staying together allows; a band nobody falls in is left out. */
export function calibration(groups: readonly Predicted[], count = 10): Band[] {
  const ordered = inOrder(groups);
  const all = ordered.reduce((sum, { people }) => sum + people, 0);
  const bands: Predicted[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const group of ordered) {
    bands[Math.min(count - 1, Math.floor((count * (before + group.people / 2)) / all))]?.push(group);
    before += group.people;
  }
  return bands.filter((band) => band.length > 0).map(bandOf);
}

function bandOf(band: readonly Predicted[]): Band {
  const people = band.reduce((sum, one) => sum + one.people, 0);
  const events = band.reduce((sum, one) => sum + one.events, 0);
  const predicted = band.reduce((sum, one) => sum + one.people * one.chance, 0) / people;
  return { people, events, predicted, observed: events / people, interval: wilson(events, people) as Interval };
}

/**
 * Slope and intercept of calibration, with Wald's intervals. The slope is the coefficient of the predicted log odds in a logistic regression of the event: 1 when they spread as they
 * should, below 1 when they are too far apart (overfitting). The intercept is that of a regression with the slope held at 1: 0 when as many had the event as
 * was said, above 0 when more. Source: Cox (1958), Biometrika 45:562; Van Calster et al. (2019), BMC Medicine 17:230.
 */
export function calibrationLine(groups: readonly Predicted[]): { slope: { value: number } & Interval; intercept: { value: number } & Interval } | Refused {
  const odds = groups.map(({ chance, people, events }) => ({ people, events, odds: Math.log(chance / (1 - chance)) }));
  const sloped = logistic(odds.map(({ people, events, odds: x }) => ({ people, events, x: [x] })));
  if ('refused' in sloped) return sloped;
  const level = logistic(odds.map(({ people, events, odds: offset }) => ({ people, events, offset, x: [] })));
  return 'refused' in level ? level : { slope: ended(sloped, 1), intercept: ended(level, 0) };
}

function ended({ coefficients, errors }: Fitted, at: number): { value: number } & Interval {
  const value = coefficients[at] as number;
  return { value, ...wald(value, errors[at] as number) };
}

/** Brier's score: the mean of (event − chance)², 0 when every chance was 0 or 1 and right. Null for nobody. Source: Brier (1950), Monthly Weather Review 78:1. */
export function brier(groups: readonly Predicted[]): number | null {
  const people = groups.reduce((sum, one) => sum + one.people, 0);
  if (people === 0) return null;
  return groups.reduce((sum, { chance, people: own, events }) => sum + events * (1 - chance) ** 2 + (own - events) * chance ** 2, 0) / people;
}
