/** The house wired in AWS: buckets for the store, Athena for the warehouse, a topic for the notifier. Made once a cold start, by those who need it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { readSecret } from '../adapters/keys-secret.js';
import { notifierSns } from '../adapters/notifier-sns.js';
import { storeByPrefix } from '../adapters/store-by-prefix.js';
import { storeS3 } from '../adapters/store-s3.js';
import { warehouseAthena } from '../adapters/warehouse-athena.js';
import { boundaries, extracts, indicators, places, targets } from '../catalogue/registry.js';
import type { Catalogue } from '../pipeline/nightly.js';
import { landedUnder } from '../pipeline/paths.js';
import { type Keyring, parseKeyring, sampleKey } from '../pipeline/people/keyring.js';
import type { Notifier, Store, Warehouse } from '../pipeline/ports.js';
import type { StepDeps } from '../pipeline/steps/record.js';
import { DATABASES, NEXT_DATABASES, type Variable, WORKGROUPS } from './env.js';
import { count, logger } from './step.js';

/** @throws when the template does not give it: broken wiring */
function variable(name: Variable): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`the environment variable ${name} is not set; lib/steps.ts gives it to every handler`);
  return value;
}

/** Bundled beside the code. */
const sqlRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), 'sql');

/** The only writable folder of a function. */
export const scratch = '/tmp';

/** Another endpoint than AWS's own is an emulator, which has no names of buckets in its host's. */
const s3 = (): S3Client => new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });

const bucket = (client: S3Client, name: Variable): Store => storeS3({ client, bucket: variable(name) });

/** What arrived, what can be made again, and the suites, each in its bucket. Files about people lie where their time can end. */
export function store(): Store {
  const client = s3();
  const landing = bucket(client, 'LANDING_BUCKET');
  const people = bucket(client, 'PEOPLE_BUCKET');
  const aboutPeople = Object.fromEntries(
    Object.keys(extracts)
      .filter((id) => extracts[id]?.containsPersonData)
      .map((id) => [landedUnder(id), people]),
  );
  return storeByPrefix({
    ...aboutPeople,
    'landing/': landing,
    'receipts/': landing,
    'reports/': bucket(client, 'SUITE_BUCKET'),
    '': bucket(client, 'LAKE_BUCKET'),
  });
}

/** The keys in the place's secret, read for each file; while it has none, the samples' own, which takes no real file about people. */
export function keys(): () => Promise<Keyring> {
  const [client, secret] = [new SecretsManagerClient({}), variable('KEYRING_SECRET')];
  return async () => {
    const held = await readSecret(client, secret);
    return held === undefined ? { current: sampleKey() } : parseKeyring(held);
  };
}

/** Where partners send to and are answered. */
export const drop = (): Store => bucket(s3(), 'DROP_BUCKET');

function warehouse(databases: Readonly<Record<'normalised' | 'curated' | 'published', string>>): Warehouse {
  const [client, lake] = [s3(), variable('LAKE_BUCKET')];
  return warehouseAthena({
    athena: new AthenaClient({}),
    glue: new GlueClient({}),
    store: storeS3({ client, bucket: lake }),
    bucket: lake,
    workGroup: WORKGROUPS.pipeline,
    databases,
    scanned: ({ bytes, milliseconds }) => {
      count('BytesScanned', bytes);
      logger.info('query', { bytes, milliseconds });
    },
  });
}

/** The tables that people query. */
export const readers = (): Warehouse => warehouse(DATABASES);

export const notifier = (): Notifier => notifierSns({ client: new SNSClient({}), topicArn: variable('TOPIC_ARN') });

/** Extracts, indicators and targets as they are; of the places, those of this environment. */
export function catalogue(): Catalogue {
  const wanted = variable('PLACES').split(',');
  const own = wanted[0] === 'all' ? places : Object.fromEntries(Object.entries(places).filter(([id]) => wanted.includes(id)));
  return { boundaries, extracts, indicators, targets, places: own };
}

export const deps = (): StepDeps => ({
  store: store(),
  warehouse: warehouse(NEXT_DATABASES),
  catalogue: catalogue(),
  sqlRoot,
  version: variable('CODE_VERSION'),
});
