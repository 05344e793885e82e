/** Two keys. One for what is stored and one for queues and topics: a bucket and the queue it notifies cannot share a key without a circular dependency. */
import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledged.js';
import type { Environment } from './environments/environment.js';

export interface Keys {
  data: kms.Key;
  messages: kms.Key;
  /** The keys under which people's numbers are replaced. Empty until the organisation puts its own there: docs/people.md. */
  keyring: CfnSecret;
}

export function makeKeys(scope: Construct, { name, region, account }: Environment): Keys {
  const data = key(scope, 'DataKey', `alias/place-suite-${name}-data`, 'Everything that Place Suite stores');
  const messages = key(scope, 'MessagesKey', `alias/place-suite-${name}-messages`, 'Queues and topics of Place Suite');
  const senders = ['s3.amazonaws.com', 'cloudwatch.amazonaws.com', 'events.amazonaws.com', 'budgets.amazonaws.com', 'scheduler.amazonaws.com'];
  messages.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'SendersMayEncrypt',
      principals: senders.map((service) => new iam.ServicePrincipal(service)),
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
    }),
  );
  data.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LogsMayEncrypt',
      principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:*` } },
    }),
  );
  return { data, messages, keyring: makeKeyring(scope, name, data) };
}

/** Without a value: CloudFormation must never know one, nor make another. Kept when the stack goes: without it new files cannot be linked with those held. */
function makeKeyring(scope: Construct, name: string, data: kms.Key): CfnSecret {
  const description = "Keys under which people's NHS numbers are replaced when a file lands";
  const secret = new CfnSecret(scope, 'Keyring', { name: `place-suite-${name}-keyring`, description, kmsKeyId: data.keyArn });
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
  acknowledge(
    secret,
    'AwsSolutions-SMG4',
    'Changing this key changes every reference to a person: it is done by hand, with links in between (docs/runbook.md).',
  );
  return secret;
}

/** Kept when the stack goes: without it nothing that was stored can be read again. */
const key = (scope: Construct, id: string, alias: string, description: string): kms.Key =>
  new kms.Key(scope, id, { alias, description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
