/**
 * Landed bytes to typed rows. Every row read is kept, refused with its faults, or a total row; the outcome is written last, so a
 * normalisation that was cut short is simply done again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extract } from '../catalogue/define.js';
import { type Fault, Refused, sayFault } from './faults.js';
import { ANNOTATED, writeAnnotated } from './normalise/annotated.js';
import { FaultBook } from './normalise/fault-book.js';
import { openSources } from './normalise/sources.js';
import { type Counts, TableWriter } from './normalise/table.js';
import { normalised } from './paths.js';
import type { Store } from './ports.js';
import type { Outcome, Receipt, Reconciliation } from './receipts.js';

/** Raised when the same bytes and definition would give other rows or faults than before. */
const NORMALISER_VERSION = 4;

export interface NormaliseDeps {
  store: Store;
  extractId: string;
  extract: Extract;
  /** Local folder for temporary files. */
  scratch: string;
}

/** Names a definition together with the normaliser that reads it: a change of either normalises again. */
export function definitionHash(extractId: string, extract: Extract): string {
  const { sample: _sample, changes: _changes, ...meaning } = extract;
  return createHash('sha256')
    .update(JSON.stringify([NORMALISER_VERSION, extractId, meaning]))
    .digest('hex');
}

/** Normalises one receipt's file; writes rows, faults and, last, the outcome, which it returns. @throws when the receipt's layout is not in the definition */
export async function normalise(deps: NormaliseDeps, receipt: Receipt): Promise<Outcome> {
  const folder = await mkdtemp(join(deps.scratch, 'normalise-'));
  try {
    const faults = new FaultBook();
    const { counts, reconciled, files } = await readTable(deps, receipt, faults, folder);
    judge(deps.extract, receipt, faults, counts);
    const refusal = faults.refusal();
    const outcome: Outcome = {
      extract: receipt.extract,
      period: receipt.period,
      sha256: receipt.sha256,
      definition: definitionHash(deps.extractId, deps.extract),
      state: refusal === undefined ? 'accepted' : 'refused',
      reason: refusal === undefined ? '' : sayFault(refusal),
      ...counts,
      faulty: faults.rows,
      faults: faults.count,
      reconciled,
    };
    await store(deps.store, folder, files, [...faults.write(folder), ...(await returned(deps, receipt, faults, folder))], outcome);
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a file gave: counts, checks, and the Parquet parts in the folder. */
interface Table {
  counts: Counts;
  reconciled: Reconciliation[];
  files: string[];
}

async function readTable(deps: NormaliseDeps, receipt: Receipt, faults: FaultBook, folder: string): Promise<Table> {
  const layout = deps.extract.layouts.find(({ name }) => name === receipt.layout);
  if (layout === undefined)
    throw new Error(`extract ${deps.extractId} has no layout '${receipt.layout}', which the receipt of ${receipt.fileName} names; land the file again`);
  const table = await TableWriter.open(deps.extract, receipt, faults, layout.period, folder);
  try {
    for (const source of await openSources(deps.store, receipt, layout, folder)) await table.take(source);
    return { counts: table.counts, ...(await table.finish()) };
  } catch (error) {
    await table.close();
    if (!(error instanceof Refused)) throw error;
    faults.add(error.fault);
    return { counts: table.counts, reconciled: [], files: [] };
  }
}

/** A table without rows, or with too many refused, is refused whole. */
function judge({ faultBudget }: Extract, receipt: Receipt, faults: FaultBook, { read, rows, totals }: Counts): void {
  const whole = (rule: Fault['rule'], found: string, expected: string): void =>
    faults.add({ file: receipt.fileName, line: 0, column: '', found, expected, rule });
  if (faults.refusal() === undefined && read - totals === 0) whole('no rows', 'a header and no rows', 'at least one row');
  const allowed = Math.max(Math.floor(faultBudget.share * read), faultBudget.rows);
  if (rows === 0 && faults.rows > 0) whole('fault budget', `${faults.rows} of ${read} rows refused`, 'at least one sound row');
  else if (faults.rows > allowed) whole('fault budget', `${faults.rows} of ${read} rows refused`, `at most ${allowed}`);
}

/** What a partner filled in goes back with what is wrong in it. */
const returned = async ({ store: from, extract }: NormaliseDeps, receipt: Receipt, faults: FaultBook, folder: string): Promise<string[]> => {
  const layout = extract.layouts.find(({ name }) => name === receipt.layout);
  return extract.template === undefined || layout === undefined || faults.count === 0 ? [] : writeAnnotated(from, receipt, layout, faults.kept, folder);
};

async function store(to: Store, folder: string, parts: readonly string[], faults: readonly string[], outcome: Outcome): Promise<void> {
  const prefix = normalised(outcome.extract, outcome.period, outcome.sha256);
  await to.remove(prefix);
  const rows = outcome.state === 'accepted' ? parts.map((name) => ({ name, key: `${prefix}rows/${name}` })) : [];
  const files = [...rows, ...faults.map((name) => ({ name, key: `${prefix}faults/${name}` }))];
  for (const { name, key } of files) await to.write(key, createReadStream(join(folder, name)));
  await to.write(`${prefix}outcome.json`, JSON.stringify(outcome));
}

/** Key of the annotated copy of what a partner filled in; there is one where something in it was wrong. */
export const annotatedKey = ({ extract, period, sha256 }: Pick<Receipt, 'extract' | 'period' | 'sha256'>): string =>
  `${normalised(extract, period, sha256)}faults/${ANNOTATED}`;

/** Faults kept of a normalised receipt, in the order they were found. */
export async function readFaults(from: Store, receipt: Receipt): Promise<Fault[]> {
  const key = `${normalised(receipt.extract, receipt.period, receipt.sha256)}faults/faults.jsonl`;
  if ((await from.describe(key)) === undefined) return [];
  const chunks: Buffer[] = [];
  for await (const chunk of await from.read(key)) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Fault);
}
