/**
 * People who do not exist, the same ones in the practice's, the trust's and the council's extract: one small practice of each location, whole. NHS numbers are
 * of the range reserved for testing (999…), and belong to nobody. Conditions grow with age and with the deprivation of where a person lives; who has more of
 * them goes to hospital more, and so does who went last year.
 */
import { places } from '../../catalogue/registry.js';
import { checkDigit } from '../people/nhs-number.js';
import type { Month } from './calendar.js';
import { type Chance, chance } from './chance.js';
import { homesOf, ranked } from './deprivation.js';
import { type Cell, csv, type SampleFile } from './files.js';
import { rankOf } from './reference.js';
import type { Practice, World } from './world.js';

const BANDS = ['0-4', '5-9', '10-14', '15-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-64', '65-69', '70-74', '75-79'];
const AGES = [...BANDS, '80-84', '85-89', '90+'];
/** Of a thousand people, so many in each band: in the order of the England of 2021. */
const PEOPLE = [55, 59, 60, 56, 60, 66, 70, 68, 64, 63, 69, 67, 58, 49, 49, 36, 25, 15, 11];
const ETHNICITIES: readonly [code: string, share: number][] = [
  ['A', 0.84],
  ['C', 0.03],
  ['H', 0.03],
  ['J', 0.04],
  ['N', 0.02],
  ['G', 0.02],
  ['R', 0.01],
  ['Z', 0.01],
];

/** Share of people of 70 in a neighbourhood of middling deprivation who have the condition, and by how much a decade changes its odds. */
const CONDITIONS: Readonly<Record<string, readonly [at70: number, decade: number, deprived: number]>> = {
  ASTHMA: [0.08, 1.05, 1.3],
  ATRIAL_FIBRILLATION: [0.08, 2.4, 1.0],
  CANCER: [0.12, 1.9, 0.95],
  CHD: [0.12, 2.0, 1.4],
  CKD: [0.14, 2.2, 1.1],
  COPD: [0.08, 1.8, 2.2],
  DEMENTIA: [0.02, 3.2, 1.1],
  DEPRESSION: [0.13, 1.02, 1.7],
  DIABETES: [0.16, 1.7, 1.6],
  EPILEPSY: [0.01, 1.1, 1.5],
  HEART_FAILURE: [0.04, 2.2, 1.3],
  HYPERTENSION: [0.42, 2.0, 1.2],
  LEARNING_DISABILITY: [0.004, 0.8, 1.6],
  SMI: [0.012, 1.05, 2.2],
  STROKE: [0.06, 2.1, 1.3],
};
const NAMES = Object.keys(CONDITIONS);
const MONTHS = 24;

interface Person {
  nhsNumber: string;
  practice: Practice;
  age: number;
  sex: 'F' | 'M';
  ethnicity: string;
  lsoa: string;
  conditions: boolean[];
  frailty: '' | 'fit' | 'mild' | 'moderate' | 'severe';
  endOfLife: boolean;
  /** Emergency admissions to be expected in a year. */
  risk: number;
}

/** One file a sender, of the newest month, and the national list of opt-outs. */
export function* peopleFiles(seed: number, world: World, newest: Month): Generator<SampleFile> {
  const month = newest.id;
  const numbers = testNumbers();
  const people = smallPractices(world).flatMap((practice) => peopleOf(seed, world, practice, numbers));
  const gone = people.filter((person) => chance(seed, 'opt-out', person.nhsNumber).unit() < 0.03);
  yield file('national-opt-out', month, [['LIST_MONTH', 'NHS_NUMBER', 'OPTED_OUT'], ...gone.map((person): Cell[] => [month, person.nhsNumber, 'TRUE'])]);
  for (const [practice, own] of by(people, (person) => person.practice.code))
    yield file(`people-registered-${practice}`, month, [REGISTERED, ...own.map((one) => registered(one, month))]);
  const events = people.flatMap((person) => eventsOf(seed, world, person, monthsBefore(newest)));
  for (const [kind, heading] of Object.entries(HEADINGS))
    for (const [sender, own] of by(
      events.filter((event) => event.kind === kind),
      (event) => event.sender,
    ))
      yield file(`people-${kind}-${sender}`, month, [
        heading,
        ...own.map((event, i): Cell[] => [month, event.month, sender, i + 1, event.nhsNumber, ...event.cells]),
      ]);
}

