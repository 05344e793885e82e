/** The deployed system, from files under the partners' prefixes to the suite, and what must hold when something breaks. In this order. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { writeSample } from '../../pipeline/sample/index.js';
import { tree } from '../nightly/walk.js';
import { type Cloud, cloud, nightEnds, startNight, suiteInForce, until, walk } from './cloud.js';
import { takeAway } from './grants.js';
import { bringLanding, suiteOf, walkLocally } from './local.js';
import type { Deployed } from './setup.js';

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
  const entered = async (executionArn: string): Promise<string[]> => {
    const { events = [] } = await aws.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
  };

  beforeAll(async () => {
    process.stdout.write(`deploy: started in ${at.seconds.start} s, synthesised in ${at.seconds.synth} s, deployed in ${at.seconds.deploy} s\n`);
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
      for (const name of names) await send(/ASC|DTOC/i.test(name) ? COUNCIL : TRUST, input, name);
      await until('every file to be landed', async () => (await aws.keys('landing', 'receipts/')).length >= names.length);
      const answers = await until('every answer', async () => {
        const keys = (await aws.keys('drop', 'out/')).filter((key) => key.endsWith('.receipt.json'));
        return keys.length >= names.length && keys;
      });
      expect(answers.filter((key) => key.startsWith(`out/${COUNCIL}/`)).length).toBeGreaterThan(3);
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

    it('publishes the suite that this machine makes of the same files, to the byte', async () => {
      const night = await walk(aws, at);
      expect(night.status, night.cause).toBe('SUCCEEDED');
      await walkLocally(at, input, local, today);
      const [there, here] = [await suiteOf(aws), tree64(path.join(local, 'reports', 'current'))];
      expect(Object.keys(there)).toEqual(Object.keys(here));
      expect(Object.keys(there).filter((file) => there[file] !== here[file])).toEqual([]);
      process.stdout.write(`deploy: ${Object.keys(there).length} files of the suite, all the same bytes as on this machine\n`);
    });

    it('can be made again from the landing alone', async () => {
      const again = path.join(folder, 'again');
      const nothing = path.join(folder, 'nothing');
      mkdirSync(nothing);
      expect(await bringLanding(aws, again)).toBeGreaterThan(200);
      await walkLocally(at, nothing, again, today);
      expect(tree(path.join(again, 'reports', 'current'))).toEqual(tree(path.join(local, 'reports', 'current')));
      rmSync(again, { recursive: true });
    });
  });

  describe('a night with nothing new', () => {
    it('does next to nothing and changes nothing', async () => {
      const before = [await suiteInForce(aws), (await aws.keys('suite', '')).length];
      const night = await walk(aws, at);
      expect(night.status, night.cause).toBe('SUCCEEDED');
      const states = await entered(night.executionArn as string);
      for (const step of ['Normalise a file', 'Measure an indicator', 'Publish a place', 'Switch', 'Notify']) expect(states).not.toContain(step);
      expect([await suiteInForce(aws), (await aws.keys('suite', '')).length]).toEqual(before);
    });
  });

  describe('a night that fails', () => {
    it('for a right that was taken away says so, and leaves the suite in force', async () => {
      for (const name of readdirSync(late)) await send(TRUST, late, name);
      await until('the late file to be landed', async () => (await aws.keys('landing', 'receipts/')).length > readdirSync(input).length);
      const before = await suiteOf(aws);
      const giveBack = takeAway(at, `place-suite-${rehearsal.name}-step-measure`, 'athena:StartQueryExecution');
      const night = await walk(aws, at).finally(giveBack);
      expect(night.status).toBe('FAILED');
      expect(`${night.error} ${night.cause}`).toMatch(/AccessDenied/);
      expect(await suiteOf(aws)).toEqual(before);
    });
  });

  describe('two nights at once', () => {
    it('do not mix: one walks, the other ends, and the suite is whole', async () => {
      const started = await Promise.all([startNight(aws, at), startNight(aws, at)]);
      const nights = await Promise.all(started.map((night) => nightEnds(aws, night)));
      expect(nights.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
      const quiet = (await Promise.all(started.map(entered))).filter((states) => states.includes('Another night is under way'));
      expect(quiet).toHaveLength(1);
      await walkLocally(at, late, local, today);
      expect(await suiteOf(aws)).toEqual(tree64(path.join(local, 'reports', 'current')));
    });
  });
}

/** Files of a folder as base64, by path. */
function tree64(root: string): Record<string, string> {
  const names = Object.keys(tree(root)).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name)).toString('base64')]));
}
