/**
 * The past on the boundaries of then and of now, end to end over tiny tables: practices that stay, close, merge, move between networks and between places,
 * and systems that end. Every practice has another power of ten of patients, so that a sum says who is in it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Governed, Indicator, Place } from '../../catalogue/define.js';
import type { Boundary } from '../../catalogue/define-boundary.js';
import { indicators, places } from '../../catalogue/registry.js';
import { curate } from '../../pipeline/curate.js';
import { explain, parseAddress } from '../../pipeline/explain.js';
import { measure } from '../../pipeline/measure.js';
import type { Row } from '../../pipeline/ports.js';
import { records, type Tiny, tiny } from '../curate/tiny.js';

const held: Tiny = tiny();
const ask = (sql: string): Promise<Row[]> => held.warehouse.query(sql);
const TODAY = '2025-06-30';
const ID = 'registered_population';

const placeOf = (name: string, code: string, system: string): Place => ({
  ...(places['central-lancashire'] as Place),
  name,
  system: { code: system, name: `System ${system}` },
  subIcbs: [{ code, name, from: '2013-04-01' }],
});

const governed: Governed = { owner: 'Test', source: 'Invented', licence: 'MIT', reviewBy: '2030-01-01', changes: [] };
const heir = (code: string, isNew: boolean) => ({ code, name: `System ${code}`, isNew });
const APRIL: Boundary = {
  ...governed,
  title: 'Invented boundaries of April 2025',
  on: '2025-04-01',
  publishedOn: '2025-01-01',
  verified: true,
  became: [
    { type: 'system', code: 'S1', name: 'System S1', into: [heir('S9', true)] },
    { type: 'system', code: 'S2', name: 'System S2', into: [heir('S8', true), heir('S9', true)] },
    { type: 'practice', code: 'P00004', name: 'Merged Surgery', into: [{ code: 'P00005', name: 'Larger Surgery', isNew: false }] },
  ],
  moved: [{ type: 'practice', code: 'P00002', name: 'Moving Surgery', parentType: 'pcn', from: 'U00001', to: 'U00002' }],
};

const JANUARY = `practice_code | sub_icb_code | sex | age | patients
  P00001 | A01 | ALL | ALL | 1000
  P00002 | A01 | ALL | ALL | 200
  P00003 | A01 | ALL | ALL | 30
  P00004 | A01 | ALL | ALL | 4
  P00005 | B01 | ALL | ALL | 50000
  P00006 | A01 | ALL | ALL | 600000
  P00007 | B01 | ALL | ALL | 7000000
  P00008 | A01 | ALL | ALL | 80000000`;
const MAY = `practice_code | sub_icb_code | sex | age | patients
  P00001 | A01 | ALL | ALL | 1000
  P00002 | A01 | ALL | ALL | 200
  P00005 | B01 | ALL | ALL | 50004
  P00006 | B01 | ALL | ALL | 600000
  P00007 | B01 | ALL | ALL | 7000000
  P00008 | A01 | ALL | ALL | 80000000`;

async function holdAll(): Promise<void> {
  await held.hold('gp_list_size', '2025-01', JANUARY);
  await held.hold('gp_list_size', '2025-05', MAY);
  await held.hold(
    'ods_pcn',
    '2025-01-15',
    `practice_code | pcn_code | pcn_name | start_date | end_date
     P00001 | U00001 | ONE PCN | 2019-07-01 |
     P00002 | U00001 | ONE PCN | 2019-07-01 |
     P00003 | U00001 | ONE PCN | 2019-07-01 | 2025-03-31
     P00004 | U00001 | ONE PCN | 2019-07-01 |
     P00005 | U00003 | THREE PCN | 2019-07-01 |
     P00006 | U00003 | THREE PCN | 2019-07-01 |
     P00007 | U00003 | THREE PCN | 2019-07-01 |`,
  );
  await held.hold(
    'ods_practices',
    '2025-05-01',
    `code | name | sub_icb_code | open_date | close_date | joined_date | status | setting
     P00003 | CLOSED SURGERY | A01 | 1974-04-01 | 2025-03-31 | 2013-04-01 | C | 4
     P00008 | LONE SURGERY   | A01 | 1974-04-01 |            | 2013-04-01 | A | 4`,
  );
  await held.hold('ods_sub_icbs', '2024-07-24', 'code | name | icb_code | open_date\n A01 | NHS A | S1 | 2013-04-01\n B01 | NHS B | S2 | 2013-04-01');
  await held.hold('ods_sub_icbs', '2025-05-20', 'code | name | icb_code | open_date\n B01 | NHS B | S8 | 2013-04-01');
}

beforeAll(async () => {
  held.places = { north: placeOf('North', 'A01', 'S9'), south: placeOf('South', 'B01', 'S8') };
  held.boundaries = { april: APRIL };
  await holdAll();
  await curate(held, held.inForce, () => undefined);
  await measure({ ...held, indicators: { [ID]: indicators[ID] as Indicator }, targets: {}, today: TODAY }, 'one', () => undefined);
});
afterAll(() => held.close());

/** `S1 80601234, S2 7050000`: every area of a type, by code. */
async function figures(areaType: string, period: string, cut: string): Promise<string> {
  const rows = await ask(
    `SELECT area_code, numerator FROM published.measure WHERE area_type = '${areaType}' AND period = '${period}' AND cut = '${cut}' ORDER BY area_code`,
  );
  return rows.map(({ area_code, numerator }) => `${area_code} ${numerator}`).join(', ');
}
const NOW = 'footprint=now';

