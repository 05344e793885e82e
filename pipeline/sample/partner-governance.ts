/**
 * What board secretaries and programme offices send: risks and what is done about them, milestones, the core features, commentary on exceptions.
 * Some risks have no mitigation, some milestones slip, and most exceptions have no commentary: as boards know it.
 */
import { CORE_FEATURES } from '../../catalogue/code-lists.js';
import { type Month, monthAt } from './calendar.js';
import { chance } from './chance.js';
import type { Cell } from './files.js';
import { yearStart } from './partner-finance.js';
import type { PlaceWorld } from './partner-world.js';

/** A day so many months after the month's first. */
function day({ index }: Month, months: number, on: number): string {
  return `${monthAt(index + months).id}-${String(on).padStart(2, '0')}`;
}

type Owner = 'icb' | 'acute' | 'council';
const POSTS: Readonly<Record<Owner, string>> = { icb: 'Place director', acute: 'Chief operating officer', council: 'Director of adult social care' };

interface Risk {
  risk: string;
  cause: string;
  owner: Owner;
  aim: string;
  first: readonly [likelihood: number, impact: number];
  target: number;
  helpers: readonly Owner[];
}

const RISKS: readonly Risk[] = [
  {
    risk: 'not enough home care for people who leave hospital',
    cause: 'agencies close',
    owner: 'council',
    aim: '2',
    first: [5, 4],
    target: 8,
    helpers: ['council', 'acute'],
  },
  {
    risk: 'emergency department too full to be safe',
    cause: 'beds are taken',
    owner: 'acute',
    aim: '3',
    first: [4, 5],
    target: 10,
    helpers: ['acute', 'council', 'icb'],
  },
  { risk: 'savings of the year are not found', cause: 'schemes begin late', owner: 'icb', aim: '4', first: [4, 4], target: 8, helpers: ['icb'] },
  {
    risk: 'health gap between neighbourhoods widens',
    cause: 'prevention money is spent elsewhere',
    owner: 'council',
    aim: '1',
    first: [3, 4],
    target: 6,
    helpers: [],
  },
  { risk: 'too few general practitioners', cause: 'many retire', owner: 'icb', aim: '2', first: [4, 4], target: 9, helpers: ['icb', 'acute'] },
  {
    risk: 'systems of partners do not share records',
    cause: 'contracts end in different years',
    owner: 'icb',
    aim: '2',
    first: [3, 3],
    target: 4,
    helpers: [],
  },
  { risk: 'waiting lists grow again', cause: 'theatres are under repair', owner: 'acute', aim: '3', first: [3, 4], target: 6, helpers: ['acute'] },
];

const idOf = (letter: string, i: number): string => `${letter}-${String(i + 1).padStart(2, '0')}`;

/** Likelihood in a month: it moves by one now and then, and not below 1 or above 5. */
function likelihood(seed: number, place: PlaceWorld, i: number, month: Month): number {
  const first = RISKS[i]?.first[0] ?? 3;
  return Math.max(1, Math.min(5, first - Math.floor(chance(seed, 'risk', place.id, i, month.index).unit() * 3)));
}

/** Rows of `risk_register`. */
export function riskRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  return RISKS.map(({ risk, cause, owner, aim, first, target }, i): Cell[] => {
    const luck = chance(seed, 'register', place.id, i);
    const raised = `${yearStart(month)}-0${luck.whole(4, 6)}-${luck.whole(10, 28)}`;
    const review = day(month, luck.unit() < 0.2 ? -1 : 2, luck.whole(10, 28));
    const scores = [first[0], first[1], likelihood(seed, place, i, month), first[1], target];
    return [
      place.id,
      month.id,
      idOf('R', i),
      `SYNTHETIC ${risk}`,
      `SYNTHETIC ${cause}`,
      place[owner],
      POSTS[owner],
      aim,
      ...scores,
      raised,
      review > raised ? review : raised,
      'open',
    ];
  });
}

const ACTIONS: Readonly<Record<Owner, string>> = {
  icb: 'SYNTHETIC one plan for the winter with money beside it',
  acute: 'SYNTHETIC wards review every long stay twice a week',
  council: 'SYNTHETIC contracts for more hours of care at home',
};
const STATES = ['not begun', 'under way', 'under way', 'done'] as const;

