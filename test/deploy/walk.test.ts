/** The deployed system, from files under the partners' prefixes to the suite, and what must hold when something breaks. In this order. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { paginateGetExecutionHistory } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STEPS } from '../../lambdas/env.js';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { writeSample } from '../../pipeline/sample/index.js';
import { tree } from '../nightly/walk.js';
import { type Cloud, cloud, nightEnds, startNight, suiteInForce, until, walk } from './cloud.js';
import { takeAway } from './grants.js';
import { bringLanding, type Files, suiteOf, walkLocally } from './local.js';
import type { Deployed } from './setup.js';
import { type StepWork, since, sum, workDone } from './work.js';

const deployed = inject('deployed');
const today = new Date().toISOString().slice(0, 10);
const [TRUST, COUNCIL] = Object.keys(rehearsal.partners) as [string, string];

if ('notRun' in deployed) describe('the deployed system', () => it.skip(`not run: ${deployed.notRun}`));
else proof(deployed, cloud(deployed));

function proof(at: Deployed, aws: Cloud): void {
  const folder = mkdtempSync(path.join(at.home, 'walk-'));
  const input = path.join(folder, 'input');
  const late = path.join(folder, 'late');
  const local = path.join(folder, 'local');
  const send = (sender: string, from: string, name: string) => aws.put('drop', `in/${sender}/${name}`, readFileSync(path.join(from, name)));
  const entered = async (executionArn = ''): Promise<string[]> => {
    const names: string[] = [];
    for await (const { events = [] } of paginateGetExecutionHistory({ client: aws.sfn }, { executionArn }))
      names.push(...events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []));
    return names;
  };

  beforeAll(async () => {
    await writeSample(input, { seed: 1, asOf: `${today.slice(0, 7)}-01` });
    // One file comes a day late.
    const [held] = readdirSync(input).filter((name) => /-AE-[A-Z][a-z]+-\d{4}\.csv$/.test(name));
    mkdirSync(late);
    renameSync(path.join(input, held as string), path.join(late, held as string));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('the first night', () => {
    it('has landed every file that partners sent, and answered each sender', async () => {
      const names = readdirSync(input);
      // Editions of one period are listed as they arrived: on this machine by name, here as they are landed, several at a time.
      const [revised, others] = [names.filter((name) => name.includes('revised')), names.filter((name) => !name.includes('revised'))];
      let sent = 0;
      for (const some of [revised, others]) {
        for (const name of some) await send(/ASC|DTOC/i.test(name) ? COUNCIL : TRUST, input, name);
        sent += some.length;
        await until('every file to be landed', async () => (await aws.keys('landing', 'receipts/')).length >= sent);
      }
      expect(revised.length).toBeGreaterThan(1);
      const answers = await until('every answer', async () => {
        const keys = (await aws.keys('drop', 'out/')).filter((key) => key.endsWith('.receipt.json'));
        return keys.length >= names.length && keys;
      });
      expect(answers.filter((key) => key.startsWith(`out/${COUNCIL}/`)).length).toBeGreaterThan(3);
    });

    it('keeps no file about people where it was sent, and its references in a bucket without a lock', async () => {
      const named = readdirSync(input).filter((name) => readFileSync(path.join(input, name)).subarray(0, 1000).includes('NHS_NUMBER'));
      expect(named.length).toBeGreaterThan(20);
      const kept = readdirSync(input).filter((name) => !named.includes(name));
      const left = async () => (await aws.keys('drop', 'in/')).map((key) => path.basename(key)).sort();
      await until('files about people to be gone', async () => (await left()).length <= kept.length);
      expect(await left()).toEqual(kept.sort());
      expect((await aws.keys('people', 'landing/person_registered/')).length).toBeGreaterThan(5);
      expect((await aws.keys('landing', 'landing/person')).length).toBe(0);
    });

    it('leaves a file that cannot be landed in the dead-letter queue, and goes on without it', async () => {
      const arrivals = at.outputs.Arrivals as string;
      await aws.sqs.send(new SetQueueAttributesCommand({ QueueUrl: arrivals, Attributes: { VisibilityTimeout: '1' } }));
      await aws.put('drop', 'in/nobody.csv', 'no sender has this prefix');
      await until('the dead letter', async () => {
        const { Attributes } = await aws.sqs.send(
          new GetQueueAttributesCommand({ QueueUrl: at.outputs.NotLanded, AttributeNames: ['ApproximateNumberOfMessages'] }),
        );
        return Attributes?.ApproximateNumberOfMessages === '1';
      });
    });

    it('is walked once when it is started twice, and publishes the suite that this machine makes of the same files, to the byte', async () => {
      const started = await Promise.all([startNight(aws, at), startNight(aws, at)]);
      const nights = await Promise.all(started.map((night) => nightEnds(aws, night)));
      expect(nights.map(({ status, cause }) => cause ?? status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
      const quiet = (await Promise.all(started.map((night) => entered(night)))).filter((states) => states.includes('Another night is under way'));
      expect(quiet).toHaveLength(1);
      await walkLocally(at, input, local, today);
      const there = await suiteOf(aws);
      expect(unlike(there, tree64(path.join(local, 'reports', 'current')))).toEqual([]);
      expect(Object.keys(there).length).toBeGreaterThan(100);
      process.stdout.write(`deploy: ${Object.keys(there).length} files of the suite, all the same bytes as on this machine\n`);
    });

    it('is told in the logs of its tasks, with what it scanned', async () => {
      const work = await until('every step to be told of', async () => {
        const done = workDone(at);
        return STEPS.every((step) => done[step] !== undefined) && done;
      });
      process.stdout.write(`deploy: the first night: ${said(work)}\n`);
      for (const [step, { tasks, processorMilliseconds }] of Object.entries(work)) expect(tasks * processorMilliseconds, step).toBeGreaterThan(0);
      expect(work.measure?.bytes).toBeGreaterThan(0);
    });

    it('can be made again from the landing alone', async () => {
      const again = path.join(folder, 'again');
      const nothing = path.join(folder, 'nothing');
      mkdirSync(nothing);
      expect(await bringLanding(aws, again)).toBeGreaterThan(200);
      await walkLocally(at, nothing, again, today);
      expect(unlike(tree(path.join(again, 'reports', 'current')), tree(path.join(local, 'reports', 'current')))).toEqual([]);
      rmSync(again, { recursive: true });
    });
  });

  describe('a night with nothing new', () => {
    it('does next to nothing and changes nothing', async () => {
      const before = [await suiteInForce(aws), (await aws.keys('suite', '')).length];
      const done = workDone(at);
      const night = await walk(aws, at);
      expect(night.status, night.cause).toBe('SUCCEEDED');
      const states = await entered(night.executionArn);
      for (const step of ['Normalise a file', 'Measure an indicator', 'Publish a place', 'Switch', 'Notify']) expect(states).not.toContain(step);
      expect([await suiteInForce(aws), (await aws.keys('suite', '')).length]).toEqual(before);
      const work = since(done, workDone(at));
      process.stdout.write(`deploy: a night with nothing new: ${said(work)}\n`);
      expect(sum(work, 'bytes')).toBe(0);
    });
  });

  describe('a night that fails', () => {
    let before: Files;
    beforeAll(async () => {
      for (const name of readdirSync(late)) await send(TRUST, late, name);
      await until('the late file to be landed', async () => (await aws.keys('landing', 'receipts/')).length > readdirSync(input).length);
      before = await suiteOf(aws);
    });

    it.each([
      ['at an indicator', 'measure', 'athena:StartQueryExecution'],
      ['at a place', 'publish', 's3:PutObject'],
    ])('%s, for a right that was taken away, says so and leaves the suite in force', async (_, step, right) => {
      const giveBack = takeAway(at, `place-suite-${rehearsal.name}-step-${step}`, right);
      const night = await walk(aws, at).finally(giveBack);
      expect(night.status).toBe('FAILED');
      expect(`${night.error} ${night.cause}`).toMatch(/AccessDenied/);
      expect(await entered(night.executionArn)).toContain('Give the turn back after a failure');
      expect(unlike(await suiteOf(aws), before)).toEqual([]);
    });
  });
}

/** Names of files that only one of the two has, or that differ. */
const unlike = (a: Files, b: Files): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();

const said = (work: Record<string, StepWork>): string =>
  [
    `${sum(work, 'tasks')} tasks`,
    `${(sum(work, 'processorMilliseconds') / 1000).toFixed(1)} s of a processor`,
    `${sum(work, 'queries')} queries`,
    `${(sum(work, 'bytes') / 1e6).toFixed(1)} MB scanned`,
  ].join(', ');

/** Files of a folder as base64, by path. */
function tree64(root: string): Files {
  const names = Object.keys(tree(root)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name)).toString('base64')]));
}
