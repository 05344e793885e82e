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

/** Data type, age band, support reason, care type, setting and purpose: a few of the hundreds of cells of the return. */
const CELLS = [1, 2].flatMap((age) => [4, 6, 7].flatMap((reason) => [1, 2, 3].map((setting) => ({ age, reason, setting }))));

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
    CELLS.map(({ age, reason, setting }): Cell[] => {
      const luck = chance(seed, 'spend', ons || region, age, reason, setting, start);
      const gross = money((adults / 40) * (0.5 + luck.unit()) * 1.04 ** (start - 2020));
      const income = money(gross * 0.24);
      const net = money(gross - income);
      return [start + 1, code, ons, region, 2, age, reason, setting, '', '', 1, money(gross * 1.08), income, net, gross, net, gross];
    }),
  );
  return { name: stem('Totals', start), bytes: csv([['FY_Ending', 'CASSR_CODE', 'GEOGRAPHY_CODE', 'REGION_GO_CODE', ...keys, ...sums], ...rows], lf) };
}

/** A colon says that the council gave no figure. */
function activity(seed: number, world: World, start: number): SampleFile {
  const keys = ['DataType_KEY', 'AgeBand_KEY', 'PrimarySupportReason_KEY', 'CareType_KEY', 'SupportSetting_KEY', 'Purpose_KEY', 'ActivityProvision_KEY'];
  const rows = areas(world, start).flatMap(([code, ons, region, adults]) =>
    CELLS.map(({ age, reason, setting }, i): Cell[] => {
      const luck = chance(seed, 'activity', ons || region, i, start);
      return [8_610_101 + i, start + 1, code, ons, region, 1, age, reason, 2, setting, '', 3, luck.unit() < 0.1 ? ':' : money((adults / 900) * luck.unit())];
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
