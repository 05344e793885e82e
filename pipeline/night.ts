/**
 * What a night decides, whoever walks it: which files are still to be normalised, which are in force, and what its measures and its
 * suite are called. nightly.ts walks it in one process; steps.ts cuts it into tasks.
 */
import { createHash } from 'node:crypto';
import type { Extract, Indicator } from '../catalogue/define.js';
import type { InForce } from './curate.js';
import { type Pack, packOf } from './disclosure/packs.js';
import { dataTo, heldOn, isUnrecognised, type LedgerLine, readLedger, readOutcome } from './ledger.js';
import { publishLedger, publishRun } from './measure.js';
import { definitionHash, readFaults } from './normalise.js';
import { normalised, RETIRED, retiredKey } from './paths.js';
import { retire } from './people/retention.js';
import type { Store, Warehouse } from './ports.js';
import type { SuiteFacts } from './publish/places.js';
import { type HeldFault, quality } from './quality.js';
import type { Receipt } from './receipts.js';

const hash = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** ISO day of an instant. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Receipts without an outcome of the definition as it stands today. */
export async function unfinished(store: Store, extracts: Readonly<Record<string, Extract>>, receipts: readonly Receipt[]): Promise<Receipt[]> {
  const todo: Receipt[] = [];
  const retired = new Set((await store.list(RETIRED)).map(({ key }) => key));
  for (const receipt of receipts) {
    const extract = extracts[receipt.extract];
    if (isUnrecognised(receipt) || extract === undefined || retired.has(retiredKey(receipt))) continue;
    const outcome = await readOutcome(store, receipt);
    if (outcome?.definition !== definitionHash(receipt.extract, extract)) todo.push(receipt);
  }
  return todo;
}

/** What is in force, after files about people whose time is over have gone. @param on ISO day of the night */
export async function ledgerOf(store: Store, extracts: Readonly<Record<string, Extract>>, receipts: readonly Receipt[], on: string): Promise<LedgerLine[]> {
  const before = await readLedger(store, receipts);
  const gone = await retire(store, extracts, before, on);
  return gone === 0 ? before : readLedger(store, receipts);
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

/**
 * Names the measures by everything that goes into them: code, marts and files, and where people are counted the packs that readers have already.
 * @param marts `martsHash` of the marts they read
 */
export async function measureRun(
  store: Store,
  indicators: Readonly<Record<string, Indicator>>,
  [version, marts, lines]: readonly [version: string, marts: string, lines: readonly LedgerLine[]],
): Promise<{ run: string; pack: { pack?: Pack } }> {
  const inputs = hash(
    version,
    marts,
    lines.map(({ receipt, state }) => [receipt.sha256, state]),
  );
  const pack = await packOf(store, indicators, inputs);
  return pack === undefined ? { run: inputs, pack: {} } : { run: pack.run, pack: { pack } };
}

/** SHA-256 of the files that replaced an earlier edition of their period. */
export const restatedIn = (lines: readonly LedgerLine[]): Set<string> => new Set(lines.map((line) => line.supersededBy).filter((sha256) => sha256 !== ''));

/** True when a file in force is invented. */
const anySynthetic = (lines: readonly LedgerLine[]): boolean => lines.some((line) => line.state === 'in force' && line.receipt.synthetic === true);

/** The published tables beside the measures: receipts, faults and the run itself. @param measures rows of `published.measure` */
export async function publishRecord(
  deps: { store: Store; warehouse: Warehouse; version: string; indicators: Readonly<Record<string, Indicator>> },
  run: string,
  lines: readonly LedgerLine[],
  measures: number,
): Promise<void> {
  await publishLedger(deps, run, lines, await heldFaults(deps.store, lines));
  const facts = { run, code: deps.version, heldOn: heldOn(lines), dataTo: dataTo(lines), synthetic: anySynthetic(lines) };
  await publishRun(deps, { ...facts, indicators: Object.keys(deps.indicators).length, measures }, lines);
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

/** All that every place of the suite says alike, and the suite's name. @param on the night's day @param made the run of the measures and `martsHash` */
export async function suiteFacts(
  deps: { store: Store; warehouse: Warehouse; extracts: Readonly<Record<string, Extract>> },
  lines: readonly LedgerLine[],
  made: { run: string; marts: string },
  on: string,
): Promise<SuiteFacts> {
  const facts = quality(deps.extracts, lines, await heldFaults(deps.store, lines), on, await unmappedNotes(deps.warehouse));
  return { run: hash(made.run, made.marts, facts), quality: facts, heldOn: heldOn(lines), dataTo: dataTo(lines), lines };
}

async function unmappedNotes(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query('SELECT practice_code, practice_name FROM curated.unmapped_practice ORDER BY practice_code');
  return rows.map((row) => `Practice ${row.practice_code ?? ''} ${row.practice_name ?? ''} has no place in the geography held: it counts for England only.`);
}
