/** The buckets. All: encrypted with our key, versioned, TLS only, no public access, access logged, kept when the stack goes. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment } from './environments/environment.js';

export interface Storage {
  /** Where partners send to, and are answered. */
  drop: s3.Bucket;
  /** What arrived, and its receipts: nobody can remove it. */
  landing: s3.Bucket;
  /** Of what landed, the files about people, by reference: kept for as long as the catalogue says, and then gone. */
  people: s3.Bucket;
  /** Everything that can be made again from the landing, and what disclosure control remembers of earlier packs. */
  lake: s3.Bucket;
  /** The suites, as people read them. */
  suite: s3.Bucket;
  /** Results of queries. */
  results: s3.Bucket;
  accessLogs: s3.Bucket;
}

export function makeStorage(scope: Construct, { buckets, retention }: Environment, key: IKey): Storage {
  const accessLogs = new s3.Bucket(scope, 'AccessLogs', {
    bucketName: buckets.accessLogs,
    ...CLOSED,
    encryption: s3.BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(retention.accessLogsDays), ...unfinished }, oldVersions(retention.oldVersionsDays)],
  });
  const make = (id: string, bucketName: string, more: Partial<s3.BucketProps>): s3.Bucket =>
    new s3.Bucket(scope, id, {
      bucketName,
      ...CLOSED,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs as s3.IBucket,
      serverAccessLogsPrefix: `${bucketName}/`,
      ...more,
    });
  const short = (days: number) => [{ expiration: Duration.days(days), ...unfinished }, oldVersions(retention.oldVersionsDays)];
  return {
    accessLogs,
    drop: make('Drop', buckets.drop, {
      lifecycleRules: [{ prefix: 'in/', expiration: Duration.days(retention.dropDays), ...unfinished }, oldVersions(retention.oldVersionsDays)],
    }),
    landing: make('Landing', buckets.landing, {
      objectLockEnabled: true,
      objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(365 * retention.landingLockedYears)),
      lifecycleRules: [{ transitions: [{ storageClass: s3.StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(90) }], ...unfinished }],
    }),
    people: make('People', buckets.people, { lifecycleRules: [unfinished, oldVersions(1)] }),
    lake: make('Lake', buckets.lake, { lifecycleRules: [unfinished, oldVersions(retention.oldVersionsDays)] }),
    suite: make('Suite', buckets.suite, { lifecycleRules: [unfinished, oldVersions(retention.oldVersionsDays)] }),
    results: make('Results', buckets.results, { lifecycleRules: short(retention.queryResultsDays) }),
  };
}

const CLOSED = {
  versioned: true,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies s3.BucketProps;

const unfinished: s3.LifecycleRule = { abortIncompleteMultipartUploadAfter: Duration.days(2) };
const oldVersions = (days: number): s3.LifecycleRule => ({ noncurrentVersionExpiration: Duration.days(days) });
