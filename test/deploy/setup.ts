/** Once for all files: the emulator started, the real template synthesised and deployed. What could not be installed or started is told as the reason. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Chain, startChain } from './chain.js';
import { NotRun } from './install.js';

export interface Deployed {
  endpoint: string;
  certificate: string;
  environment: Record<string, string>;
  /** Folder of everything that was installed and made. */
  home: string;
  /** The cloud assembly. */
  assembly: string;
  outputs: Record<string, string>;
  seconds: { start: number; synth: number; deploy: number };
}

declare module 'vitest' {
  export interface ProvidedContext {
    deployed: Deployed | { notRun: string };
  }
}

const HOME = path.resolve('.tools', 'deploy');
const CDK = path.resolve('node_modules', '.bin', 'cdk');
const STACK = 'place-suite-rehearsal';

/** Every call has an end: what hangs is a failure, not a wait. */
const cdk = (args: readonly string[], env: Record<string, string>, cwd = process.cwd()): void => {
  execFileSync(CDK, [...args, '--no-notices'], { cwd, env, stdio: 'pipe', timeout: 300_000, maxBuffer: 2 ** 26 });
};

async function timed<T>(work: () => Promise<T> | T): Promise<[T, number]> {
  const started = Date.now();
  return [await work(), Math.round((Date.now() - started) / 100) / 10];
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  let chain: Chain | undefined;
  try {
    const [started, start] = await timed(() => startChain(HOME));
    chain = started;
    const { seconds, ...rest } = await deploy(started);
    project.provide('deployed', { ...rest, seconds: { ...seconds, start } });
    return () => started.stop();
  } catch (error) {
    await chain?.stop();
    if (!(error instanceof NotRun)) throw error;
    process.stdout.write(`deploy: not run: ${error.message}\n`);
    project.provide('deployed', { notRun: error.message });
    return undefined;
  }
}

async function deploy({ environment, endpoint, certificate }: Chain): Promise<Deployed> {
  const assembly = path.join(HOME, 'cdk.out');
  rmSync(assembly, { recursive: true, force: true });
  const context = ['-c', 'environment=rehearsal', '-c', `architecture=${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`];
  const [, synth] = await timed(() => cdk(['synth', '-q', '-o', assembly, ...context], environment));
  // Never in the folder of the app, which it would synthesise again.
  const elsewhere = path.join(HOME, 'bootstrap');
  mkdirSync(elsewhere, { recursive: true });
  cdk(['bootstrap', 'aws://000000000000/eu-west-2'], environment, elsewhere);
  const outputs = path.join(HOME, 'outputs.json');
  const [, deployed] = await timed(() => cdk(['deploy', STACK, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs], environment));
  const said = (JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, Record<string, string>>)[STACK] ?? {};
  return { endpoint, certificate, environment, home: HOME, assembly, outputs: said, seconds: { start: 0, synth, deploy: deployed } };
}
