/** Roles of people outside the pipeline: each partner sees its own prefix, analysts see what is curated and published. */
import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DATABASES, DROP, WORKGROUPS } from '../lambdas/env.js';
import { acknowledgePrefixes } from './acknowledged.js';
import type { Environment, PartnerOrganisation } from './environments/environment.js';
import { denyTables, grantObjects, grantQueries, grantTables } from './grants.js';
import { personMarts } from './person-tables.js';
import type { Storage } from './storage.js';

/** One role a partner organisation: uploads under its own prefix, reads back its own answers, and can neither remove nor see anything else. */
export function makePartners(scope: Construct, { name, partners }: Environment, { drop }: Storage): void {
  for (const [id, partner] of Object.entries(partners)) {
    const role = partnerRole(scope, name, id, partner);
    const [inbox, outbox] = [`${DROP.in}${id}/`, `${DROP.out}${id}/`];
    const allow = (actions: string[], resources: string[], conditions: iam.Conditions = {}): void => {
      role.addToPolicy(new iam.PolicyStatement({ actions, resources, conditions }));
    };
    allow(['s3:PutObject', 's3:AbortMultipartUpload'], [drop.arnForObjects(`${inbox}*`)]);
    allow(['s3:GetObject'], [drop.arnForObjects(`${outbox}*`)]);
    allow(['s3:ListBucket'], [drop.bucketArn], { StringLike: { 's3:prefix': [`${inbox}*`, `${outbox}*`] } });
    acknowledgePrefixes(role, drop, [inbox, outbox]);
    const key = drop.encryptionKey;
    if (key !== undefined) allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]);
  }
}

const partnerRole = (scope: Construct, environment: string, id: string, { title, principal, externalId }: PartnerOrganisation): iam.Role =>
  new iam.Role(scope, `Partner-${id}`, {
    roleName: `place-suite-${environment}-partner-${id}`,
    description: `${title}: sends extracts to Place Suite and reads what became of them`,
    assumedBy: new iam.ArnPrincipal(principal).withConditions({ StringEquals: { 'sts:ExternalId': externalId } }),
    maxSessionDuration: Duration.hours(1),
  });

/** Reads curated and published through its own work group, but no rows of people. Landing, normalised rows and the drop are not granted, so they are denied. */
export function makeAnalysts(scope: Construct, { name, analysts }: Environment, storage: Storage): void {
  const role = new iam.Role(scope, 'Analysts', {
    roleName: `place-suite-${name}-analysts`,
    description: 'Queries what Place Suite has curated and published',
    assumedBy: new iam.ArnPrincipal(analysts),
    maxSessionDuration: Duration.hours(8),
  });
  grantQueries(role, storage, WORKGROUPS.analysts);
  grantTables(role, storage, ['GetDatabase', 'GetTable', 'GetTables', 'GetPartition', 'GetPartitions'], [DATABASES.curated, DATABASES.published]);
  grantObjects(role, storage.lake, { read: ['curated/', 'published/'] });
  denyTables(role, storage, DATABASES.curated, personMarts());
}
