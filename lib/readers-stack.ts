/**
 * The suite for board readers, over CloudFront. Closed to everybody without cookies signed by the organisation's own sign-in page: there are
 * no users and no passwords of ours (docs/decisions/0018-cloud.md). Left out unless the environment has `readers`.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledged.js';
import type { Environment, Readers } from './environments/environment.js';
import type { Keys } from './keys.js';
import type { Storage } from './storage.js';

export class ReadersStack extends Stack {
  constructor(scope: Construct, id: string, environment: Environment, readers: Readers) {
    super(scope, id, { description: 'Place Suite: the suite for board readers', env: { account: environment.account, region: environment.region } });
    const publicKey = new cloudfront.PublicKey(this, 'SignInKey', { encodedKey: readers.publicKey });
    const keyGroups = [new cloudfront.KeyGroup(this, 'SignIn', { items: [publicKey] })];
    const suite = Bucket.fromBucketName(this, 'Suite', environment.buckets.suite);
    const origin = S3BucketOrigin.withOriginAccessControl(suite, { originPath: '/reports', originAccessLevels: [cloudfront.AccessLevel.READ] });
    const behaviour = {
      origin,
      trustedKeyGroups: keyGroups,
      responseHeadersPolicy: headers(this),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    };
    const site = new cloudfront.Distribution(this, 'Site', {
      comment: `Place Suite, ${environment.name}`,
      domainNames: [readers.domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', readers.certificateArn),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultRootObject: 'index.html',
      // The front page leads to the suite in force, so it is never kept; a suite never changes.
      defaultBehavior: { ...behaviour, cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED },
      additionalBehaviors: { 'runs/*': { ...behaviour, cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED } },
    });
    acknowledge(site, 'AwsSolutions-CFR1', 'Readers may be abroad; the door is the signed cookie, not where they are.');
    acknowledge(site, 'AwsSolutions-CFR2', 'Files only, read only, behind signed cookies: there is nothing for a firewall to inspect.');
    acknowledge(site, 'AwsSolutions-CFR3', 'Reads of the bucket are logged by S3, and who may read by the sign-in page.');
  }
}

/** Nothing is fetched from elsewhere and nothing may frame the pages. */
const headers = (scope: Construct): cloudfront.ResponseHeadersPolicy =>
  new cloudfront.ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
  });

/** Lets CloudFront of this account read the suites; said on the bucket and its key, which are another stack's. */
export function openToReaders({ account }: Environment, { suite }: Storage, { data }: Keys): void {
  const principals = [new iam.ServicePrincipal('cloudfront.amazonaws.com')];
  const conditions = { StringEquals: { 'aws:SourceAccount': account } };
  suite.addToResourcePolicy(
    new iam.PolicyStatement({ sid: 'ReadersMayRead', principals, conditions, actions: ['s3:GetObject'], resources: [suite.arnForObjects('reports/*')] }),
  );
  data.addToResourcePolicy(new iam.PolicyStatement({ sid: 'ReadersMayDecrypt', principals, conditions, actions: ['kms:Decrypt'], resources: ['*'] }));
}
