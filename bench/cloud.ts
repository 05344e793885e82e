/**
 * Three nights of the deployed system on the real files, measured: everything for the first time, then one more file, then nothing new.
 * The emulator and Trino are those of `npm run test:deploy`. Writes bench/cloud.md. `npm run bench:cloud [folder of extracts]`; not while that runs.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { paginateGetExecutionHistory } from '@aws-sdk/client-sfn';
import { filesIn } from '../bin/nightly.js';
import { rehearsal } from '../lib/environments/rehearsal.js';
import { allMembers } from '../pipeline/formats/zip.js';
import type { Arriving } from '../pipeline/land.js';
import { startChain } from '../test/deploy/chain.js';
import { type Cloud, cloud, until, walk } from '../test/deploy/cloud.js';
import { type Deployed, deploy } from '../test/deploy/deploy.js';
import { since, workDone } from '../test/deploy/work.js';
import { page } from './cloud-page.js';
import type { NightWork } from './prices.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = process.argv[2] ?? path.join(ROOT, '..', 'shared', 'data');
const SENDER = Object.keys(rehearsal.partners)[0] as string;

/** The largest comes a night later than the others. */
const files = filesIn(folder);
const late = [...files].sort((a, b) => statSync(b.path).size - statSync(a.path).size)[0] as Arriving;

async function send(aws: Cloud, sent: readonly Arriving[]): Promise<void> {
  const answers = async (): Promise<number> => (await aws.keys('drop', `out/${SENDER}/`)).filter((key) => key.endsWith('.receipt.json')).length;
  const before = await answers();
  for (const file of sent) await aws.put('drop', `in/${SENDER}/${file.fileName}`, readFileSync(file.path));
  await until('every file to be answered', async () => (await answers()) >= before + sent.length);
}

/** Of everything in all buckets. */
async function held({ s3 }: Cloud): Promise<{ objects: number; bytes: number }> {
  const all = { objects: 0, bytes: 0 };
  for (const Bucket of Object.values(rehearsal.buckets))
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
      all.objects += Contents.length;
      all.bytes += Contents.reduce((sum, { Size = 0 }) => sum + Size, 0);
    }
  return all;
}

/** States entered by one execution. */
async function statesOf({ sfn }: Cloud, executionArn: string): Promise<number> {
  let states = 0;
  for await (const { events = [] } of paginateGetExecutionHistory({ client: sfn }, { executionArn }))
    states += events.filter(({ stateEnteredEventDetails }) => stateEnteredEventDetails !== undefined).length;
  return states;
}

async function night(aws: Cloud, at: Deployed): Promise<NightWork> {
  const [work, before] = [workDone(at), await held(aws)];
  const walked = await walk(aws, at);
  if (walked.status !== 'SUCCEEDED') throw new Error(`the night failed: ${walked.error} ${walked.cause}`);
  const steps = await until('the last task to be told of', async () => {
    const done = since(work, workDone(at));
    return done.release !== undefined && done;
  });
  // Each run of the distributed map enters one state of its own.
  const states = (await statesOf(aws, walked.executionArn as string)) + (steps.normalise?.tasks ?? 0);
  return { steps, states, objects: (await held(aws)).objects - before.objects };
}

/** Bytes of text that were landed as extracts, unzipped, and bytes of everything landed, as it arrived. */
async function landed(aws: Cloud): Promise<{ text: number; arrived: number; extracts: number }> {
  const bytes = { text: 0, arrived: 0, extracts: 0 };
  for (const key of (await aws.keys('drop', `out/${SENDER}/`)).filter((name) => name.endsWith('.receipt.json'))) {
    const { fileName, extract } = JSON.parse(String(await aws.get('drop', key))) as { fileName: string; extract: string };
    const file = files.find((one) => one.fileName === fileName) as Arriving;
    if (extract === 'unrecognised') continue;
    bytes.extracts += 1;
    bytes.arrived += statSync(file.path).size;
    bytes.text += await textBytes(file);
  }
  return bytes;
}

async function textBytes({ path: file, fileName }: Arriving): Promise<number> {
  if (/\.csv$/i.test(fileName)) return statSync(file).size;
  if (!/\.zip$/i.test(fileName)) return 0;
  return (await allMembers(file, fileName)).filter(({ name }) => /\.csv$/i.test(name)).reduce((sum, { bytes }) => sum + bytes, 0);
}

const chain = await startChain(path.join(ROOT, '.tools', 'deploy'), path.join(ROOT, '.tools', 'engines'));
try {
  const at = await deploy(path.join(ROOT, '.tools', 'deploy'), chain);
  const aws = cloud(at);
  await send(
    aws,
    files.filter((file) => file !== late),
  );
  const first = await night(aws, at);
  await send(aws, [late]);
  const oneMore = await night(aws, at);
  const nothing = await night(aws, at);
  const text = page({ nights: { first, oneMore, nothing }, landed: await landed(aws), late: late.fileName, kept: (await held(aws)).bytes });
  writeFileSync(path.join(ROOT, 'bench', 'cloud.md'), text);
  process.stdout.write(text);
} finally {
  await chain.stop();
}
