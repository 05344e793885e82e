/** Dated geography over tiny tables: who belonged where on which day, and that no figure is lost or counted twice on the way up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curate } from '../../pipeline/curate.js';
import type { Row } from '../../pipeline/ports.js';
import { records, type Tiny, tiny } from './tiny.js';

const held: Tiny = tiny();
const ask = (sql: string): Promise<Row[]> => held.warehouse.query(sql);

beforeAll(async () => {
  // P1 stays; P2 changes its CCG in April 2021; P3 closed before the maps; P4 is new in 2022; P5 is in no list of places; P6 has no network.
  await held.hold(
    'gp_list_size',
    '2021-01',
    `practice_code | sub_icb_code | sex | age | patients
     P00001 | 00X | ALL | ALL | 1000
     P00002 | 05L | ALL | ALL | 2000
     P00003 | 01E | ALL | ALL | 300
     P00005 | 16C | ALL | ALL | 50
     P00006 | 12F | ALL | ALL | 7`,
  );
  await held.hold(
    'qof_geography',
    '2020-21',
    `practice_code | practice_name | pcn_code | pcn_name | sub_icb_code | sub_icb_name | icb_code | icb_name
     P00001 | Mill Lane Surgery | U00001 | North PCN    | 00X   | NHS Chorley and South Ribble CCG | QE1 | Healthier Lancashire
     P00002 | Old Name          | U00002 | Elsewhere PCN | D2P2L | NHS Black Country CCG          | QUA | Black Country
     P00006 | Sea View          | U      | Unallocated  | 12F   | NHS Wirral CCG                   | QYG | Cheshire and Merseyside`,
  );
  await held.hold(
    'gp_practice_map',
    '2022-01',
    `practice_code | practice_name | pcn_code | pcn_name | sub_icb_code | sub_icb_name | icb_code | icb_name
     P00001 | MILL LANE SURGERY | U00003 | SOUTH PCN | 00X   | NHS Chorley and South Ribble CCG | QE1 | Healthier Lancashire
     P00002 | NEW NAME          | U00002 | ELSEWHERE PCN | D2P2L | NHS Black Country CCG         | QUA | Black Country
     P00004 | THE NEW SURGERY   | U00003 | SOUTH PCN | 01E   | NHS Greater Preston CCG          | QE1 | Healthier Lancashire`,
  );
  await held.hold(
    'ods_pcn',
    '2022-06-29',
    `practice_code | pcn_code | pcn_name | start_date | end_date
     P00003 | U00001 | NORTH PCN | 2019-07-01 | 2020-12-31
     P00003 | U00003 | SOUTH PCN | 2021-01-01 | 2021-06-30
     P00001 | U00009 | GONE PCN  | 2019-07-01 | 2021-08-31`,
  );
  await held.hold(
    'ods_practices',
    '2023-12-04',
    `code | name | icb_code | sub_icb_code | open_date | joined_date | status | setting
     P00003 | CLOSED SURGERY | QE1 | 01E | 1974-04-01 | 2013-04-01 | C | 4
     P00007 | PRISON         | QE1 | 27T | 1974-04-01 | 2020-04-01 | A | 25`,
  );
  await held.hold(
    'ods_sub_icbs',
    '2024-07-24',
    `code | name | icb_code | open_date
     00X   | NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 00X | QE1 | 2013-04-01
     01E   | NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 01E | QE1 | 2013-04-01
     05L   | NHS SANDWELL AND WEST BIRMINGHAM CCG       | QHL | 2013-04-01
     D2P2L | NHS BLACK COUNTRY ICB - D2P2L              | QUA | 2021-04-01
     12F   | NHS CHESHIRE AND MERSEYSIDE ICB - 12F      | QYG | 2013-04-01
     27T   | NORTH WEST COMMISSIONING HUB               | QWO | 2020-04-01`,
  );
  await held.hold(
    'rtt_waiting_times',
    '2026-04',
    `provider_code | provider_name | provider_parent_code | provider_parent_name | commissioner_code | commissioner_name | commissioner_parent_code | part | treatment_function_code | total_all
     RXN | LANCASHIRE & X TRUST | QE1 | NHS LANCASHIRE AND SOUTH CUMBRIA INTEGRATED CARE BOARD | 00X   | NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 00X | QE1   | Part_2 | C_130 | 10
     RXN | LANCASHIRE & X TRUST | QE1 | NHS LANCASHIRE AND SOUTH CUMBRIA INTEGRATED CARE BOARD | 27T   | NORTH WEST COMMISSIONING HUB               |       | Part_2 | C_130 | 5
     RXN | LANCASHIRE & X TRUST | QE1 | NHS LANCASHIRE AND SOUTH CUMBRIA INTEGRATED CARE BOARD | D2P2L | NHS NEW MERGED ICB - D2P2L                 | N1E2W | Part_2 | C_130 | 2
     NV1 | SPIRE                | QE1 | NHS LANCASHIRE AND SOUTH CUMBRIA INTEGRATED CARE BOARD | NONC  |                                            |       | Part_2 | C_130 | 1`,
  );
  await held.hold(
    'nhs_sickness_absence',
    '2024-04',
    `org_code | org_name | icb_code | days_lost | days_available
     RXN | Lancashire and X Trust | QE1 | 5 | 100
     RR1 | Was in Black Country   | QUA | 5 | 100
     X24 | NHS England            | QZZ | 5 | 100`,
  );
  await held.hold('ods_trusts', '2026-06-30', 'code | name | icb_code | open_date\n RR1 | WAS IN BLACK COUNTRY | N1E2W | 2000-04-01');
  await curate(held, held.inForce, () => undefined);
});
afterAll(() => held.close());

/** Parent of a child on each of some days: `2021-01-31 00X, 2022-02-01 -`. */
async function timeline(child: string, parentType: string, ...days: string[]): Promise<string> {
  const at = async (day: string): Promise<string> => {
    const rows = await ask(
      `SELECT parent_code FROM curated.area_link WHERE child_code = '${child}' AND parent_type = '${parentType}' AND CAST('${day}' AS date) BETWEEN valid_from AND valid_to`,
    );
    return `${day} ${rows.map((row) => row.parent_code).join('+') || '-'}`;
  };
  return (await Promise.all(days.map(at))).join(', ');
}

