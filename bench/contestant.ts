/** One contestant, once: prints its time and its own peak memory as JSON. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { storeDirectory } from '../adapters/store-directory.js';
import rtt from '../catalogue/extracts/rtt_waiting_times.js';
import { land } from '../pipeline/land.js';
import { normalise } from '../pipeline/normalise.js';

const [contestant, file] = process.argv.slice(2) as ['normalise' | 'duckdb', string];
const folder = mkdtempSync(path.join(tmpdir(), 'contestant-'));

async function ours(): Promise<number> {
  const scratch = path.join(folder, 'scratch');
  mkdirSync(scratch);
  const store = storeDirectory({ root: folder });
  const landed = await land(
    { store, extracts: { rtt_waiting_times: rtt }, now: new Date('2026-11-23T00:00:00Z'), scratch },
    { fileName: path.basename(file), path: file },
  );
  if ('waiting' in landed) throw new Error('the file is still being written');
  const started = performance.now();
  await normalise({ store, extractId: 'rtt_waiting_times', extract: rtt, scratch }, landed.receipt);
  return performance.now() - started;
}

async function duckdb(): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const started = performance.now();
  await connection.run(`COPY (SELECT * FROM read_csv('${file}')) TO '${path.join(folder, 'peer.parquet')}' (FORMAT parquet)`);
  return performance.now() - started;
}

try {
  const milliseconds = Math.round(await (contestant === 'normalise' ? ours() : duckdb()));
  process.stdout.write(`${JSON.stringify({ milliseconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
