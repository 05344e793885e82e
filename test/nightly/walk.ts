/** Runs the real command line in its own process, over a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const DOOR = path.resolve('bin/place-suite.js');

export const folder = (name: string): string => mkdtempSync(path.join(tmpdir(), `${name}-`));

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts a command; `finished` settles when its process has gone. */
export function start(args: readonly string[]): { child: ChildProcess; finished: Promise<Ran> } {
  const child = spawn(process.execPath, [DOOR, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  const finished = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return { child, finished };
}

export const run = (...args: string[]): Promise<Ran> => start(args).finished;

export async function json<T>(...args: string[]): Promise<T> {
  const ran = await run(...args, '--json');
  if (ran.code === 2 || ran.code === null) throw new Error(`place-suite ${args.join(' ')} was not done: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as T;
}

/** Every file under a folder with its hash, by path. */
export function tree(dir: string): Record<string, string> {
  if (!existsSync(dir)) return {};
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hashed = files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(dir, file), createHash('sha256').update(readFileSync(file)).digest('hex')] as const;
  });
  return Object.fromEntries(hashed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** True when every file of a suite is there with the bytes its manifest states. */
export function isWhole(suite: string): boolean {
  const hashes = tree(suite);
  const manifest = JSON.parse(readFileSync(path.join(suite, 'manifest.json'), 'utf8')) as { files: { path: string; sha256: string }[] };
  return manifest.files.length > 0 && manifest.files.every((file) => hashes[file.path] === file.sha256);
}
