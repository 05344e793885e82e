/** From published rows to the suite of every place: one pack a place, drawn in every format, published whole. */
import type { Indicator, Place, Target } from '../../catalogue/define.js';
import type { GapAreaRow, GapRow } from '../gap-row.js';
import type { InequalityRow } from '../inequality-row.js';
import type { LedgerLine } from '../ledger.js';
import type { MeasureRow } from '../measure-row.js';
import type { Store, Warehouse } from '../ports.js';
import type { RiskCalibrationRow, RiskModelRow } from '../risk-row.js';
import { buildPack } from './build-pack.js';
import { governanceRows } from './governance.js';
import { placePages, suiteIndex } from './html/index.js';
import { membershipsOf } from './neighbourhoods.js';
import type { Pack, Quality, SuiteFile } from './pack.js';
import { boardPack } from './pdf/index.js';
import { isPublished, publishSuite } from './suite.js';
import { tidyCsv } from './tidy-csv.js';
import { workbook } from './workbook.js';

export interface PublishDeps {
  store: Store;
  warehouse: Warehouse;
  version: string;
  catalogue: { indicators: Readonly<Record<string, Indicator>>; targets: Readonly<Record<string, readonly Target[]>>; places: Readonly<Record<string, Place>> };
}

export interface SuiteFacts {
  run: string;
  quality: Quality;
  heldOn: string;
  dataTo: string;
  lines: readonly LedgerLine[];
}

/** One place's pack, and the rows it was made from, which its tidy CSV holds. */
export interface Drawn {
  pack: Pack;
  rows: MeasureRow[];
}

/** Publishes the suite unless it is the one in force already. */
export async function publishPlaces(deps: PublishDeps, facts: SuiteFacts, tell: (line: string) => void): Promise<{ files: number; switched: boolean }> {
  if (await isPublished(deps.store, facts.run)) return { files: 0, switched: false };
  const shared = await sharedRows(deps.warehouse);
  const drawn: Drawn[] = [];
  for (const placeId of placeIds(deps)) drawn.push(await drawPlace(deps, facts, placeId, shared));
  return publishSuite({ store: deps.store }, facts.run, suiteFiles(drawn, deps.catalogue, tell), manifestFacts(deps, facts));
}

/** Places of the catalogue, in the order of the suite. */
export const placeIds = ({ catalogue }: Pick<PublishDeps, 'catalogue'>): string[] => Object.keys(catalogue.places).sort();

/** @param shared rows any place may show, when they are at hand already */
export async function drawPlace(deps: Omit<PublishDeps, 'store'>, facts: SuiteFacts, placeId: string, shared?: MeasureRow[]): Promise<Drawn> {
  const rows = [...(shared ?? (await sharedRows(deps.warehouse))), ...(await ownRows(deps.warehouse, placeId, systemOf(deps, placeId)))];
  const { quality, run, heldOn } = facts;
  const inequality = await gapRows(deps.warehouse, placeId);
  const unplaced = await levelGaps(deps.warehouse, placeId, systemOf(deps, placeId));
  const risk = await riskRows(deps.warehouse);
  const memberships = await membershipsOf(deps.warehouse, placeId, heldOn);
  const governance = await governanceRows(deps.warehouse, placeId);
  return {
    pack: buildPack({
      ...{ placeId, ...deps.catalogue, measures: rows, inequality, ...unplaced, risk, memberships, governance },
      ...{ quality, run, heldOn, synthetic: isSynthetic(facts) },
    }),
    rows,
  };
}

const systemOf = ({ catalogue }: Pick<PublishDeps, 'catalogue'>, placeId: string): string => catalogue.places[placeId]?.system.code ?? '';

const isSynthetic = ({ lines }: SuiteFacts): boolean => lines.some((line) => line.state === 'in force' && line.receipt.synthetic === true);

/** What the manifest says of the suite. */
export function manifestFacts(deps: Pick<PublishDeps, 'catalogue' | 'version'>, facts: SuiteFacts): Parameters<typeof publishSuite>[3] {
  const receipts = facts.lines
    .filter((line) => line.state === 'in force')
    .map(({ receipt }) => ({ extract: receipt.extract, period: receipt.period, sha256: receipt.sha256 }));
  return { heldOn: facts.heldOn, receipts, synthetic: isSynthetic(facts), catalogueHash: deps.version, places: placeIds(deps) };
}

