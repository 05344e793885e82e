/**
 * Life expectancy from an abridged life table: years that people of an age would live on average, if today's death rates stayed.
 * Sources: Chiang (1984), The Life Table and its Applications (the second method); Silcocks, Jenner and Reza (2001), J Epidemiol Community Health 55:38;
 * Eayrs and Williams (2004), J Epidemiol Community Health 58:243.
 */
import { normalReach } from './distributions.js';

export interface LifeBand {
  /** First age of the band: 0, 1, 5, 10 … 90; the last band is open. */
  from: number;
  population: number;
  deaths: number;
}

export interface LifeExpectancy {
  from: number;
  /** Years still to live at that age; null where the 95% interval would be wider than 20 years. */
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** First ages of the 20 bands: under 1, 1 to 4, then fives up to 90 and over. */
export const LIFE_BANDS: readonly number[] = [0, 1, ...Array.from({ length: 18 }, (_, i) => 5 * (i + 1))];

/** Fewer people than this say too little. */
const LEAST_PEOPLE = 5000;
/** Half of the widest 95% interval that is shown, in years. */
const WIDEST = 10;

/**
 * Years still to live at the first age of each band, with an interval. Deaths and population are of the same years.
 *
 *   m = deaths ÷ population;   q = n m ÷ (1 + (1 − a) n m), 1 in the last band, for a band of n years of which those who die live the share a
 *   (0.1 in the first year of life, half elsewhere);   L = n (l' + a d), l ÷ m in the last band;   e = Σ L ÷ l
 *   variance of e = Σ [l ((1 − a) n + e')]² q² (1 − q) ÷ deaths ÷ l², the last band giving (l ÷ m)² ÷ deaths
 *
 * The interval is e ± z √variance, and 0 where its lower bound would be below. None where q is 1 or more before the last band: no one would live on.
 *
 * @returns why there is none, in words, or a row a band
 */
export function lifeExpectancy(bands: readonly LifeBand[], confidence = 0.95): { rows: LifeExpectancy[] } | { refused: string } {
  const refused = refusal(bands);
  if (refused !== undefined) return { refused };
  const [z, shown] = [normalReach(confidence), normalReach(0.95)];
  return {
    rows: expectancies(bands).map(({ from, value, error }) =>
      shown * error > WIDEST
        ? { from, value: null, lower: null, upper: null }
        : { from, value, lower: Math.max(0, value - z * error), upper: value + z * error },
    ),
  };
}

function refusal(bands: readonly LifeBand[]): string | undefined {
  if (bands.length !== LIFE_BANDS.length || bands.some(({ from }, i) => from !== LIFE_BANDS[i]))
    return `life expectancy needs the ${LIFE_BANDS.length} age bands`;
  const table = tableOf(bands);
  const ages = (wrong: (band: LifeBand, i: number) => boolean): string =>
    bands
      .filter(wrong)
      .map(({ from }) => from)
      .join(', ');
  const found = [
    ['no people at age', ages(({ population }) => !(population > 0))],
    ['fewer than no deaths at age', ages(({ deaths }) => !(deaths >= 0))],
    ['more deaths than people at age', ages(({ deaths, population }) => deaths > population)],
    ['so many deaths that no one lives past age', ages((_, i) => i < bands.length - 1 && (table[i]?.dying ?? 0) >= 1)],
  ].find(([, where]) => where !== '');
  if (found !== undefined) return found.join(' ');
  if (bands.reduce((total, { population }) => total + population, 0) <= LEAST_PEOPLE)
    return `no more than ${LEAST_PEOPLE.toLocaleString('en-GB')} people in all`;
  return bands.at(-1)?.deaths === 0 ? 'no deaths in the last age band' : undefined;
}

interface Table {
  from: number;
  years: number;
  share: number;
  rate: number;
  dying: number;
  deaths: number;
  /** Of one born, alive at the band's first age. */
  alive: number;
}

function tableOf(bands: readonly LifeBand[]): Table[] {
  let alive = 1;
  return bands.map(({ from, population, deaths }, i) => {
    const next = bands[i + 1]?.from;
    const years = next === undefined ? Number.POSITIVE_INFINITY : next - from;
    const share = i === 0 ? 0.1 : 0.5;
    const rate = deaths / population;
    const dying = next === undefined ? 1 : (years * rate) / (1 + (1 - share) * years * rate);
    const row = { from, years, share, rate, dying, deaths, alive };
    alive *= 1 - dying;
    return row;
  });
}

/** From the last band to the first, since each stands on those after it. */
function expectancies(bands: readonly LifeBand[]): { from: number; value: number; error: number }[] {
  const rows: { from: number; value: number; error: number }[] = [];
  let [lived, spread, after] = [0, 0, 0];
  for (const { from, years, share, rate, dying, deaths, alive } of tableOf(bands).reverse()) {
    const last = years === Number.POSITIVE_INFINITY;
    lived += last ? alive / rate : years * (alive * (1 - dying) + share * alive * dying);
    const weight = last ? alive / rate : alive * ((1 - share) * years + after);
    spread += weight ** 2 * (last ? 1 / deaths : deaths === 0 ? 0 : (dying ** 2 * (1 - dying)) / deaths);
    after = lived / alive;
    rows.push({ from, value: after, error: Math.sqrt(spread) / alive });
  }
  return rows.reverse();
}
