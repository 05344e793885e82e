/** From published rows to the suite of every place: one pack a place, drawn in every format, published whole. */
import type { Indicator, Place, Target } from '../../catalogue/define.js';
import type { LedgerLine } from '../ledger.js';
import type { MeasureRow } from '../measure-row.js';
import type { Store, Warehouse } from '../ports.js';
import { buildPack } from './build-pack.js';
import { placePages, suiteIndex } from './html/index.js';
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

/** Publishes the suite unless it is the one in force already. */
export async function publishPlaces(deps: PublishDeps, facts: SuiteFacts, tell: (line: string) => void): Promise<{ files: number; switched: boolean }> {
  if (await isPublished(deps.store, facts.run)) return { files: 0, switched: false };
  const ids = Object.keys(deps.catalogue.places).sort();
  const shared = await sharedRows(deps.warehouse);
  const synthetic = facts.lines.some((line) => line.state === 'in force' && line.receipt.synthetic === true);
  const packs: { pack: Pack; rows: MeasureRow[] }[] = [];
  for (const placeId of ids) {
    const rows = [...shared, ...(await ownRows(deps.warehouse, placeId))];
    packs.push({
      pack: buildPack({ placeId, ...deps.catalogue, measures: rows, quality: facts.quality, run: facts.run, heldOn: facts.heldOn, synthetic }),
      rows,
    });
  }
  const receipts = facts.lines
    .filter((line) => line.state === 'in force')
    .map(({ receipt }) => ({ extract: receipt.extract, period: receipt.period, sha256: receipt.sha256 }));
  return publishSuite({ store: deps.store }, facts.run, suiteFiles(packs, deps.catalogue, tell), {
    heldOn: facts.heldOn,
    receipts,
    synthetic,
    catalogueHash: deps.version,
    places: ids,
  });
}

async function* suiteFiles(
  packs: readonly { pack: Pack; rows: MeasureRow[] }[],
  catalogue: PublishDeps['catalogue'],
  tell: (line: string) => void,
): AsyncIterable<SuiteFile> {
  yield* suiteIndex(
    packs.map(({ pack }) => pack),
    catalogue,
  );
  const places = packs.map(({ pack }) => ({ id: pack.placeId, name: pack.place.name, position: pack.position }));
  for (const [i, { pack, rows }] of packs.entries()) {
    tell(`${i + 1} of ${packs.length}: ${pack.place.name}`);
    yield* placePages(pack, { places });
    yield { path: `${pack.placeId}/board-pack.pdf`, body: await boardPack(pack) };
    yield { path: `${pack.placeId}/workbook.xlsx`, body: await workbook(pack) };
    yield* tidyCsv(pack, rows);
  }
}

/** Rows any place may show: places, partners and the larger areas. */
async function sharedRows(warehouse: Warehouse): Promise<MeasureRow[]> {
  return asMeasures(await warehouse.query(`SELECT * FROM published.measure WHERE area_type IN ('england', 'system', 'place', 'trust', 'council') ${ORDER}`));
}

/** Rows of one place's networks and practices. */
async function ownRows(warehouse: Warehouse, placeId: string): Promise<MeasureRow[]> {
  const within = `SELECT child_code FROM curated.area_link WHERE parent_type = 'place' AND parent_code = '${placeId}' AND child_type IN ('pcn', 'practice', 'sub_icb')`;
  return asMeasures(
    await warehouse.query(`SELECT * FROM published.measure WHERE area_type IN ('pcn', 'practice', 'sub_icb') AND area_code IN (${within}) ${ORDER}`),
  );
}

const ORDER = 'ORDER BY indicator_id, basis, area_type, area_code, cut, period_start';
const asMeasures = (rows: Awaited<ReturnType<Warehouse['query']>>): MeasureRow[] => rows as unknown as MeasureRow[];
