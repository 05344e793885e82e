/** Published figures against the same worked out a second time from the publishers' files: by hand, and in SQL over the files themselves. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { boundaries, extracts, indicators, places, targets } from '../../catalogue/registry.js';
import { nightSteps } from '../../pipeline/nightly.js';
import type { Row } from '../../pipeline/ports.js';
import { CASES, DATA } from './by-hand.js';
import { CONTROL_LIMITS, FUNNEL, SLOPE } from './by-hand-sql.js';

const held = existsSync(DATA);
/** Files that the figures come from, and those that say what belongs to which place. */
const NEEDED =
  /^(PREVALENCE|MAPPING|gp-reg-pat|APPOINTMENTS|Monthly-AE-.*csv|ae_activity|nhs_sickness_absence_2025-03|2026.*RTT|January-2026-Monthly|APRIL-2025|CSV ASCFR|DTOC_Dec_19\.|ascof|fingertips|epraccur|ePCN|etr|eccg|icb_names|lsoa_2011_to)/;
/** What the figures are of: the others of the catalogue need not be measured. */
const MEASURED = new Set([...CASES.map(({ indicator }) => indicator), 'ae_four_hour', 'prevalence_depression']);

describe.skipIf(!held)(`figures worked out by hand${held ? '' : ' (not run: ../shared/data is not beside the checkout)'}`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'by-hand-'));
  const warehouse = warehouseDuckdb({ root });

  beforeAll(async () => {
    const scratch = path.join(root, 'scratch');
    mkdirSync(scratch);
    const arriving = readdirSync(DATA, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && NEEDED.test(entry.name))
      .map((entry) => ({ fileName: entry.name, path: path.join(entry.parentPath, entry.name) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const measured = Object.fromEntries(Object.entries(indicators).filter(([id]) => MEASURED.has(id)));
    const catalogue = { extracts, indicators: measured, places, boundaries, targets };
    const now = new Date('2026-06-12T02:00:00Z');
    const walk = nightSteps({ store: storeDirectory({ root }), warehouse, catalogue, sqlRoot: 'sql', scratch, now, version: 'test', arriving });
    for (const step of walk.steps.slice(0, 4)) await step.run(() => undefined);
  });
  afterAll(async () => {
    await warehouse.close();
    rmSync(root, { recursive: true });
  });

  const near = (found: unknown, expected: unknown): void => expect(Math.abs(Number(found) / Number(expected) - 1)).toBeLessThan(1e-9);
  const one = async (sql: string): Promise<Row> => {
    const rows = await warehouse.query(sql);
    expect(rows).toHaveLength(1);
    return rows[0] as Row;
  };
  const published = (indicator: string, area: string, period: string, basis: string): Promise<Row> =>
    one(
      `SELECT * FROM published.measure
       WHERE indicator_id = '${indicator}' AND area_code = '${area}' AND period = '${period}' AND basis = '${basis}' AND cut = 'all'`,
    );

  it.each(CASES)('$indicator of $area in $period', async ({ indicator, area, period, basis, hand }) => {
    const row = await published(indicator, area, period, basis);
    const [top, bottom] = await hand();
    expect(top).toBeGreaterThan(0);
    near(row.numerator, top);
    if (bottom !== null) near(row.denominator, bottom);
    near(row.value, bottom === null ? top : top / bottom);
  });

  it('limits of a control chart: A&E within four hours at RXN', async () => {
    const [row, again] = [await published('ae_four_hour', 'RXN', '2025-05', 'provider'), await one(CONTROL_LIMITS)];
    near(row.spc_mean, again.centre);
    near(row.spc_lower, again.lower);
    near(row.spc_upper, again.upper);
  });

  it('limits of a funnel: depression at practice N85002 among those of Wirral', async () => {
    const [row, again] = [await published('prevalence_depression', 'N85002', '2020-21', 'registered'), await one(FUNNEL)];
    near(row.funnel_centre, again.centre);
    near(row.funnel_lower_998, again.lower);
    near(row.funnel_upper_998, again.upper);
  });

  it('slope and relative index of inequality: depression in Wirral', async () => {
    const row = await one("SELECT sii, rii FROM published.inequality WHERE indicator_id = 'prevalence_depression' AND area_code = 'wirral'");
    const again = await one(SLOPE);
    near(row.sii, again.sii);
    near(row.rii, again.rii);
  });

  it('the unit costs and the spending that the publisher announced for 2016-17: £565, £606 and £17.5 billion', async () => {
    const value = async (id: string): Promise<number> => Number((await published(id, 'E92000001', '2016-17', 'commissioner')).value);
    expect(Math.round(await value('asc_residential_week_cost'))).toBe(565);
    expect(Math.round(await value('asc_nursing_week_cost'))).toBe(606);
    expect(Math.round((await value('asc_spend')) / 100) / 10).toBe(17.5);
  });
});
