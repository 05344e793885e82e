/**
 * `npm run bench:measure [indicators]`: measure on a synthetic national load of 6,600 practices and 60 months, how it grows from a tenth of that, and its ratio to
 * DuckDB that only adds up and divides the same. Each figure is from a process of its own, whose heap may hold 512 MB.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NATIONAL = path.join(path.dirname(fileURLToPath(import.meta.url)), 'national.ts');
const indicators = Number(process.argv[2] ?? 1);

interface Figure {
  milliseconds: number;
  peakMegabytes: number;
}

function time(contestant: 'measure' | 'duckdb', practices: number): Figure {
  const sizes = [practices, 60, indicators].map(String);
  const out = execFileSync(process.execPath, ['--max-old-space-size=512', '--import', 'tsx', NATIONAL, contestant, ...sizes], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Figure;
}

const [tenth, whole, peer] = [time('measure', 660), time('measure', 6600), time('duckdb', 6600)];
const row = (name: string, { milliseconds, peakMegabytes }: Figure): string => `| ${name} | ${milliseconds} | ${peakMegabytes} |`;
const ratio = (name: string, a: Figure, b: Figure): string =>
  `| ${name} | ${(a.milliseconds / b.milliseconds).toFixed(2)} | ${(a.peakMegabytes / b.peakMegabytes).toFixed(2)} |`;
process.stdout.write(
  [
    `| ${indicators} indicators × 60 months | milliseconds | peak MB |`,
    '|---|--:|--:|',
    row('measure, 660 practices', tenth),
    row('measure, 6,600 practices', whole),
    ratio('ratio to a tenth of the load (10 is linear)', whole, tenth),
    row('DuckDB adds up and divides, 6,600 practices', peer),
    ratio('ratio to DuckDB', whole, peer),
    '',
  ].join('\n'),
);
