/** Queues and topics. Every queue ends in a dead-letter queue that somebody is told about. */
import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DROP } from '../lambdas/env.js';
import { acknowledge } from './acknowledged.js';
import type { Environment } from './environments/environment.js';
import type { Storage } from './storage.js';

/** Longest that one file may take to be landed. */
export const LAND_MINUTES = 10;

export interface Messages {
  /** A message for each file that arrived. */
  arrivals: sqs.Queue;
  /** Files that could not be landed in three tries. */
  notLanded: sqs.Queue;
  /** Nights that the schedule could not start. */
  notStarted: sqs.Queue;
  alarms: sns.Topic;
  suites: sns.Topic;
}

export function makeMessages(scope: Construct, environment: Environment, storage: Storage, masterKey: IKey): Messages {
  const queue = (id: string, more: sqs.QueueProps): sqs.Queue =>
    new sqs.Queue(scope, id, { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: masterKey, enforceSSL: true, ...more });
  const notLanded = queue('NotLanded', { retentionPeriod: Duration.days(14) });
  const notStarted = queue('NotStarted', { retentionPeriod: Duration.days(14) });
  acknowledge(notStarted, 'AwsSolutions-SQS3', 'It is itself the dead-letter queue of the schedule, which cdk-nag does not see.');
  // AWS asks for six times the time of the function that reads.
  const arrivals = queue('Arrivals', { visibilityTimeout: Duration.minutes(6 * LAND_MINUTES), deadLetterQueue: { queue: notLanded, maxReceiveCount: 3 } });
  notifyOfArrivals(storage, environment, arrivals);
  const topic = (id: string, displayName: string, addresses: readonly string[]): sns.Topic => {
    const made = new sns.Topic(scope, id, { displayName, masterKey, enforceSSL: true });
    for (const address of addresses) made.addSubscription(new EmailSubscription(address));
    return made;
  };
  const alarms = topic('Alarms', 'Place Suite: something needs a person', environment.alarmAddresses);
  alarms.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));
  return { arrivals, notLanded, notStarted, alarms, suites: topic('Suites', 'Place Suite: a new suite', environment.suiteAddresses) };
}

/** The bucket tells the queue. Written on the bucket itself, which needs no function of CDK's with rights over every bucket. */
function notifyOfArrivals({ drop }: Storage, { buckets }: Environment, queue: sqs.Queue): void {
  const bucketArn = `arn:aws:s3:::${buckets.drop}`;
  queue.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DropMayTell',
      principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': bucketArn } },
    }),
  );
  const bucket = drop.node.defaultChild as CfnBucket;
  bucket.notificationConfiguration = {
    queueConfigurations: [{ event: 's3:ObjectCreated:*', queue: queue.queueArn, filter: { s3Key: { rules: [{ name: 'prefix', value: DROP.in }] } } }],
  };
  const policy = queue.node.findChild('Policy');
  drop.node.addDependency(policy);
}
