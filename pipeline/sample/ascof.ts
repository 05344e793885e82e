/** Outcomes of adult social care: one workbook with a table a measure, ten years side by side, marks for what is not there. */
import { chance } from './chance.js';
import { type Cell, type SampleFile, workbook } from './files.js';
import type { Council, World } from './world.js';

interface Measure {
  id: string;
  title: string;
  /** Columns of each year. 6b gives them for each rating. */
  statistics: readonly string[];
  /** Usual outcome, how far councils lie apart, and what the outcome counts in each (100, 100,000; 1 for a score). */
  usual: number;
  spread: number;
  per: number;
  decimals: number;
  /** First year it was measured. */
  since: number;
  survey: boolean;
}

const PARTS = ['numerator', 'denominator', 'outcome'];
const SURVEY = ['margin of error', 'number of respondents', 'outcome'];
/** The share alone. */
const OUTCOME = ['outcome'];
const RATINGS = ['outstanding', 'good', 'other', 'not yet rated', '6b'].flatMap((rating) => PARTS.map((part) => `${rating} ${part}`));

const of = (id: string, title: string, usual: number, spread: number, rest: Partial<Measure> = {}): Measure => ({
  id,
  title,
  usual,
  spread,
  statistics: PARTS,
  per: 100,
  decimals: 1,
  since: 2015,
  survey: false,
  ...rest,
});

const MEASURES: readonly Measure[] = [
  of('1a', 'social care-related quality of life score', 19, 0.3, { statistics: SURVEY, per: 1, survey: true }),
  of('1c', 'carer-reported quality of life', 7.3, 0.2, { statistics: SURVEY, per: 1, survey: true }),
  of('1d', 'overall satisfaction of people who use services', 65, 3, { statistics: SURVEY, survey: true }),
  of('2a', 'people who received reablement and then needed no ongoing support', 78, 5, { since: 2024 }),
  of('2b', 'adults aged 18 to 64 admitted to residential or nursing homes, per 100,000', 15, 4, { per: 100_000 }),
  of('2c', 'adults aged 65 and over admitted to residential or nursing homes, per 100,000', 560, 90, { per: 100_000 }),
  of('2d(1)', 'people aged 65 and over discharged into reablement and still at home', 83, 4),
  of('2d(2)', 'people aged 65 and over discharged from hospital who received reablement', 4, 1),
  of('2e(1)', 'people with a learning disability who live in their home or with family', 80, 4),
  of('3a', 'people who use services who have control over their daily life', 77, 3, { statistics: SURVEY, survey: true }),
  of('3c(1)', 'people who use services who find it easy to find information about support', 67, 4, { statistics: SURVEY, survey: true }),
  of('3d(2a)', 'care users who receive direct payments', 24, 4, { since: 2024 }),
  of('4a', 'people who use services who feel safe', 70, 3, { statistics: SURVEY, survey: true }),
  of('4b', 'safeguarding enquiries in which the risk was reduced or removed', 91, 2, { since: 2023 }),
  of('5a(1)', 'people who use services who have as much social contact as they would like', 45, 3, { statistics: SURVEY, survey: true }),
  of('6a', 'staff of care providers who left their role in the past 12 months', 24, 3, { statistics: OUTCOME, since: 2023 }),
  of('6b', 'residential care providers rated good or outstanding', 80, 5, { statistics: RATINGS, since: 2023 }),
];

/** @param last year in which the newest financial year starts */
export function ascofFile(seed: number, world: World, last: number): SampleFile {
  const years = Array.from({ length: 10 }, (_, i) => last - 9 + i);
  const span = `${years[0]} to ${(years[0] as number) + 1} to ${last} to ${last + 1}`;
  const cover = [
    [`Measures from the adult social care outcomes framework (ASCOF), England - time series of aggregated measures, ${span}`],
    ['SYNTHETIC: made up for trying the suite; never published by anyone.'],
  ];
  const tables = MEASURES.map((measure) => [`Table_${measure.id}`, table(seed, measure, world.councils, years)] as const);
  const bytes = workbook({ Cover: cover, Notes: [['Notes'], ['Note number', 'Note text'], ['[note 1]', 'SYNTHETIC']], ...Object.fromEntries(tables) }, 'ods');
  return { name: `SYNTHETIC-ascof_${last}_${String(last + 1).slice(2)}.ods`, bytes };
}

