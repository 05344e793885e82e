/** One function a step: Node 24 on arm64, its own bundle, its own rights, its own memory and time. */
import path from 'node:path';
import { Duration, Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ON_X86, STEPS, type Step, type Variable } from '../lambdas/env.js';
import { acknowledgeNoResource } from './acknowledged.js';
import type { Environment } from './environments/environment.js';
import { grant, MAY } from './grants.js';
import type { Keys } from './keys.js';
import { LAND_MINUTES, type Messages } from './messages.js';
import type { Storage } from './storage.js';

/** What the template is given of the code: where the bundles lie, for which processor, and the hash of what is in them. */
export interface Bundles {
  folder: string;
  architecture: 'arm64' | 'x86_64';
  version: string;
}

interface Limits {
  megabytes: number;
  minutes: number;
  diskMegabytes?: number;
}

/** 1,769 MB is one processor. Measured on the published files; see docs/cost.md. */
const LIMITS: Readonly<Record<Step, Limits>> = {
  land: { megabytes: 1769, minutes: LAND_MINUTES, diskMegabytes: 4096 },
  begin: { megabytes: 512, minutes: 5 },
  normalise: { megabytes: 3538, minutes: 15, diskMegabytes: 10_240 },
  settle: { megabytes: 1024, minutes: 15 },
  curate: { megabytes: 512, minutes: 15 },
  measure: { megabytes: 1769, minutes: 15 },
  gather: { megabytes: 1024, minutes: 15 },
  publish: { megabytes: 3538, minutes: 15 },
  switch: { megabytes: 1769, minutes: 15 },
  notify: { megabytes: 256, minutes: 1 },
  release: { megabytes: 256, minutes: 1 },
};

export type Functions = Readonly<Record<Step, lambda.Function>>;

interface Around {
  storage: Storage;
  messages: Messages;
  keys: Keys;
}

export function makeSteps(scope: Construct, environment: Environment, { storage, messages, keys }: Around, bundles: Bundles): Functions {
  const variables: Record<Variable, string> = {
    DROP_BUCKET: storage.drop.bucketName,
    LANDING_BUCKET: storage.landing.bucketName,
    LAKE_BUCKET: storage.lake.bucketName,
    SUITE_BUCKET: storage.suite.bucketName,
    RESULTS_BUCKET: storage.results.bucketName,
    PEOPLE_BUCKET: storage.people.bucketName,
    KEYRING_SECRET: keys.keyring.attrId,
    TOPIC_ARN: messages.suites.topicArn,
    PLACES: environment.places === 'all' ? 'all' : environment.places.join(','),
    CODE_VERSION: bundles.version,
  };
  const make = (step: Step): lambda.Function => {
    const logGroup = new logs.LogGroup(scope, `${step}-log`, { retention: environment.retention.logsDays as logs.RetentionDays, encryptionKey: keys.data });
    const role = roleOf(scope, step, environment, logGroup);
    grant(role, storage, MAY[step]);
    return oneStep(scope, step, environment, bundles, { variables, role, logGroup, key: keys.data });
  };
  const functions = Object.fromEntries(STEPS.map((step) => [step, make(step)])) as unknown as Functions;
  letPublish(functions.notify, messages);
  functions.land.addToRolePolicy(new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [keys.keyring.attrId] }));
  return functions;
}

/** Telling of a suite, on a topic that is encrypted. */
function letPublish(notify: lambda.Function, { suites }: Messages): void {
  notify.addToRolePolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [suites.topicArn] }));
  const key = suites.masterKey;
  if (key !== undefined) notify.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }));
}

/** Its own log and its traces; everything else is in grants.ts. */
function roleOf(scope: Construct, step: Step, { name }: Environment, logGroup: logs.LogGroup): iam.Role {
  const role = new iam.Role(scope, `Role-${step}`, {
    roleName: `place-suite-${name}-step-${step}`,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);
  acknowledgeNoResource(role, 'Writing of traces (X-Ray)');
  return role;
}

interface Given {
  variables: Record<string, string>;
  role: iam.Role;
  logGroup: logs.LogGroup;
  key: Keys['data'];
}

function oneStep(
  scope: Construct,
  step: Step,
  { name }: Environment,
  { folder, architecture }: Bundles,
  { variables, role, logGroup, key }: Given,
): lambda.Function {
  const { megabytes, minutes, diskMegabytes } = LIMITS[step];
  return new lambda.Function(scope, `Step-${step}`, {
    functionName: `place-suite-${name}-${step}`,
    description: `Place Suite: ${step}`,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: architecture === 'arm64' && !ON_X86.includes(step) ? lambda.Architecture.ARM_64 : lambda.Architecture.X86_64,
    code: lambda.Code.fromAsset(path.join(folder, step)),
    handler: 'index.handler',
    role: role as iam.IRole,
    memorySize: megabytes,
    timeout: Duration.minutes(minutes),
    ...(diskMegabytes === undefined ? {} : { ephemeralStorageSize: Size.mebibytes(diskMegabytes) }),
    tracing: lambda.Tracing.ACTIVE,
    logGroup: logGroup as logs.ILogGroup,
    environmentEncryption: key,
    environment: {
      ...variables,
      POWERTOOLS_SERVICE_NAME: step,
      POWERTOOLS_METRICS_NAMESPACE: 'PlaceSuite',
      NODE_OPTIONS: '--enable-source-maps',
    },
  });
}
