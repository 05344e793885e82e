/** Trino started: small, one catalogue, under the name that Athena has for its own. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.js';
import { ask, CATALOG } from './trino.js';

export interface TrinoOptions {
  /** Where it keeps what is its own. */
  work: string;
  /** Where it is installed. */
  trino: string;
  port: number;
  /** Lines of the catalogue's properties. */
  catalog: readonly string[];
  /** Further options of Java. */
  java?: readonly string[];
}

/** Compiled by the quick compiler alone: the queries are many and short. */
const JAVA = ['-Xms256m', '-Xmx1536m', '-XX:+UseG1GC', '-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=384m', '-XX:+ExitOnOutOfMemoryError'];

export function startTrino({ work, trino, port, catalog, java = [] }: TrinoOptions): ChildProcess {
  const etc = path.join(work, 'etc');
  rmSync(etc, { recursive: true, force: true });
  for (const folder of ['etc/catalog', 'data']) mkdirSync(path.join(work, folder), { recursive: true });
  const write = (name: string, lines: readonly string[]): void => writeFileSync(path.join(etc, name), `${lines.join('\n')}\n`);
  write('config.properties', [
    ...['coordinator=true', 'node-scheduler.include-coordinator=true', `http-server.http.port=${port}`, `discovery.uri=http://127.0.0.1:${port}`],
    ...['query.max-memory=512MB', 'query.max-memory-per-node=512MB', 'memory.heap-headroom-per-node=192MB'],
    ...[`plugin.dir=${trino}/plugin`, `catalog.config-dir=${etc}/catalog`],
  ]);
  write('log.properties', ['io.trino=WARN']);
  write(`catalog/${CATALOG}.properties`, catalog);
  const settings = ['config=etc/config.properties', 'log.levels-file=etc/log.properties', 'node.environment=test', 'node.id=local'];
  const node = ['node.bind-ip=127.0.0.1', 'node.internal-address=127.0.0.1', `node.data-dir=${work}/data`];
  const options = [...JAVA, ...java, ...[...settings, ...node].map((one) => `-D${one}`)];
  return run({ work, name: 'trino' }, 'java', [...options, '-cp', `${trino}/classes:${trino}/lib/*`, 'RunTrino']);
}

/** A node can run a query, and not only answer. */
const WORKING = "SELECT count(*) > 0 FROM system.runtime.nodes WHERE state = 'active'";

export const trinoWorks = async (url: string): Promise<boolean> => (await ask({ url, sql: WORKING })).rows[0]?.[0] === true;
