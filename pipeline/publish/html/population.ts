/** The page of a place's population: who its people are, what care they use and what it costs, by part and by network; and the risk model with its test. */
import type { Indicator } from '../../../catalogue/define.js';
import type { MeasureRow } from '../../measure-row.js';
import type { RiskModelRow } from '../../risk-row.js';
import { CUT_WORDS, levelWords, TERM_WORDS } from '../cut-words.js';
import { bareValue, periodWords, sayNumber } from '../numbers.js';
import type { Pack, Population, SuiteFile } from '../pack.js';
import { calibrationFigure } from '../risk-figure.js';
import { RISK_LIMITS, riskAnswer, riskLines, SHARE } from '../risk-words.js';
import { blankMark } from '../signals.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import { type Cell, figureView, type Table } from './view.js';

const POPULATION_PAGE = 'population.html';
const PEOPLE = 'people_registered';
const HIDDEN = '[c] hidden to protect people. [z] does not apply. Counts are rounded to 5.';

/** Undefined where no partner has sent extracts about people. */
export function populationPage(pack: Pack): SuiteFile | undefined {
  const { population, place, placeId } = pack;
  if (population === undefined) return undefined;
  const shell = placeShell(pack, 'Population and risk', POPULATION_PAGE, PLACE_CRUMBS);
  const { model, calibration } = population;
  const figure = calibrationFigure(calibration);
  const view = {
    who: place.name,
    answer: answer(population, place.name),
    synthetic: pack.synthetic,
    parts: [partsTable(population, 'What care people use', USE, USE_NOTE), partsTable(population, 'What care costs', COST, COST_NOTE)],
    networks: [networksTable(population, 'What care people use', USE, USE_NOTE), networksTable(population, 'What care costs', COST, COST_NOTE)].filter(
      (table) => table !== null,
    ),
    unmet: unmetTable(population),
    risk: {
      answer: riskAnswer(model),
      lines: riskLines(model, calibration, placeId, place.name),
      limits: RISK_LIMITS,
      figure: figure === undefined ? null : figureView(figure),
      bands: figure === undefined ? null : bandsTable(population),
      odds: (model[0]?.refused ?? null) === null && model.length > 0 ? oddsTable(model) : null,
    },
  };
  return pageFile(`${placeId}/${POPULATION_PAGE}`, 'population.njk', shell, view);
}

const find = (rows: readonly MeasureRow[], indicator: string, cut: string): MeasureRow | undefined =>
  rows.find((row) => row.indicator_id === indicator && row.cut === cut);

/** How many there are, and which part is admitted most. */
function answer({ own, period }: Population, name: string): string {
  const people = find(own, PEOPLE, 'all')?.value;
  const rates = CUT_WORDS.segment.parts.flatMap(([part, words]) => {
    const value = find(own, 'people_emergency_admissions', `segment=${part}`)?.value;
    return value == null ? [] : [{ words: words.toLowerCase(), value }];
  });
  const most = rates.reduce<(typeof rates)[number] | undefined>((best, one) => (best === undefined || one.value > best.value ? one : best), undefined);
  return [
    people == null
      ? `Practices of ${name} have sent extracts about the people on their lists.`
      : `${sayNumber(people)} people of ${name} are in the extracts that practices sent for ${periodWords(period)}.`,
    ...(most === undefined
      ? []
      : [`Emergency admissions in the year were most frequent in the segment “${most.words}”: ${rate(most.value)} per 1,000 people.`]),
  ].join(' ');
}

const rate = (value: number): string => bareValue({ kind: 'rate', per: 1000, unit: 'people' }, value);

/** Columns of the two tables, narrow enough to stand side by side. */
const USE = [
  ['people_emergency_admissions', 'Admissions'],
  ['people_attendances', 'A&E visits'],
  ['people_social_care', 'Social care'],
  ['people_frailty', 'Frail'],
] as const;
const COST = [
  ['people_cost', 'Cost a head'],
  ['people_delayed_days', 'Delayed days'],
  ['people_delayed_days_cost', 'Their cost a head'],
] as const;
type Columns = readonly (readonly [id: string, heading: string])[];
const USE_NOTE = 'Emergency admissions and visits to A&E are per 1,000 people; social care is the share who received any.';
const COST_NOTE = "Of emergency departments, hospital admissions and social care: not the whole cost of anybody's care. Delayed days are per 1,000 people.";

function valueCell({ definitions }: Population, row: MeasureRow | undefined): Cell {
  if (row === undefined) return { text: '[z]' };
  return { text: row.value === null ? blankMark(row) : bareValue(definitions[row.indicator_id] as Indicator, row.value) };
}

