/** Trino, the S3 server and the front, on free ports; each waited for by what it answers. The S3 server's folder is the bucket: DuckDB reads the same files. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { athenaFront } from './athena-front.js';
import { closeDoor, openDoor } from './door.js';
import { glueFront } from './glue-front.js';
import type { Tools } from './install.js';
import { freePort, ready, run, stopAll } from './processes.js';
import { startTrino, trinoWorks } from './trino-server.js';

/** What a test needs to speak to them. */
export interface Engines {
  trino: string;
  s3: string;
  /** Athena and Glue. */
  aws: string;
  /** Folder in which a folder is a bucket. */
  buckets: string;
}

export interface Running {
  engines: Engines;
  stop(): Promise<void>;
}

export const KEYS = { accessKeyId: 'test', secretAccessKey: 'testtest' };
export const REGION = 'eu-west-2';
const CUTOFF = 1000;

/** @throws NotRun when one of them does not start */
export async function startEngines(home: string, tools: Tools): Promise<Running> {
  const work = path.join(home, 'work');
  rmSync(work, { recursive: true, force: true });
  for (const folder of ['buckets', 'sidecar']) mkdirSync(path.join(work, folder), { recursive: true });
  const ports = { trino: await freePort(), s3: await freePort(), aws: await freePort() };
  const at = (port: number): string => `http://127.0.0.1:${port}`;
  const engines: Engines = { trino: at(ports.trino), s3: at(ports.s3), aws: at(ports.aws), buckets: path.join(work, 'buckets') };
  const workGroups = { pipeline: {}, analysts: { enforced: true }, thrifty: { cutoff: CUTOFF } };
  const door = await openDoor(ports.aws, { AmazonAthena: athenaFront(engines.trino, workGroups), AWSGlue: glueFront() });
  const trino = startTrino({ work, trino: tools.trino, port: ports.trino, catalog: catalog(engines) });
  const started = [startS3(work, tools, ports.s3), trino];
  const stop = async (): Promise<void> => {
    await stopAll(started);
    await closeDoor(door);
  };
  try {
    await ready(started, work, 'the S3 server', async () => (await fetch(engines.s3)).status > 0);
    await ready(started, work, 'Trino', () => trinoWorks(engines.trino));
    return { engines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const startS3 = (work: string, { versitygw }: Tools, port: number): ChildProcess =>
  run({ work, name: 's3' }, versitygw, [
    ...['--port', `127.0.0.1:${port}`, '--access', KEYS.accessKeyId, '--secret', KEYS.secretAccessKey, '--region', REGION, '--quiet'],
    ...['posix', '--sidecar', path.join(work, 'sidecar'), path.join(work, 'buckets')],
  ]);

interface Behind {
  /** Addresses of Glue and S3. */
  aws: string;
  s3: string;
}

/** Athena's catalogue: tables in Glue, files in S3. */
export const catalog = ({ aws, s3 }: Behind, keys = KEYS): string[] => [
  ...['connector.name=hive', 'hive.metastore=glue', `hive.metastore.glue.region=${REGION}`, `hive.metastore.glue.endpoint-url=${aws}`],
  ...[`hive.metastore.glue.aws-access-key=${keys.accessKeyId}`, `hive.metastore.glue.aws-secret-key=${keys.secretAccessKey}`],
  // The front has all partitions in one segment, and no statistics of columns.
  ...['hive.metastore.glue.partitions-segments=1', 'hive.table-statistics-enabled=false', 'hive.collect-column-statistics-on-write=false'],
  ...['hive.non-managed-table-writes-enabled=true', 'hive.partition-projection-enabled=true', 'hive.storage-format=PARQUET', 'hive.security=allow-all'],
  ...['fs.hadoop.enabled=false', 'fs.native-s3.enabled=true', `s3.endpoint=${s3}`, `s3.region=${REGION}`, 's3.path-style-access=true'],
  ...[`s3.aws-access-key=${keys.accessKeyId}`, `s3.aws-secret-key=${keys.secretAccessKey}`],
];
