/** The small published tables that say what the measures mean and what they were made from. */
import type { Indicator, Target } from '../../catalogue/define.js';
import { isUnrecognised, type LedgerLine } from '../ledger.js';
import { published } from '../paths.js';
import type { Row, Store, Warehouse } from '../ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from '../published-tables.js';
import { CONTRACT } from '../published-words.js';
import type { HeldFault } from '../quality.js';
import type { Outcome, Receipt } from '../receipts.js';
import { sayDecision } from './chart.js';
import { formatTable } from './table.js';

interface Deps {
  store: Store;
  warehouse: Warehouse;
}

/** `published.indicator`, `published.target` and `published.area`, from the catalogue and the curated geography. */
export async function publishCatalogue(
  deps: Deps & { indicators: Readonly<Record<string, Indicator>>; targets: Readonly<Record<string, readonly Target[]>> },
  run: string,
): Promise<void> {
  const ids = Object.keys(deps.indicators).sort();
  await publish(
    deps,
    run,
    'indicator',
    ids.map((id) => indicatorRow(id, deps.indicators[id] as Indicator)),
  );
  await publish(
    deps,
    run,
    'target',
    ids.flatMap((id) => (deps.targets[id] ?? []).map((target) => targetRow(id, target))),
  );
  await publishGeography(deps, run);
}

/** `published.area`, `published.area_link` and `published.boundary`. */
async function publishGeography(deps: Deps, run: string): Promise<void> {
  const named = await deps.warehouse.query('SELECT area_type, area_code, area_name FROM curated.area ORDER BY area_type, area_code, area_name');
  const changes = await deps.warehouse.query(
    "SELECT *, CAST(on_day - INTERVAL '1' DAY AS date) AS last_day FROM normalised.boundary ORDER BY boundary_id, kind, area_type, area_code, into_code",
  );
  const links = await deps.warehouse.query(`SELECT * FROM curated.area_link ORDER BY ${Object.keys(PUBLISHED_TABLES.area_link).join(', ')}`);
  await publish(
    deps,
    run,
    'area',
    named.map((area) => ({ ...area, ...lifeOf(area, changes) })),
  );
  await publish(deps, run, 'area_link', links);
  await publish(deps, run, 'boundary', changes);
}

/** When an area began and ended, where a change of boundaries made or ended it, and what it became. */
function lifeOf({ area_type, area_code }: Row, changes: readonly Row[]): Row {
  const own = changes.filter((row) => row.kind === 'became' && row.area_type === area_type);
  const born = own.find((row) => row.into_code === area_code && row.into_is_new === true);
  const ended = own.filter((row) => row.area_code === area_code);
  const heirs = ended.flatMap((row) => (row.into_code === null ? [] : [String(row.into_code)]));
  return {
    valid_from: born?.on_day ?? null,
    valid_to: ended[0]?.last_day ?? null,
    became: heirs.length === 0 ? null : heirs.join(', '),
  };
}

/** `published.receipt` and `published.fault`: every file that arrived and everything found wrong in one. */
export async function publishLedger(deps: Deps, run: string, receipts: readonly LedgerLine[], faults: readonly HeldFault[]): Promise<void> {
  await publish(deps, run, 'receipt', receipts.map(receiptRow));
  await publish(deps, run, 'fault', faults.map(faultRow));
}

/** Of the run that made the tables, what no file says. */
export interface RunFacts {
  run: string;
  code: string;
  heldOn: string;
  dataTo: string;
  synthetic: boolean;
  indicators: number;
  measures: number;
}

/** `published.run`: one row. */
export async function publishRun(deps: Deps, facts: RunFacts, lines: readonly LedgerLine[]): Promise<void> {
  const { run, code, heldOn, dataTo, synthetic, indicators, measures } = facts;
  const count = (...states: LedgerLine['state'][]): number => lines.filter((line) => states.includes(line.state)).length;
  const files = { files_in_force: count('in force'), files_refused: count('refused', 'unrecognised') };
  await publish(deps, run, 'run', [
    { run, contract: CONTRACT, code, held_on: heldOn || null, data_to: dataTo || null, synthetic, indicators, measures, ...files },
  ]);
}

