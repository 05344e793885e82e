/** Patients registered at each practice, and the map of practices to networks, sub-ICB locations and systems. */
import type { Month } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile } from './files.js';
import type { Practice, World } from './world.js';

const LIST_HEADER = ['PUBLICATION', 'EXTRACT_DATE', 'TYPE', 'CCG_CODE', 'ONS_CCG_CODE', 'CODE', 'POSTCODE', 'SEX', 'AGE', 'NUMBER_OF_PATIENTS'];
const PUBLICATION = 'GP_PRAC_PAT_LIST';

/** With `spoilt`, the figures of one location went through a spreadsheet and came out as `1.2E+04`: more than the file's budget of faults. */
export function listFile(seed: number, { practices }: World, month: Month, spoilt: boolean): SampleFile {
  const day = `01${month.name.slice(0, 3).toUpperCase()}${month.year}`;
  const rows = practices.map(({ code, postcode, subIcb, patients }): Cell[] => {
    const count = patientsIn(seed, code, patients, month);
    const said = spoilt && subIcb.code === practices[0]?.subIcb.code ? count.toExponential(1).toUpperCase() : count;
    return [PUBLICATION, day, 'GP', subIcb.code, subIcb.onsCode, code, postcode, 'ALL', 'ALL', said];
  });
  return { name: `SYNTHETIC-gp-reg-pat-prac-all-${month.name}-${month.year}.csv`, bytes: csv([LIST_HEADER, ...rows]) };
}

/** Lists grow a little, each at its own pace. */
function patientsIn(seed: number, code: string, patients: number, month: Month): number {
  const pace = 0.0004 + 0.0008 * chance(seed, 'pace', code).normal();
  return Math.round(patients * (1 + pace * (month.index - 24_300)) + 4 * chance(seed, 'list', code, month.id).normal());
}

const MAP_HEADER = [
  'PUBLICATION',
  'EXTRACT_DATE',
  'PRACTICE_CODE',
  'PRACTICE_NAME',
  'PRACTICE_POSTCODE',
  'PCN_CODE',
  'PCN_NAME',
  'ONS_CCG_CODE',
  'CCG_CODE',
  'CCG_NAME',
  'ONS_STP_CODE',
  'STP_CODE',
  'STP_NAME',
  'ONS_COMM_REGION_CODE',
  'COMM_REGION_CODE',
  'COMM_REGION_NAME',
];

/** Windows-1252 with LF, and one name with an accent: the file really comes both ways. */
export function mapFile({ practices }: World, month: Month): SampleFile {
  const day = `01${month.name.slice(0, 3)}${month.year}`;
  const rows = practices.map(({ code, name, postcode, pcn, subIcb: { system, ...subIcb } }, i): Cell[] => [
    ...[PUBLICATION, day, code, i === 1 ? 'SYNTHETIC CAFÉ STREET MEDICAL CENTRE' : name, postcode],
    ...[pcn?.code ?? 'U', pcn?.name ?? 'Unallocated', subIcb.onsCode, subIcb.code, subIcb.name],
    ...[system.onsCode, system.code, system.name, 'E40999001', system.region.code, system.region.name],
  ]);
  const bytes = csv([MAP_HEADER, ...rows], { newline: '\n', encoding: 'latin1' });
  return { name: `SYNTHETIC-gp-reg-pat-prac-map-${month.name}-${month.year}.csv`, bytes };
}

/** How much of each location the national figures of appointments cover, for the months held: one file, called after its newest month. */
export function coverageFile(seed: number, { practices, subIcbs }: World, held: readonly Month[]): SampleFile {
  const rows = subIcbs.flatMap((subIcb) => {
    const own = practices.filter((practice) => practice.subIcb === subIcb);
    return held.map((month): Cell[] => {
      const silent = own.filter(({ code }) => chance(seed, 'coverage', code).unit() < 0.02 || chance(seed, 'coverage', code, month.id).unit() < 0.005);
      const all = own.reduce((sum, { code, patients }) => sum + patientsIn(seed, code, patients, month), 0);
      const without = silent.reduce((sum, { code, patients }) => sum + patientsIn(seed, code, patients, month), 0);
      const day = `01${month.name.slice(0, 3).toUpperCase()}${month.year}`;
      return [subIcb.code, subIcb.system.onsCode, 'E40999001', day, own.length - silent.length, own.length, all - without, all];
    });
  });
  const newest = held.at(-1) as Month;
  return { name: `SYNTHETIC-APPOINTMENTS_GP_COVERAGE-${newest.name}-${newest.year}.csv`, bytes: csv([COVERAGE_HEADER, ...rows], { newline: '\n' }) };
}

const COVERAGE_HEADER = [
  'SUB_ICB_LOCATION_CODE',
  'ICB_ONS_CODE',
  'REGION_CODE',
  'Appointment_Month',
  'Included Practices',
  'Open Practices',
  'Patients registered at included practices',
  'Patients registered at open practices',
];

/** The list of a practice counted by age, as the conditions of QOF are: everyone, or those of an age and over. */
export const listOf = ({ patients }: Practice, type: string): number => Math.round(patients * (OLDER[type] ?? 1));
const OLDER: Readonly<Record<string, number>> = { TOTAL: 1, '06OV': 0.94, '16OV': 0.82, '17OV': 0.81, '18OV': 0.8, '50OV': 0.4 };
