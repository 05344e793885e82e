/** Reference lists: organisations of the ODS without a header, networks and their practices, deprivation of neighbourhoods, names of systems. */
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile, workbook } from './files.js';
import type { World } from './world.js';

/** @param edition day of the newest change in the lists, `20260930` */
export const referenceFiles = (seed: number, world: World, edition: string): SampleFile[] => [
  practices(world, edition),
  trusts(world, edition),
  subIcbs(world, edition),
  networks(world, edition),
  deprivation(seed, world),
  neighbourhoodMap(world),
  systemNames(world),
];

/** The 27 columns of every ODS list, given by position. */
const ods = (filled: Readonly<Record<number, Cell>>): Cell[] => Array.from({ length: 27 }, (_, i) => filled[i + 1] ?? '');
const address = { 5: '1 SYNTHETIC STREET', 8: 'SYNTHETIC TOWN', 10: 'ZZ99 1AA' };

function practices({ practices: all }: World, edition: string): SampleFile {
  const rows = all.map(({ code, name, postcode, subIcb: { code: own, system } }, i) =>
    ods({
      1: code,
      2: name,
      3: system.region.code,
      4: system.code,
      ...address,
      10: postcode,
      11: i === 0 ? edition : '19740401',
      13: 'A',
      14: 'B',
      15: own,
      16: '20130401',
      22: 0,
      24: own,
      26: 4,
    }),
  );
  const first = all[0];
  const closed = ods({
    1: 'P99998',
    2: 'SYNTHETIC CLOSED SURGERY',
    3: 'Y62',
    4: 'QE1',
    ...address,
    11: '19740401',
    12: '20180331',
    13: 'C',
    14: 'B',
    15: first?.subIcb.code ?? '',
    16: '20130401',
    17: '20180331',
    22: 0,
    26: 4,
  });
  return { name: 'SYNTHETIC-epraccur.csv', bytes: csv([...rows, closed], { newline: '\n', allQuoted: true }) };
}

function trusts({ trusts: all }: World, edition: string): SampleFile {
  const rows = all.map(({ code, name, system }, i) =>
    ods({ 1: code, 2: name, 3: system.region.code, 4: system.code, ...address, 11: i === 0 ? edition : '20130401', 22: 1, 24: 'A' }),
  );
  return { name: 'SYNTHETIC-etr.csv', bytes: csv(rows, { allQuoted: true }) };
}

function subIcbs({ subIcbs: all }: World, edition: string): SampleFile {
  const rows = all.map(({ code, name, system }, i) =>
    ods({ 1: code, 2: name.toUpperCase(), 3: system.region.code, 4: system.code, ...address, 11: i === 0 ? edition : '20130401', 22: 1 }),
  );
  return { name: 'SYNTHETIC-eccg.csv', bytes: csv(rows, { allQuoted: true }) };
}

/** Header cells carry line breaks, as published. One practice moved: its first link has ended. */
function networks({ practices: all }: World, edition: string): SampleFile {
  const header = [
    'Partner\nOrganisation\nCode',
    'Partner\nName',
    'Practice\nParent\nCCG Code',
    'Practice\nParent\nCCG Name',
    'PCN Code',
    'PCN Name',
    'PCN Parent\nCCG Code',
    'PCN Parent\nCCG Name',
    'Practice to PCN\nRelationship\nStart Date',
    'Practice to PCN\nRelationship\nEnd Date',
    'Practice CCG and PCN\nCCG Match ',
  ];
  const linked = all.flatMap((practice) => (practice.pcn === undefined ? [] : [{ ...practice, pcn: practice.pcn }]));
  const rows = linked.flatMap(({ code, name, subIcb, pcn }, i): Cell[][] => {
    const link = (network: { code: string; name: string }, start: string, end: string): Cell[] => [
      ...[code, name, subIcb.code, subIcb.name, network.code, network.name, subIcb.code, subIcb.name, start, end, 'TRUE'],
    ];
    const next = linked[i + 6]?.pcn;
    return i === 0 && next !== undefined ? [link(next, '20190701', '20200930'), link(pcn, '20201001', '')] : [link(pcn, i === 1 ? edition : '20190701', '')];
  });
  return { name: 'SYNTHETIC-ePCN.xlsx', bytes: workbook({ PCNDetails: [['PCN\nCode', 'PCN Name']], 'PCN Core Partner Details': [header, ...rows] }, 'xlsx') };
}

interface Lsoa {
  code: string;
  name: string;
  subIcb: World['subIcbs'][number];
  district: { code: string; name: string };
}

/** Neighbourhoods with invented codes, 1,700 people in each. */
function lsoas({ subIcbs: all, districts }: World): Lsoa[] {
  return all.flatMap((subIcb, s) => {
    const own = districts[subIcb.code] ?? [{ code: `E0799900${s % 10}`, name: 'SYNTHETIC District' }];
    return Array.from({ length: Math.round(subIcb.population / 1_700) }, (_, i): Lsoa => {
      const district = own[i % own.length] as Lsoa['district'];
      return { code: `E0199${String(300 * s + i).padStart(4, '0')}`, name: `${district.name} ${String(i).padStart(3, '0')}A`, subIcb, district };
    });
  });
}

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
    const rank = chance(seed, 'imd', code).whole(1, 32_844);
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
