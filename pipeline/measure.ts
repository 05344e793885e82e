/**
 * Measure: run each indicator's SQL, add up the geography, divide once, judge, and publish one long table.
 * One indicator is in memory at a time. The same inputs give the same bytes, so a killed run is simply run again.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Indicator, Target } from '../catalogue/define.js';
import { readJson } from './ledger.js';
import { chart, type Judged } from './measure/chart.js';
import { divide } from './measure/divide.js';
import { type Geography, geographyOf } from './measure/geography.js';
import { publishCatalogue } from './measure/ledger-tables.js';
import { nameOf } from './measure/names.js';
import { rollUp, type Sum } from './measure/roll-up.js';
import { type Measured, rowOf } from './measure/row.js';
import { formatMeasures } from './measure/table.js';
import { targetOn } from './measure/targets.js';
import { type Varied, vary } from './measure/variation.js';
import type { MeasureRow } from './measure-row.js';
import { published } from './paths.js';
import { spanOf } from './periods.js';
import type { Store, Warehouse } from './ports.js';
import { PUBLISHED_TABLES } from './published-tables.js';

export { pointPublished, publishLedger, publishRun } from './measure/ledger-tables.js';

export interface MeasureDeps {
  warehouse: Warehouse;
  store: Store;
  /** Folder that holds `indicators/<id>.sql`. */
  sqlRoot: string;
  indicators: Readonly<Record<string, Indicator>>;
  targets: Readonly<Record<string, readonly Target[]>>;
  /** SHA-256 of files in force that replaced an earlier edition of their period. */
  restated?: ReadonlySet<string>;
}

const MARKER = '_complete.json';

/**
 * Publishes every indicator, and the indicators, targets and areas themselves.
 * @param run names the output; a run that is whole already is only pointed at
 * @returns how many rows `published.measure` has and the prefix they lie under, partitioned by indicator_id
 */
export async function measure(deps: MeasureDeps, run: string, tell: (line: string) => void): Promise<{ rows: number; location: string }> {
  const location = published('measure', run);
  const rows = (await measuresAt(deps.store, location)) ?? (await measureAll(deps, location, tell));
  await deps.warehouse.point({ schema: 'published', name: 'measure', columns: PUBLISHED_TABLES.measure }, [{ location }]);
  await publishCatalogue(deps, run);
  return { rows, location };
}

async function measureAll(deps: MeasureDeps, location: string, tell: (line: string) => void): Promise<number> {
  await deps.store.remove(location);
  const geography = await geographyOf(deps.warehouse);
  const ids = Object.keys(deps.indicators).sort();
  let total = 0;
  for (const [i, id] of ids.entries()) {
    const rows = await measureInto(deps, location, id, geography);
    tell(`${i + 1} of ${ids.length}: ${id}, ${rows} measures`);
    total += rows;
  }
  await sealMeasures(deps.store, location, total);
  return total;
}

/** Writes the rows of one indicator under the location of a run; returns how many there are. */
export async function measureInto(deps: MeasureDeps, location: string, id: string, geography: Geography): Promise<number> {
  const rows = await measured(deps, id, geography);
  if (rows.length > 0) await deps.store.write(`${location}indicator_id=${id}/part-0.parquet`, formatMeasures(rows));
  return rows.length;
}

/** Says that the measures under a location are whole: every indicator is there. */
export const sealMeasures = (store: Store, location: string, rows: number): Promise<void> => store.write(location + MARKER, JSON.stringify({ rows }));

/** Rows under a location that is whole; undefined when it is not. */
export const measuresAt = async (store: Store, location: string): Promise<number | undefined> =>
  (await store.describe(location + MARKER)) === undefined ? undefined : (await readJson<{ rows: number }>(store, location + MARKER)).rows;

/** Every row of one indicator, by period, area type, area code, basis and cut. */
export const measureOne = async (deps: MeasureDeps, id: string, geography: Geography): Promise<MeasureRow[]> =>
  (await measured(deps, id, geography)).map(rowOf);

/** The same, before it is a row. */
async function measured(deps: MeasureDeps, id: string, { names, homes }: Geography): Promise<Measured[]> {
  const definition = deps.indicators[id] as Indicator;
  const sql = await readFile(path.join(deps.sqlRoot, 'indicators', `${id}.sql`), 'utf8');
  const sums = await rollUp(deps.warehouse, sql, definition);
  const spans = spansOf(sums);
  const figures = sums.map((sum) => {
    const span = spans.get(sum.period) as Span;
    return { sum, span, figure: divide(definition, sum), target: targetOn(deps.targets[id] ?? [], span.end, sum.area_type) };
  });
  const judged = chart(definition, figures);
  const varied = vary(definition, figures, homes);
  return figures.map(({ sum, span, figure, target }, i) => ({
    indicator: id,
    sum,
    span,
    areaName: nameOf(names, sum.area_type, sum.area_code),
    figure,
    target,
    judged: judged[i] as Judged,
    varied: varied[i] as Varied,
    restated: sum.receipts.some((sha256) => deps.restated?.has(sha256) ?? false),
  }));
}

type Span = ReturnType<typeof spanOf>;
const spansOf = (sums: readonly Sum[]): Map<string, Span> => new Map([...new Set(sums.map(({ period }) => period))].map((period) => [period, spanOf(period)]));
