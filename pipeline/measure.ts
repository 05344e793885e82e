/**
 * Measure: run each indicator's SQL, add up the geography, divide once, judge, and publish one long table.
 * One indicator is in memory at a time. The same inputs give the same bytes, so a killed run is simply run again.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Indicator, Target } from '../catalogue/define.js';
import { type Controlled, control } from './disclosure/control.js';
import { earlierPacks, keepPack } from './disclosure/kept.js';
import { linksOf } from './disclosure/sums.js';
import type { InequalityRow } from './inequality-row.js';
import { readJson } from './ledger.js';
import { gapRow, gapsOf } from './measure/gaps.js';
import { type Geography, geographyOf } from './measure/geography.js';
import { pointTable, publishCatalogue } from './measure/ledger-tables.js';
import { rollUp, type Sum } from './measure/roll-up.js';
import { type Measured, rowOf } from './measure/row.js';
import { isHidden, measuredSeries, type Shown } from './measure/series.js';
import { formatMeasures, formatTable } from './measure/table.js';
import type { DisclosureState, MeasureRow } from './measure-row.js';
import { published } from './paths.js';
import type { Row, Store, Warehouse } from './ports.js';
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
  /** Day on which the newest file in force arrived: packs of earlier days are looked at before people's counts are shown. */
  heldOn?: string;
}

const MARKER = '_complete.json';

/**
 * Publishes every indicator, and the indicators, targets and areas themselves.
 * @param run names the output; a run that is whole already is only pointed at
 * @returns how many rows `published.measure` has and the prefix they lie under, partitioned by indicator_id
 */
export async function measure(deps: MeasureDeps, run: string, tell: (line: string) => void): Promise<{ rows: number; location: string }> {
  const location = published('measure', run);
  const rows = (await measuresAt(deps.store, location)) ?? (await measureAll(deps, run, tell));
  await deps.warehouse.point({ schema: 'published', name: 'measure', columns: PUBLISHED_TABLES.measure }, [{ location }]);
  await pointTable(deps, 'inequality', run);
  await publishCatalogue(deps, run);
  return { rows, location };
}

async function measureAll(deps: MeasureDeps, run: string, tell: (line: string) => void): Promise<number> {
  for (const table of ['measure', 'inequality']) await deps.store.remove(published(table, run));
  const geography = await geographyOf(deps.warehouse);
  const ids = Object.keys(deps.indicators).sort();
  let total = 0;
  for (const [i, id] of ids.entries()) {
    const rows = await measureInto(deps, run, id, geography);
    tell(`${i + 1} of ${ids.length}: ${id}, ${rows} measures`);
    total += rows;
  }
  await sealMeasures(deps.store, published('measure', run), total);
  return total;
}

/** Writes the rows of one indicator under the locations of a run, its gaps too; returns how many measures there are. */
export async function measureInto(deps: MeasureDeps, run: string, id: string, geography: Geography): Promise<number> {
  const { blocks, gaps } = await measured(deps, id, run, geography);
  const { rows, bytes } = formatMeasures(blocks);
  if (rows > 0) await deps.store.write(`${published('measure', run)}indicator_id=${id}/part-0.parquet`, bytes);
  if (gaps.length > 0) await deps.store.write(`${published('inequality', run)}${id}.parquet`, formatTable('inequality', gaps as unknown as Row[]));
  return rows;
}

/** Says that the measures under a location are whole: every indicator is there. */
export const sealMeasures = (store: Store, location: string, rows: number): Promise<void> => store.write(location + MARKER, JSON.stringify({ rows }));

/** Rows under a location that is whole; undefined when it is not. */
export const measuresAt = async (store: Store, location: string): Promise<number | undefined> =>
  (await store.describe(location + MARKER)) === undefined ? undefined : (await readJson<{ rows: number }>(store, location + MARKER)).rows;

/** Every row of one indicator, by area type, area code, basis and cut, then by period. */
export const measureOne = async (deps: MeasureDeps, id: string, geography: Geography): Promise<MeasureRow[]> =>
  [...(await measured(deps, id, 'alone', geography)).blocks].flat().map(rowOf);

/** The sums as they may be shown. What this pack shows of people is kept, for the next one to be held against. */
async function controlled(deps: MeasureDeps, id: string, run: string, sums: readonly Sum[]): Promise<Controlled[]> {
  const definition = deps.indicators[id] as Indicator;
  if (definition.disclosure !== 'people') return control(definition, sums, { links: [] });
  const heldOn = deps.heldOn ?? '';
  const earlier = await earlierPacks(deps.store, id, heldOn, run);
  const shown = control(definition, sums, { links: await linksOf(deps.warehouse), earlier });
  await keepPack(deps.store, id, heldOn, run, shown);
  return shown;
}

/** The same, some series at a time, and the gaps between the cuts. */
async function measured(deps: MeasureDeps, id: string, run: string, geography: Geography): Promise<{ blocks: Iterable<Measured[]>; gaps: InequalityRow[] }> {
  const definition = deps.indicators[id] as Indicator;
  const sql = await readFile(path.join(deps.sqlRoot, 'indicators', `${id}.sql`), 'utf8');
  const sums = await controlled(deps, id, run, await rollUp(deps.warehouse, sql, definition));
  const shown = sums.filter((sum) => !isHidden(sum));
  const unequal = gapsOf(definition, shown, geography.deprivation);
  const cuts = unequal.flatMap((one) => one.cuts.map(({ sum, figure }): Shown => ({ ...sum, figure, disclosure: shownWhole(definition) })));
  const known = { id, definition, geography, targets: deps.targets[id] ?? [], restated: deps.restated ?? new Set<string>() };
  return { blocks: measuredSeries(known, [...sums, ...cuts]), gaps: unequal.map((one) => gapRow(id, one, geography.names)) };
}

/** Parts that are added up from what is shown show no more than that. */
const shownWhole = ({ disclosure }: Indicator): DisclosureState => (disclosure === 'people' ? 'rounded' : `exempt: ${disclosure}`);