function table(seed: number, measure: Measure, councils: readonly Council[], years: readonly number[]): Cell[][] {
  const header = [
    'Local authority code',
    'Local authority',
    'ONS area code',
    ...years.flatMap((year) => measure.statistics.map((what) => `${year} to ${year + 1} - ${what}`)),
  ];
  const row = (code: string, name: string, ons: string, adults: number, from = '', to = '9999'): Cell[] => [
    ...[code, name, ons],
    ...years.flatMap((year) =>
      `${year}-04-01` < from || `${year}-04-01` > to ? measure.statistics.map(() => '[z]') : figures(seed, measure, code, adults, year),
    ),
  ];
  return [
    [`Table ${measure.id}: ${measure.title} [note 1]`],
    ['SYNTHETIC. This worksheet contains one table.'],
    ['Cells marked with an [x] indicate no data is available. Cells marked with an [c] are suppressed. Cells marked with a [z] are not applicable. '],
    header,
    row('England', 'England', 'E92000001', 12_000_000),
    row('U', 'Unitary Authorities', '[z]', 4_000_000),
    row('A', 'North West', 'E12000002', 1_600_000),
    ...councils.map(({ code, name, onsCode, adults, from, to }) => row(code, name, onsCode, adults, from, to)),
  ];
}

/** Outcome of a year: each council keeps near its own level and drifts a little. */
function figures(seed: number, measure: Measure, code: string, adults: number, year: number): Cell[] {
  const { statistics } = measure;
  if (year < measure.since || (measure.survey && year === 2020)) return statistics.map(() => '[x]');
  const luck = chance(seed, 'ascof', measure.id, code, year);
  if (code !== 'England' && luck.unit() < 0.02) return statistics.map(() => '[c]');
  const own = code === 'England' ? 0 : chance(seed, 'ascof', measure.id, code).normal();
  const outcome = measure.usual + measure.spread * (own + 0.3 * luck.normal() + 0.04 * (year - 2020));
  if (measure.survey) return survey(measure, code === 'England', adults, outcome, year);
  if (statistics === OUTCOME) return [round(outcome, measure.decimals)];
  return statistics === RATINGS ? ratings(adults, outcome) : parts(measure, adults, outcome, year);
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** The publisher still writes the figures of its earlier method in brackets behind those of 2016-17; England's margin then was no more than rounding. */
function survey({ decimals }: Measure, england: boolean, adults: number, outcome: number, year: number): Cell[] {
  const asked = Math.round(adults / 900);
  const value = round(outcome, decimals);
  const margin = round(45 / Math.sqrt(asked), 1);
  return year === 2016
    ? [england ? '0 (0.5)' : `${margin} (${margin})`, `${asked} (${asked - 40})`, `${value} (${round(outcome - 0.4, decimals)})`]
    : [margin, asked, value];
}

/** Parts are rounded to 5 and carry thousands commas and blanks, as published; the outcome is worked out before. */
function parts({ per, decimals }: Measure, adults: number, outcome: number, year: number): Cell[] {
  const denominator = per === 100 ? Math.round(adults / 400) : adults;
  const numerator = Math.round((outcome / per) * denominator);
  const said = (count: number): string => ` ${(5 * Math.round(count / 5)).toLocaleString('en-GB')} `;
  return year % 2 === 0
    ? [said(numerator), said(denominator), round(outcome, decimals)]
    : [5 * Math.round(numerator / 5), 5 * Math.round(denominator / 5), round(outcome, decimals)];
}

function ratings(adults: number, outcome: number): Cell[] {
  const homes = Math.max(8, Math.round(adults / 3_000));
  const best = Math.round(homes * 0.05);
  const good = Math.min(homes - best, Math.round((homes * outcome) / 100) - best);
  const counts = [best, good, homes - best - good, 0, best + good];
  return counts.flatMap((count) => [count, homes, round((100 * count) / homes, 1)]);
}
