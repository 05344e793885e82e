/**
 * Databases and work groups. The tables are the night's own: it makes each from the definition (columns and all) and moves its location when
 * the suite is switched. A table in the template would be written over, location included, by the next deploy that touches it.
 */
import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { DATABASES, NEXT_DATABASES, WORKGROUPS } from '../lambdas/env.js';
import type { Environment } from './environments/environment.js';
import type { Storage } from './storage.js';

const SAYS: Readonly<Record<string, string>> = {
  normalised: 'One table an extract: the rows in force, typed, with the file and line each came from',
  curated: 'Marts: dated geography applied. As of the suite in force',
  published: 'Measures, targets, receipts and faults: what the suite says. As of the suite in force',
  curated_next: 'Marts that a night is making; not for readers',
  published_next: 'Measures that a night is making; not for readers',
};

export function makeCatalogue(scope: Construct & { account: string }, environment: Environment, storage: Storage): void {
  for (const name of new Set([...Object.values(DATABASES), ...Object.values(NEXT_DATABASES)]))
    new glue.CfnDatabase(scope, `Database-${name}`, {
      catalogId: scope.account,
      databaseInput: { name, description: SAYS[name] as string, locationUri: `s3://${environment.buckets.lake}/${name}/` },
    });
  // Athena refuses a CTAS with its own location in a work group that enforces the place of its results.
  workGroup(scope, storage, { name: WORKGROUPS.pipeline, enforced: false, megabytes: environment.scanLimitMegabytes.pipeline });
  workGroup(scope, storage, { name: WORKGROUPS.analysts, enforced: true, megabytes: environment.scanLimitMegabytes.analysts });
}

function workGroup(scope: Construct, { results }: Storage, { name, enforced, megabytes }: { name: string; enforced: boolean; megabytes: number }): void {
  const kmsKey = results.encryptionKey?.keyArn;
  if (kmsKey === undefined) throw new Error('the bucket of results has no key of its own');
  new athena.CfnWorkGroup(scope, `WorkGroup-${name}`, {
    name,
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: enforced,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: megabytes * 1_000_000,
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      resultConfiguration: {
        outputLocation: `s3://${results.bucketName}/${name}/`,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey },
      },
    },
  });
}
