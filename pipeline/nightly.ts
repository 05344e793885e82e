/**
 * The nightly walk: land → normalise → curate → measure → publish. Each step is safe to kill and to run again:
 * what is done is found done, and nothing a reader sees changes before the last pointer moves.
 */
import type { Extract, Indicator, Place, Target } from '../catalogue/define.js';
import type { Boundary } from '../catalogue/define-boundary.js';
import { curate, martsHash } from './curate.js';
import { type Arriving, land } from './land.js';
import { dataTo, type LedgerLine, readReceipts } from './ledger.js';
import { measure } from './measure.js';
import { dayOf, inForce, ledgerOf, measureRun, publishRecord, restatedIn, suiteFacts, unfinished } from './night.js';
import { normalise } from './normalise.js';
import { withoutNumbers } from './people/identifiers.js';
import type { Keyring } from './people/keyring.js';
import type { Store, Warehouse } from './ports.js';
import { publishPlaces } from './publish/places.js';

export interface Catalogue {
  extracts: Readonly<Record<string, Extract>>;
  indicators: Readonly<Record<string, Indicator>>;
  targets: Readonly<Record<string, readonly Target[]>>;
  places: Readonly<Record<string, Place>>;
  boundaries: Readonly<Record<string, Boundary>>;
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
  /** Keys under which people's NHS numbers are replaced; without them no file about people is taken. */
  keys?: () => Promise<Keyring>;
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

/** The five steps over one shared record of the night. */
export function nightSteps(deps: NightDeps): { steps: NightStep[]; night: Night } {
  const night: Night = { landed: 0, fresh: 0, waiting: [], normalised: 0, lines: [], run: '', switched: false, refused: [] };
  const state = { marts: '' };
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
    tell(`${i + 1} of ${deps.arriving.length}: ${withoutNumbers(file.fileName)}`);
    const landed = await land({ store, extracts: catalogue.extracts, now, scratch, ...keys(deps) }, file);
    if ('waiting' in landed) night.waiting.push(landed.waiting.file);
    else if (landed.fresh) night.fresh += 1;
    night.landed += 1;
  }
  return `${night.landed} files read, ${night.fresh} new${night.waiting.length > 0 ? `, ${night.waiting.length} still being written` : ''}`;
}

const keys = ({ keys: held }: NightDeps): Pick<NightDeps, 'keys'> => (held === undefined ? {} : { keys: held });

async function normaliseAll(deps: NightDeps, night: Night, tell: Tell): Promise<string> {
  const receipts = await readReceipts(deps.store, dayOf(deps.now));
  const todo = await unfinished(deps.store, deps.catalogue.extracts, receipts);
  for (const [i, receipt] of todo.entries()) {
    tell(`${i + 1} of ${todo.length}: ${receipt.extract} ${receipt.period}`);
    await normalise(
      { store: deps.store, extractId: receipt.extract, extract: deps.catalogue.extracts[receipt.extract] as Extract, scratch: deps.scratch },
      receipt,
    );
  }
  night.normalised = todo.length;
  night.lines = await ledgerOf(deps.store, deps.catalogue.extracts, receipts, dayOf(deps.now));
  night.refused = night.lines.filter((line) => line.state === 'refused' || line.state === 'unrecognised');
  return `${todo.length} files normalised, ${receipts.length - todo.length} already done, ${night.refused.length} refused or not recognised`;
}

async function curateAll(deps: NightDeps, night: Night, state: { marts: string }, tell: Tell): Promise<string> {
  const { store, warehouse, sqlRoot, catalogue } = deps;
  const { tables } = await curate(
    { store, warehouse, sqlRoot, extracts: catalogue.extracts, places: catalogue.places, boundaries: catalogue.boundaries },
    inForce(night.lines),
    tell,
  );
  state.marts = martsHash(Object.values(tables));
  const reused = Object.values(tables).filter((table) => table.reused).length;
  return `${Object.keys(tables).length} marts, ${reused} unchanged`;
}

async function measureAll(deps: NightDeps, night: Night, state: { marts: string }, tell: Tell): Promise<string> {
  const { store, warehouse, sqlRoot, catalogue } = deps;
  const { indicators, targets } = catalogue;
  const { run, pack } = await measureRun(store, indicators, [deps.version, state.marts, night.lines]);
  const told = { restated: restatedIn(night.lines), today: dataTo(night.lines), ...pack };
  const { rows } = await measure({ store, warehouse, sqlRoot, indicators, targets, ...told }, run, tell);
  await publishRecord({ store, warehouse, version: deps.version, indicators }, run, night.lines, rows);
  night.run = run;
  return `${rows} measures of ${Object.keys(indicators).length} indicators`;
}

async function publishAll(deps: NightDeps, night: Night, state: { marts: string }, tell: Tell): Promise<string> {
  const { store, warehouse, catalogue } = deps;
  const made = { run: night.run, marts: state.marts };
  const facts = await suiteFacts({ store, warehouse, extracts: catalogue.extracts }, night.lines, made, dayOf(deps.now));
  const done = await publishPlaces(deps, facts, tell);
  night.run = facts.run;
  night.switched = done.switched;
  return done.switched ? `${done.files} files, suite ${facts.run} is now current` : `nothing changed: suite ${facts.run} stays current`;
}
