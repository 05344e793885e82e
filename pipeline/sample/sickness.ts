/** Sickness absence: one file a month, rates from days lost and available. */
import { type Month, winter } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile } from './files.js';
import type { World } from './world.js';

const HEADER = [
  'DATE',
  'NHSE_REGION_CODE',
  'NHSE_REGION_NAME',
  'ICS_CODE',
  'ICS_NAME',
  'ORG_CODE',
  'ORG_NAME',
  'ORG_TYPE',
  'FTE_DAYS_LOST',
  'FTE_DAYS_AVAILABLE',
  'SICKNESS_ABSENCE_RATE_PERCENT',
];

/** Usual rate of each kind of employer, per cent. */
const USUAL = { Acute: 5.2, 'Mental Health': 6.1, 'Community Provider Trust': 5.4, Ambulance: 6.8, 'Integrated Care Board': 3.2 };

interface Employer {
  code: string;
  name: string;
  kind: keyof typeof USUAL;
  ics: readonly [regionCode: string, regionName: string, code: string, name: string];
}

/** With `spoilt`, one rate does not follow from its days and one employer stands in the file twice. */
export function sicknessFile(seed: number, world: World, month: Month, spoilt: boolean): SampleFile {
  const rows = employers(world).map((employer) => row(seed, employer, month));
  const [first, second] = rows;
  if (spoilt && first !== undefined && second !== undefined) {
    first[10] = Number(first[10]) + 1;
    rows.push([...second]);
  }
  return { name: `SYNTHETIC-NHS Sickness Absence rates CSV, ${month.name} ${month.year}.csv`, bytes: csv([HEADER, ...rows]) };
}

function employers({ trusts, systems }: World): Employer[] {
  const own = systems.map((system): Employer => {
    const { region, code, name } = system;
    return { code, name, kind: 'Integrated Care Board', ics: [region.code, region.name, code, name] };
  });
  return [
    ...own,
    ...trusts.map(
      ({ code, name, kind, system }): Employer => ({ code, name: spelt(name), kind, ics: [system.region.code, system.region.name, system.code, system.name] }),
    ),
  ];
}

/** In small letters, as this publisher spells names; the rest of the sample has them in capitals. */
const spelt = (name: string): string =>
  name.replace(/[A-Z]+/g, (word) => (/^(SYNTHETIC|NHS|R[A-Z0-9]{2})$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()));

function row(seed: number, { code, name, kind, ics }: Employer, month: Month): Cell[] {
  const luck = chance(seed, 'sickness', code, month.id);
  const staff = chance(seed, 'staff', code).whole(1_500, 9_000) * (kind === 'Integrated Care Board' ? 0.1 : 1);
  const available = fixed(staff * month.days * (1 + 0.01 * luck.unit()), 5);
  const rate = USUAL[kind] + 0.9 * chance(seed, 'rate', code).normal() * 0.5 + 0.55 * winter(month.month) + 0.15 * luck.normal();
  const lost = fixed((available * Math.max(0.8, rate)) / 100, 5);
  const day = `${month.days}/${String(month.month).padStart(2, '0')}/${month.year}`;
  return [day, ...ics, code, name, kind, lost, available, fixed((100 * lost) / available, 2)];
}

const fixed = (value: number, decimals: number): number => Number(value.toFixed(decimals));
