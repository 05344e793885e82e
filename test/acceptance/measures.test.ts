/** Measures of the published files, held against what their publishers state and against sums made by another route. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { boundaries, extracts, indicators, places, targets } from '../../catalogue/registry.js';
import { explain, parseAddress } from '../../pipeline/explain.js';
import { monthsNamed } from '../../pipeline/land/period.js';
import { dataTo } from '../../pipeline/ledger.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { type Night, nightSteps } from '../../pipeline/nightly.js';

const DATA = path.resolve('../shared/data');
const held = existsSync(DATA);
const file = (group: string, name: string): string => path.join(DATA, group, name);
type Cells = Record<string, string>;

const csv = (text: string): Cells[] => Papa.parse<Cells>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: 'greedy' }).data;
const filesOf = (group: string, pattern: RegExp): Cells[][] =>
  readdirSync(path.join(DATA, group))
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => csv(readFileSync(file(group, name), 'utf8')));
const whole = (text: string | undefined): number => Number((text ?? '').replaceAll(',', '').trim() || 0);

/** The RTT file's own total rows of waiting pathways, read without our readers. */
function rttTotals(): Promise<Cells[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(file('trust', '20260430-RTT-April-2026-full-extract.csv.zip'), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName.startsWith('__MACOSX')) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const rows: Cells[] = [];
          Papa.parse<Cells>(stream, {
            header: true,
            step: ({ data }) => data['Treatment Function Code'] === 'C_999' && data['RTT Part Type'] === 'Part_2' && rows.push(data),
            complete: () => resolve(rows),
            error: reject,
          });
        });
      });
      zip.readEntry();
    });
  });
}