async function* suiteFiles(drawn: readonly Drawn[], catalogue: PublishDeps['catalogue'], tell: (line: string) => void): AsyncIterable<SuiteFile> {
  yield* suiteIndex(
    drawn.map(({ pack }) => pack),
    catalogue,
  );
  for (const [i, one] of drawn.entries()) {
    tell(`${i + 1} of ${drawn.length}: ${one.pack.place.name}`);
    yield* placeFiles(one);
  }
}

/** Everything one place publishes, in every format. */
export async function* placeFiles({ pack, rows }: Drawn): AsyncIterable<SuiteFile> {
  yield* placePages(pack, { places: [{ id: pack.placeId, name: pack.place.name, position: pack.position }] });
  yield { path: `${pack.placeId}/board-pack.pdf`, body: await boardPack(pack) };
  yield { path: `${pack.placeId}/workbook.xlsx`, body: await workbook(pack) };
  yield* tidyCsv(pack, rows);
}

/** Rows any place may show: places, partners and the larger areas, uncut: the cuts of every system would be several times as many. */
async function sharedRows(warehouse: Warehouse): Promise<MeasureRow[]> {
  const levels = "area_type IN ('england', 'system', 'place', 'trust', 'council')";
  return asMeasures(await warehouse.query(`SELECT * FROM published.measure WHERE ${levels} AND cut = 'all' ${ORDER}`));
}

/** Rows of one place's networks and practices, and the cuts of the place, of its system and of England. */
async function ownRows(warehouse: Warehouse, placeId: string, systemCode: string): Promise<MeasureRow[]> {
  const larger = `(area_type = 'place' AND area_code = '${placeId}') OR (area_type = 'system' AND area_code = '${systemCode}') OR area_type = 'england'`;
  const within = `SELECT child_code FROM curated.area_link WHERE parent_type = 'place' AND parent_code = '${placeId}' AND child_type IN ('pcn', 'practice', 'sub_icb')`;
  return asMeasures(
    await warehouse.query(
      `SELECT * FROM published.measure WHERE (area_type IN ('pcn', 'practice', 'sub_icb') AND area_code IN (${within})) OR (cut <> 'all' AND (${larger})) ${ORDER}`,
    ),
  );
}

/** Gaps by deprivation of one place and of England. */
async function gapRows(warehouse: Warehouse, placeId: string): Promise<InequalityRow[]> {
  const where = `(area_type = 'place' AND area_code = '${placeId}') OR area_type = 'england'`;
  return (await warehouse.query(
    `SELECT * FROM published.inequality WHERE ${where} ORDER BY indicator_id, area_type, basis, period_start`,
  )) as unknown as InequalityRow[];
}

/** The risk model and its test, the same for every place. */
async function riskRows(warehouse: Warehouse): Promise<{ model: RiskModelRow[]; calibration: RiskCalibrationRow[] }> {
  return {
    model: (await warehouse.query('SELECT * FROM published.risk_model ORDER BY term, level')) as unknown as RiskModelRow[],
    calibration: (await warehouse.query('SELECT * FROM published.risk_calibration ORDER BY area_type, area_code, band')) as unknown as RiskCalibrationRow[],
  };
}

/** Where levels do not add up in one place, its system and England: of each measure, the newest period that has a gap. */
async function levelGaps(warehouse: Warehouse, placeId: string, systemCode: string): Promise<{ gaps: GapRow[]; gapAreas: GapAreaRow[] }> {
  const where = `(area_type = 'place' AND area_code = '${placeId}') OR (area_type = 'system' AND area_code = '${systemCode}') OR area_type = 'england'`;
  const newest = (table: string, order: string): Promise<Awaited<ReturnType<Warehouse['query']>>> =>
    warehouse.query(
      `SELECT * FROM (SELECT *, max(period) OVER (PARTITION BY indicator_id, basis) AS newest FROM published.${table} WHERE ${where}) q
WHERE period = newest ORDER BY indicator_id, basis, footprint, area_type, area_code, finer_type${order}`,
    );
  return {
    gaps: (await newest('gap', '')) as unknown as GapRow[],
    gapAreas: (await newest('gap_area', ', side, unplaced_code')) as unknown as GapAreaRow[],
  };
}

const ORDER = 'ORDER BY indicator_id, basis, area_type, area_code, cut, period_start';
const asMeasures = (rows: Awaited<ReturnType<Warehouse['query']>>): MeasureRow[] => rows as unknown as MeasureRow[];
