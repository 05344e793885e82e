/** How deprived the patients of each practice are: where they live, and the score published of it. */
import type { Month } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile } from './files.js';
import { type Lsoa, lsoas, rankOf } from './reference.js';
import type { Practice, World } from './world.js';

/** From 0, the least deprived, to 1, the most. */
export const deprivationOf = (seed: number, code: string): number => chance(seed, 'deprived', code).unit();

/** Neighbourhoods a practice's patients live in, besides the few who live elsewhere. */
const NEAR = 9;

interface Home {
  lsoa: Lsoa;
  patients: number;
}

/** Neighbourhoods of each location, the most deprived first. */
export function ranked(seed: number, world: World): Map<string, Lsoa[]> {
  const found = new Map<string, Lsoa[]>();
  for (const lsoa of lsoas(world)) found.set(lsoa.subIcb.code, [...(found.get(lsoa.subIcb.code) ?? []), lsoa]);
  for (const own of found.values()) own.sort((a, b) => rankOf(seed, a.code) - rankOf(seed, b.code));
  return found;
}

/** Most live in neighbourhoods about as deprived as the practice's own, thirty in one far from that. */
export function homesOf(seed: number, practice: Practice, own: readonly Lsoa[]): Home[] {
  const first = Math.round((1 - deprivationOf(seed, practice.code)) * (own.length - NEAR));
  const near = own.slice(first, first + NEAR);
  const shares = near.map(({ code }) => 1 + chance(seed, 'home', practice.code, code).unit());
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const homes = near.map((lsoa, i) => ({ lsoa, patients: Math.round((practice.patients * (shares[i] as number)) / whole) }));
  const far = own[(first + Math.floor(own.length / 2)) % own.length] as Lsoa;
  return near.includes(far) ? homes : [...homes, { lsoa: far, patients: 30 }];
}

const PATIENTS_HEADER = ['PUBLICATION', 'EXTRACT_DATE', 'PRACTICE_CODE', 'PRACTICE_NAME', 'LSOA_CODE', 'SEX', 'NUMBER_OF_PATIENTS'];

/** Patients by neighbourhood on the first day of a quarter; a few of each practice live nobody knows where. */
export function homesFile(seed: number, world: World, month: Month): SampleFile {
  const own = ranked(seed, world);
  const day = `01${month.name.slice(0, 3).toUpperCase()}${month.year}`;
  const rows = world.practices.flatMap((practice): Cell[][] => {
    const { code, name, subIcb } = practice;
    const homes = homesOf(seed, practice, own.get(subIcb.code) ?? []).map(({ lsoa, patients }): [string, number] => [lsoa.code, patients]);
    return [...homes, ['NO2011', 2] as [string, number]].map(([lsoa, patients]) => ['GP_PRAC_PAT_LIST', day, code, name, lsoa, 'ALL', patients]);
  });
  return { name: `SYNTHETIC-gp-reg-pat-prac-lsoa-all-${month.name}-${month.year}.csv`, bytes: csv([PATIENTS_HEADER, ...rows]) };
}

/** Steep among the most deprived, as the real score is. */
const scoreAt = (rank: number): number => 0.5 + 80 * (1 - rank / 32_844) ** 2;

const SCORE_HEADER = [
  ...['Indicator ID', 'Indicator Name', 'Parent Code', 'Parent Name', 'Area Code', 'Area Name', 'Area Type', 'Sex', 'Age', 'Category Type', 'Category'],
  ...['Time period', 'Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit', 'Lower CI 99.8 limit', 'Upper CI 99.8 limit', 'Count', 'Denominator'],
  ...['Value note', 'Recent Trend', 'Compared to England value or percentiles', 'Compared to percentiles', 'Time period Sortable', 'New data'],
  ...['Compared to goal', 'Time period range'],
];

/** England twice, once without a parent, then every practice but the newest. */
export function scoreFile(seed: number, world: World): SampleFile {
  const own = ranked(seed, world);
  const scores = world.practices
    .slice(0, -1)
    .map((practice) => ({ practice, score: meanScore(seed, homesOf(seed, practice, own.get(practice.subIcb.code) ?? [])) }));
  const england = (scores.reduce((sum, { score }) => sum + score, 0) / scores.length).toFixed(6);
  const rows = [
    scoreRow('', '', 'E92000001', 'England', 'England', england),
    scoreRow('E92000001', 'England', 'E92000001', 'England', 'England', england),
    ...scores.map(({ practice: { code, name }, score }) => scoreRow('E92000001', 'England', code, name, 'GP', score.toFixed(6))),
  ];
  return { name: 'SYNTHETIC-fingertips-deprivation-indicator-data.csv', bytes: csv([SCORE_HEADER, ...rows]) };
}

function meanScore(seed: number, homes: readonly Home[]): number {
  const patients = homes.reduce((sum, home) => sum + home.patients, 0);
  return homes.reduce((sum, home) => sum + home.patients * scoreAt(rankOf(seed, home.lsoa.code)), 0) / patients;
}

const scoreRow = (parent: string, parentName: string, code: string, name: string, type: string, score: string): Cell[] => [
  ...['93553', 'Deprivation score (IMD 2019)', parent, parentName, code, name, type, 'Persons', 'All ages', '', '', '2019', score],
  ...['', '', '', '', '', '', '', 'Cannot be calculated', 'Not compared', 'Not compared', '20190000', '', '', '1y'],
];
