/** The walk on DuckDB in a folder that is also a bucket: every table it points is pointed in Glue too, at the same Parquet, and every question it asks is kept. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesIn } from '../../bin/nightly.js';
import { boundaries, extracts, indicators, places, targets } from '../../catalogue/registry.js';
import { nightSteps } from '../../pipeline/nightly.js';
import type { Table, Warehouse } from '../../pipeline/ports.js';
import { writeSample } from '../../pipeline/sample/index.js';
import { type Both, openBoth } from './engines.js';
import type { Engines } from './start.js';

export interface Source {
  name: string;
  /** Why it cannot be read, if so. */
  notRun?: string;
  /** Folder of the extracts. */
  folder(): Promise<string>;
  /** To the published suite, and not only to the marts. */
  wholeWalk: boolean;
}

const fresh = (name: string): string => mkdtempSync(path.join(tmpdir(), `engines-${name}-`));
const SHARED = path.resolve('../shared/data');

export const SYNTHETIC: Source = {
  name: 'synthetic',
  folder: async () => {
    const folder = fresh('sample');
    await writeSample(folder, { seed: 1, asOf: '2026-06-01' });
    return folder;
  },
  wholeWalk: true,
};

export const REAL: Source = {
  name: 'real',
  ...(existsSync(SHARED) ? {} : { notRun: '../shared/data is not beside this checkout' }),
  folder: async () => SHARED,
  wholeWalk: false,
};

export interface Walked extends Both {
  /** Every SELECT that the walk asked of its warehouse, once each. The tables are as they stood at the end. */
  asked: string[];
}

/** Steps as far as the marts. */
const TO_MARTS = 3;

export async function walkBoth(engines: Engines, source: Source): Promise<Walked> {
  const both = await openBoth(engines, `walk-${source.name}`);
  const asked = new Set<string>();
  const pointed = new Map<string, () => Promise<void>>();
  const warehouse: Warehouse = {
    ...both.duckdb,
    query: (sql) => {
      asked.add(sql);
      return both.duckdb.query(sql);
    },
    point: (table, parts) => {
      pointed.set(nameOf(table), () => both.trino.point(table, parts));
      return both.duckdb.point(table, parts);
    },
  };
  const deps = {
    ...{ store: both.directory, warehouse, catalogue: { boundaries, extracts, indicators, places, targets }, sqlRoot: path.resolve('sql') },
    ...{ scratch: fresh('scratch'), now: new Date('2026-06-15T02:00:00Z'), version: 'engines', arriving: filesIn(await source.folder()) },
  };
  const { steps } = nightSteps(deps);
  for (const step of source.wholeWalk ? steps : steps.slice(0, TO_MARTS)) await step.run(() => undefined);
  for (const point of pointed.values()) await point();
  return { ...both, asked: [...asked] };
}

const nameOf = ({ schema, name }: Table): string => `${schema}.${name}`;
