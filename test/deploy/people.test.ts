/** People with roles of their own: a partner sees its prefix and no more, an analyst sees what is published and no more. IAM is evaluated. */
import { AthenaClient, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { type Credentials, cloud, settings } from './cloud.js';
import type { Deployed } from './setup.js';

const deployed = inject('deployed');
const [OWN, OTHER] = Object.keys(rehearsal.partners) as [string, string];
const { drop, landing, lake } = rehearsal.buckets;

if ('notRun' in deployed) describe('people', () => it.skip(`not run: ${deployed.notRun}`));
else people(deployed);

function people(at: Deployed): void {
  const { sts, put } = cloud(at);
  const as = async (role: string, ExternalId?: string): Promise<Credentials> => {
    const RoleArn = `arn:aws:iam::${rehearsal.account}:role/place-suite-rehearsal-${role}`;
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'proof', ...(ExternalId === undefined ? {} : { ExternalId }) }),
    );
    return { accessKeyId: given?.AccessKeyId ?? '', secretAccessKey: given?.SecretAccessKey ?? '', sessionToken: given?.SessionToken ?? '' };
  };
  const denied = async (call: Promise<unknown>): Promise<void> => expect(call).rejects.toThrow(/denied|not authorized/i);

  describe('a partner', () => {
    let s3: S3Client;
    const send = (Key: string) => s3.send(new PutObjectCommand({ Bucket: drop, Key, Body: 'a,b\n1,2\n' }));
    const read = (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
    beforeAll(async () => {
      const { externalId } = rehearsal.partners[OWN] as { externalId: string };
      s3 = new S3Client({ ...settings(at, await as(`partner-${OWN}`, externalId)), forcePathStyle: true });
      for (const partner of [OWN, OTHER]) await put('drop', `out/${partner}/answer.json`, '{}');
      await put('lake', 'published/secret', 'x');
    });

    it('sends under its own prefix, and nowhere else', async () => {
      await send(`in/${OWN}/extract.csv`);
      for (const key of [`in/${OTHER}/extract.csv`, `out/${OWN}/forged.json`, 'in/extract.csv', 'senders/x/y.json']) await denied(send(key));
    });

    it('reads its own answers, and nobody else’s', async () => {
      await read(drop, `out/${OWN}/answer.json`);
      for (const key of [`out/${OTHER}/answer.json`, `in/${OTHER}/extract.csv`]) await denied(read(drop, key));
      await denied(read(lake, 'published/secret'));
    });

    it('lists its own prefixes alone', async () => {
      await s3.send(new ListObjectsV2Command({ Bucket: drop, Prefix: `out/${OWN}/` }));
      for (const Prefix of [`out/${OTHER}/`, 'out/', '']) await denied(s3.send(new ListObjectsV2Command({ Bucket: drop, Prefix })));
      await denied(s3.send(new ListObjectsV2Command({ Bucket: landing })));
    });

    it('cannot take back what it sent', () => denied(s3.send(new DeleteObjectCommand({ Bucket: drop, Key: `in/${OWN}/extract.csv` }))));
  });

  it('who is no partner is given no role without the external id', () => denied(as(`partner-${OTHER}`)));

  describe('an analyst', () => {
    let credentials: Credentials;
    beforeAll(async () => {
      credentials = await as('analysts');
    });
    const ask = (WorkGroup: string) =>
      new AthenaClient(settings(at, credentials)).send(
        new StartQueryExecutionCommand({ QueryString: 'SELECT 1', WorkGroup, QueryExecutionContext: { Catalog: 'AwsDataCatalog' } }),
      );

    it('asks in the analysts’ work group, and not in the pipeline’s', async () => {
      await ask('analysts');
      await denied(ask('pipeline'));
    });

    it('reads what is published, never what landed or what was sent', async () => {
      const s3 = new S3Client({ ...settings(at, credentials), forcePathStyle: true });
      const read = (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
      await read(lake, 'published/secret');
      for (const [bucket, key] of [
        [landing, 'receipts/x'],
        [lake, 'normalised/x'],
        [lake, 'runs/x'],
        [drop, `out/${OWN}/answer.json`],
      ] as const)
        await denied(read(bucket, key));
    });
  });
}
