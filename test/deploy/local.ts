/** The same walk on this machine, by the Node that Lambda has: the last digit of a power differs between versions of V8. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Cloud, suiteInForce } from './cloud.js';
import type { Deployed } from './setup.js';

/** Files by their path, as base64. */
export type Files = Readonly<Record<string, string>>;

/** @param day on whose end the receipts were held; the exit code 1 says that a file was refused, which is no failure */
export async function walkLocally({ environment }: Deployed, input: string, out: string, day: string): Promise<void> {
  const node = path.join(environment.LAMBDA_NODE ?? '', 'node');
  const args = [path.resolve('bin/place-suite.js'), 'nightly', '--input', input, '--out', out, '--as-of', day, '--quiet'];
  await promisify(execFile)(node, args, { timeout: 600_000 }).catch((error: { code?: number }) => {
    if (error.code !== 1) throw error;
  });
}

const AT_ONCE = 8;

/** Every file of the suite in force. */
export async function suiteOf(cloud: Cloud): Promise<Files> {
  const prefix = (await suiteInForce(cloud)) ?? 'no suite is in force/';
  const keys = await cloud.keys('suite', prefix);
  const files: Record<string, string> = {};
  // A few at a time: the emulator hangs up on hundreds at once.
  for (let from = 0; from < keys.length; from += AT_ONCE)
    for (const [name, bytes] of await Promise.all(
      keys.slice(from, from + AT_ONCE).map(async (key) => [key.slice(prefix.length), (await cloud.get('suite', key)).toString('base64')] as const),
    ))
      files[name] = bytes;
  return files;
}

const LANDED = [
  ['landing', 'landing/'],
  ['landing', 'receipts/'],
  ['people', 'landing/'],
  ['lake', 'retired/'],
] as const;

/** Brings what landed and what says that some of it is gone, and nothing else, to a folder. */
export async function bringLanding(cloud: Cloud, folder: string): Promise<number> {
  let brought = 0;
  for (const [bucket, prefix] of LANDED)
    for (const key of await cloud.keys(bucket, prefix)) {
      const file = path.join(folder, key);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, await cloud.get(bucket, key));
      brought += 1;
    }
  return brought;
}