/** Points every published table at a run's files, which are all there. */
export async function pointPublished(deps: Deps, run: string): Promise<void> {
  for (const name of Object.keys(PUBLISHED_TABLES) as PublishedTable[]) await pointTable(deps, name, run);
}

/** Points one of them; a table of which the run has no rows is empty. */
export async function pointTable({ store, warehouse }: Deps, name: PublishedTable, run: string): Promise<void> {
  const location = published(name, run);
  const held = (await store.list(location)).some((entry) => entry.key.endsWith('.parquet'));
  await warehouse.point({ schema: 'published', name, columns: PUBLISHED_TABLES[name] }, held ? [{ location }] : []);
}

async function publish({ store, warehouse }: Deps, run: string, table: PublishedTable, rows: readonly Row[]): Promise<void> {
  const location = published(table, run);
  if (rows.length > 0) await store.write(`${location}part-0.parquet`, formatTable(table, rows));
  await warehouse.point({ schema: 'published', name: table, columns: PUBLISHED_TABLES[table] }, rows.length > 0 ? [{ location }] : []);
}

function indicatorRow(id: string, definition: Indicator): Row {
  const { title, question, aim, service, kind, unit, better, cadence, numerator, denominator, disclosure, source, licence, owner } = definition;
  const { per, bases, levels, interval, controlChart, caveats, reviewBy } = definition;
  return {
    indicator_id: id,
    ...{ title, question, aim, service, kind, per: per ?? null, unit, better, cadence, numerator, denominator },
    ...{ bases: bases.join(', '), levels: levels.join(', '), interval_method: interval, control_chart: controlChart, disclosure },
    ...{ caveats: caveats.join(' '), source, licence, owner, review_by: reviewBy },
    ...{ no_interval: definition.noInterval ?? null, rule_set: definition.ruleSet ?? null },
    series_breaks: definition.breaks?.map(({ from, why, source: said }) => `${from}: ${why} ${said}`).join(' ') ?? null,
    chart_decisions: definition.decisions?.map(sayDecision).join(' ') ?? null,
  };
}

function targetRow(id: string, target: Target): Row {
  const { kind, comparator, value, from, to, by, levels, source, publishedOn, verified, headline } = target;
  const dates = { valid_from: from, valid_to: to ?? null, due: by ?? null, levels: levels?.join(', ') ?? null };
  return {
    indicator_id: id,
    kind,
    comparator,
    value,
    ...dates,
    source,
    published_on: publishedOn,
    verified,
    headline: headline ?? false,
    areas: target.areas?.join(', ') ?? null,
  };
}

function receiptRow({ receipt, outcome, state, supersededBy }: LedgerLine): Row {
  const { extract, period, sha256, landedAt, fileName } = receipt;
  const counts = { rows: outcome?.rows ?? 0, faults: (outcome?.faults ?? 0) + receipt.faults.length };
  return {
    extract_id: extract,
    period,
    sha256,
    landed_at: landedAt,
    file_name: fileName,
    state,
    ...counts,
    superseded_by: supersededBy,
    reason: reasonOf(receipt, outcome),
  };
}

/** Why the file is not in use, in a sentence; empty when nothing was wrong with it. */
function reasonOf(receipt: Receipt, outcome: Outcome | undefined): string {
  return isUnrecognised(receipt) ? receipt.faults.map((fault) => fault.expected).join('; ') : (outcome?.reason ?? '');
}

function faultRow({ extract, sha256, fault }: HeldFault): Row {
  const { file, line, column, found, expected, rule } = fault;
  return { extract_id: extract, sha256, file_name: file, line, column_name: column, found, expected, rule };
}
