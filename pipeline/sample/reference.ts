/** Deprivation of neighbourhoods, the location each lies in, and the names of systems. */
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile, workbook } from './files.js';
import type { World } from './world.js';

export const referenceFiles = (seed: number, world: World): SampleFile[] => [deprivation(seed, world), neighbourhoodMap(world), systemNames(world)];

export interface Lsoa {
  code: string;
  name: string;
  subIcb: World['subIcbs'][number];
  district: { code: string; name: string };
}

/** Neighbourhoods with invented codes, 1,700 people in each. */
export function lsoas({ subIcbs: all, districts }: World): Lsoa[] {
  return all.flatMap((subIcb, s) => {
    const own = districts[subIcb.code] ?? [{ code: `E0799900${s % 10}`, name: 'SYNTHETIC District' }];
    return Array.from({ length: Math.round(subIcb.population / 1_700) }, (_, i): Lsoa => {
      const district = own[i % own.length] as Lsoa['district'];
      return { code: `E0199${String(300 * s + i).padStart(4, '0')}`, name: `${district.name} ${String(i).padStart(3, '0')}A`, subIcb, district };
    });
  });
}

/** Rank of a neighbourhood in England: 1 is the most deprived. */
export const rankOf = (seed: number, code: string): number => chance(seed, 'imd', code).whole(1, 32_844);

function deprivation(seed: number, world: World): SampleFile {
  const all = lsoas(world);
  const header = [
    'LSOA code (2011)',
    'LSOA name (2011)',
    'Local Authority District code (2019)',
    'Local Authority District name (2019)',
    'Index of Multiple Deprivation (IMD) Rank',
    'Index of Multiple Deprivation (IMD) Decile',
  ];
  const rows = all.map(({ code, name, district }): Cell[] => {
    const rank = rankOf(seed, code);
    return [code, name, district.code, district.name, rank, Math.ceil((rank * 10) / 32_844)];
  });
  return {
    name: 'SYNTHETIC-File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx',
    bytes: workbook({ Notes: [['SYNTHETIC']], IMD2019: [header, ...rows] }, 'xlsx'),
  };
}

function neighbourhoodMap(world: World): SampleFile {
  const rows = lsoas(world).map(({ code, name, subIcb }): Cell[] => [code, name, subIcb.onsCode, subIcb.name]);
  return { name: 'SYNTHETIC-lsoa_2011_to_sub_icb_2022.csv', bytes: csv([['LSOA11CD', 'LSOA11NM', 'SICBL22CD', 'SICBL22NM'], ...rows]) };
}

function systemNames({ systems }: World): SampleFile {
  const rows = systems.map(({ onsCode, code, name }, i): Cell[] => [onsCode, code, name, i + 1]);
  return { name: 'SYNTHETIC-icb_names_codes_dec_2024.csv', bytes: csv([['ICB24CD', 'ICB24CDH', 'ICB24NM', 'ObjectId'], ...rows], { newline: '\n' }) };
}
