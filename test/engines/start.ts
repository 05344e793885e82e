/** Trino, the S3 server and the front, on free ports; each waited for by what it answers. The S3 server's folder is the bucket: DuckDB reads the same files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDoor } from './door.js';
import { NotRun, type Tools } from './install.js';
import { ask, CATALOG } from './trino.js';

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

export const KEYS = { accessKeyId: 'test', secretAccessKey: 'testtest' } as const;
export const REGION = 'eu-west-2';
const SECONDS_TO_START = 120;
const CUTOFF = 1000;

/** @throws NotRun when one of them does not start */
export async function startEngines(home: string, tools: Tools): Promise<Running> {
  const work = path.join(home, 'work');
  rmSync(work, { recursive: true, force: true });
  for (const folder of ['buckets', 'sidecar', 'etc/catalog', 'data', 'logs']) mkdirSync(path.join(work, folder), { recursive: true });
  const ports = { trino: await freePort(), s3: await freePort(), aws: await freePort() };
  const at = (port: number): string => `http://127.0.0.1:${port}`;
  const engines: Engines = { trino: at(ports.trino), s3: at(ports.s3), aws: at(ports.aws), buckets: path.join(work, 'buckets') };
  const door = await openDoor(ports.aws, engines.trino, { pipeline: {}, analysts: { enforced: true }, thrifty: { cutoff: CUTOFF } });
  const started = [startS3(work, tools, ports.s3), startTrino(work, tools, ports.trino, engines)];
  const stop = (): Promise<void> => stopAll(started, door);
  try {
    await ready(started, work, 'the S3 server', async () => (await fetch(engines.s3)).status > 0);
    await ready(started, work, 'Trino', async () => (await ask({ url: engines.trino, sql: WORKING })).rows[0]?.[0] === true);
    return { engines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A node can run a query, and not only answer. */
const WORKING = "SELECT count(*) > 0 FROM system.runtime.nodes WHERE state = 'active'";

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port is free'))));
    });
  });

function run(work: string, name: string, command: string, args: readonly string[], cwd = work): ChildProcess {
  const log = openSync(path.join(work, 'logs', `${name}.log`), 'w');
  return spawn(command, args, { cwd, stdio: ['ignore', log, log] }).on('error', () => undefined);
}

const startS3 = (work: string, { versitygw }: Tools, port: number): ChildProcess =>
  run(work, 's3', versitygw, [
    ...['--port', `127.0.0.1:${port}`, '--access', KEYS.accessKeyId, '--secret', KEYS.secretAccessKey, '--region', REGION, '--quiet'],
    ...['posix', '--sidecar', path.join(work, 'sidecar'), path.join(work, 'buckets')],
  ]);

/** Small, and compiled by the quick compiler alone: the queries are many and short. */
const JAVA = ['-Xms256m', '-Xmx1536m', '-XX:+UseG1GC', '-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=384m', '-XX:+ExitOnOutOfMemoryError'];

function startTrino(work: string, { trino }: Tools, port: number, engines: Engines): ChildProcess {
  const etc = path.join(work, 'etc');
  const write = (name: string, lines: readonly string[]): void => writeFileSync(path.join(etc, name), `${lines.join('\n')}\n`);
  write('config.properties', [
    ...['coordinator=true', 'node-scheduler.include-coordinator=true', `http-server.http.port=${port}`, `discovery.uri=http://127.0.0.1:${port}`],
    ...['query.max-memory=512MB', 'query.max-memory-per-node=512MB', 'memory.heap-headroom-per-node=192MB'],
    ...[`plugin.dir=${trino}/plugin`, `catalog.config-dir=${etc}/catalog`],
  ]);
  write('log.properties', ['io.trino=WARN']);
  write(`catalog/${CATALOG}.properties`, catalog(engines));
  const settings = ['config=etc/config.properties', 'log.levels-file=etc/log.properties', 'node.environment=test', 'node.id=local'];
  const node = ['node.bind-ip=127.0.0.1', 'node.internal-address=127.0.0.1', `node.data-dir=${work}/data`];
  return run(work, 'trino', 'java', [...JAVA, ...[...settings, ...node].map((one) => `-D${one}`), '-cp', `${trino}/classes:${trino}/lib/*`, 'RunTrino']);
}

/** Athena's catalogue: tables in Glue, files in S3. */
const catalog = ({ aws, s3 }: Engines): string[] => [
  ...['connector.name=hive', 'hive.metastore=glue', `hive.metastore.glue.region=${REGION}`, `hive.metastore.glue.endpoint-url=${aws}`],
  ...[`hive.metastore.glue.aws-access-key=${KEYS.accessKeyId}`, `hive.metastore.glue.aws-secret-key=${KEYS.secretAccessKey}`],
  // The front has all partitions in one segment, and no statistics of columns.
  ...['hive.metastore.glue.partitions-segments=1', 'hive.table-statistics-enabled=false', 'hive.collect-column-statistics-on-write=false'],
  ...['hive.non-managed-table-writes-enabled=true', 'hive.partition-projection-enabled=true', 'hive.storage-format=PARQUET', 'hive.security=allow-all'],
  ...['fs.hadoop.enabled=false', 'fs.native-s3.enabled=true', `s3.endpoint=${s3}`, `s3.region=${REGION}`, 's3.path-style-access=true'],
  ...[`s3.aws-access-key=${KEYS.accessKeyId}`, `s3.aws-secret-key=${KEYS.secretAccessKey}`],
];

/** @throws NotRun when a process has ended, or time is up */
async function ready(started: readonly ChildProcess[], work: string, name: string, works: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + SECONDS_TO_START * 1000;
  while (!(await works().catch(() => false))) {
    const ended = started.some(({ exitCode, signalCode, pid }) => pid === undefined || exitCode !== null || signalCode !== null);
    if (ended || Date.now() > end) throw new NotRun(`${name} did not start: ${lastWords(work)}`);
    await pause(100);
  }
}

const lastWords = (work: string): string =>
  ['s3', 'trino']
    .map(
      (name) =>
        `${name}: ${readFileSync(path.join(work, 'logs', `${name}.log`), 'utf8')
          .trim()
          .split('\n')
          .slice(-3)
          .join(' ')}`,
    )
    .join('; ');

/** By their own process ids, and gently first. */
async function stopAll(started: readonly ChildProcess[], door: Server): Promise<void> {
  const running = (): ChildProcess[] => started.filter(({ pid, exitCode, signalCode }) => pid !== undefined && exitCode === null && signalCode === null);
  for (const child of running()) child.kill('SIGTERM');
  for (let tries = 0; tries < 50 && running().length > 0; tries++) await pause(100);
  for (const child of running()) child.kill('SIGKILL');
  await new Promise<void>((resolve) => {
    door.close(() => resolve());
    door.closeAllConnections();
  });
}
