/**
 * The nightly walk: land → normalise → curate → measure → publish. Each step is safe to kill and to run again:
 * what is done is found done, and nothing a reader sees changes before the last pointer moves.
 */
import { createHash } from 'node:crypto';
import type { Extract, Indicator, Place, Target } from '../catalogue/define.js';
import { curate, type InForce } from './curate.js';
import { type Arriving, land } from './land.js';
import { dataTo, heldOn, isUnrecognised, type LedgerLine, readLedger, readOutcome, readReceipts } from './ledger.js';
import { measure, publishLedger, publishRun } from './measure.js';
import { definitionHash, normalise, readFaults } from './normalise.js';
import { normalised } from './paths.js';
import type { Store, Warehouse } from './ports.js';
import { publishPlaces } from './publish/places.js';
import { type HeldFault, quality } from './quality.js';
import type { Receipt } from './receipts.js';

export interface Catalogue {
  extracts: Readonly<Record<string, Extract>>;
  indicators: Readonly<Record<string, Indicator>>;
  targets: Readonly<Record<string, readonly Target[]>>;
  places: Readonly<Record<string, Place>>;
}

export interface NightDeps {
  store: Store;
  warehouse: Warehouse;
  catalogue: Catalogue;
  sqlRoot: string;
  /** Local folder for temporary files. */
  scratch: string;
  /** The night: receipts made now carry it, and freshness is judged on its day. */
  now: Date;
  /** Hash of the code and catalogue: a change of either makes a new suite. */
  version: string;
  arriving: readonly Arriving[];
}

export type Tell = (line: string) => void;

export interface NightStep {
  title: string;
  /** Does the step, telling how far it is; returns what it did, in a few words. */
  run(tell: Tell): Promise<string>;
}

/** What a night leaves behind, for the caller's last words and exit code. */
export interface Night {
  landed: number;
  fresh: number;
  waiting: string[];
  normalised: number;
  lines: LedgerLine[];
  run: string;
  switched: boolean;
  refused: LedgerLine[];
}

const day = (now: Date): string => now.toISOString().slice(0, 10);
const hash = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** The five steps over one shared record of the night. */
export function nightSteps(deps: NightDeps): { steps: NightStep[]; night: Night } {
  const night: Night = { landed: 0, fresh: 0, waiting: [], normalised: 0, lines: [], run: '', switched: false, refused: [] };
  const state = { curated: '' };
  const steps: NightStep[] = [
    { title: 'land', run: (tell) => landAll(deps, night, tell) },
    { title: 'normalise', run: (tell) => normaliseAll(deps, night, tell) },
    { title: 'curate', run: (tell) => curateAll(deps, night, state, tell) },
    { title: 'measure', run: (tell) => measureAll(deps, night, state, tell) },
    { title: 'publish', run: (tell) => publishAll(deps, night, state, tell) },
  ];
  return { steps, night };
}

async function landAll(deps: NightDeps, night: Night, tell: Tell): Promise<string> {
  const { store, catalogue, now, scratch } = deps;
  for (const [i, file] of deps.arriving.entries()) {
    tell(`${i + 1} of ${deps.arriving.length}: ${file.fileName}`);
    const landed = await land({ store, extracts: catalogue.extracts, now, scratch }, file);
    if ('waiting' in landed) night.waiting.push(landed.waiting.file);
    else if (landed.fresh) night.fresh += 1;
    night.landed += 1;
  }
  return `${night.landed} files read, ${night.fresh} new${night.waiting.length > 0 ? `, ${night.waiting.length} still being written` : ''}`;
}

async function normaliseAll(deps: NightDeps, night: Night, tell: Tell): Promise<string> {
  const receipts = await readReceipts(deps.store, day(deps.now));
  const todo = await unfinished(deps, receipts);
  for (const [i, receipt] of todo.entries()) {
    tell(`${i + 1} of ${todo.length}: ${receipt.extract} ${receipt.period}`);
    await normalise(
      { store: deps.store, extractId: receipt.extract, extract: deps.catalogue.extracts[receipt.extract] as Extract, scratch: deps.scratch },
      receipt,
    );
  }
  night.normalised = todo.length;
  night.lines = await readLedger(deps.store, receipts);
  night.refused = night.lines.filter((line) => line.state === 'refused' || line.state === 'unrecognised');
  return `${todo.length} files normalised, ${receipts.length - todo.length} already done, ${night.refused.length} refused or not recognised`;
}

