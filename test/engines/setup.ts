/** Once for all files: the engines installed and started. What could not be is told as the reason, and its tests are skipped, not passed. */
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { installEngines, NotRun } from './install.js';
import { type Engines, type Running, startEngines } from './start.js';

declare module 'vitest' {
  export interface ProvidedContext {
    engines: Engines | { notRun: string };
  }
}

const HOME = path.resolve('.tools', 'engines');
const seconds = (from: number): string => ((Date.now() - from) / 1000).toFixed(0);

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const from = Date.now();
    const tools = installEngines(HOME);
    const installed = Date.now();
    const running = await startTwice(() => startEngines(HOME, tools));
    process.stdout.write(`engines: installed in ${((installed - from) / 1000).toFixed(0)} s, started in ${seconds(installed)} s\n`);
    project.provide('engines', running.engines);
    return () => running.stop();
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
    process.stdout.write(`engines: not run: ${error.message}\n`);
    project.provide('engines', { notRun: error.message });
    return undefined;
  }
}

/** A port that was free may be taken a moment later. */
const startTwice = (start: () => Promise<Running>): Promise<Running> =>
  start().catch((error: unknown) => {
    if (error instanceof NotRun) return start();
    throw error;
  });
