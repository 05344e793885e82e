/**
 * AWS on this machine, on free ports: the emulator (S3, Lambda, Step Functions, IAM evaluated, TLS), and behind its Athena a real Trino.
 * The parts are those of ../shared/aws/chain; here they are started on ports of their own and waited for by what they answer.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installTools, NotRun, type Tools, twice } from './install.js';

const SHARED = path.resolve('../shared');
const REGION = 'eu-west-2';

export interface Chain {
  /** What every process that speaks to it has in its environment. */
  environment: Record<string, string>;
  endpoint: string;
  /** Of the emulator: PEM to trust. */
  certificate: string;
  stop(): Promise<void>;
}

export async function startChain(home: string): Promise<Chain> {
  if (!existsSync(path.join(SHARED, 'aws', 'run_ministack.py'))) throw new NotRun('../shared/aws is not beside this checkout');
  mkdirSync(path.join(home, 'logs'), { recursive: true });
  rmSync(path.join(home, 's3'), { recursive: true, force: true });
  const tools = installTools(home);
  const [gateway, front, trino] = [await freePort(), await freePort(), await freePort()];
  const tls = makeCertificate(home);
  const started: ChildProcess[] = [];
  const chain: Chain = {
    endpoint: `https://127.0.0.1:${gateway}`,
    certificate: tls.certificate,
    environment: clientEnvironment(gateway, tls, tools),
    stop: () => stopAll(home, started),
  };
  try {
    started.push(emulator(home, tools, tls, { gateway, front }));
    started.push(athenaFront(home, tls, { gateway, front, trino }));
    await Promise.all([answers(chain, '/_ministack/health'), engine(home, tls, { front, gateway, trino })]);
    return chain;
  } catch (error) {
    await chain.stop();
    throw error instanceof NotRun ? error : new NotRun(`the emulator did not start: ${(error as Error).message}`);
  }
}

interface Tls {
  certificate: string;
  key: string;
  /** The machine's own authorities and ours. */
  bundle: string;
  trust: string;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** IAM is evaluated, so the denies of `enforceSSL` are too: everything that reaches a bucket speaks TLS. */
function makeCertificate(home: string): Tls {
  const at = (name: string): string => path.join(home, 'tls', name);
  mkdirSync(path.join(home, 'tls'), { recursive: true });
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  if (!existsSync(at('server.crt')))
    twice('openssl', 'openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=localhost', '-addext', names],
      ...['-keyout', at('server.key'), '-out', at('server.crt')],
    ]);
  const own = process.env.NODE_EXTRA_CA_CERTS;
  writeFileSync(at('bundle.crt'), `${own === undefined ? '' : readFileSync(own, 'utf8')}\n${readFileSync(at('server.crt'), 'utf8')}`);
  if (!existsSync(at('trust.p12')))
    twice('keytool', 'keytool', [
      ...['-importcert', '-noprompt', '-alias', 'emulator', '-file', at('server.crt')],
      ...['-keystore', at('trust.p12'), '-storetype', 'PKCS12', '-storepass', 'changeit'],
    ]);
  return { certificate: at('server.crt'), key: at('server.key'), bundle: at('bundle.crt'), trust: at('trust.p12') };
}

const trusting = ({ bundle }: Tls): Record<string, string> => ({
  NODE_EXTRA_CA_CERTS: bundle,
  AWS_CA_BUNDLE: bundle,
  SSL_CERT_FILE: bundle,
  REQUESTS_CA_BUNDLE: bundle,
});

/** Without what this process knows of AWS: the emulator hands its environment to every function. */
const clean = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== undefined && !/^(AWS_|NODE_OPTIONS|VITEST)/.test(name))) as Record<
    string,
    string
  >;

