/**
 * Measure: run each indicator's SQL, add up the geography, divide once, judge, and publish one long table.
 * One indicator is in memory at a time. The same inputs give the same bytes, so a killed run is simply run again.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Indicator, Target } from '../catalogue/define.js';
import { type Pack, recordPack } from './disclosure/packs.js';
import { disclose } from './disclosure.js';
import type { GapAreaRow, GapRow } from './gap-row.js';
import type { InequalityRow } from './inequality-row.js';
import { readJson } from './ledger.js';
import { addingUp } from './measure/adding-up.js';
import { sumsAsNow } from './measure/footprint.js';
import { gapRow, gapsOf, sinceYearBefore } from './measure/gaps.js';
import { type Geography, geographyOf } from './measure/geography.js';
import { pointTable, publishCatalogue } from './measure/ledger-tables.js';
import { rollUp, type Sum } from './measure/roll-up.js';
import { type Measured, rowOf } from './measure/row.js';
import { measuredSeries, type Shown } from './measure/series.js';
import { formatMeasures, formatTable } from './measure/table.js';
import type { DisclosureState, MeasureRow } from './measure-row.js';
import { published } from './paths.js';
import { publishRisk } from './population/publish.js';
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
  /** Last day the data in force speak of: its boundaries are those of today. */
  today?: string;
  /** The pack that is being made, among those before it; needed where people are counted. */
  pack?: Pack;
  /** Sums that indicators protected together ask one another for, once they are added up. */
  added?: Map<string, Promise<Sum[]>>;
}

const MARKER = '_complete.json';
/** Small tables that measure writes a file of for each indicator. */
const BY_INDICATOR = ['inequality', 'gap', 'gap_area'] as const;

/**
 * Publishes every indicator, and the indicators, targets and areas themselves.
 * @param run names the output; a run that is whole already is only pointed at
 * @returns how many rows `published.measure` has and the prefix they lie under, partitioned by indicator_id
 */
export async function measure(deps: MeasureDeps, run: string, tell: (line: string) => void): Promise<{ rows: number; location: string }> {
  const location = published('measure', run);
  const rows = (await measuresAt(deps.store, location)) ?? (await measureAll(deps, run, tell));
  if (deps.pack !== undefined) await recordPack(deps.store, deps.indicators, deps.pack);
  await deps.warehouse.point({ schema: 'published', name: 'measure', columns: PUBLISHED_TABLES.measure }, [{ location }]);
  for (const table of BY_INDICATOR) await pointTable(deps, table, run);
  await publishRisk(deps, run);
  await publishCatalogue(deps, run);
  return { rows, location };
}

async function measureAll(deps: MeasureDeps, run: string, tell: (line: string) => void): Promise<number> {
  for (const table of ['measure', ...BY_INDICATOR] as const) await deps.store.remove(published(table, run));
  const geography = await geographyOf(deps.warehouse, deps.today);
  const ids = Object.keys(deps.indicators).sort();
  let total = 0;
  const remembering = { ...deps, added: new Map<string, Promise<Sum[]>>() };
  for (const [i, id] of ids.entries()) {
    const rows = await measureInto(remembering, run, id, geography);
    tell(`${i + 1} of ${ids.length}: ${id}, ${rows} measures`);
    total += rows;
  }
  await sealMeasures(deps.store, published('measure', run), total);
  return total;
}

/** Writes the rows of one indicator under the locations of a run, its gaps by deprivation and between levels too; returns how many measures there are. */
export async function measureInto(deps: MeasureDeps, run: string, id: string, geography: Geography): Promise<number> {
  const { blocks, ...small } = await measured(deps, id, geography);
  const { rows, bytes } = formatMeasures(blocks);
  if (rows > 0) await deps.store.write(`${published('measure', run)}indicator_id=${id}/part-0.parquet`, bytes);
  for (const table of BY_INDICATOR) {
    const held = small[table] as readonly unknown[] as Row[];
    if (held.length > 0) await deps.store.write(`${published(table, run)}${id}.parquet`, formatTable(table, held));
  }
  return rows;
}

/** Says that the measures under a location are whole: every indicator is there. */
export const sealMeasures = (store: Store, location: string, rows: number): Promise<void> => store.write(location + MARKER, JSON.stringify({ rows }));

/** Rows under a location that is whole; undefined when it is not. */
export const measuresAt = async (store: Store, location: string): Promise<number | undefined> =>
  (await store.describe(location + MARKER)) === undefined ? undefined : (await readJson<{ rows: number }>(store, location + MARKER)).rows;

/** Every row of one indicator, by area type, area code, basis and cut, then by period. */
export const measureOne = async (deps: MeasureDeps, id: string, geography: Geography): Promise<MeasureRow[]> =>
  [...(await measured(deps, id, geography)).blocks].flat().map(rowOf);

const sqlOf = ({ sqlRoot }: MeasureDeps, id: string): Promise<string> => readFile(path.join(sqlRoot, 'indicators', `${id}.sql`), 'utf8');

/** What an indicator's SQL gives, summed up the geography, before anything is hidden. Only sums of people are remembered: they are few. */
async function sumsOf(deps: MeasureDeps, id: string): Promise<Sum[]> {
  const definition = deps.indicators[id] as Indicator;
  const add = async (): Promise<Sum[]> => rollUp(deps.warehouse, await sqlOf(deps, id), definition);
  if (definition.disclosure !== 'people') return add();
  const sums = deps.added?.get(id) ?? add();
  deps.added?.set(id, sums);
  return sums;
}

interface MeasuredAll {
  blocks: Iterable<Measured[]>;
  inequality: InequalityRow[];
  gap: GapRow[];
  gap_area: GapAreaRow[];
}

/** The same, some series at a time, and the gaps between the cuts and between the levels. */
async function measured(deps: MeasureDeps, id: string, geography: Geography): Promise<MeasuredAll> {
  const definition = deps.indicators[id] as Indicator;
  const sql = await sqlOf(deps, id);
  const sums = await disclose(deps, id, await sumsOf(deps, id), (other) => sumsOf(deps, other));
  const now = await sumsAsNow(deps.warehouse, sql, definition, sums, geography.footprints);
  const { gaps, areas } = await addingUp(deps.warehouse, sql, { id, definition, sums, now, ...geography });
  const unequal = gapsOf(definition, sums, geography.deprivation);
  const cuts = unequal.flatMap((one) => one.cuts.map(({ sum, figure }): Shown => ({ ...sum, figure, disclosure: shownWhole(definition) })));
  const known = { id, definition, geography, targets: deps.targets[id] ?? [], restated: deps.restated ?? new Set<string>() };
  const inequality = sinceYearBefore(unequal.map((one) => gapRow(id, one, geography.names)));
  return { blocks: measuredSeries(known, [...sums, ...now.sums, ...cuts]), inequality, gap: gaps, gap_area: areas };
}

/** Parts that are added up from what is shown show no more than that. */
const shownWhole = ({ disclosure }: Indicator): DisclosureState => (disclosure === 'people' ? 'rounded' : `exempt: ${disclosure}`);
