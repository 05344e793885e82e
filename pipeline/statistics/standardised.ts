/** Rates made comparable between populations of different ages: directly standardised, and indirectly standardised ratios and rates. */
import type { Interval } from './proportion.js';
import { countInterval } from './rate.js';
import { sum } from './sum.js';

/** European Standard Population 2013: people of 100,000 at 0–4, 5–9 … 85–89, 90 and over. Source: Eurostat (2013), Revision of the European Standard Population. */
export const ESP_2013: readonly number[] = [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];

/** A directly standardised rate of fewer events says nothing: none is given. Source: PHE Technical Guide: Confidence Intervals (2018). */
export const LEAST_EVENTS = 10;

/** One age band (and sex, where they are told apart). */
export interface Band {
  /** Events counted; what is not known counts as none. */
  events: number | null;
  population: number;
  /** People of the standard population in the band. */
  standard: number;
  /**
   * Where one person can have several events: how many people had one, two, three … of them. Each times its place, they come to `events`.
   */
  people?: readonly number[];
}

export interface StandardisedRate {
  events: number;
  population: number;
  /** Per one person; null under ten events. */
  value: number | null;
  interval: Interval | null;
}

/**
 * Directly standardised rate, per one: Σ w (x ÷ n) ÷ Σ w, for bands of x events in n people with w people in the standard population.
 * Interval of Dobson: value + √(variance ÷ events) × (bound of the events − events), with Byar's bounds of the events and variance = Σ w² x ÷ n² ÷ (Σ w)².
 * Events that are not independent of each other (several of one person) count by the square of how many one person had: Σ w² f² xf ÷ n².
 * The lower bound is 0 where it would be below, which is where few events carry most of the weight.
 * A band without people has no rate and leaves numerator and weights; null when no band has people.
 * Sources: Dobson, Kuulasmaa, Eberle and Scherer (1991), Stat Med 10:457; PHE Technical Guide: Confidence Intervals (2018).
 * @throws RangeError for a count, population or weight that is not 0 or more, or people whose events do not come to the band's
 */
export function directRate(bands: readonly Band[], confidence = 0.95): StandardisedRate | null {
  for (const band of bands) refuse(band);
  const held = bands.filter(({ population }) => population > 0);
  const weights = sum(held.map(({ standard }) => standard));
  if (weights === 0) return null;
  const events = sum(held.map((band) => band.events ?? 0));
  const people = sum(held.map(({ population }) => population));
  if (events < LEAST_EVENTS) return { events, population: people, value: null, interval: null };
  const value = sum(held.map((band) => (band.standard * (band.events ?? 0)) / band.population)) / weights;
  const variance = sum(held.map((band) => (band.standard / band.population) ** 2 * spread(band))) / weights ** 2;
  const bounds = countInterval(events, confidence) as Interval;
  const scale = Math.sqrt(variance / events);
  const interval = { lower: Math.max(0, value + scale * (bounds.lower - events)), upper: value + scale * (bounds.upper - events) };
  return { events, population: people, value, interval };
}

function refuse({ events, population, standard, people }: Band): void {
  if (![events ?? 0, population, standard].every(isCount)) throw new RangeError(`a band of ${events} events in ${population} people, weight ${standard}`);
  const told = people === undefined ? (events ?? 0) : sum(people.map((persons, i) => persons * (i + 1)));
  if (told !== (events ?? 0)) throw new RangeError(`a band of ${events} events, of which its people had ${told}`);
}

const isCount = (value: number): boolean => value >= 0 && Number.isFinite(value);

/** Variance of a band's events: as many as they are, or each person's squared. */
const spread = ({ events, people }: Band): number => (people === undefined ? (events ?? 0) : sum(people.map((persons, i) => persons * (i + 1) ** 2)));

/** One age band beside the population it is compared with. */
export interface ReferenceBand {
  events: number | null;
  population: number;
  referenceEvents: number | null;
  referencePopulation: number;
}

export interface IndirectlyStandardised {
  observed: number;
  /** Events the area would have had at the reference population's rates. */
  expected: number;
  /** Observed ÷ expected: 1 is what the reference population's rates would give. */
  ratio: number;
  ratioInterval: Interval;
  /** Ratio × the reference population's own rate, per one person. */
  rate: number;
  rateInterval: Interval;
}

/**
 * Indirectly standardised ratio Σ x ÷ Σ n (X ÷ N) and rate (ratio × ΣX ÷ ΣN), for x events in n people and X in N of the reference.
 * Interval of the events (exact under ten, Byar's from ten on) ÷ expected. Null when nothing is expected.
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II; PHE Technical Guide: Confidence Intervals (2018).
 * @throws RangeError for a count or population that is not 0 or more, or a reference band without people
 */
export function indirect(bands: readonly ReferenceBand[], confidence = 0.95): IndirectlyStandardised | null {
  for (const { events, population, referenceEvents, referencePopulation } of bands) {
    if (!(isCount(referencePopulation) && referencePopulation > 0)) throw new RangeError('a band of the reference population without people');
    if (![events ?? 0, population, referenceEvents ?? 0].every(isCount))
      throw new RangeError(`a band of ${events} events in ${population} people, beside ${referenceEvents} of the reference`);
  }
  const observed = sum(bands.map((band) => band.events ?? 0));
  const expected = sum(bands.map((band) => (band.population * (band.referenceEvents ?? 0)) / band.referencePopulation));
  if (!(expected > 0)) return null;
  const reference = sum(bands.map((band) => band.referenceEvents ?? 0)) / sum(bands.map((band) => band.referencePopulation));
  const bounds = countInterval(observed, confidence) as Interval;
  const ratioInterval = { lower: bounds.lower / expected, upper: bounds.upper / expected };
  const ratio = observed / expected;
  const rateInterval = { lower: ratioInterval.lower * reference, upper: ratioInterval.upper * reference };
  return { observed, expected, ratio, ratioInterval, rate: ratio * reference, rateInterval };
}
