/** Processes of a proof: started with a log each, waited for by what they answer, and ended by their own ids. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NotRun } from './install.js';

const SECONDS_TO_START = 120;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port is free'))));
    });
  });

export interface Started {
  /** Folder in which it works, and of its log. */
  work: string;
  name: string;
  env?: Record<string, string>;
}

/** What cannot be started has no process id. */
export function run({ work, name, env }: Started, command: string, args: readonly string[]): ChildProcess {
  mkdirSync(path.join(work, 'logs'), { recursive: true });
  const log = openSync(path.join(work, 'logs', `${name}.log`), 'w');
  return spawn(command, args, { cwd: work, stdio: ['ignore', log, log], ...(env === undefined ? {} : { env }) }).on('error', () => undefined);
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean => pid !== undefined && exitCode === null && signalCode === null;

/** @throws NotRun when a process has ended, or time is up */
export async function ready(started: readonly ChildProcess[], work: string, name: string, works: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + SECONDS_TO_START * 1000;
  while (!(await works().catch(() => false))) {
    if (!started.every(isRunning) || Date.now() > end) throw new NotRun(`${name} did not start: ${lastWords(path.join(work, 'logs'))}`);
    await pause(100);
  }
}

const lastWords = (logs: string): string =>
  readdirSync(logs)
    .map((log) => `${log}: ${readFileSync(path.join(logs, log), 'utf8').trim().split('\n').slice(-3).join(' ')}`)
    .join('; ');

/** Gently first. */
export async function stopAll(started: readonly ChildProcess[]): Promise<void> {
  const running = (): ChildProcess[] => started.filter(isRunning);
  for (const child of running()) child.kill('SIGTERM');
  for (let tries = 0; tries < 100 && running().length > 0; tries++) await pause(100);
  for (const child of running()) child.kill('SIGKILL');
}
