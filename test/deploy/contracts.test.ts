/** The adapters of AWS keep the contracts that the local ones keep: S3 at the emulator, Athena's API before a real Trino. */
import { randomUUID } from 'node:crypto';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, inject, it } from 'vitest';
import { notifierSns } from '../../adapters/notifier-sns.js';
import { storeS3 } from '../../adapters/store-s3.js';
import { warehouseAthena } from '../../adapters/warehouse-athena.js';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { notifierContract } from '../contract/notifier.js';
import { storeContract } from '../contract/store.js';
import { warehouseContract } from '../contract/warehouse.js';
import { type Cloud, cloud, until } from './cloud.js';

const deployed = inject('deployed');

if ('notRun' in deployed) describe('the adapters of AWS', () => it.skip(`not run: ${deployed.notRun}`));
else contracts(cloud(deployed));

function contracts({ s3, athena, glue, sns, sqs }: Cloud): void {
  const bucket = async (): Promise<string> => {
    const name = `contract-${randomUUID()}`;
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    return name;
  };
  storeContract('a bucket of S3', async () => ({ port: storeS3({ client: s3, bucket: await bucket() }), close: async () => undefined }));

  warehouseContract('Athena', async () => {
    const name = await bucket();
    const store = storeS3({ client: s3, bucket: name });
    const port = warehouseAthena({ athena, glue, store, bucket: name, workGroup: 'pipeline' });
    return { port, store, close: () => port.close() };
  });

  notifierContract('a topic of SNS', async () => {
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: `contract-${randomUUID()}` }));
    const QueueName = `contract-${randomUUID()}`;
    const Endpoint = `arn:aws:sqs:${rehearsal.region}:${rehearsal.account}:${QueueName}`;
    const may = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: Endpoint };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [may] });
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { Policy } }));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint }));
    return { port: notifierSns({ client: sns, topicArn: TopicArn }), told: () => twoMessages({ sqs } as Cloud, QueueUrl) };
  });
}

async function twoMessages({ sqs }: Cloud, QueueUrl: string): Promise<string[]> {
  const told: string[] = [];
  return until('two messages', async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }));
    for (const { Body = '{}' } of Messages) {
      const { Subject, Message } = JSON.parse(Body) as { Subject: string; Message: string };
      told.push(`${Subject}\n${Message}`);
    }
    return told.length >= 2 && told.sort((a, b) => (a.includes('Suite published') ? -1 : b.includes('Suite published') ? 1 : 0));
  });
}