describe.skipIf(!held)(`measures of the published files${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'measures-'));
  const warehouse = warehouseDuckdb({ root });
  let night: Night;

  beforeAll(async () => {
    const scratch = path.join(root, 'scratch');
    mkdirSync(scratch);
    const arriving = readdirSync(DATA, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({ fileName: entry.name, path: path.join(entry.parentPath, entry.name) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const store = storeDirectory({ root });
    const catalogue = { boundaries, extracts, indicators, places, targets };
    const walk = nightSteps({ store, warehouse, catalogue, sqlRoot: 'sql', scratch, now: new Date('2026-06-12T02:00:00Z'), version: 'test', arriving });
    for (const step of walk.steps.slice(0, 4)) await step.run(() => undefined);
    night = walk.night;
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  const rows = async (where: string): Promise<MeasureRow[]> =>
    (await warehouse.query(`SELECT * FROM published.measure WHERE ${where} ORDER BY indicator_id, period, area_code, basis`)) as unknown as MeasureRow[];
  const england = async (id: string): Promise<MeasureRow[]> => rows(`indicator_id = '${id}' AND area_type = 'england'`);
  const parts = (row: MeasureRow | undefined): unknown[] => [row?.period, row?.numerator, row?.denominator];

  it('give England exactly as published', async () => {
    const rtt = await england('rtt_within_18_weeks');
    expect(rtt.map((row) => [row.basis, ...parts(row), row.value?.toFixed(3)])).toEqual([
      ['commissioner', '2026-04', 4_623_405, 7_123_980, '0.649'],
      ['provider', '2026-04', 4_623_405, 7_123_980, '0.649'],
    ]);
    expect(parts((await england('registered_population'))[0])).toEqual(['2021-01', 60_606_345, null]);
    expect(parts((await england('prevalence_hypertension'))[0])).toEqual(['2020-21', 8_457_600, 60_716_244]);
    const [diabetes] = await england('prevalence_diabetes');
    expect([...parts(diabetes), diabetes?.value?.toFixed(5)]).toEqual(['2020-21', 3_491_868, 49_122_259, '0.07109']);
    expect(await rows("indicator_id = 'registered_population' AND area_type = 'practice'")).toHaveLength(6658);
  });

  it('give England’s A&E of a month held as a workbook as the workbook says: within ÷ (within + over), where a trust without figures is in neither', async () => {
    const books = readdirSync(path.join(DATA, 'trust')).filter((name) => /AE.*\.xls$/.test(name));
    expect(books).toHaveLength(7);
    const of = async (id: string, period: string) => (await england(id)).find((row) => row.period === period);
    for (const name of books) {
      const sheet = read(readFileSync(path.join(DATA, 'trust', name))).Sheets['Provider Level Data'] as WorkSheet;
      const lines = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, raw: true });
      const [total, at] = [lines.find((line) => line.includes('England')) ?? [], (lines.find((line) => line.includes('England')) ?? []).indexOf('England')];
      const [seen, within, over, share, admitted] = [4, 8, 12, 13, 20].map((i) => total[at + i]);
      const period = monthsNamed(name)[0] ?? '';
      const four = await of('ae_four_hour', period);
      expect([name, four?.numerator, four?.denominator]).toEqual([name, within, Number(within) + Number(over)]);
      expect(four?.value, name).toBeCloseTo(Number(share), 12);
      expect([name, (await of('ae_attendances', period))?.numerator, (await of('ae_emergency_admissions', period))?.numerator]).toEqual([name, seen, admitted]);
    }
    const april = await of('ae_four_hour', '2020-04');
    expect((await of('ae_attendances', '2020-04'))?.numerator).toBeGreaterThan(april?.denominator ?? Number.NaN);
  });

  it('give England’s A&E as the TOTAL row of each of the 13 months held as CSV', async () => {
    const months = filesOf('trust', /^(Monthly-AE-.*|ae_activity_.*)\.csv$/);
    expect(months).toHaveLength(13);
    const others = ['2019-04', '2020-04', '2024-01', '2025-12', '2026-03', '2026-04'];
    const sum = (row: Cells, pattern: RegExp): number => Object.entries(row).reduce((all, [name, text]) => (pattern.test(name) ? all + whole(text) : all), 0);
    const totals = months.map((month) => month.find((row) => /^total$/i.test((row['Org Code'] ?? '').trim())) as Cells);
    const of = (count: (row: Cells) => number): number[] => totals.map(count).sort((a, b) => a - b);
    const published = async (id: string, part: 'numerator' | 'denominator'): Promise<number[]> =>
      (await england(id))
        .filter(({ period }) => !others.includes(period))
        .map((row) => row[part] ?? Number.NaN)
        .sort((a, b) => a - b);
    const seen = /^A&E attendances/;
    const over = /^Attendances over 4hrs/;
    expect(await published('ae_attendances', 'numerator')).toEqual(of((row) => sum(row, seen)));
    expect(await published('ae_four_hour', 'denominator')).toEqual(of((row) => sum(row, seen)));
    expect(await published('ae_four_hour', 'numerator')).toEqual(of((row) => sum(row, seen) - sum(row, over)));
    expect(await published('ae_four_hour_type1', 'numerator')).toEqual(
      of((row) => sum(row, /^A&E attendances.*Type 1$/) - sum(row, /^Attendances over 4hrs.*Type 1$/)),
    );
    expect(await published('ae_emergency_admissions', 'numerator')).toEqual(of((row) => sum(row, /^Emergency admissions via/)));
    expect(await published('ae_over_12_hours_from_dta', 'numerator')).toEqual(of((row) => sum(row, /12\+ hrs from DTA/)));
  });

  it('give every provider, sub-ICB and place its waits as the RTT file’s own total rows add up', async () => {
    const totals = await rttTotals();
    const add = (code: (row: Cells) => string | undefined): Record<string, number> => {
      const sums: Record<string, number> = {};
      for (const row of totals) {
        const key = code(row);
        if (key !== undefined) sums[key] = (sums[key] ?? 0) + whole(row['Total All']);
      }
      return sums;
    };
    const published = async (type: string): Promise<Record<string, number | null>> =>
      Object.fromEntries((await rows(`indicator_id = 'rtt_waiting_list' AND area_type = '${type}'`)).map((row) => [row.area_code, row.value]));
    expect(await published('trust')).toEqual(add((row) => row['Provider Org Code']));
    expect(await published('sub_icb')).toEqual(add((row) => (row['Commissioner Parent Org Code'] ? row['Commissioner Org Code'] : undefined)));
    const placeOf = (code: string | undefined): string | undefined =>
      Object.entries(places).find(([, place]) => place.subIcbs.some((own) => own.code === code))?.[0];
    const byPlace = add((row) => placeOf(row['Commissioner Org Code']));
    expect(Object.keys(byPlace)).toHaveLength(6);
    expect(await published('place')).toEqual(byPlace);
  });

  it('compare the practices of each place as the register’s own file says: centre, over-dispersion and who lies outside', async () => {
    const placeOf = new Map(
      csv(readFileSync(file('practice', 'MAPPING_NHS_GEOGRAPHIES_2021.csv'), 'latin1')).map((row) => [
        row.PRACTICE_CODE,
        Object.entries(places).find(([, place]) => place.subIcbs.some((own) => own.code === row.CCG_ODS_CODE))?.[0],
      ]),
    );
    const registers = csv(readFileSync(file('practice', 'PREVALENCE_2021_v2.csv'), 'utf8')).filter((row) => row.GROUP_CODE === 'HYP');
    for (const id of Object.keys(places)) {
      const own = registers
        .filter((row) => placeOf.get(row.PRACTICE_CODE ?? '') === id)
        .map((row): [number, number] => [Number(row.REGISTER), Number(row.PRACTICE_LIST_SIZE)]);
      const { centre, ratio, between, outside } = byHand(own);
      const published = await rows(`indicator_id = 'prevalence_hypertension' AND area_type = 'practice' AND funnel_group = 'place:${id}' AND cut = 'all'`);
      const [first] = published;
      expect([published.length, first?.funnel_members], id).toEqual([own.length, own.length]);
      expect(first?.funnel_centre).toBeCloseTo(centre, 12);
      expect(first?.funnel_dispersion).toBeCloseTo(ratio, 8);
      expect(first?.funnel_between).toBeCloseTo(between, 12);
      expect(published.filter((row) => row.funnel_position !== 'within').length, id).toBe(outside(between));
      expect(published.filter((row) => (row.value ?? 0) > (row.funnel_upper_95 ?? 0) || (row.value ?? 0) < (row.funnel_lower_95 ?? 0)).length).toBe(outside(0));
    }
  });

  it('give each place the lists of its own practices', async () => {
    const lists = csv(readFileSync(file('practice', 'gp-reg-pat-prac-all_2021.csv'), 'utf8'));
    for (const row of await rows("indicator_id = 'registered_population' AND area_type = 'place' AND cut = 'all'")) {
      const own = places[row.area_code]?.subIcbs.map((one) => one.code) ?? [];
      const sum = lists.filter((list) => own.includes(list.CCG_CODE ?? '')).reduce((all, list) => all + whole(list.NUMBER_OF_PATIENTS), 0);
      expect([row.area_code, row.value]).toEqual([row.area_code, sum]);
      expect(sum).toBeGreaterThan(100_000);
    }
  });

  it('give every employer shown its published sickness rate, and England all employers’ days', async () => {
    const months = filesOf('trust', /^nhs_sickness_absence_.*\.csv$/);
    const published = await rows("indicator_id = 'sickness_absence' AND area_type IN ('trust', 'england')");
    const find = (period: string, code: string): MeasureRow | undefined => published.find((row) => row.period === period && row.area_code === code);
    let compared = 0;
    for (const month of months) {
      const [, mm, yyyy] = (month[0]?.DATE ?? '').split('/');
      const period = `${yyyy}-${mm}`;
      for (const row of month) {
        const own = find(period, row.ORG_CODE ?? '');
        if (own === undefined) continue;
        expect(Math.abs((own.value ?? 0) * 100 - Number(row.SICKNESS_ABSENCE_RATE_PERCENT))).toBeLessThanOrEqual(0.005 + 1e-9);
        compared += 1;
      }
      const days = month.reduce((all, row) => all + Number(row.FTE_DAYS_AVAILABLE), 0);
      expect(find(period, 'E92000001')?.denominator).toBeCloseTo(days, 3);
    }
    expect(months).toHaveLength(12);
    expect(compared).toBe(published.length - 12);
  });

  it('go back to their rows: one of every indicator, level and basis, for the oldest and the newest period', async () => {
    const ends = ['min', 'max'].map(
      (end) =>
        `SELECT indicator_id, area_type, basis, cut, ${end}(period) AS period FROM published.measure WHERE cut IN ('all', 'footprint=now') GROUP BY 1, 2, 3, 4`,
    );
    const chosen = await warehouse.query(
      `SELECT m.indicator_id, m.area_type, m.basis, m.cut, m.period, min(m.area_code) AS area_code FROM published.measure m JOIN (${ends.join(' UNION ')}) e
       ON e.indicator_id = m.indicator_id AND e.area_type = m.area_type AND e.basis = m.basis AND e.cut = m.cut AND e.period = m.period GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    );
    const indicatorSql = (id: string): string => readFileSync(`sql/indicators/${id}.sql`, 'utf8');
    expect(chosen.length).toBeGreaterThan(100);
    for (const { indicator_id, area_code, period, basis, cut } of chosen) {
      const address = parseAddress([indicator_id, area_code, period, basis, cut].join('/'));
      const explained = await explain({ warehouse, indicators, indicatorSql, lines: night.lines }, address, 5);
      expect([address, explained.agrees]).toEqual([address, true]);
      expect(explained.rows.every((row) => row.file !== '' && row.line > 0)).toBe(true);
    }
  });

  it('have one total whichever level it is summed from, or a gap that explains the difference', async () => {
    const above = { practice: ['pcn', 'sub_icb', 'place', 'system'], pcn: ['sub_icb', 'place', 'system'], sub_icb: ['place', 'system'], trust: ['system'] };
    const levels = ['practice', 'pcn', 'sub_icb', 'system', 'trust', 'council'];
    const pairs = [...Object.entries(above).flatMap(([finer, all]) => all.map((one) => [finer, one])), ...levels.map((finer) => [finer, 'england'])];
    const taken = Object.keys(indicators).filter((id) => indicators[id]?.published !== undefined);
    const differing = await warehouse.query(`
      WITH whole AS (SELECT * FROM published.measure WHERE cut = 'all' AND indicator_id NOT IN (${taken.map((id) => `'${id}'`).join(', ')})),
      pair (finer, above) AS (VALUES ${pairs.map(([finer, larger]) => `('${finer}', '${larger}')`).join(', ')}),
      held AS (SELECT DISTINCT indicator_id, basis, period, area_type FROM whole),
      parts AS (
        SELECT c.indicator_id, c.basis, c.period, p.finer, p.above, CASE WHEN p.above = 'england' THEN 'E92000001' ELSE l.parent_code END AS code,
          sum(c.numerator) AS numerator, sum(c.denominator) AS denominator
        FROM whole c JOIN pair p ON p.finer = c.area_type
        LEFT JOIN published.area_link l ON l.child_type = c.area_type AND l.child_code = c.area_code AND l.parent_type = p.above
          AND c.period_end BETWEEN l.valid_from AND l.valid_to
        GROUP BY ALL)
      SELECT w.indicator_id, w.basis, w.period, w.area_type, w.area_code, p.finer, w.numerator, s.numerator AS parts, g.numerator_gap
      FROM whole w JOIN pair p ON p.above = w.area_type
      JOIN held h ON h.indicator_id = w.indicator_id AND h.basis = w.basis AND h.period = w.period AND h.area_type = p.finer
      LEFT JOIN parts s ON s.indicator_id = w.indicator_id AND s.basis = w.basis AND s.period = w.period AND s.finer = p.finer AND s.above = w.area_type AND s.code = w.area_code
      LEFT JOIN published.gap g ON g.indicator_id = w.indicator_id AND g.basis = w.basis AND g.period = w.period AND g.footprint = 'as then'
        AND g.finer_type = p.finer AND g.area_type = w.area_type AND g.area_code = w.area_code
      WHERE abs(w.numerator - COALESCE(s.numerator, 0) - COALESCE(g.numerator_gap, 0)) > 1e-6
        OR abs(w.denominator - COALESCE(s.denominator, 0) - COALESCE(g.denominator_gap, 0)) > 1e-6 ORDER BY ALL`);
    expect(differing).toEqual([]);
    expect((await warehouse.query('SELECT count(*) AS n FROM published.gap'))[0]?.n).toBeGreaterThan(1000);
  });

  it('name in every gap all those who make it, on both footprints', async () => {
    const unexplained = await warehouse.query(`
      WITH listed AS (SELECT * EXCLUDE (side, unplaced_type, unplaced_code, unplaced_name, numerator, denominator), count(*) AS n,
          sum(CASE WHEN side = 'missing' THEN numerator ELSE -numerator END) AS numerator, sum(CASE WHEN side = 'missing' THEN denominator ELSE -denominator END) AS denominator
        FROM published.gap_area GROUP BY ALL)
      SELECT g.* FROM published.gap g LEFT JOIN listed l USING (indicator_id, basis, period, footprint, area_type, area_code, finer_type)
      WHERE l.n IS NULL OR l.n <> g.missing + g.extra OR g.numerator_gap IS NULL OR abs(g.numerator_gap - l.numerator) > 1e-6 OR abs(g.denominator_gap - l.denominator) > 1e-6`);
    expect(unexplained).toEqual([]);
    expect(await warehouse.query('SELECT DISTINCT footprint FROM published.gap ORDER BY 1')).toEqual([{ footprint: 'as now' }, { footprint: 'as then' }]);
  });

  it('give systems that began in April 2026 an old month as the sum of their providers of today', async () => {
    const [may] = filesOf('trust', /^Monthly-AE-May-2025\.csv$/) as [Cells[]];
    const all = (row: Cells): number => Object.entries(row).reduce((sum, [name, text]) => (/^A&E attendances/.test(name) ? sum + whole(text) : sum), 0);
    const of = (...codes: string[]): number => may.filter((row) => codes.includes((row['Org Code'] ?? '').trim())).reduce((sum, row) => sum + all(row), 0);
    const found = await rows("indicator_id = 'ae_attendances' AND period = '2025-05' AND area_code IN ('D7T5G', 'QH8', 'QJG', 'QM7') AND area_type = 'system'");
    expect(found.map((row) => [row.area_code, row.footprint, row.boundaries_on, row.value])).toEqual([
      ['D7T5G', 'as now', dataTo(night.lines), of('RAJ', 'RDE', 'RQW')],
      ['QH8', 'as then', '2025-05-31', of('RAJ')],
      ['QJG', 'as then', '2025-05-31', of('RDE', 'RGR')],
      ['QM7', 'as then', '2025-05-31', of('RQW', 'RWG', 'RWH', 'RY4')],
    ]);
  });

  it('rest on boundaries of the catalogue that the files of 2026 agree with', async () => {
    const moved = await warehouse.query(`
      SELECT DISTINCT o.icb_code AS was, r.commissioner_parent_code AS became FROM normalised.ods_sub_icbs o
      JOIN normalised.rtt_waiting_times r ON r.commissioner_code = o.code AND r.commissioner_parent_code <> o.icb_code
      UNION SELECT DISTINCT a.icb_code, b.icb_code FROM normalised.ods_trusts a
      JOIN normalised.ods_trusts b ON b.code = a.code AND a.period = '2024-12-31' AND b.period > '2026-04' AND b.icb_code <> a.icb_code AND b.close_date IS NULL
      WHERE a.icb_code IN (SELECT area_code FROM published.boundary WHERE kind = 'became') ORDER BY 1, 2`);
    const told = await warehouse.query("SELECT area_code AS was, into_code AS became FROM published.boundary WHERE kind = 'became' AND area_type = 'system'");
    expect(moved.length).toBeGreaterThan(12);
    for (const pair of moved) expect(told).toContainEqual(pair);
    const gone = await warehouse.query(
      'SELECT DISTINCT commissioner_parent_code FROM normalised.rtt_waiting_times WHERE commissioner_parent_code IN (SELECT area_code FROM published.area WHERE valid_to IS NOT NULL)',
    );
    expect(gone).toEqual([]);
  });

  it('give England’s delayed days as the workbooks’ England rows', async () => {
    expect((await england('delayed_days')).map((row) => [row.period, row.value])).toEqual([
      ['2017-09', 167_459],
      ['2018-01', 150_718],
      ['2019-04', 130_044],
      ['2019-12', 147_357],
    ]);
  });

  it('give every council and England the outcome in its cell of the ASCOF workbook', async () => {
    const cells = outcomes();
    for (const id of Object.keys(indicators).filter((name) => name.startsWith('ascof_'))) {
      const per = indicators[id]?.published?.per ?? Number.NaN;
      const published = (await rows(`indicator_id = '${id}'`)).map(
        (row) => [`${row.area_code} ${row.period}`, Number(((row.value ?? Number.NaN) * per).toPrecision(10))] as const,
      );
      const expected = cells.filter((cell) => cell.id === id).map((cell) => [`${cell.area} ${cell.period}`, cell.outcome] as const);
      expect(Object.fromEntries(published), id).toEqual(Object.fromEntries(expected));
      expect(published.length).toBeGreaterThan(100);
    }
  });
});

