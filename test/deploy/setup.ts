/** Once for all files: the emulator started, the real template synthesised and deployed. What could not be installed or started is told as the reason. */
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { NotRun } from '../engines/install.js';
import { type Chain, startChain } from './chain.js';
import { type Deployed, deploy } from './deploy.js';

export type { Deployed } from './deploy.js';

declare module 'vitest' {
  export interface ProvidedContext {
    deployed: Deployed | { notRun: string };
  }
}

const HOME = path.resolve('.tools', 'deploy');
/** Where `npm run test:engines` has its Trino. */
const SHARED = path.resolve('.tools', 'engines');

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  let chain: Chain | undefined;
  try {
    refuseMidnight(new Date());
    const from = Date.now();
    chain = await startTwice();
    const seconds = { start: Math.round((Date.now() - from) / 1000) };
    const deployed = await deploy(HOME, chain);
    process.stdout.write(
      `deploy: installed and started in ${seconds.start} s, synthesised in ${deployed.seconds.synth} s, deployed in ${deployed.seconds.deploy} s\n`,
    );
    project.provide('deployed', deployed);
    return chain.stop;
  } catch (error) {
    await chain?.stop();
    if (!(error instanceof NotRun)) throw error;
    process.stdout.write(`deploy: not run: ${error.message}\n`);
    project.provide('deployed', { notRun: error.message });
    return undefined;
  }
}

const LONGEST_MINUTES = 40;

/** A receipt has the day of its arrival, and the suite says it: what arrives before midnight and what is compared with it after are not alike. */
function refuseMidnight(now: Date): void {
  if (new Date(now.getTime() + LONGEST_MINUTES * 60_000).getUTCDate() !== now.getUTCDate())
    throw new NotRun(`the day (UTC) ends within ${LONGEST_MINUTES} minutes: files would arrive on one day and be compared with those of the next`);
}

/** A port that was free may be taken a moment later. */
const startTwice = (): Promise<Chain> =>
  startChain(HOME, SHARED).catch((error: unknown) => {
    if (error instanceof NotRun) return startChain(HOME, SHARED);
    throw error;
  });
