/** What the place finance leads send: budgets, pools, savings and allocations. The programmes add up to the allocation, and the month's figures grow into the forecast. */
import { PROGRAMMES } from '../../catalogue/code-lists.js';
import type { Month } from './calendar.js';
import { chance } from './chance.js';
import type { Cell } from './files.js';
import { type PlaceWorld, pounds } from './partner-world.js';

/** Share of the money of each programme, and how far it usually ends from its budget. */
const SHARES: Readonly<Record<string, readonly [share: number, drift: number]>> = {
  'Hospital care': [0.4, 0.018],
  'Urgent and emergency care': [0.06, 0.02],
  'Community health': [0.09, -0.004],
  'Mental health and learning disability': [0.1, 0.006],
  'Primary care': [0.09, 0],
  Prescribing: [0.08, 0.012],
  'Continuing care': [0.04, 0.025],
  'Adult social care': [0.08, 0.015],
  'Children and families': [0.02, 0.01],
  'Public health and prevention': [0.015, -0.01],
  'Community wellbeing': [0.005, 0],
  'Running costs and reserves': [0.02, -0.03],
};

/** Months since April, April being 1. */
export const monthOfYear = ({ month }: Month): number => ((month + 8) % 12) + 1;
/** First year of the month's financial year. */
export const yearStart = ({ year, month }: Month): number => (month < 4 ? year - 1 : year);

/** Pounds a head of the weighted population, rising by four in a hundred a year. */
const PER_HEAD = 1_690;
const weighted = (seed: number, place: PlaceWorld): number => Math.round(place.population * (1.02 + 0.1 * chance(seed, 'need', place.id).unit()));
const target = (seed: number, place: PlaceWorld, year: number): number => pounds(weighted(seed, place) * PER_HEAD * 1.04 ** (year - 2024), 100_000);
const allocation = (seed: number, place: PlaceWorld, year: number): number =>
  pounds(target(seed, place, year) * (1 + 0.02 * chance(seed, 'distance', place.id).normal()), 100_000);

/** Where a programme is on its way to March: `spent` grows by the month, `forecast` moves a little each month and stays near its end. */
function course(seed: number, place: PlaceWorld, programme: string, month: Month): { budget: number; toDate: number; spent: number; forecast: number } {
  const [share, drift] = SHARES[programme] ?? [0, 0];
  const year = yearStart(month);
  const budget = pounds(allocation(seed, place, year) * share, 1_000);
  const own = chance(seed, 'drift', place.id, programme, year).normal();
  const luck = chance(seed, 'month', place.id, programme, month.id).normal();
  const passed = monthOfYear(month) / 12;
  const end = budget * (1 + drift + 0.012 * own);
  const forecast = pounds(end + budget * 0.002 * luck * (1 - passed), 1_000);
  return { budget, toDate: pounds(budget * passed, 1_000), spent: pounds(end * passed + budget * 0.003 * luck * passed, 1_000), forecast };
}

const DRIVERS: Readonly<Record<string, string>> = {
  'Hospital care': 'SYNTHETIC: agency staff and beds opened for winter',
  'Continuing care': 'SYNTHETIC: price of packages above plan',
  'Adult social care': 'SYNTHETIC: more people in long term care than planned',
};

/** Rows of `place_budget`, Total last. */
export function budgetRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  const rows = Object.keys(PROGRAMMES).map((programme): Cell[] => {
    const { budget, toDate, spent, forecast } = course(seed, place, programme, month);
    return [place.id, month.id, programme, budget, toDate, spent, forecast, DRIVERS[programme] ?? ''];
  });
  const sum = (i: number): number => rows.reduce((total, row) => total + Number(row[i]), 0);
  return [...rows, [place.id, month.id, 'Total', sum(3), sum(4), sum(5), sum(6), '']];
}

