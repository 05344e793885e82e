/** The whole system but the parts that can be left out: storage, tables, steps, the night, its alarms, and the roles of people. */
import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { makeAlarms } from './alarms.js';
import { makeArrivals } from './arrivals.js';
import { makeCatalogue } from './catalogue.js';
import { makeDashboard } from './dashboard.js';
import type { Environment } from './environments/environment.js';
import { makeKeys } from './keys.js';
import { makeMessages } from './messages.js';
import { makeAnalysts, makePartners } from './people.js';
import { openToReaders } from './readers-stack.js';
import { makeSchedule } from './schedule.js';
import { type Bundles, makeSteps } from './steps.js';
import { makeStorage, type Storage } from './storage.js';
import { makeWalk } from './walk.js';

export class SuiteStack extends Stack {
  readonly storage: Storage;

  constructor(scope: Construct, id: string, environment: Environment, bundles: Bundles) {
    super(scope, id, {
      description: 'Place Suite: one nightly walk from extracts to a suite of reports for each place',
      env: { account: environment.account, region: environment.region },
      terminationProtection: environment.name === 'live',
    });
    const keys = makeKeys(this, environment);
    this.storage = makeStorage(this, environment, keys.data);
    if (environment.readers !== undefined) openToReaders(environment, this.storage, keys);
    makeCatalogue(this, environment, this.storage);
    const messages = makeMessages(this, environment, this.storage, keys.messages);
    const functions = makeSteps(this, environment, { storage: this.storage, messages, keys }, bundles);
    makeArrivals(functions.land, messages.arrivals);
    const night = makeWalk(this, environment, { storage: this.storage, functions, keys });
    makeSchedule(this, environment, night, messages.notStarted);
    const alarms = makeAlarms(this, environment, { night, messages });
    makeDashboard(this, environment, { night, messages, functions, alarms });
    makePartners(this, environment, this.storage);
    makeAnalysts(this, environment, this.storage);
    Tags.of(this).add('service', 'place-suite');
    Tags.of(this).add('environment', environment.name);
    this.tell({ Night: night.stateMachineArn, Arrivals: messages.arrivals.queueUrl, NotLanded: messages.notLanded.queueUrl, Suites: messages.suites.topicArn });
  }

  private tell(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, `${name}Out`, { key: name, value });
  }
}
