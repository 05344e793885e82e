/**
 * The night as tasks that need not share a process, first half: what to normalise, and what to make of it. The same functions as nightly.ts
 * calls, in the same order, so that the suite is the same to the byte. Each task may be done twice.
 */
import type { Extract } from '../../catalogue/define.js';
import { type CurateDeps, type Mart, type MartPlan, makeMart, martsHash, planMarts } from '../curate.js';
import { readJson, readReceipts } from '../ledger.js';
import { measuresAt } from '../measure.js';
import { dayOf, inForce, ledgerOf, measureRun, unfinished } from '../night.js';
import { normalise } from '../normalise.js';
import { published, receiptKey } from '../paths.js';
import type { Outcome, Receipt } from '../receipts.js';
import { readRecord, recordKey, type StepDeps, writeRecord } from './record.js';
import type { NightId } from './turn.js';

/** Fixes which receipts the night knows of, and lists those to normalise. @returns the key of that list */
export async function begin({ store, catalogue }: Pick<StepDeps, 'store' | 'catalogue'>, night: NightId): Promise<{ todo: string; files: number }> {
  const receipts = await readReceipts(store, dayOf(new Date(night.on)));
  const todo = await unfinished(store, catalogue.extracts, receipts);
  await writeRecord(store, night, 'receipts', receipts);
  await writeRecord(
    store,
    night,
    'todo',
    todo.map(({ extract, period, sha256 }) => ({ receipt: receiptKey(extract, period, sha256) })),
  );
  return { todo: recordKey(night, 'todo'), files: todo.length };
}

/** Normalises the file of one receipt. @param key of the receipt */
export async function normaliseOne(
  deps: Pick<StepDeps, 'store' | 'catalogue'> & { scratch: string },
  key: string,
): Promise<{ receipt: Receipt; outcome: Outcome }> {
  const receipt = await readJson<Receipt>(deps.store, key);
  const extract = deps.catalogue.extracts[receipt.extract] as Extract;
  return { receipt, outcome: await normalise({ store: deps.store, extractId: receipt.extract, extract, scratch: deps.scratch }, receipt) };
}

export interface Settled {
  /** Names the measures. */
  run: string;
  /** Marts in groups: each group needs only those before it. */
  waves: MartPlan[][];
  /** Indicators to measure; none when this run's measures are whole already. */
  indicators: string[];
}

/** Decides which editions are in force, points the tables at them and plans what is made of them. */
export async function settle(deps: StepDeps, night: NightId): Promise<Settled> {
  const { store, catalogue } = deps;
  const lines = await ledgerOf(store, catalogue.extracts, await readRecord(store, night, 'receipts'), dayOf(new Date(night.on)));
  const plans = await planMarts(curateDeps(deps), inForce(lines));
  const marts = martsHash(plans);
  const { run, pack } = await measureRun(store, catalogue.indicators, [deps.version, marts, lines]);
  await writeRecord(store, night, 'plan', { run, marts, plans, lines, ...pack });
  const whole = await measuresAt(store, published('measure', run));
  return { run, waves: wavesOf(plans), indicators: whole === undefined ? Object.keys(catalogue.indicators).sort() : [] };
}

const curateDeps = ({ store, warehouse, sqlRoot, catalogue }: StepDeps): CurateDeps => ({
  store,
  warehouse,
  sqlRoot,
  extracts: catalogue.extracts,
  places: catalogue.places,
  boundaries: catalogue.boundaries,
});

/** Each mart in the first group that comes after all it reads. */
export function wavesOf(plans: readonly MartPlan[]): MartPlan[][] {
  const depth = new Map<string, number>();
  const waves: MartPlan[][] = [];
  for (const plan of plans) {
    const at = Math.max(-1, ...plan.after.map((name) => depth.get(name) ?? -1)) + 1;
    depth.set(plan.name, at);
    waves[at] = [...(waves[at] ?? []), plan];
  }
  return waves;
}

/** Makes one mart, or finds it made. */
export const curateOne = (deps: StepDeps, plan: MartPlan): Promise<Mart> => makeMart(deps, plan);