function clientEnvironment(gateway: number, tls: Tls, { node }: Tools): Record<string, string> {
  return {
    ...clean(),
    ...trusting(tls),
    AWS_ENDPOINT_URL: `https://127.0.0.1:${gateway}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    LAMBDA_NODE: node,
  };
}

function run(home: string, name: string, command: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const log = openSync(path.join(home, 'logs', `${name}.log`), 'w');
  return spawn(command, args, { cwd: home, env, stdio: ['ignore', log, log], detached: true });
}

function emulator(home: string, { python, node }: Tools, tls: Tls, ports: { gateway: number; front: number }): ChildProcess {
  const env = {
    ...clean(),
    ...trusting(tls),
    PATH: `${node}:${process.env.PATH ?? ''}`,
    GATEWAY_PORT: String(ports.gateway),
    BIND_HOST: '127.0.0.1',
    MINISTACK_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    MINISTACK_ACCOUNT_ID: '000000000000',
    AUTH: 'true',
    USE_SSL: '1',
    MINISTACK_SSL_CERT: tls.certificate,
    MINISTACK_SSL_KEY: tls.key,
    ATHENA_ENGINE: 'duckdb',
    ATHENA_FRONT: `http://127.0.0.1:${ports.front}`,
    LAMBDA_EXECUTOR: 'local',
    S3_DATA_DIR: path.join(home, 's3'),
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
  };
  return run(home, 'ministack', path.join(python, 'python'), [path.join(SHARED, 'aws', 'run_ministack.py')], env);
}

function athenaFront(home: string, tls: Tls, ports: { gateway: number; front: number; trino: number }): ChildProcess {
  const env = { PORT: String(ports.front), TRINO: `http://127.0.0.1:${ports.trino}`, UP: `https://127.0.0.1:${ports.gateway}`, AWS_REGION: REGION };
  return run(home, 'athena', process.execPath, [path.join(SHARED, 'engines', 'athena-shim.mjs')], { ...clean(), ...trusting(tls), ...env });
}

/** Trino 435 with the emulator's Glue and S3 under the name that Athena uses. */
async function engine(home: string, tls: Tls, ports: { gateway: number; front: number; trino: number }): Promise<void> {
  const catalog = path.join(home, 'awsdatacatalog.properties');
  const template = readFileSync(path.join(SHARED, 'aws', 'chain', 'awsdatacatalog.properties'), 'utf8');
  const filled = template.replaceAll('@SCHEME@', 'https').replaceAll('@REGION@', REGION).replaceAll('127.0.0.1:4566', `127.0.0.1:${ports.gateway}`);
  writeFileSync(catalog, filled.replaceAll('127.0.0.1:7075', `127.0.0.1:${ports.front}`));
  const env = {
    ...clean(),
    TRINO_HOME: path.join(home, 'trino'),
    TRINO_PORT: String(ports.trino),
    S3: 'none',
    CATALOG: catalog,
    // The code cache of this start is too small for all the queries of a night.
    TRINO_JAVA_OPTS: '-Xms256m -Xmx1536m -XX:+UseG1GC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=384m -XX:+ExitOnOutOfMemoryError',
    TRINO_JAVA_EXTRA: `-Djavax.net.ssl.trustStore=${tls.trust} -Djavax.net.ssl.trustStorePassword=changeit`,
  };
  const script = path.join(SHARED, 'engines', 'trino.sh');
  twice('the install of Trino', script, ['install'], { env });
  await new Promise<void>((resolve, reject) => {
    const starting = run(home, 'trino', script, ['start'], env);
    starting.on('exit', (code) => (code === 0 ? resolve() : reject(new NotRun(`Trino did not start: ${path.join(home, 'logs', 'trino.log')}`))));
  });
}

/** Asked by a process that trusts the certificate, which this one does not. */
async function answers({ endpoint, certificate }: Chain, at: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      execFileSync('curl', ['-sf', '--cacert', certificate, '-o', '/dev/null', `${endpoint}${at}`]);
      return;
    } catch {
      await pause(100);
    }
  }
  throw new NotRun(`nothing answers at ${endpoint}${at}`);
}

/** By their own process ids; workers of the emulator go with it. */
async function stopAll(home: string, started: readonly ChildProcess[]): Promise<void> {
  const pidFile = path.join(home, 'trino', 'var', 'trino.pid');
  const pids = [...started.map(({ pid }) => pid ?? 0), existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0].filter((pid) => pid > 0);
  for (const pid of pids) signal(pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && pids.some((pid) => signal(pid, 0)); tries++) await pause(100);
  for (const pid of pids) signal(pid, 'SIGKILL');
  rmSync(pidFile, { force: true });
}

function signal(pid: number, what: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, what);
  } catch {
    return false;
  }
}
