/** The places and the dated geography against the published files: every code and name, and the figures of England summed at every level. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Extract, Partner } from '../../catalogue/define.js';
import { boundaries, extracts, places } from '../../catalogue/registry.js';
import { curate } from '../../pipeline/curate.js';
import { land } from '../../pipeline/land.js';
import { readLedger, readReceipts } from '../../pipeline/ledger.js';
import { inForce } from '../../pipeline/night.js';
import { normalise } from '../../pipeline/normalise.js';
import type { Row } from '../../pipeline/ports.js';

const DATA = '../shared/data';
const held = existsSync(DATA);
const FILES = [
  'practice/MAPPING_NHS_GEOGRAPHIES_2021.csv',
  'practice/PREVALENCE_2021_v2.csv',
  'practice/gp-reg-pat-prac-all_2021.csv',
  'practice/gp-reg-pat-prac-map_2022.csv',
  'reference/File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx',
  'reference/ePCN_2022.xlsx',
  'reference/eccg_2025.csv',
  'reference/epraccur_2022.csv',
  'reference/epraccur_2024.csv',
  'reference/etr_2022.csv',
  'reference/etr_2025.csv',
  'reference/etr_2026.csv',
  'reference/icb_names_codes_dec_2024.csv',
  'reference/lsoa_2011_to_sub_icb_2022.csv',
  'council/ascof_2024_25.ods',
  'council/DTOC_Dec_19.xls',
  'trust/20260430-RTT-April-2026-full-extract.csv.zip',
  'trust/nhs_sickness_absence_2025-03.csv',
  'trust/Monthly-AE-May-2025.csv',
];

describe.skipIf(!held)(`the places in the published files${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'places-'));
  const store = storeDirectory({ root });
  const warehouse = warehouseDuckdb({ root });
  const ask = (sql: string): Promise<Row[]> => warehouse.query(sql);
  const partners = Object.entries(places).flatMap(([id, place]) => place.partners.map((partner) => ({ id, ...partner })));
  const ofKind = (...kinds: Partner['kind'][]) => partners.filter((partner) => kinds.includes(partner.kind));

  beforeAll(async () => {
    for (const file of FILES) {
      const landed = await land(
        { store, extracts, now: new Date('2026-11-02T02:00:00Z'), scratch: root },
        { fileName: path.basename(file), path: path.join(DATA, file) },
      );
      if ('waiting' in landed) throw new Error(`${file} could not be read`);
      const { extract } = landed.receipt;
      await normalise({ store, extractId: extract, extract: extracts[extract] as Extract, scratch: root }, landed.receipt);
    }
    const lines = await readLedger(store, await readReceipts(store));
    await curate({ store, warehouse, sqlRoot: 'sql', extracts, places, boundaries }, inForce(lines), () => undefined);
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  it('have sub-ICB locations that the ODS and the RTT file know, in the system they name', async () => {
    for (const [id, place] of Object.entries(places)) {
      for (const { code } of place.subIcbs) {
        const ods = await ask(`SELECT system_code, close_date FROM curated.sub_icb WHERE sub_icb_code = '${code}'`);
        expect(ods, `${id} ${code}`).toEqual([{ system_code: place.system.code, close_date: null }]);
        const rtt = await ask(`SELECT DISTINCT commissioner_parent_code AS code FROM normalised.rtt_waiting_times WHERE commissioner_code = '${code}'`);
        expect(rtt, `${id} ${code}`).toEqual([{ code: place.system.code }]);
      }
      const system = await ask(`SELECT name FROM normalised.icb_names WHERE icb_code = '${place.system.code}'`);
      expect(system).toEqual([{ name: `NHS ${place.system.name} Integrated Care Board` }]);
    }
  });

  it('call sub-ICB locations what the maps called them as CCGs', async () => {
    for (const { code, name } of Object.values(places).flatMap((place) => place.subIcbs)) {
      const [map] = await ask(`SELECT DISTINCT sub_icb_name AS name FROM normalised.gp_practice_map WHERE sub_icb_code = '${code}'`);
      expect(map?.name).toBe(`NHS ${name} CCG`);
    }
  });

  it('have trusts that the ODS knows by that name, open while they are partners', async () => {
    for (const { id, code, name, from, to } of ofKind('acute trust', 'community and mental health trust', 'ambulance trust')) {
      const [ods] = await ask(`SELECT name, open_date, close_date FROM normalised.ods_trusts WHERE code = '${code}' AND period = '2026-06-30'`);
      expect(ods?.name, `${id} ${code}`).toBe(name.toUpperCase());
      expect(ods?.close_date ?? undefined, `${id} ${code}`).toBe(to);
      expect(String(ods?.open_date) <= from, `${id} ${code}`).toBe(true);
    }
  });

  it('have councils that the ASCOF workbook, or before the changes of 2023 the delayed transfers, know', async () => {
    for (const { id, code, name, to } of ofKind('upper-tier council')) {
      const table = to === undefined || code === 'E10000006' ? 'ascof' : 'delayed_transfers';
      const [found] = await ask(`SELECT DISTINCT council_name AS name FROM normalised.${table} WHERE ons_code = '${code}'`);
      expect(name.toLowerCase(), `${id} ${code}`).toContain(String(found?.name).toLowerCase());
    }
    for (const { id, code, name } of ofKind('district council')) {
      const [found] = await ask(`SELECT DISTINCT district_name AS name FROM curated.lsoa WHERE district_code = '${code}'`);
      expect(name, `${id} ${code}`).toContain(String(found?.name));
    }
  });

  it('have every council in whose area their people live', async () => {
    const upperTier = (district: string): string =>
      /^E070001(1[7-9]|2\d)$/.test(district)
        ? 'E10000017'
        : /^E070000(2[6-9]|3[01])$/.test(district)
          ? 'E10000006'
          : district === 'E07000163'
            ? 'E10000023'
            : district;
    for (const [id, place] of Object.entries(places)) {
      const codes = place.subIcbs.map(({ code }) => `'${code}'`).join(', ');
      const districts = await ask(`SELECT DISTINCT district_code AS code FROM curated.lsoa WHERE sub_icb_code IN (${codes}) ORDER BY district_code`);
      const councils = ofKind('upper-tier council').filter((partner) => partner.id === id && partner.from <= '2019-12-31');
      expect([...new Set(districts.map((row) => upperTier(String(row.code))))].sort(), id).toEqual(councils.map((partner) => partner.code).sort());
    }
  });

  it('cover the LSOAs that the map draws, and no others', async () => {
    const map = JSON.parse(readFileSync(`${DATA}/reference/lsoa_2011_six_places.geojson`, 'utf8')) as { features: { properties: Record<string, unknown> }[] };
    const drawn = map.features.map((feature) => Object.values(feature.properties).find((value) => /^E01\d{6}$/.test(String(value)))).sort();
    const own = await ask('SELECT lsoa_code FROM curated.lsoa AS l JOIN normalised.place_sub_icb AS p ON p.sub_icb_code = l.sub_icb_code ORDER BY lsoa_code');
    expect(own.map((row) => row.lsoa_code)).toEqual(drawn);
  });

  it('add up to England with what is listed as outside, at every level', async () => {
    const levels = [
      ['practice', 'sub_icb', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31', 60_606_345],
      ['practice', 'system', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31', 60_606_345],
      ['practice', 'pcn', 'gp_registered', 'practice_code', 'patients', '2021-01', '2021-01-31', 60_606_345],
      ['sub_icb', 'system', 'rtt_pathway', 'commissioner_code', 'waiting', '2026-04', '2026-04-30', 7_123_980],
      ['sub_icb', 'system', 'rtt_pathway', 'commissioner_code', 'within_18_weeks', '2026-04', '2026-04-30', 4_623_405],
      ['trust', 'system', 'rtt_pathway', 'provider_code', 'waiting', '2026-04', '2026-04-30', 7_123_980],
    ] as const;
    for (const [child, parent, table, code, figure, period, day, england] of levels) {
      const sum = async (from: string): Promise<number> =>
        Number((await ask(`SELECT CAST(sum(f.${figure}) AS bigint) AS n FROM curated.${table} AS f ${from}`))[0]?.n);
      const linked = await sum(`JOIN curated.area_link AS l ON l.child_type = '${child}' AND l.child_code = f.${code} AND l.parent_type = '${parent}'
        AND CAST('${day}' AS date) BETWEEN l.valid_from AND l.valid_to`);
      const outside = await sum(
        `JOIN curated.unlinked_area AS u ON u.area_type = '${child}' AND u.area_code = f.${code} AND u.parent_type = '${parent}' AND u.period = '${period}'`,
      );
      expect(linked + outside, `${table} ${parent}`).toBe(england);
    }
  });

  it('leave no practice of the list or of QOF without a sub-ICB, and count 6,658 and 6,571', async () => {
    expect(await ask('SELECT * FROM curated.unmapped_practice')).toEqual([]);
    expect(await ask('SELECT count(*) AS n FROM curated.gp_registered')).toEqual([{ n: 6658 }]);
    expect(await ask('SELECT count(DISTINCT practice_code) AS n FROM curated.qof_register')).toEqual([{ n: 6571 }]);
  });

  it('hold the practices that the January 2022 map gives them', async () => {
    const ours = await ask(`
      SELECT parent_code AS place, child_code AS practice FROM curated.area_link
      WHERE child_type = 'practice' AND parent_type = 'place' AND CAST('2022-01-31' AS date) BETWEEN valid_from AND valid_to
        AND child_code IN (SELECT practice_code FROM normalised.gp_practice_map) ORDER BY parent_code, child_code`);
    const codes = new Map(Object.entries(places).flatMap(([id, place]) => place.subIcbs.map(({ code }) => [code, id] as const)));
    const map = (await ask('SELECT sub_icb_code, practice_code FROM normalised.gp_practice_map ORDER BY practice_code')).flatMap((row) => {
      const place = codes.get(String(row.sub_icb_code));
      return place === undefined ? [] : [{ place, practice: row.practice_code }];
    });
    expect(ours).toEqual(map.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0)));
    expect(ours).toHaveLength(249);
  });
});