const POOLS: readonly (readonly [fund: string, scheme: string, share: number, council: number])[] = [
  ['Better Care Fund', 'SYNTHETIC home first and reablement', 0.012, 0.3],
  ['Better Care Fund', 'SYNTHETIC support for carers', 0.003, 0.5],
  ['Better Care Fund', 'SYNTHETIC adaptations to homes', 0.004, 1],
  ['Section 75', 'SYNTHETIC joint equipment store', 0.004, 0.5],
  ['Section 75', 'SYNTHETIC learning disability placements', 0.01, 0.6],
];

/** Rows of `pooled_budget`: what the integrated care board and the first council of the place put in. */
export function poolRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  const passed = monthOfYear(month) / 12;
  return POOLS.flatMap(([fund, scheme, share, council]) => {
    const pool = allocation(seed, place, yearStart(month)) * share;
    const end = 1 + 0.03 * chance(seed, 'pool', place.id, scheme, yearStart(month)).normal();
    const parts: (readonly [string, number])[] = [
      [place.icb, 1 - council],
      [place.council, council],
    ];
    return parts
      .filter(([, part]) => part > 0)
      .map(([contributor, part]): Cell[] => {
        const paid = pounds(pool * part, 1_000);
        return [
          place.id,
          month.id,
          fund,
          scheme,
          place.council,
          contributor,
          paid,
          pounds(paid * passed, 1_000),
          pounds(paid * end * passed, 1_000),
          pounds(paid * end, 1_000),
        ];
      });
  });
}

const SCHEMES: readonly (readonly [scheme: string, programme: string, share: number, reaches: number, recurrent: number])[] = [
  ['SYNTHETIC fewer agency shifts', 'Hospital care', 0.004, 0.6, 0.5],
  ['SYNTHETIC shorter stays after hip fracture', 'Hospital care', 0.003, 0.8, 0.9],
  ['SYNTHETIC one medicines team', 'Prescribing', 0.003, 1.05, 1],
  ['SYNTHETIC review of care packages', 'Continuing care', 0.002, 0.7, 0.8],
  ['SYNTHETIC shared buildings', 'Running costs and reserves', 0.001, 0.9, 1],
  ['SYNTHETIC vacancies held open', 'Community health', 0.002, 1.1, 0],
];

/** Rows of `efficiency_scheme`. */
export function schemeRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  const year = yearStart(month);
  const passed = monthOfYear(month) / 12;
  return SCHEMES.map(([scheme, programme, share, reaches, lasting], i): Cell[] => {
    const plan = pounds(allocation(seed, place, year) * share, 1_000);
    const end = reaches + 0.1 * chance(seed, 'scheme', place.id, i, year).normal();
    const forecast = pounds(plan * Math.max(0.1, end), 1_000);
    const owner = i === 2 || i === 3 ? place.icb : place.acute;
    const confidence = end > 0.95 ? 'high' : end > 0.75 ? 'medium' : 'low';
    const money = [plan, pounds(plan * passed, 1_000), pounds(forecast * passed * (0.9 + 0.1 * passed), 1_000), forecast, pounds(forecast * lasting, 1_000)];
    return [place.id, month.id, `CIP-${year - 2000}-${String(i + 1).padStart(2, '0')}`, scheme, owner, programme, `${year}-04-01`, '', ...money, confidence];
  });
}

const STREAMS: readonly (readonly [string, number])[] = [
  ['Core', 0.88],
  ['Primary medical care', 0.085],
  ['Running costs', 0.015],
  ['Public health grant', 0.02],
];

/** Rows of `place_allocation`; the streams add up to the place's money. */
export function allocationRows(seed: number, place: PlaceWorld, year: number): Cell[][] {
  return STREAMS.map(([stream, share]): Cell[] => {
    const fair = pounds(target(seed, place, year) * share, 1_000);
    const given = pounds(allocation(seed, place, year) * share, 1_000);
    const distance = given - fair;
    return [
      place.id,
      `${year}-${String(year + 1).slice(2)}`,
      stream,
      place.population,
      weighted(seed, place),
      fair,
      given,
      distance,
      Number(((100 * distance) / fair).toFixed(2)),
    ];
  });
}