describe('a practice belongs', () => {
  it('to what was said last, and before the first to what was said first', async () => {
    expect(await timeline('P00002', 'sub_icb', '2015-01-31', '2021-03-30', '2021-03-31', '2026-04-30')).toBe(
      '2015-01-31 05L, 2021-03-30 05L, 2021-03-31 D2P2L, 2026-04-30 D2P2L',
    );
    expect(await timeline('P00004', 'sub_icb', '2020-01-31', '2022-01-31')).toBe('2020-01-31 01E, 2022-01-31 01E');
  });

  it('to a network from the first day of a link to its last, unless something else was said since', async () => {
    expect(await timeline('P00003', 'pcn', '2020-12-31', '2021-01-01', '2021-06-30', '2021-07-01')).toBe(
      '2020-12-31 U00001, 2021-01-01 U00003, 2021-06-30 U00003, 2021-07-01 -',
    );
    expect(await timeline('P00001', 'pcn', '2021-03-30', '2021-03-31', '2021-09-30', '2022-01-31')).toBe(
      '2021-03-30 U00009, 2021-03-31 U00001, 2021-09-30 U00001, 2022-01-31 U00003',
    );
    expect(await timeline('P00006', 'pcn', '2021-03-31')).toBe('2021-03-31 -');
  });

  it('to the place and the system of its sub-ICB on that day', async () => {
    expect(await timeline('P00001', 'place', '2012-12-31', '2021-01-31')).toBe('2012-12-31 -, 2021-01-31 central-lancashire');
    expect(await timeline('P00002', 'place', '2021-01-31')).toBe('2021-01-31 -');
    expect(await timeline('P00002', 'system', '2021-01-31', '2021-04-30', '2026-04-30')).toBe('2021-01-31 QHL, 2021-04-30 QUA, 2026-04-30 N1E2W');
  });

  it('to no commissioning hub', async () => {
    expect(await timeline('P00007', 'sub_icb', '2022-01-31')).toBe('2022-01-31 -');
    expect(await timeline('27T', 'system', '2026-04-30')).toBe('2026-04-30 -');
  });
});