describe('an old month, as then', () => {
  it('has closed, merged and moved practices where they were', async () => {
    expect(await figures('pcn', '2025-01', 'all')).toBe('U00001 1234, U00003 7650000');
    expect(await figures('sub_icb', '2025-01', 'all')).toBe('A01 80601234, B01 7050000');
    expect(await figures('place', '2025-01', 'all')).toBe('north 80601234, south 7050000');
  });

  it('is of the systems of that month, and a new month of those that are there now', async () => {
    expect(await figures('system', '2025-01', 'all')).toBe('S1 80601234, S2 7050000');
    expect(await figures('system', '2025-05', 'all')).toBe('S8 7650004, S9 80001200');
  });

  it('says so, with its day', async () => {
    const said = await ask("SELECT DISTINCT footprint, boundaries_on FROM published.measure WHERE period = '2025-01' AND cut = 'all'");
    expect(said).toEqual([{ footprint: 'as then', boundaries_on: '2025-01-31' }]);
  });
});

describe('the same month, as now', () => {
  it('leaves a closed practice in its network, and takes the others along', async () => {
    expect(await figures('pcn', '2025-01', NOW)).toBe('U00001 1030, U00002 200, U00003 7650004');
    expect(await figures('sub_icb', '2025-01', NOW)).toBe('A01 80001230, B01 7650004');
    expect(await figures('place', '2025-01', NOW)).toBe('north 80001230, south 7650004');
  });

  it('counts the past of a practice with the one it became', async () => {
    expect(await figures('practice', '2025-01', NOW)).toBe('P00005 50004');
  });

  it('is of the systems that are there now, though part of one went elsewhere', async () => {
    expect(await figures('system', '2025-01', NOW)).toBe('S8 7650004, S9 80001230');
    expect(await ask("SELECT became, valid_from, valid_to FROM published.area WHERE area_code IN ('S1', 'S2', 'S9') ORDER BY area_code")).toEqual([
      { became: 'S9', valid_from: null, valid_to: '2025-03-31' },
      { became: 'S8, S9', valid_from: null, valid_to: '2025-03-31' },
      { became: null, valid_from: '2025-04-01', valid_to: null },
    ]);
  });

  it('says so, and has every period, so that its series is whole', async () => {
    expect(await ask(`SELECT DISTINCT footprint, boundaries_on FROM published.measure WHERE cut = '${NOW}'`)).toEqual([
      { footprint: 'as now', boundaries_on: TODAY },
    ]);
    expect(await figures('system', '2025-05', NOW)).toBe('S8 7650004, S9 80001200');
  });

  it('is not given where nothing changed: England has one series', async () => {
    expect(await figures('england', '2025-01', NOW)).toBe('');
    expect(await figures('england', '2025-01', 'all')).toBe('E92000001 87651234');
  });

  it('is explained from the rows of those who belong there now', async () => {
    const deps = { warehouse: held.warehouse, indicators: { [ID]: indicators[ID] as Indicator }, indicatorSql: sqlOf, lines: [] };
    const found = await explain(deps, parseAddress(`${ID}/U00003/2025-01/registered/${NOW}`), 9);
    expect(found.agrees).toBe(true);
    expect(found.rows.map((row) => row.area_code)).toEqual(['P00004', 'P00005', 'P00006', 'P00007']);
    expect(found.because[0]).toContain('as now, by the boundaries of 30 June 2025');
  });
});