/** Rows of `risk_mitigation`: risks 4 and 6 have none. */
export function mitigationRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  return RISKS.flatMap(({ helpers }, i) =>
    helpers.map((helper, j): Cell[] => {
      const luck = chance(seed, 'mitigation', place.id, i, j, yearStart(month));
      return [
        place.id,
        month.id,
        idOf('R', i),
        j + 1,
        place[helper],
        ACTIONS[helper],
        day(month, luck.whole(-1, 5), luck.whole(10, 28)),
        STATES[luck.whole(0, 3)] ?? 'done',
      ];
    }),
  );
}

const MILESTONES: readonly (readonly [programme: string, milestone: string, owner: Owner, aim: string, due: number])[] = [
  ['urgent care', 'one front door for urgent care', 'acute', '3', 6],
  ['prevention', 'smoking service in every network', 'council', '1', 5],
  ['neighbourhoods', 'one team for every network', 'icb', '2', 9],
  ['money', 'pooled budget for care at home agreed', 'icb', '4', 4],
  ['records', 'care record read by social workers', 'council', '2', 8],
  ['planned care', 'community diagnostic centre opens', 'acute', '3', 11],
];

/** Rows of `plan_milestone`: the day the plan wants stays, the day it is expected slips for some. */
export function milestoneRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  const year = yearStart(month);
  const april = monthAt(year * 12 + 3);
  return MILESTONES.map(([programme, milestone, owner, aim, due], i): Cell[] => {
    const slip = chance(seed, 'slip', place.id, i, year).whole(-2, 3);
    const expected = day(april, due + Math.max(0, slip), 28);
    const done = expected < `${month.id}-01` && slip < 2 ? expected : '';
    return [
      place.id,
      month.id,
      idOf('M', i),
      `SYNTHETIC ${programme}`,
      `SYNTHETIC ${milestone}`,
      place[owner],
      POSTS[owner],
      aim,
      day(april, due, 28),
      expected,
      done,
    ];
  });
}

const STAGES = ['emerging', 'developing', 'maturing', 'established'] as const;

/** Rows of `core_feature`. */
export function featureRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  return Object.keys(CORE_FEATURES).map((feature, i): Cell[] => {
    const luck = chance(seed, 'feature', place.id, feature, yearStart(month));
    const stage = luck.whole(0, 3);
    const owner: Owner = i % 3 === 2 ? 'council' : 'icb';
    const evidence = stage > 1 ? 'SYNTHETIC paper to the board' : '';
    return [
      place.id,
      month.id,
      feature,
      STAGES[stage] ?? 'emerging',
      evidence,
      'SYNTHETIC looked at again next quarter',
      place[owner],
      `${yearStart(month)}-04-${luck.whole(10, 28)}`,
    ];
  });
}

/** Rows of `exception_commentary`: of the hospital's own wait and of the place's waiting list, in most places. */
export function commentaryRows(seed: number, place: PlaceWorld, month: Month): Cell[][] {
  const told: readonly (readonly [measure: string, owner: Owner, cause: string, action: string, level: string])[] = [
    ['ae_four_hour', 'acute', 'beds taken by people who are ready to leave', 'second discharge team at weekends', 'place'],
    ['rtt_within_18_weeks', 'icb', 'theatres closed for repair', 'lists on Saturdays until the spring', 'place'],
    ['sickness_absence', 'acute', 'colds and strain after winter', 'occupational health within three days', 'organisation'],
  ];
  return told.flatMap(([measure, owner, cause, action, level], i): Cell[][] => {
    const luck = chance(seed, 'commentary', place.id, measure);
    if (i > 0 && luck.unit() < 0.4) return [];
    const due = day(month, luck.whole(-1, 3), luck.whole(10, 28));
    return [
      [
        place.id,
        month.id,
        measure,
        place[owner],
        POSTS[owner],
        `SYNTHETIC ${cause}`,
        `SYNTHETIC ${action}`,
        due,
        STATES[luck.whole(0, 2)] ?? 'under way',
        level,
      ],
    ];
  });
}