/** Receipts without an outcome of the definition as it stands today. */
async function unfinished(deps: NightDeps, receipts: readonly Receipt[]): Promise<Receipt[]> {
  const todo: Receipt[] = [];
  for (const receipt of receipts) {
    const extract = deps.catalogue.extracts[receipt.extract];
    if (isUnrecognised(receipt) || extract === undefined) continue;
    const outcome = await readOutcome(deps.store, receipt);
    if (outcome?.definition !== definitionHash(receipt.extract, extract)) todo.push(receipt);
  }
  return todo;
}

async function curateAll(deps: NightDeps, night: Night, state: { curated: string }, tell: Tell): Promise<string> {
  const { store, warehouse, sqlRoot, catalogue } = deps;
  const { tables } = await curate({ store, warehouse, sqlRoot, extracts: catalogue.extracts, places: catalogue.places }, inForce(night.lines), tell);
  state.curated = hash(Object.entries(tables).map(([name, table]) => [name, table.inputs]));
  const reused = Object.values(tables).filter((table) => table.reused).length;
  return `${Object.keys(tables).length} marts, ${reused} unchanged`;
}

export function inForce(lines: readonly LedgerLine[]): InForce[] {
  return lines
    .filter((line) => line.state === 'in force')
    .map(({ receipt }) => ({
      extract: receipt.extract,
      period: receipt.period,
      sha256: receipt.sha256,
      location: normalised(receipt.extract, receipt.period, receipt.sha256),
    }));
}

async function measureAll(deps: NightDeps, night: Night, state: { curated: string }, tell: Tell): Promise<string> {
  const { store, warehouse, sqlRoot, catalogue } = deps;
  const run = hash(
    deps.version,
    state.curated,
    night.lines.map(({ receipt, state: stands }) => [receipt.sha256, stands]),
  );
  const { indicators, targets } = catalogue;
  const restated = new Set(night.lines.map((line) => line.supersededBy).filter((sha256) => sha256 !== ''));
  const { rows } = await measure({ store, warehouse, sqlRoot, indicators, targets, restated }, run, tell);
  await publishLedger({ store, warehouse }, run, night.lines, await heldFaults(deps.store, night.lines));
  const synthetic = night.lines.some((line) => line.state === 'in force' && line.receipt.synthetic === true);
  const facts = { run, code: deps.version, heldOn: heldOn(night.lines), dataTo: dataTo(night.lines), synthetic };
  await publishRun({ store, warehouse }, { ...facts, indicators: Object.keys(indicators).length, measures: rows }, night.lines);
  night.run = run;
  return `${rows} measures of ${Object.keys(indicators).length} indicators`;
}

/** Every fault held, of landing and of normalising, with its receipt. */
export async function heldFaults(store: Store, lines: readonly LedgerLine[]): Promise<HeldFault[]> {
  const all: HeldFault[] = [];
  for (const { receipt, outcome } of lines) {
    const own = outcome === undefined || outcome.faults === 0 ? [] : await readFaults(store, receipt);
    for (const fault of [...receipt.faults, ...own]) all.push({ extract: receipt.extract, sha256: receipt.sha256, fault });
  }
  return all;
}

async function publishAll(deps: NightDeps, night: Night, state: { curated: string }, tell: Tell): Promise<string> {
  const { extracts } = deps.catalogue;
  const facts = quality(extracts, night.lines, await heldFaults(deps.store, night.lines), day(deps.now), await unmappedNotes(deps.warehouse));
  const run = hash(night.run, state.curated, facts);
  const done = await publishPlaces(deps, { run, quality: facts, heldOn: heldOn(night.lines), dataTo: dataTo(night.lines), lines: night.lines }, tell);
  night.run = run;
  night.switched = done.switched;
  return done.switched ? `${done.files} files, suite ${run} is now current` : `nothing changed: suite ${run} stays current`;
}

async function unmappedNotes(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query('SELECT practice_code, practice_name FROM curated.unmapped_practice ORDER BY practice_code');
  return rows.map((row) => `Practice ${row.practice_code ?? ''} ${row.practice_name ?? ''} has no place in the geography held: it counts for England only.`);
}