const sqlOf = (): string =>
  "SELECT 'registered' AS basis, 'practice' AS area_type, practice_code AS area_code, period, 'all' AS cut, CAST(patients AS double) AS numerator, CAST(NULL AS double) AS denominator, source_sha256, source_line FROM curated.gp_registered";

const GAPS = `SELECT footprint, area_code, numerator, finer_numerator, numerator_gap, missing, extra FROM published.gap
  WHERE period = '2025-01' AND finer_type = 'pcn' AND area_type IN ('sub_icb', 'england') ORDER BY footprint, area_code`;
const numbers = (rows: Row[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])));

describe('where levels do not add up', () => {
  it('the gap is given on both footprints', async () => {
    expect(numbers(await ask(GAPS))).toEqual(
      records(`footprint | area_code | numerator | finer_numerator | numerator_gap | missing | extra
        as now  | A01       | 80001230 | 1230    | 80000000 | 1 | 0
        as now  | E92000001 | 87651234 | 7651234 | 80000000 | 1 | 0
        as then | A01       | 80601234 | 1234    | 80600000 | 2 | 0
        as then | B01       | 7050000  | 7650000 | -600000  | 0 | 1
        as then | E92000001 | 87651234 | 7651234 | 80000000 | 1 | 0`),
    );
  });

  it('names those who make it, with what they have', async () => {
    const named = await ask(
      "SELECT side, unplaced_code, unplaced_name, numerator FROM published.gap_area WHERE period = '2025-01' AND footprint = 'as then' AND finer_type = 'pcn' AND area_code = 'A01' ORDER BY unplaced_code",
    );
    expect(named).toEqual([
      { side: 'missing', unplaced_code: 'P00006', unplaced_name: 'P00006', numerator: 600000 },
      { side: 'missing', unplaced_code: 'P00008', unplaced_name: 'LONE SURGERY', numerator: 80000000 },
    ]);
    expect(await ask("SELECT says FROM published.gap WHERE area_code = 'B01' AND period = '2025-01' AND finer_type = 'pcn' AND footprint = 'as then'")).toEqual(
      [{ says: '1 practice outside South is counted in a network of it.' }],
    );
  });

  it('is told by explain', async () => {
    const deps = { warehouse: held.warehouse, indicators: { [ID]: indicators[ID] as Indicator }, indicatorSql: sqlOf, lines: [] };
    const { because } = await explain(deps, parseAddress(`${ID}/E92000001/2025-01`), 1);
    expect(because).toContain(
      'Adding up: the figures of level pcn differ from it by 80000000. 1 practice in England lies in no network of it. They are listed in published.gap_area.',
    );
  });
});

it('people nobody has published are counted on one footprint, and the list of gaps has no figure of them', async () => {
  const definition: Indicator = { ...(indicators[ID] as Indicator), disclosure: 'people' };
  await measure({ ...held, indicators: { [ID]: definition }, targets: {}, today: TODAY }, 'people', () => undefined);
  expect(await ask("SELECT count(*) AS n FROM published.measure WHERE footprint = 'as now'")).toEqual([{ n: 0 }]);
  expect(await ask('SELECT count(*) AS n FROM published.gap_area WHERE numerator IS NOT NULL OR denominator IS NOT NULL')).toEqual([{ n: 0 }]);
  expect(await ask("SELECT missing FROM published.gap WHERE area_code = 'E92000001' AND period = '2025-01' AND finer_type = 'pcn'")).toEqual([{ missing: 1 }]);
});
