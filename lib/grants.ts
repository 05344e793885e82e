/** What each step may do, and nothing more: objects by prefix, tables by database, one work group. */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { extracts } from '../catalogue/registry.js';
import { DATABASES, DROP, NEXT_DATABASES, type Step, WORKGROUPS } from '../lambdas/env.js';
import { acknowledgePrefixes, acknowledgeWildcard } from './acknowledged.js';
import type { Storage } from './storage.js';

type Where = Exclude<keyof Storage, 'accessLogs'>;

/** Prefixes of a bucket that may be read; written as well; or written, and removed. */
export interface Access {
  bucket: Where;
  read?: readonly string[];
  write?: readonly string[];
  remove?: readonly string[];
  /** Removed with every version of it. */
  erase?: readonly string[];
}

interface May {
  objects: readonly Access[];
  /** Queries, in the work group of the pipeline, over all databases. */
  queries?: true;
  /** Databases whose tables it may make and move. */
  tables?: readonly string[];
}

const RUNS = 'runs/';
/** What disclosure control remembers of earlier packs: true counts of people. No reader, no analyst, and nothing may remove it. */
const TOLD = { all: 'disclosure/', packs: 'disclosure/packs/' };
/** What landed about people, and what says that it is gone. */
const LANDED = 'landing/';
const RETIRED = 'retired/';
const PEOPLE = Object.keys(extracts).filter((id) => extracts[id]?.containsPersonData);
const next = [NEXT_DATABASES.curated, NEXT_DATABASES.published];

/** One line a step and bucket. */
export const MAY: Readonly<Record<Step, May>> = {
  land: {
    objects: [
      { bucket: 'drop', read: [DROP.in], write: [DROP.out, DROP.senders], erase: [DROP.in] },
      { bucket: 'landing', read: ['receipts/'], write: ['landing/', 'receipts/'] },
      { bucket: 'people', write: [LANDED] },
      { bucket: 'lake', read: ['normalised/'] },
    ],
  },
  begin: {
    objects: [
      { bucket: 'landing', read: ['receipts/'] },
      { bucket: 'lake', read: ['normalised/'], write: [RUNS], remove: [`${RUNS}turn/`] },
    ],
  },
  normalise: {
    objects: [
      { bucket: 'landing', read: ['landing/', 'receipts/'] },
      { bucket: 'people', read: [LANDED] },
      { bucket: 'lake', write: ['normalised/'], remove: ['normalised/'] },
      { bucket: 'drop', read: [DROP.senders], write: [DROP.out] },
    ],
  },
  settle: {
    objects: [
      { bucket: 'people', erase: [LANDED] },
      {
        bucket: 'lake',
        read: ['published/', TOLD.packs],
        write: ['normalised/', 'tables/', RUNS, RETIRED],
        remove: ['normalised/place', ...PEOPLE.map((id) => `normalised/${id}/`)],
      },
    ],
    queries: true,
    tables: [DATABASES.normalised, ...next],
  },
  curate: { objects: [{ bucket: 'lake', read: ['normalised/', 'tables/'], write: ['curated/'], remove: ['curated/'] }], queries: true, tables: next },
  measure: { objects: [{ bucket: 'lake', read: ['curated/', 'normalised/'], write: ['published/', RUNS, TOLD.all] }], queries: true },
  gather: {
    objects: [
      { bucket: 'lake', read: ['normalised/', 'curated/'], write: ['published/', RUNS, TOLD.packs] },
      { bucket: 'suite', read: ['reports/'], write: [], remove: ['reports/runs/'] },
    ],
    queries: true,
    tables: next,
  },
  publish: {
    objects: [
      { bucket: 'lake', read: ['curated/', 'published/'], write: [RUNS] },
      { bucket: 'suite', write: ['reports/runs/'] },
    ],
    queries: true,
  },
  switch: {
    objects: [
      { bucket: 'lake', read: ['curated/', 'published/', RUNS] },
      { bucket: 'suite', write: ['reports/'] },
    ],
    queries: true,
    tables: [DATABASES.curated, DATABASES.published],
  },
  notify: { objects: [] },
  release: { objects: [{ bucket: 'lake', read: [`${RUNS}turn/`], remove: [`${RUNS}turn/`] }] },
};