/** A funnel of shares from its definition, without our statistics. */
function byHand(areas: readonly [number, number][]): { centre: number; ratio: number; between: number; outside(more: number): number } {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const centre = total(areas.map(([counted]) => counted)) / total(areas.map(([, of]) => of));
  const variances = areas.map(([, of]) => (centre * (1 - centre)) / of);
  const apart = areas.map(([counted, of]) => counted / of - centre);
  const scores = apart.map((gap, i) => gap / Math.sqrt(variances[i] as number));
  const inOrder = [...scores].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (inOrder.length - 1) * share;
    const [low, high] = [inOrder[Math.floor(place)] as number, inOrder[Math.ceil(place)] as number];
    return low + (place - Math.floor(place)) * (high - low);
  };
  const square = total(scores.map((score) => Math.min(at(0.9), Math.max(at(0.1), score)) ** 2));
  const weights = variances.map((variance) => 1 / variance);
  const spread = total(weights) - total(weights.map((weight) => weight ** 2)) / total(weights);
  return {
    ...{ centre, ratio: square / areas.length, between: Math.max(0, (square - areas.length + 1) / spread) },
    outside: (more) => apart.filter((gap, i) => Math.abs(gap) > 1.959963984540054 * Math.sqrt((variances[i] as number) + more)).length,
  };
}

