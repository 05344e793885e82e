/**
 * `npm run bench:people [people]`: an extract of 5 million people through landing, normalising, the marts, an indicator and the risk model; how it grows from a tenth of that; and its ratio to
 * DuckDB that only reads the same file. Each figure is from a process of its own, whose heap may hold 512 MB; the files lie in a temporary folder and go with it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LOAD = path.join(path.dirname(fileURLToPath(import.meta.url)), 'people-load.ts');
const all = Number(process.argv[2] ?? 5_000_000);
const STAGES = ['take', 'use', 'duckdb'] as const;

interface Figure {
  milliseconds: number;
  peakMegabytes: number;
}

function run(stage: string, folder: string, people: number): Figure {
  const out = execFileSync(process.execPath, ['--max-old-space-size=512', '--import', 'tsx', LOAD, stage, folder, String(people)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Figure;
}

function figures(people: number): Record<(typeof STAGES)[number], Figure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'people-'));
  try {
    run('make', folder, people);
    return Object.fromEntries(STAGES.map((stage) => [stage, run(stage, folder, people)])) as Record<(typeof STAGES)[number], Figure>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [tenth, whole] = [figures(all / 10), figures(all)];
const row = (name: string, { milliseconds, peakMegabytes }: Figure): string => `| ${name} | ${milliseconds} | ${peakMegabytes} |`;
const ratio = (name: string, a: Figure, b: Figure): string =>
  `| ${name} | ${(a.milliseconds / b.milliseconds).toFixed(2)} | ${(a.peakMegabytes / b.peakMegabytes).toFixed(2)} |`;
process.stdout.write(
  [
    `| ${all} people | milliseconds | peak MB |`,
    '|---|--:|--:|',
    row('land and normalise', whole.take),
    ratio('ratio to a tenth of the people (10 is linear)', whole.take, tenth.take),
    row('marts, people by part, risk', whole.use),
    ratio('ratio to a tenth of the people (10 is linear)', whole.use, tenth.use),
    row('DuckDB reads the file into Parquet', whole.duckdb),
    ratio('land and normalise to DuckDB', whole.take, whole.duckdb),
    '',
  ].join('\n'),
);
