/**
 * Speed and memory as ratios against a named peer in the same run: the RTT full extract normalised (papaparse, typed, validated, reconciled, Parquet)
 * against DuckDB's own COPY of the same file on one thread. Each figure is from a process of its own. `npm run bench [file.csv]`.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { openMember } from '../pipeline/formats/zip.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const TRUST = path.resolve(HERE, '../../shared/data/trust');

interface Figure {
  milliseconds: number;
  peakMegabytes: number;
}

/** Runs one contestant in its own process, so that its peak memory is its own. */
function time(contestant: 'normalise' | 'duckdb', file: string): Figure {
  const out = execFileSync(process.execPath, ['--import', 'tsx', path.join(HERE, 'contestant.ts'), contestant, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Figure;
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
/** Of time and of peak memory, each for itself: when garbage is collected is chance, more so on a busy machine. */
const median = (figures: readonly Figure[]): Figure => ({
  milliseconds: middle(figures.map((figure) => figure.milliseconds)),
  peakMegabytes: middle(figures.map((figure) => figure.peakMegabytes)),
});

async function unzipped(folder: string): Promise<string> {
  const zip = existsSync(TRUST) ? readdirSync(TRUST).find((name) => /RTT.*\.zip$/.test(name)) : undefined;
  if (zip === undefined) throw new Error('no RTT full extract in ../shared/data/trust: name a CSV file, as npm run bench -- file.csv');
  const member = await openMember(path.join(TRUST, zip), zip, '\\.csv$');
  const file = path.join(folder, 'RTT-full-extract.csv');
  await pipeline(member.stream, createWriteStream(file));
  return file;
}

/** The same rows ten times under one header. */
async function tenfold(file: string, folder: string): Promise<string> {
  const to = path.join(folder, 'RTT-ten-times.csv');
  for (let i = 0; i < 10; i += 1) await pipeline(i === 0 ? createReadStream(file) : withoutHeader(file), createWriteStream(to, { flags: 'a' }));
  return to;
}

async function* withoutHeader(file: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of createReadStream(file)) {
    yield isFirst ? (chunk as Buffer).subarray((chunk as Buffer).indexOf(10) + 1) : (chunk as Buffer);
    isFirst = false;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
try {
  const file = process.argv[2] ?? (await unzipped(folder));
  const pairs = Array.from({ length: 5 }, () => ({ ours: time('normalise', file), theirs: time('duckdb', file) }));
  const [ours, theirs] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.theirs))];
  const long = await tenfold(file, folder);
  const ten = median(Array.from({ length: 3 }, () => time('normalise', long)));
  process.stdout.write(
    [
      '| | milliseconds | peak MB |',
      '|---|--:|--:|',
      `| normalise | ${ours.milliseconds} | ${ours.peakMegabytes} |`,
      `| DuckDB COPY, one thread | ${theirs.milliseconds} | ${theirs.peakMegabytes} |`,
      `| ratio (at most 2.0 wanted) | ${(ours.milliseconds / theirs.milliseconds).toFixed(2)} | ${(ours.peakMegabytes / theirs.peakMegabytes).toFixed(2)} |`,
      `| normalise, ten times the file | ${ten.milliseconds} | ${ten.peakMegabytes} |`,
      `| ratio to once (at most 11 and 1.1 wanted) | ${(ten.milliseconds / ours.milliseconds).toFixed(2)} | ${(ten.peakMegabytes / ours.peakMegabytes).toFixed(2)} |`,
      '',
    ].join('\n'),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
