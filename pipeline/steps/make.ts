/** The night as tasks, second half: measures, facts, places, and the switch. Nothing a reader sees moves before `switchSuite`. */
import { makeMart } from '../curate.js';
import { dataTo, readJson } from '../ledger.js';
import { geographyOf } from '../measure/geography.js';
import { type MeasureDeps, measure, measureInto, measuresAt, pointPublished, sealMeasures } from '../measure.js';
import { dayOf, publishRecord, restatedIn, suiteFacts } from '../night.js';
import { published } from '../paths.js';
import type { Warehouse } from '../ports.js';
import { suiteIndex } from '../publish/html/index.js';
import type { Pack } from '../publish/pack.js';
import { drawPlace, manifestFacts, placeFiles, placeIds } from '../publish/places.js';
import { clearSuite, isPublished, type ManifestFile, sealSuite, writeSuiteFiles } from '../publish/suite.js';
import { type Plan, partKey, readRecord, type StepDeps, writeRecord } from './record.js';
import type { NightId } from './turn.js';

const measureDeps = ({ store, warehouse, sqlRoot, catalogue }: StepDeps, { lines, pack }: Plan): MeasureDeps => ({
  ...{ store, warehouse, sqlRoot },
  ...{ indicators: catalogue.indicators, targets: catalogue.targets, restated: restatedIn(lines), today: dataTo(lines) },
  ...(pack === undefined ? {} : { pack }),
});

/** Measures one indicator, from marts that are all made. */
export async function measureIndicator(deps: StepDeps, night: NightId, indicator: string): Promise<{ rows: number }> {
  const plan = await readRecord(deps.store, night, 'plan');
  const rows = await measureInto(measureDeps(deps, plan), plan.run, indicator, await geographyOf(deps.warehouse, dataTo(plan.lines)));
  await deps.store.write(partKey(night, 'measured', indicator), JSON.stringify({ rows }));
  return { rows };
}

export interface Gathered {
  /** Names the suite. */
  suite: string;
  /** Places to publish; none when this suite is in force already. */
  places: string[];
}

/** Seals the measures, publishes the tables beside them, and settles what every place says alike. */
export async function gather(deps: StepDeps, night: NightId): Promise<Gathered> {
  const plan = await readRecord(deps.store, night, 'plan');
  await sealAll(deps, night, plan);
  const facts = await suiteFacts({ ...deps, extracts: deps.catalogue.extracts }, plan.lines, plan, dayOf(new Date(night.on)));
  await writeRecord(deps.store, night, 'facts', facts);
  if (await isPublished(deps.store, facts.run)) return { suite: facts.run, places: [] };
  const { rows } = await measure(measureDeps(deps, plan), plan.run, () => undefined);
  await publishRecord({ ...deps, indicators: deps.catalogue.indicators }, plan.run, plan.lines, rows);
  await clearSuite(deps.store, facts.run);
  return { suite: facts.run, places: placeIds(deps) };
}

/** @throws MissingKey when an indicator was not measured */
async function sealAll({ store, catalogue }: StepDeps, night: NightId, { run }: Plan): Promise<void> {
  const location = published('measure', run);
  if ((await measuresAt(store, location)) !== undefined) return;
  const parts = await Promise.all(Object.keys(catalogue.indicators).map((id) => readJson<{ rows: number }>(store, partKey(night, 'measured', id))));
  await sealMeasures(
    store,
    location,
    parts.reduce((sum, { rows }) => sum + rows, 0),
  );
}

/** Draws one place in every format, into the suite that is being built. */
export async function publishPlace(deps: StepDeps, night: NightId, place: string): Promise<{ files: number }> {
  const facts = await readRecord(deps.store, night, 'facts');
  const drawn = await drawPlace(deps, facts, place);
  const files = await writeSuiteFiles(deps.store, facts.run, placeFiles(drawn));
  await deps.store.write(partKey(night, 'packs', place), JSON.stringify(drawn.pack));
  await deps.store.write(partKey(night, 'published', place), JSON.stringify(files));
  return { files: files.length };
}

/**
 * Writes what the places share, checks the whole suite, and moves the pointer and then the readers' tables.
 * @param readers the tables that people query. @throws SuiteUnsound when anything is missing or not as written: nothing has moved then
 */
export async function switchSuite(deps: StepDeps & { readers: Warehouse }, night: NightId): Promise<{ suite: string; files: number; bytes: number }> {
  const { store, catalogue } = deps;
  const [facts, plan] = [await readRecord(store, night, 'facts'), await readRecord(store, night, 'plan')];
  const packs = await Promise.all(placeIds(deps).map((id) => readJson<Pack>(store, partKey(night, 'packs', id))));
  const parts = await Promise.all(placeIds(deps).map((id) => readJson<ManifestFile[]>(store, partKey(night, 'published', id))));
  const shared = await writeSuiteFiles(store, facts.run, suiteIndex(packs, catalogue));
  const { files, bytes } = await sealSuite(store, facts.run, manifestFacts(deps, facts), [...shared, ...parts.flat()]);
  const readers = { ...deps, warehouse: deps.readers };
  for (const mart of plan.plans) await makeMart(readers, mart);
  await pointPublished(readers, plan.run);
  return { suite: facts.run, files, bytes };
}
