/** The adapters of AWS over what was started, and DuckDB over the same files. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import { CreateDatabaseCommand, GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { storeDirectory } from '../../adapters/store-directory.js';
import { storeS3 } from '../../adapters/store-s3.js';
import { type AthenaOptions, warehouseAthena } from '../../adapters/warehouse-athena.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Store, Warehouse } from '../../pipeline/ports.js';
import { type Engines, KEYS, REGION } from './start.js';

/** One bucket seen from both sides. */
export interface Both {
  /** Folder that is the bucket. */
  root: string;
  directory: Store;
  bucket: Store;
  duckdb: Warehouse;
  trino: Warehouse;
  close(): Promise<void>;
}

const SCHEMAS = ['normalised', 'curated', 'published'] as const;

export function clients({ s3, aws }: Engines): { s3: S3Client; athena: AthenaClient; glue: GlueClient } {
  const common = { region: REGION, credentials: KEYS };
  return {
    // The S3 server reads a file and its checksum one after the other; while it is written over they may be of two writes.
    s3: new S3Client({ ...common, endpoint: s3, forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' }),
    athena: new AthenaClient({ ...common, endpoint: aws }),
    glue: new GlueClient({ ...common, endpoint: aws }),
  };
}

/** A bucket of that name, empty, with databases of its own. @param name of letters, digits and `-` */
export async function openBoth(engines: Engines, name: string, more: Partial<AthenaOptions> = {}): Promise<Both> {
  const root = path.join(engines.buckets, name);
  mkdirSync(root);
  const { s3, athena, glue } = clients(engines);
  const bucket = storeS3({ client: s3, bucket: name });
  const databases = Object.fromEntries(SCHEMAS.map((schema) => [schema, `${name.replaceAll('-', '_')}_${schema}`])) as Record<(typeof SCHEMAS)[number], string>;
  for (const database of Object.values(databases)) await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: database } }));
  const duckdb = warehouseDuckdb({ root });
  const trino = warehouseAthena({ athena, glue, store: bucket, bucket: name, workGroup: 'pipeline', firstPause: 20, databases, ...more });
  const close = async (): Promise<void> => {
    await Promise.all([duckdb.close(), trino.close()]);
  };
  return { root, directory: storeDirectory({ root }), bucket, duckdb, trino, close };
}