/** @param role of one step */
export function grant(role: iam.Role, storage: Storage, may: May): void {
  for (const access of may.objects) grantObjects(role, storage[access.bucket], access);
  if (may.queries) grantQueries(role, storage, WORKGROUPS.pipeline);
  if (may.queries) grantTables(role, storage, READS, DATABASE_NAMES);
  if (may.tables !== undefined) grantTables(role, storage, CHANGES, may.tables);
}

const DATABASE_NAMES = [...new Set([...Object.values(DATABASES), ...Object.values(NEXT_DATABASES)])];
const READS = ['GetDatabase', 'GetTable', 'GetTables', 'GetPartition', 'GetPartitions'];
const CHANGES = [
  'CreateTable',
  'UpdateTable',
  'DeleteTable',
  'BatchCreatePartition',
  'BatchDeletePartition',
  'UpdatePartition',
  'CreatePartition',
  'DeletePartition',
];

const allow = (role: iam.Role, actions: string[], resources: string[]): void => {
  if (resources.length > 0) role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
};

/**
 * What is encrypted takes the bucket's key. Names may be listed in the whole bucket: S3 says "not there" only to those who may list it without
 * a condition, and "denied" to everybody else, and the night must tell the two apart. Keys are hashes and ids, never data.
 */
export function grantObjects(role: iam.Role, bucket: Bucket, access: Omit<Access, 'bucket'>): void {
  const { read = [], write = [], remove = [], erase = [] } = access;
  const at = (prefixes: readonly string[]): string[] => [...new Set(prefixes)].map((prefix) => bucket.arnForObjects(`${prefix}*`));
  const all = [...read, ...write, ...remove, ...erase];
  allow(role, ['s3:GetObject'], at(all));
  allow(role, ['s3:PutObject', 's3:AbortMultipartUpload'], at(write));
  allow(role, ['s3:DeleteObject'], at([...remove, ...erase]));
  allow(role, ['s3:DeleteObjectVersion'], at(erase));
  if (erase.length > 0) allow(role, ['s3:ListBucketVersions'], [bucket.bucketArn]);
  allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
  const key = bucket.encryptionKey;
  if (key !== undefined) allow(role, write.length > 0 ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'], [key.keyArn]);
  acknowledgePrefixes(role, bucket, all);
}

/** Queries in one work group, whose results lie under its name. */
export function grantQueries(role: iam.Role, { results }: Storage, workGroup: string): void {
  const arn = Stack.of(results).formatArn({ service: 'athena', resource: 'workgroup', resourceName: workGroup });
  allow(role, ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution', 'athena:GetWorkGroup'], [arn]);
  grantObjects(role, results, { write: [`${workGroup}/`] });
  allow(role, ['s3:GetBucketLocation'], [results.bucketArn]);
}

/**
 * Takes away, whatever else is granted, every table of a database with these names and all that lies under their prefixes: rows of people, which the night alone reads.
 * Denied by name, so that they may stay beside the tables that others read. Their names and columns can still be listed (`GetTables`): a list is refused whole or not at all.
 */
export function denyTables(role: iam.Role, { lake }: Storage, database: string, tables: readonly string[]): void {
  const { region, account } = Stack.of(lake);
  const deny = (actions: string[], resources: string[]): void => {
    role.addToPolicy(new iam.PolicyStatement({ effect: iam.Effect.DENY, actions, resources }));
  };
  deny(
    ['glue:GetTable', 'glue:GetPartition', 'glue:GetPartitions'],
    tables.map((table) => `arn:aws:glue:${region}:${account}:table/${database}/${table}`),
  );
  deny(
    ['s3:GetObject', 's3:GetObjectVersion'],
    tables.map((table) => lake.arnForObjects(`${database}/${table}/*`)),
  );
}

/** @param actions of Glue, without its name */
export function grantTables(role: iam.Role, { lake }: Storage, actions: readonly string[], databases: readonly string[]): void {
  const { region, account } = Stack.of(lake);
  const arn = (rest: string): string => `arn:aws:glue:${region}:${account}:${rest}`;
  const tables = databases.map((name) => arn(`table/${name}/*`));
  const all = actions.map((action) => `glue:${action}`);
  allow(role, all, [arn('catalog'), ...databases.map((name) => arn(`database/${name}`)), ...tables]);
  for (const table of tables)
    acknowledgeWildcard(role, table, 'Tables are made by the night from the definitions: a database is the narrowest name they have.');
}