interface Outcome {
  id: string;
  area: string;
  period: string;
  outcome: number;
}

/** Every outcome of England and the councils, straight from the workbook's cells: what they hold, which may have a place more than they show. */
function outcomes(): Outcome[] {
  const xlsx = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx');
  const book = xlsx.readFile(file('council', 'ascof_2024_25.ods'));
  return book.SheetNames.filter((name) => name.startsWith('Table_')).flatMap((name) => {
    const table = xlsx.utils.sheet_to_json<(string | number)[]>(book.Sheets[name] as import('@e965/xlsx').WorkSheet, { header: 1, raw: true, defval: '' });
    const top = table.findIndex((row) => row.includes('ONS area code'));
    const header = (table[top] ?? []).map(String);
    const id = `ascof_${name.slice('Table_'.length).replace('(', '_').replace(')', '')}`;
    const wanted = header.flatMap((title, column) => {
      const year = /^(\d{4}) to \d{2}(\d{2}) - (?:6b )?outcome$/.exec(title);
      return year === null ? [] : [{ column, period: `${year[1]}-${year[2]}` }];
    });
    return table.slice(top + 1).flatMap((row) =>
      wanted.flatMap(({ column, period }) => {
        const area = String(row[header.indexOf('ONS area code')] ?? '').trim();
        const text = String(row[column] ?? '')
          .replace(/\(.*\)/, '')
          .replaceAll(',', '')
          .trim();
        const isShown = /^E(92|06|07|08|09|10)/.test(area) && text !== '' && !text.startsWith('[');
        return isShown ? [{ id, area, period, outcome: Number(Number(text).toPrecision(10)) }] : [];
      }),
    );
  });
}