function partsTable(population: Population, about: string, columns: Columns, note: string): Table {
  const { own, period } = population;
  const all = find(own, PEOPLE, 'all')?.value ?? null;
  const rowOf = (name: string, cut: string): Cell[] => {
    const people = find(own, PEOPLE, cut);
    const share = people?.value == null || all === null || all === 0 ? '[c]' : bareValue(SHARE, people.value / all);
    return [{ text: name }, valueCell(population, people), { text: share }, ...columns.map(([id]) => valueCell(population, find(own, id, cut)))];
  };
  const groups = Object.entries(CUT_WORDS).map(([token, { title, parts }]) => ({
    title,
    rows: parts.filter(([part]) => find(own, PEOPLE, `${token}=${part}`) !== undefined).map(([part, words]) => rowOf(words, `${token}=${part}`)),
  }));
  return {
    caption: `${about}, in the year to ${periodWords(period)}`,
    heads: [{ text: 'Part' }, { text: 'People', num: true }, { text: 'Share', num: true }, ...columns.map(([, text]) => ({ text, num: true }))],
    groups: [{ rows: [rowOf('Everybody', 'all')] }, ...groups.filter(({ rows }) => rows.length > 0)],
    style: 'flow',
    note: `${note} ${HIDDEN}`,
  };
}

function networkTable(population: Population, caption: string, columns: Columns, note: string): Table | null {
  const codes = [...new Map(population.networks.map((row) => [row.area_code, row.area_name])).entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
  if (codes.length === 0) return null;
  const whole = (id: string): Cell => valueCell(population, find(population.own, id, 'all'));
  const rows = codes.map(([code, name]) => [
    { text: name },
    ...columns.map(([id]) =>
      valueCell(
        population,
        population.networks.find((row) => row.area_code === code && row.indicator_id === id),
      ),
    ),
  ]);
  return {
    caption,
    heads: [{ text: 'Neighbourhood (network)' }, ...columns.map(([, text]) => ({ text, num: true }))],
    groups: [{ rows: [...rows, [{ text: 'The place' }, ...columns.map(([id]) => whole(id))]] }],
    style: 'flow',
    note,
  };
}

const networksTable = (population: Population, about: string, columns: Columns, note: string): Table | null =>
  networkTable(
    population,
    `${about} by neighbourhood, in the year to ${periodWords(population.period)}`,
    [[PEOPLE, 'People'], ...columns],
    `${note} ${HIDDEN}`,
  );

const unmetTable = (population: Population): Table | null =>
  networkTable(
    population,
    `People recorded less those expected, per 1,000, ${periodWords(population.period)}`,
    [
      ['people_unmet_hypertension', 'High blood pressure'],
      ['people_unmet_diabetes', 'Diabetes'],
      ['people_unmet_copd', 'COPD'],
      ['people_unmet_dementia', 'Dementia'],
    ],
    'Below 0: fewer people are recorded than in the whole system among people of the same age, sex and deprivation. It may be illness that nobody has found, or less illness.',
  );

function bandsTable({ calibration }: Population): Table {
  const count = (value: number | null): Cell => ({ text: value === null ? '[c]' : sayNumber(value) });
  const share = (value: number | null): Cell => ({ text: value === null ? '[c]' : bareValue(SHARE, value) });
  const rows = calibration
    .filter((row) => row.area_type === 'all')
    .sort((a, b) => (a.band || 99) - (b.band || 99))
    .map((row): Cell[] => [
      { text: row.band === 0 ? 'All' : row.band === 1 ? '1: least risk' : row.band === 10 ? '10: most risk' : String(row.band) },
      ...[count(row.people), count(row.events), share(row.predicted), share(row.observed)],
      { text: row.lower_95 === null || row.upper_95 === null ? '[c]' : `${bareValue(SHARE, row.lower_95)} to ${bareValue(SHARE, row.upper_95)}` },
    ]);
  return {
    caption: 'Predicted risk and emergency admissions, by tenth of the people tested',
    heads: [{ text: 'Tenth' }, ...['People', 'Admitted', 'Predicted', 'Observed', 'Likely range'].map((text) => ({ text, num: true }))],
    groups: [{ rows }],
    style: 'flow',
    note: HIDDEN,
  };
}

/** Where a level stands among those of its term, by the first it holds. */
const standing = (term: string, { level }: RiskModelRow): number => TERM_WORDS[term]?.parts.findIndex(([token]) => token === level.split('+')[0]) ?? 0;

function oddsTable(model: readonly RiskModelRow[]): Table {
  const two = (value: number | null): string => sayNumber(value ?? 0, 2);
  const groups = Object.entries(TERM_WORDS).map(([term, { title }]) => ({
    title,
    rows: model
      .filter((row) => row.term === term)
      .sort((a, b) => standing(term, a) - standing(term, b))
      .map((row): Cell[] => [
        { text: levelWords(term, row.level) },
        { text: row.people === null ? '[c]' : sayNumber(row.people) },
        { text: row.events === null ? '[c]' : sayNumber(row.events) },
        { text: row.reference ? '1 (compared with)' : row.odds_ratio === null ? '[c]' : two(row.odds_ratio) },
        { text: row.reference ? '[z]' : row.odds_ratio === null ? '[c]' : `${two(row.lower_95)} to ${two(row.upper_95)}` },
      ]),
  }));
  return {
    caption: 'Odds of an emergency admission within the year, all else being the same',
    heads: [{ text: 'What was known' }, ...['People', 'Admitted', 'Odds ratio', 'Likely range'].map((text) => ({ text, num: true }))],
    groups: groups.filter(({ rows }) => rows.length > 0),
    style: 'flow',
    note: `${HIDDEN} Of the half of people that the model is fitted to.`,
  };
}
