/**
 * AWS on this machine, on free ports: the emulator (S3, Lambda, Step Functions, IAM evaluated, TLS), and behind its Athena a real Trino.
 *
 *   a function ─┬─► the emulator: S3, Glue, SNS …, each call held to the rights of its role
 *               └─► the emulator: Athena ──► our front of Athena ──► Trino ─┬─► our front of Glue ──► the emulator's Glue
 *                                                                           └─► the emulator's S3
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { athenaFront, type WorkGroup } from '../engines/athena-front.js';
import { closeDoor, openDoor } from '../engines/door.js';
import { freePort, ready, run, stopAll } from '../engines/processes.js';
import { catalog, REGION } from '../engines/start.js';
import { startTrino, trinoWorks } from '../engines/trino-server.js';
import { glueFront } from './glue-front.js';
import { installTools, type Tools } from './install.js';
import { makeCertificate, STORE_PASSWORD, type Tls, trusting } from './tls.js';

export interface Chain {
  /** What every process that speaks to it has in its environment. */
  environment: Record<string, string>;
  endpoint: string;
  /** Of the emulator: PEM to trust. */
  certificate: string;
  /** Of Athena, to be filled from what is deployed. */
  workGroups: Record<string, WorkGroup>;
  stop(): Promise<void>;
}

/** What the functions of the emulator wrote, a line each. */
export const functionsLog = (home: string): string => path.join(home, 'logs', 'functions.log');

export const ACCOUNT = '000000000000';
const ROOT = { accessKeyId: 'test', secretAccessKey: 'test' };

/** @param shared where Trino is installed. @throws NotRun */
export async function startChain(home: string, shared: string): Promise<Chain> {
  const tools = installTools(home, shared);
  for (const folder of ['s3', 'tmp', 'logs']) {
    rmSync(path.join(home, folder), { recursive: true, force: true });
    mkdirSync(path.join(home, folder));
  }
  // Or the emulator's own script beside each function would be taken for a module, as everything in this repository is.
  writeFileSync(path.join(home, 'tmp', 'package.json'), '{}');
  const tls = makeCertificate(home);
  const ports = { gateway: await freePort(), front: await freePort(), trino: await freePort() };
  const [endpoint, front, trino] = [`https://127.0.0.1:${ports.gateway}`, `http://127.0.0.1:${ports.front}`, `http://127.0.0.1:${ports.trino}`];
  const workGroups: Record<string, WorkGroup> = {};
  const door = await openDoor(ports.front, { AmazonAthena: athenaFront(trino, workGroups), AWSGlue: glueFront(endpoint, tls.certificate) });
  const java = [`-Djavax.net.ssl.trustStore=${tls.trust}`, `-Djavax.net.ssl.trustStorePassword=${STORE_PASSWORD}`];
  const started = [
    emulator(home, tools, tls, { gateway: ports.gateway, front }),
    startTrino({ work: home, trino: tools.trino, port: ports.trino, catalog: catalog({ aws: front, s3: endpoint }, ROOT), java }),
  ];
  const stop = async (): Promise<void> => {
    await stopAll(started);
    await closeDoor(door);
  };
  try {
    await ready(started, home, 'the emulator', () => answers(`${endpoint}/_ministack/health`, tls));
    await ready(started, home, 'Trino', () => trinoWorks(trino));
    return { endpoint, certificate: tls.certificate, environment: clientEnvironment(endpoint, tls, tools), workGroups, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without what this process knows of AWS: the emulator hands its environment to every function. */
const clean = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== undefined && !/^(AWS_|NODE_OPTIONS|VITEST)/.test(name))) as Record<
    string,
    string
  >;

const clientEnvironment = (endpoint: string, tls: Tls, { node }: Tools): Record<string, string> => ({
  ...clean(),
  ...trusting(tls),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: ROOT.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  LAMBDA_NODE: node,
});

function emulator(home: string, { python, node }: Tools, tls: Tls, at: { gateway: number; front: string }): ReturnType<typeof run> {
  const env = {
    ...clean(),
    ...trusting(tls),
    PATH: `${node}:${process.env.PATH ?? ''}`,
    // Folders of its workers.
    TMPDIR: path.join(home, 'tmp'),
    GATEWAY_PORT: String(at.gateway),
    BIND_HOST: '127.0.0.1',
    MINISTACK_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    AUTH: 'true',
    USE_SSL: '1',
    MINISTACK_SSL_CERT: tls.certificate,
    MINISTACK_SSL_KEY: tls.key,
    ATHENA_FRONT: at.front,
    FUNCTIONS_LOG: functionsLog(home),
    LAMBDA_EXECUTOR: 'local',
    S3_DATA_DIR: path.join(home, 's3'),
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
  };
  return run({ work: home, name: 'emulator', env }, path.join(python, 'python'), [path.resolve('test', 'deploy', 'emulator.py')]);
}

const answers = (url: string, { certificate }: Tls): Promise<boolean> =>
  new Promise((resolve) => {
    request(url, { ca: readFileSync(certificate) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
