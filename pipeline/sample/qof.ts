/** Disease registers of practices for a financial year, with the two maps published beside them. LF line ends. */
import { chance } from './chance.js';
import { deprivationOf } from './deprivation.js';
import { type Cell, csv, type SampleFile } from './files.js';
import { listOf } from './lists.js';
import type { World } from './world.js';

/** Condition, its name, whom it counts, how many in 1,000 of them are on a register, and how much more often the most deprived are than the least. */
const CONDITIONS: readonly [group: string, name: string, listType: string, perThousand: number, steep: number][] = [
  ['AF', 'Atrial fibrillation', 'TOTAL', 21, -0.1],
  ['AST', 'Asthma', '06OV', 65, 0.05],
  ['CAN', 'Cancer', 'TOTAL', 32, -0.2],
  ['CHD', 'Secondary prevention of coronary heart disease', 'TOTAL', 31, 0.15],
  ['CKD', 'Chronic kidney disease', '18OV', 41, 0.05],
  ['COPD', 'Chronic obstructive pulmonary disease', 'TOTAL', 20, 0.9],
  ['DEM', 'Dementia', 'TOTAL', 8, 0],
  ['DEP', 'Depression', '18OV', 130, 0.45],
  ['DM', 'Diabetes mellitus', '17OV', 76, 0.35],
  ['EP', 'Epilepsy', '18OV', 8, 0.3],
  ['HF', 'Heart failure', 'TOTAL', 9, 0.15],
  ['HYP', 'Hypertension', 'TOTAL', 147, 0.05],
  ['LD', 'Learning disability', 'TOTAL', 6, 0.5],
  ['MH', 'Mental health', 'TOTAL', 10, 0.8],
  ['NDH', 'Non-diabetic hyperglycaemia', '18OV', 53, 0.2],
  ['OB', 'Obesity', '18OV', 70, 0.4],
  ['OST', 'Osteoporosis: secondary prevention of fragility fractures', '50OV', 9, -0.2],
  ['PAD', 'Peripheral arterial disease', 'TOTAL', 6, 0.4],
  ['PC', 'Palliative care', 'TOTAL', 5, 0],
  ['RA', 'Rheumatoid arthritis', '16OV', 8, 0.1],
  ['STIA', 'Stroke and transient ischaemic attack', 'TOTAL', 18, 0.2],
];

const stem = (start: number): string => `${String(start).slice(2)}${String(start + 1).slice(2)}`;

/**
 * With `negative`, one register holds fewer than nobody.
 * @param start year in which the financial year starts
 */
export const qofFiles = (seed: number, world: World, start: number, negative: boolean): SampleFile[] => [
  prevalence(seed, world, start, negative),
  geographies(world, start),
  indicators(start),
];

function prevalence(seed: number, { practices }: World, start: number, negative: boolean): SampleFile {
  const rows = practices.flatMap((practice): Cell[][] => {
    const deprived = deprivationOf(seed, practice.code);
    return CONDITIONS.map(([group, , type, perThousand, steep]) => {
      const list = listOf(practice, type);
      const own = 1 + 0.18 * chance(seed, 'prevalence', practice.code, group).normal() + 0.015 * (start - 2025) + steep * (deprived - 0.5);
      const register = chance(seed, 'register', practice.code, group, start).share(list, (perThousand / 1000) * own);
      return [practice.code, group, negative && practice === practices.at(-1) && group === 'RA' ? -register : register, type, list];
    });
  });
  const header = ['PRACTICE_CODE', 'GROUP_CODE', 'REGISTER', 'PATIENT_LIST_TYPE', 'PRACTICE_LIST_SIZE'];
  return { name: `SYNTHETIC-PREVALENCE_${stem(start)}.csv`, bytes: csv([header, ...rows], { newline: '\n' }) };
}

const GEOGRAPHY = [
  'NAT_ONS_CODE',
  'NAT_CODE',
  'COUNTRY',
  'REGION_ODS_CODE',
  'REGION_ONS_CODE',
  'REGION_NAME',
  'STP_ODS_CODE',
  'STP_ONS_CODE',
  'STP_NAME',
  'CCG_ODS_CODE',
  'CCG_ONS_CODE',
  'CCG_NAME',
  'PCN_ODS_CODE',
  'PCN_NAME',
  'PRACTICE_CODE',
  'PRACTICE_NAME',
];

function geographies({ practices }: World, start: number): SampleFile {
  const rows = practices.map(({ code, name, pcn, subIcb: { system, ...subIcb } }, i): Cell[] => [
    ...['E92000001', 'ENG', 'England', system.region.code, 'E40999001', system.region.name, system.code, system.onsCode, system.name],
    ...[subIcb.code, subIcb.onsCode, subIcb.name, pcn?.code ?? 'U', pcn?.name ?? 'Unallocated', code, i === 2 && start % 2 === 0 ? `${name} (FORMERLY)` : name],
  ]);
  return { name: `SYNTHETIC-MAPPING_NHS_GEOGRAPHIES_${stem(start)}.csv`, bytes: csv([GEOGRAPHY, ...rows], { newline: '\n' }) };
}

function indicators(start: number): SampleFile {
  const rows = CONDITIONS.flatMap(([group, name, type], i): Cell[][] =>
    [1, 2].map((n) => [`${group}00${n}`, 4 + ((i + n + start) % 7), group, name, 'CL', 'Clinical', type]),
  );
  const header = ['INDICATOR_CODE', 'INDICATOR_POINT_VALUE', 'GROUP_CODE', 'GROUP_DESCRIPTION', 'DOMAIN_CODE', 'DOMAIN_DESCRIPTION', 'PATIENT_LIST_TYPE'];
  return { name: `SYNTHETIC-MAPPING_INDICATORS_${stem(start)}.csv`, bytes: csv([header, ...rows], { newline: '\n' }) };
}