const file = (name: string, month: string, rows: Cell[][]): SampleFile => ({ name: `SYNTHETIC-${name}-${month}.csv`, bytes: csv(rows) });

function by<T>(all: readonly T[], key: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const own = groups.get(key(one));
    if (own === undefined) groups.set(key(one), [one]);
    else own.push(one);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function monthsBefore(newest: Month): string[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const at = newest.year * 12 + newest.month - 1 - (MONTHS - 1 - i);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** The smallest of each location that is in a network. */
function smallPractices(world: World): Practice[] {
  return Object.keys(world.districts).flatMap((code) =>
    world.practices
      .filter((practice) => practice.subIcb.code === code && practice.pcn !== undefined)
      .sort((a, b) => a.patients - b.patients)
      .slice(0, 1),
  );
}

/** Numbers of the reserved range whose tenth digit is right. */
function* testNumbers(): Generator<string> {
  for (let i = 0; i < 1_000_000; i += 1) {
    const nine = `999${String((i * 7919) % 1_000_000).padStart(6, '0')}`;
    const check = checkDigit(nine);
    if (check < 10) yield `${nine}${check}`;
  }
}

function peopleOf(seed: number, world: World, practice: Practice, numbers: Generator<string>): Person[] {
  const homes = homesOf(seed, practice, ranked(seed, world).get(practice.subIcb.code) ?? []);
  const least = Math.max(...homes.map(({ lsoa }) => rankOf(seed, lsoa.code)));
  return homes.flatMap(({ lsoa, patients }) =>
    Array.from({ length: patients }, (_, i): Person => {
      const luck = chance(seed, 'person', practice.code, lsoa.code, i);
      const deprived = 1 - rankOf(seed, lsoa.code) / least;
      return { nhsNumber: numbers.next().value as string, practice, lsoa: lsoa.code, ...personOf(luck, deprived) };
    }),
  );
}

/** @param deprived from 0 to 1, the most */
function personOf(luck: Chance, deprived: number): Omit<Person, 'nhsNumber' | 'practice' | 'lsoa'> {
  const age = pick(luck, PEOPLE);
  const years = age * 5 + 2;
  const conditions = NAMES.map((name) => {
    const [at70, decade, slope] = CONDITIONS[name] as readonly [number, number, number];
    const odds = (at70 / (1 - at70)) * decade ** ((years - 70) / 10) * slope ** (2 * deprived - 1);
    return luck.unit() < odds / (1 + odds);
  });
  const many = conditions.filter(Boolean).length;
  const frail = years < 65 ? 0 : luck.unit() * (1 + (years - 65) / 15 + many / 3);
  const frailty = years < 65 ? '' : frail > 2.6 ? 'severe' : frail > 1.9 ? 'moderate' : frail > 1.1 ? 'mild' : 'fit';
  const endOfLife = luck.unit() < (frailty === 'severe' ? 0.06 : years > 60 ? 0.006 : 0.0005);
  const risk = 0.035 * 1.35 ** many * (1 + deprived / 2) * (years < 5 || years > 75 ? 1.6 : 1) * FRAIL[frailty] * (endOfLife ? 2 : 1);
  const ethnicity =
    ETHNICITIES[
      pick(
        luck,
        ETHNICITIES.map(([, share]) => share),
      )
    ]?.[0] ?? 'Z';
  return { age, sex: luck.unit() < 0.5 ? 'F' : 'M', ethnicity, conditions, frailty, endOfLife, risk };
}

const FRAIL: Readonly<Record<Person['frailty'], number>> = { '': 1, fit: 1, mild: 1.3, moderate: 1.8, severe: 2.4 };

/** Place in the list, each as likely as its share of the whole. */
function pick(luck: Chance, shares: readonly number[]): number {
  let left = luck.unit() * shares.reduce((sum, share) => sum + share, 0);
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return i;
  }
  return shares.length - 1;
}

const REGISTERED = ['EXTRACT_MONTH', 'PRACTICE_CODE', 'NHS_NUMBER', 'AGE_BAND', 'SEX', 'ETHNIC_CATEGORY', 'LSOA', ...NAMES, 'FRAILTY', 'END_OF_LIFE'];
const truth = (is: boolean): string => (is ? 'TRUE' : 'FALSE');
const registered = (person: Person, month: string): Cell[] => [
  ...[month, person.practice.code, person.nhsNumber, AGES[person.age] as string, person.sex, person.ethnicity, person.lsoa],
  ...person.conditions.map(truth),
  ...[person.frailty, truth(person.endOfLife)],
];

interface Event {
  kind: keyof typeof HEADINGS;
  sender: string;
  month: string;
  nhsNumber: string;
  cells: Cell[];
}

const HEADINGS = {
  attendances: ['EXTRACT_MONTH', 'ARRIVAL_MONTH', 'PROVIDER_CODE', 'ATTENDANCE_NO', 'NHS_NUMBER', 'DEPARTMENT_TYPE', 'WITHIN_FOUR_HOURS', 'ADMITTED', 'COST'],
  admissions: ['EXTRACT_MONTH', 'DISCHARGE_MONTH', 'PROVIDER_CODE', 'ADMISSION_NO', 'NHS_NUMBER', 'METHOD', 'BED_DAYS', 'DELAYED_DAYS', 'COST'],
  care: ['EXTRACT_MONTH', 'MONTH', 'COUNCIL_CODE', 'EPISODE_NO', 'NHS_NUMBER', 'SERVICE', 'WEEKS', 'COST'],
};

/** What became of a person in each month. Some are likelier than their conditions say, month after month. */
function eventsOf(seed: number, world: World, person: Person, months: readonly string[]): Event[] {
  const luck = chance(seed, 'events', person.nhsNumber);
  const own = person.risk * (luck.unit() < 0.06 ? 4 : 0.8);
  const { trust, council } = near(world, person.practice);
  const care = careOf(luck, person);
  return months.flatMap((month): Event[] => {
    const about = { month, nhsNumber: person.nhsNumber };
    const events: Event[] = [];
    if (trust !== undefined && luck.unit() < own / 4) events.push({ ...about, kind: 'attendances', sender: trust, cells: attended(luck) });
    if (trust !== undefined && luck.unit() < own / 12) events.push({ ...about, kind: 'admissions', sender: trust, cells: admitted(luck, person, 'emergency') });
    if (trust !== undefined && luck.unit() < 0.004 + own / 30)
      events.push({ ...about, kind: 'admissions', sender: trust, cells: admitted(luck, person, 'elective') });
    if (care !== undefined && council !== undefined)
      events.push({ ...about, kind: 'care', sender: council, cells: [care.service, 4.3, Math.round(care.week * 4.3)] });
    return events;
  });
}

/** The acute trust that sees a practice's people first, and the council that cares for them. */
function near({ trusts }: World, { subIcb: { code } }: Practice): { trust: string | undefined; council: string | undefined } {
  const acute = trusts.filter(({ kind, serves }) => kind === 'Acute' && serves.some((one) => one.code === code));
  const place = Object.values(places).find(({ subIcbs }) => subIcbs.some((one) => one.code === code));
  return {
    trust: (acute.find(({ serves }) => serves[0]?.code === code) ?? acute[0])?.code,
    council: place?.partners.find(({ kind, to }) => kind === 'upper-tier council' && to === undefined)?.code,
  };
}

const attended = (luck: Chance): Cell[] => [1, truth(luck.unit() < 0.7), truth(luck.unit() < 0.25), luck.whole(95, 420)];

function admitted(luck: Chance, { frailty }: Person, method: 'emergency' | 'elective'): Cell[] {
  const days = method === 'elective' ? luck.whole(0, 2) : luck.whole(0, 6) + (FRAIL[frailty] > 1.5 ? luck.whole(0, 14) : 0);
  const delayed = days > 6 && luck.unit() < 0.4 ? luck.whole(1, days - 5) : 0;
  return [method, days, delayed, (method === 'elective' ? 900 : 1300) + days * luck.whole(310, 420)];
}

function careOf(luck: Chance, { frailty, conditions }: Person): { service: string; week: number } | undefined {
  const dementia = conditions[NAMES.indexOf('DEMENTIA')] === true;
  const need = (FRAIL[frailty] - 1) * 0.12 + (dementia ? 0.25 : 0);
  if (luck.unit() >= need) return undefined;
  const way = luck.unit();
  if (frailty === 'severe' && way < 0.25) return { service: 'nursing home', week: 900 };
  return way < 0.35 ? { service: 'residential home', week: 760 } : way < 0.85 ? { service: 'home care', week: 240 } : { service: 'direct payment', week: 310 };
}
