/** What the proof on real engines needs: Trino from Maven, an S3 server from Go's modules, Java from Debian. By name, with two tries; otherwise a reason. */
import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** It could not be installed or started: not a failure of what is tested, and not a pass. */
export class NotRun extends Error {
  override name = 'NotRun';
}

/** Athena engine version 3 is a Trino of about this age. */
const TRINO = '435';
const VERSITYGW = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';
const DEPENDENCY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';
const MINUTE = 60_000;

export interface Tools {
  /** Folder that holds `lib/`, `classes/` and `plugin/`. */
  trino: string;
  versitygw: string;
}

/** Runs a command, and once more when it fails. @throws NotRun with its last words */
export function twice(what: string, command: string, args: readonly string[], options: ExecFileSyncOptions = {}): void {
  const once = (): void => {
    execFileSync(command, args, { stdio: 'pipe', timeout: 10 * MINUTE, maxBuffer: 2 ** 26, ...options });
  };
  try {
    once();
  } catch {
    try {
      once();
    } catch (error) {
      const { stderr, stdout, message } = error as { stderr?: Buffer; stdout?: Buffer; message: string };
      const said = [stderr, stdout].map((text) => String(text ?? '').trim()).find((text) => text !== '') ?? message;
      throw new NotRun(`${what} failed twice: ${said.split('\n').slice(-3).join(' ')}`);
    }
  }
}

const has = (command: string): boolean => spawnSync('which', [command]).status === 0;

/** Commands that are not there yet. @param commands by the Debian package that brings them */
export function installCommands(commands: Readonly<Record<string, string>>): void {
  const needed = Object.entries(commands).filter(([command]) => !has(command));
  if (needed.length === 0) return;
  twice('apt-get update', 'apt-get', ['update', '-qq']);
  twice('apt-get install', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...needed.map(([, brings]) => brings)]);
}

/** Installs what is not there yet under the folder. @throws NotRun */
export function installEngines(home: string): Tools {
  mkdirSync(home, { recursive: true });
  const trino = path.join(home, 'trino');
  const versitygw = path.join(home, 'bin', 'versitygw');
  installTrino(trino);
  if (existsSync(versitygw)) return { trino, versitygw };
  installCommands({ go: 'golang-go' });
  twice('go install versitygw', 'go', ['install', VERSITYGW], { env: { ...process.env, GOBIN: path.dirname(versitygw), GOFLAGS: '-p=2' } });
  return { trino, versitygw };
}

/** The server is its main module and the Hive connector; each folder is renamed into place when it is whole. */
export function installTrino(folder: string): void {
  installCommands({ javac: 'openjdk-17-jdk-headless', mvn: 'maven' });
  for (const name of ['plugin', 'classes']) mkdirSync(path.join(folder, name), { recursive: true });
  const [lib, hive] = [path.join(folder, 'lib'), path.join(folder, 'plugin', 'hive')];
  const maven = (what: string, ...args: string[]): void =>
    twice(what, 'mvn', ['-B', '-q', ...args], { cwd: folder, env: { ...process.env, MAVEN_OPTS: '-Xmx512m' } });
  if (!existsSync(lib)) {
    writeFileSync(path.join(folder, 'pom.xml'), POM);
    maven('mvn dependency:copy-dependencies', `${DEPENDENCY}:copy-dependencies`, `-DoutputDirectory=${lib}.part`, '-DincludeScope=runtime');
    renameSync(`${lib}.part`, lib);
  }
  if (!existsSync(hive)) {
    const fetched = path.join(folder, 'fetched');
    maven('mvn dependency:copy', `${DEPENDENCY}:copy`, `-Dartifact=io.trino:trino-hive:${TRINO}:zip`, `-DoutputDirectory=${fetched}`);
    twice('jar xf', 'jar', ['xf', path.join(fetched, `trino-hive-${TRINO}.zip`)], { cwd: fetched });
    renameSync(path.join(fetched, `trino-hive-${TRINO}`), hive);
    rmSync(fetched, { recursive: true });
  }
  if (existsSync(path.join(folder, 'classes', 'RunTrino.class'))) return;
  writeFileSync(path.join(folder, 'RunTrino.java'), MAIN);
  twice('javac', 'javac', ['-cp', 'lib/*', '-d', 'classes', 'RunTrino.java'], { cwd: folder });
}

const MAIN = `public class RunTrino { public static void main(String[] given) { new io.trino.server.Server().start("${TRINO}"); } }\n`;

const POM = `<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>trino</artifactId><version>1</version><packaging>pom</packaging>
<dependencyManagement><dependencies>
<dependency><groupId>io.trino</groupId><artifactId>trino-root</artifactId><version>${TRINO}</version><type>pom</type><scope>import</scope></dependency>
</dependencies></dependencyManagement>
<dependencies><dependency><groupId>io.trino</groupId><artifactId>trino-main</artifactId></dependency></dependencies></project>
`;