describe('other areas', () => {
  it('follow a merger of systems from the month it is published', async () => {
    expect(await timeline('D2P2L', 'system', '2025-12-31', '2026-03-31', '2026-04-01')).toBe('2025-12-31 QUA, 2026-03-31 QUA, 2026-04-01 N1E2W');
    expect(await timeline('RR1', 'system', '2024-04-30', '2026-06-30')).toBe('2024-04-30 QUA, 2026-06-30 N1E2W');
    expect(await timeline('X24', 'system', '2024-04-30')).toBe('2024-04-30 -');
  });

  it('lie in the place of their sub-ICB', async () => {
    expect(await timeline('01K', 'place', '2017-03-31', '2026-04-30')).toBe('2017-03-31 -, 2026-04-30 morecambe-bay');
    expect(await timeline('U00003', 'place', '2026-04-30')).toBe('2026-04-30 central-lancashire');
  });

  it('never have two parents of one type on one day', async () => {
    const twice = await ask(`
      SELECT a.child_type, a.child_code, a.parent_type FROM curated.area_link AS a
      JOIN curated.area_link AS b ON a.child_type = b.child_type AND a.child_code = b.child_code AND a.parent_type = b.parent_type
      WHERE (a.parent_code <> b.parent_code OR a.valid_from <> b.valid_from) AND a.valid_from <= b.valid_to AND b.valid_from <= a.valid_to`);
    expect(twice).toEqual([]);
    expect(await ask('SELECT * FROM curated.area_link WHERE valid_to < valid_from')).toEqual([]);
  });
});

const LEVELS = [
  ['practice', 'pcn', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31'],
  ['practice', 'sub_icb', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31'],
  ['practice', 'system', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31'],
  ['sub_icb', 'system', 'rtt_pathway', 'commissioner_code', 'waiting', '2026-04', '2026-04-30'],
  ['trust', 'system', 'rtt_pathway', 'provider_code', 'waiting', '2026-04', '2026-04-30'],
] as const;

describe('England', () => {
  it.each(LEVELS)(
    'is the sum of the %s rows at the level of the %s, and of what is listed as outside it',
    async (child, parent, table, code, figure, period, day) => {
      const sum = async (from: string): Promise<number> =>
        Number((await ask(`SELECT CAST(sum(f.${figure}) AS bigint) AS n FROM curated.${table} AS f ${from}`))[0]?.n);
      const linked = await sum(`JOIN curated.area_link AS l ON l.child_type = '${child}' AND l.child_code = f.${code} AND l.parent_type = '${parent}'
      AND CAST('${day}' AS date) BETWEEN l.valid_from AND l.valid_to`);
      const listed = await sum(
        `JOIN curated.unlinked_area AS u ON u.area_type = '${child}' AND u.area_code = f.${code} AND u.parent_type = '${parent}' AND u.period = '${period}'`,
      );
      expect(linked + listed).toBe(await sum(''));
      expect(linked).toBeGreaterThan(0);
    },
  );

  it('has every practice mapped, or listed', async () => {
    expect(await ask('SELECT * FROM curated.unmapped_practice')).toEqual([]);
    const outside = await ask("SELECT area_code, parent_type FROM curated.unlinked_area WHERE area_type <> 'trust' ORDER BY area_code, parent_type");
    expect(outside).toEqual(
      records(`
        area_code | parent_type
        27T       | system
        NONC      | system
        P00005    | pcn
        P00005    | system
        P00006    | pcn`),
    );
  });
});

describe('an area is called', () => {
  it('by its newest name, in the spelling with small letters', async () => {
    const named = await ask(`
      SELECT area_type, area_code, area_name FROM curated.area
      WHERE area_code IN ('P00001', 'P00002', 'U00002', 'RXN', '00X', 'D2P2L', 'QE1', 'QUA', 'NONC', 'E92000001') ORDER BY area_code, area_type`);
    expect(named).toEqual(
      records(`
        area_type | area_code | area_name
        sub_icb   | 00X       | Chorley and South Ribble
        sub_icb   | D2P2L     | NHS NEW MERGED ICB - D2P2L
        england   | E92000001 | England
        sub_icb   | NONC      | NONC
        practice  | P00001    | Mill Lane Surgery
        practice  | P00002    | NEW NAME
        system    | QE1       | Lancashire and South Cumbria
        system    | QUA       | Black Country
        trust     | RXN       | Lancashire and X Trust
        pcn       | U00002    | Elsewhere PCN`),
    );
  });
});
