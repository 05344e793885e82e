/** The adult social care finance return: three tables of coded keys, councils, regions and England. LF line ends. */
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile } from './files.js';
import type { World } from './world.js';

/** Council, its region or England, as the return names them: only a council has codes of its own. */
type Area = readonly [code: string, onsCode: string, region: string, adults: number];

const NORTH_WEST = 'E12000002';
const areas = ({ councils }: World, year: number): Area[] => {
  const held = councils.filter(({ from, to }) => from <= `${year}-04-01` && to >= `${year}-04-01`);
  const own = held.map(({ code, onsCode, adults }): Area => [code, onsCode, NORTH_WEST, adults]);
  const adults = held.reduce((sum, council) => sum + council.adults, 0);
  return [...own, ['', '', NORTH_WEST, adults], ['', '', 'E92000001', adults]];
};

/** A cell of the return by its keys: care type 2 is long term, in a setting (7 and 6 are residential and nursing homes), and 4 short term, for a purpose. */
interface Item {
  age: number;
  reason: number;
  care: 2 | 4;
  setting: number | '';
  purpose: number | '';
}

/** A few of the hundreds of cells. */
const CELLS: readonly Item[] = [1, 2].flatMap((age) =>
  [4, 6, 7].flatMap((reason): Item[] => [
    ...[3, 6, 7].map((setting) => ({ age, reason, care: 2 as const, setting, purpose: '' as const })),
    { age, reason, care: 4, setting: '', purpose: 2 },
  ]),
);

/** @param start year in which the financial year starts */
export const financeFiles = (seed: number, world: World, start: number): SampleFile[] => [
  totals(seed, world, start),
  activity(seed, world, start),
  additional(seed, world, start),
];

const lf = { newline: '\n' } as const;
const money = (value: number): number => Number(value.toFixed(5));
const stem = (what: string, start: number): string => `SYNTHETIC-CSV ASCFR ${what} ${start}-${String(start + 1).slice(2)}.csv`;

function totals(seed: number, world: World, start: number): SampleFile {
  const keys = ['CareType_KEY', 'AgeBand_KEY', 'PrimarySupportReason_KEY', 'SupportSetting_KEY', 'Purpose_KEY', 'CarerSupportType_KEY', 'DataType_KEY'];
  const sums = ['TOTALEXPENDITURE', 'TOTALINCOME', 'NETTOTALEXPENDITURE', 'GROSSTOTALEXPENDITURE', 'NETCURRENTEXPENDITURE', 'GROSSCURRENTEXPENDITURE'];
  const rows = areas(world, start).flatMap(([code, ons, region, adults]) =>
    CELLS.map((item): Cell[] => {
      const { age, reason, care, setting, purpose } = item;
      const gross = spent(seed, ons || region, adults, item, start);
      const income = money(gross * 0.24);
      const net = money(gross - income);
      return [start + 1, code, ons, region, care, age, reason, setting, purpose, '', 1, money(gross * 1.08), income, net, gross, net, gross];
    }),
  );
  return { name: stem('Totals', start), bytes: csv([['FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'REGION_GO_CODE', ...keys, ...sums], ...rows], lf) };
}

/** Thousand pounds of one cell: short term help costs a small part of long term care. */
function spent(seed: number, area: string, adults: number, { age, reason, care, setting }: Item, start: number): number {
  const luck = chance(seed, 'spend', area, age, reason, setting || 'short', start);
  return money((adults / (care === 2 ? 40 : 500)) * (0.5 + luck.unit()) * 1.04 ** (start - 2020));
}

/** What a week in a home, or an episode of short term help, costs: thousand pounds. Prices rise, and each council has its own. */
const price = (seed: number, area: string, { setting }: Item, start: number): number =>
  ((setting === 6 ? 0.66 : setting === 7 ? 0.6 : 2.1) + 0.1 * chance(seed, 'price', area, setting).unit()) * 1.04 ** (start - 2020);

/** Weeks of care in homes and episodes of short term help. A colon says that the council gave no figure, as it may for what is voluntary. */
function activity(seed: number, world: World, start: number): SampleFile {
  const keys = ['DataType_KEY', 'AgeBand_KEY', 'PrimarySupportReason_KEY', 'CareType_KEY', 'SupportSetting_KEY', 'Purpose_KEY', 'ActivityProvision_KEY'];
  const rows = areas(world, start).flatMap(([code, ons, region, adults]) =>
    CELLS.flatMap((item, i): Cell[][] => {
      const { age, reason, care, setting, purpose } = item;
      if (setting === 3) return [];
      const bought = money((1.08 * spent(seed, ons || region, adults, item, start)) / price(seed, ons || region, item, start));
      const luck = chance(seed, 'activity', ons || region, i, start);
      const head = (number: number): Cell[] => [number + i, start + 1, code, ons, region];
      const voluntary = luck.unit() < 0.7 ? ':' : money(bought * 0.3);
      return [
        [...head(8_610_101), 1, age, reason, care, setting, purpose, 2, bought],
        ...(age === 2 ? [[...head(8_630_101), 2, 4, reason, care, setting, purpose, 2, voluntary]] : []),
      ];
    }),
  );
  return {
    name: stem('Activity', start),
    bytes: csv([['UUID', 'FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'REGION_GO_CODE', ...keys, 'ItemValue'], ...rows], lf),
  };
}

function additional(seed: number, world: World, start: number): SampleFile {
  const keys = ['DataSource_KEY', 'Datatype_KEY', 'AgeBand_KEY', 'FinanceType_KEY', 'PrimarySupportReason_KEY', 'ComparativeTotals_KEY'];
  const rows = areas(world, start).flatMap(([code, ons, region, adults]) =>
    [7, 6, 1].map((total): Cell[] => {
      const luck = chance(seed, 'additional', ons || region, total, start);
      return [8_326_110 + total, start + 1, code, ons, region, 1, 2, '', '', '', total, money((adults / 700) * luck.unit())];
    }),
  );
  return {
    name: stem('Additional', start),
    bytes: csv([['UUID', 'FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'REGION_GO_CODE', ...keys, 'ItemValue'], ...rows], lf),
  };
}
