/** The real template, synthesised and deployed by the CDK itself. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { WorkGroup } from '../engines/athena-front.js';
import { REGION } from '../engines/start.js';
import { ACCOUNT, type Chain } from './chain.js';

export interface Deployed {
  endpoint: string;
  certificate: string;
  environment: Record<string, string>;
  /** Folder of everything that was installed and made. */
  home: string;
  /** The cloud assembly. */
  assembly: string;
  outputs: Record<string, string>;
  seconds: { synth: number; deploy: number };
}

const CDK = path.resolve('node_modules', '.bin', 'cdk');
const STACK = 'place-suite-rehearsal';

/** Asynchronous, because Athena's front answers from this process. Every call has an end: what hangs is a failure, not a wait. */
const cdk = (args: readonly string[], env: Record<string, string>, cwd = process.cwd()): Promise<unknown> =>
  promisify(execFile)(CDK, [...args, '--no-notices'], { cwd, env, timeout: 600_000, maxBuffer: 2 ** 26 });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = Date.now();
  await work();
  return Math.round((Date.now() - started) / 100) / 10;
}

/** Tells the chain, too, of the work groups that were deployed. */
export async function deploy(home: string, { environment, endpoint, certificate, workGroups }: Chain): Promise<Deployed> {
  const assembly = path.join(home, 'cdk.out');
  rmSync(assembly, { recursive: true, force: true });
  const context = ['-c', 'environment=rehearsal', '-c', `architecture=${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`];
  const synth = await seconds(() => cdk(['synth', '-q', '-o', assembly, ...context], environment));
  // Never in the folder of the app, which it would synthesise again.
  const elsewhere = path.join(home, 'bootstrap');
  mkdirSync(elsewhere, { recursive: true });
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], environment, elsewhere);
  const outputs = path.join(home, 'outputs.json');
  const deployed = await seconds(() => cdk(['deploy', STACK, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs], environment));
  Object.assign(workGroups, groupsOf(path.join(assembly, `${STACK}.template.json`)));
  const said = read<Record<string, Record<string, string>>>(outputs)[STACK] ?? {};
  return { endpoint, certificate, environment, home, assembly, outputs: said, seconds: { synth, deploy: deployed } };
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

interface Group {
  Type: string;
  Properties: { Name: string; WorkGroupConfiguration: { EnforceWorkGroupConfiguration: boolean; BytesScannedCutoffPerQuery: number } };
}

function groupsOf(template: string): Record<string, WorkGroup> {
  const groups = Object.values(read<{ Resources: Record<string, Group> }>(template).Resources).filter(({ Type }) => Type === 'AWS::Athena::WorkGroup');
  return Object.fromEntries(
    groups.map(({ Properties: { Name, WorkGroupConfiguration: rules } }) => [
      Name,
      { enforced: rules.EnforceWorkGroupConfiguration, cutoff: rules.BytesScannedCutoffPerQuery },
    ]),
  );
}
