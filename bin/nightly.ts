/** The commands that do: nightly, land, sample. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Listr } from 'listr2';
import { sayFault } from '../pipeline/faults.js';
import { type Arriving, land } from '../pipeline/land.js';
import { isUnrecognised, type LedgerLine, readReceipts } from '../pipeline/ledger.js';
import { type Night, type NightStep, nightSteps } from '../pipeline/nightly.js';
import { writeSample } from '../pipeline/sample/index.js';
import { catalogue, type Door, nightOf, print, SQL_ROOT, UsageError, version, type Wired, wire } from './door.js';
import { keyring } from './key.js';
import { takeLock } from './lock.js';

/** All files under a folder, by path; names that start with a dot are not extracts. */
export function filesIn(dir: string): Arriving[] {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new UsageError(`--input '${dir}' is not a folder`);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !path
          .relative(dir, path.join(entry.parentPath, entry.name))
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .map((entry) => ({ fileName: entry.name, path: path.join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export async function runNightly(options: Door & { input?: string }): Promise<number> {
  const wired = wire(options);
  const letGo = takeLock(wired.out);
  try {
    const started = Date.now();
    await wired.store.sweep();
    const arriving = options.input === undefined ? await samplesIfEmpty(wired, options) : filesIn(options.input);
    const { steps, night } = nightSteps({
      ...wired,
      catalogue,
      sqlRoot: SQL_ROOT,
      version: version(),
      arriving,
      keys: keyring(wired.out),
    });
    await show(steps, options);
    await wired.warehouse.writeDatabase('place-suite.duckdb');
    report(wired, night, options, (Date.now() - started) / 1000);
    return night.refused.length > 0 ? 1 : 0;
  } finally {
    letGo();
    await wired.warehouse.close();
  }
}

/** With nothing asked and nothing held, the synthetic samples let a newcomer see the whole walk. */
async function samplesIfEmpty(wired: Wired, options: Door): Promise<Arriving[]> {
  const held = await readReceipts(wired.store);
  if (held.some((receipt) => receipt.synthetic !== true && !isUnrecognised(receipt))) return [];
  const dir = path.join(wired.out, 'sample');
  if (!options.quiet && !options.json) print(`No --input given: writing synthetic extracts to ${path.relative('.', dir)}`);
  await writeSample(dir, { seed: 1, asOf: monthStart(wired.now) });
  return filesIn(dir);
}

const monthStart = (now: Date): string => `${now.toISOString().slice(0, 7)}-01`;

/** Progress on a terminal, plain lines elsewhere, nothing when quiet. */
async function show(steps: readonly NightStep[], options: Door): Promise<void> {
  const plain = options.quiet || options.json ? 'silent' : process.stdout.isTTY ? 'default' : 'plain';
  if (plain !== 'default') {
    for (const step of steps) await plainStep(step, plain === 'plain');
    return;
  }
  const tasks = steps.map((step) => ({
    title: step.title,
    task: async (_: unknown, task: { output: string; title: string }) => {
      const summary = await step.run((line) => {
        task.output = line;
      });
      task.title = `${step.title}: ${summary}`;
    },
  }));
  await new Listr(tasks, { rendererOptions: { timer: { condition: true, field: (ms: number) => `${(ms / 1000).toFixed(1)} s` } } }).run();
}

async function plainStep(step: NightStep, talk: boolean): Promise<void> {
  const started = Date.now();
  if (talk) print(`${step.title} …`);
  const summary = await step.run(() => undefined);
  if (talk) print(`${step.title}: ${summary} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function report(wired: Wired, night: Night, options: Door, seconds: number): void {
  const suite = path.join(wired.out, 'reports', 'current', 'index.html');
  if (options.json) {
    const refused = night.refused.map(({ receipt, state, outcome }) => ({
      file: receipt.fileName,
      extract: receipt.extract,
      period: receipt.period,
      state,
      reason: reasonOf({ receipt, outcome }),
    }));
    print(
      JSON.stringify({
        suite,
        run: night.run,
        switched: night.switched,
        landed: night.landed,
        fresh: night.fresh,
        normalised: night.normalised,
        refused,
        seconds,
      }),
    );
    return;
  }
  for (const line of night.refused) process.stderr.write(`${line.state}: ${line.receipt.fileName}: ${reasonOf(line)}\n`);
  for (const file of night.waiting) process.stderr.write(`waiting: ${file} is still being written; it is taken on the next run\n`);
  if (!options.quiet) print(`\nThe suite is at ${path.relative('.', suite) || suite} (run ${night.run}, ${seconds.toFixed(1)} s)`);
}

const reasonOf = ({ receipt, outcome }: Pick<LedgerLine, 'receipt' | 'outcome'>): string =>
  outcome?.reason || receipt.faults.map((fault) => `${fault.rule}: ${fault.expected}`).join('; ');

export async function runLand(files: readonly string[], options: Door): Promise<number> {
  const wired = wire(options);
  const letGo = takeLock(wired.out);
  try {
    const results = [];
    for (const file of files) {
      if (!existsSync(file)) throw new UsageError(`there is no file '${file}'`);
      const landed = await land(
        { store: wired.store, extracts: catalogue.extracts, now: wired.now, scratch: wired.scratch, keys: keyring(wired.out) },
        { fileName: path.basename(file), path: file },
      );
      results.push(
        ...('waiting' in landed
          ? [{ file, state: 'waiting', faults: [landed.waiting] }]
          : [landed.receipt, ...landed.others].map((receipt) => ({ file, state: landed.fresh ? 'landed' : 'already held', receipt, faults: receipt.faults }))),
      );
    }
    if (options.json) print(JSON.stringify(results));
    else for (const result of results) sayLanded(result, options);
    return results.some((result) => result.state === 'waiting' || ('receipt' in result && result.receipt !== undefined && isUnrecognised(result.receipt)))
      ? 1
      : 0;
  } finally {
    letGo();
    await wired.warehouse.close();
  }
}

function sayLanded(
  result: { file: string; state: string; receipt?: import('../pipeline/receipts.js').Receipt; faults: readonly import('../pipeline/faults.js').Fault[] },
  options: Door,
): void {
  const what = result.receipt === undefined ? '' : ` as ${result.receipt.extract} ${result.receipt.period}, ${result.receipt.sha256.slice(0, 12)}`;
  if (!options.quiet) print(`${result.file}: ${result.state}${what}`);
  for (const fault of result.faults) process.stderr.write(`  ${sayFault(fault)}\n`);
}

export async function runSample(options: { out: string; asOf?: string; seed: string; quiet?: boolean }): Promise<number> {
  const files = await writeSample(path.resolve(options.out), { seed: Number(options.seed), asOf: options.asOf ?? monthStart(nightOf(undefined)) });
  if (!options.quiet) print(`${files.length} synthetic extracts in ${options.out}`);
  return 0;
}
