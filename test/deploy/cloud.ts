/** Hands in the deployed system: the clients, the buckets, a night walked as the schedule would. Every wait is on a condition. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, type DescribeExecutionCommandOutput, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import type { Deployed } from './setup.js';

export type BucketName = keyof typeof rehearsal.buckets;

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

const ROOT: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What every client is made of. @param credentials of the account itself unless said */
export const settings = ({ endpoint, certificate }: Deployed, credentials: Credentials = ROOT) => ({
  region: rehearsal.region,
  endpoint,
  credentials,
  requestHandler: { httpsAgent: { ca: readFileSync(certificate) } },
});

export function cloud(deployed: Deployed) {
  const common = settings(deployed);
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  return {
    s3,
    sfn: new SFNClient(common),
    sqs: new SQSClient({ ...common, useQueueUrlAsEndpoint: false }),
    sns: new SNSClient(common),
    sts: new STSClient(common),
    glue: new GlueClient(common),
    athena: new AthenaClient(common),
    put: (bucket: BucketName, Key: string, Body: Uint8Array | string) => s3.send(new PutObjectCommand({ Bucket: rehearsal.buckets[bucket], Key, Body })),
    get: (bucket: BucketName, key: string) => getBytes(s3, rehearsal.buckets[bucket], key),
    keys: (bucket: BucketName, prefix: string) => keysUnder(s3, rehearsal.buckets[bucket], prefix),
  };
}

export type Cloud = ReturnType<typeof cloud>;

export async function getBytes(s3: S3Client, Bucket: string, Key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

export async function keysUnder(s3: S3Client, Bucket: string, Prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return keys;
}

/** Waits until it gives something. @throws with what was waited for */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 600): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const got = await ask();
    if (got !== undefined && got !== false) return got;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await pause(200);
  }
}

/** The suite in force, as the pointer has it; undefined before the first. */
export async function suiteInForce({ get }: Cloud): Promise<string | undefined> {
  return get('suite', 'reports/.pointer-current').then(String, (error: Error) => {
    if (error.name === 'NoSuchKey') return undefined;
    throw error;
  });
}

export async function startNight({ sfn }: Cloud, { outputs }: Deployed): Promise<string> {
  const started = await sfn.send(new StartExecutionCommand({ stateMachineArn: outputs.Night, input: '{"startedBy":"schedule"}' }));
  return started.executionArn as string;
}

export const nightEnds = ({ sfn }: Cloud, executionArn: string): Promise<DescribeExecutionCommandOutput> =>
  until(
    'the night to end',
    async () => {
      const night = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return night.status !== 'RUNNING' && night;
    },
    1_800,
  );

/** A night from its start to its end. */
export const walk = async (cloud: Cloud, deployed: Deployed): Promise<DescribeExecutionCommandOutput> => nightEnds(cloud, await startNight(cloud, deployed));
