/** Findings of cdk-nag that stand, each with the reason why. Nothing is waved through by rule alone: each names what it is about. */
import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** @param resource as cdk-nag writes it */
export const acknowledgeWildcard = (on: Construct, resource: string, reason: string): void =>
  Validations.of(on).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });

/** Rights over what lies under a prefix of a bucket. */
export function acknowledgePrefixes(on: Construct, bucket: Bucket, prefixes: readonly string[]): void {
  for (const prefix of new Set(prefixes))
    acknowledgeWildcard(
      on,
      `<${logicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/${prefix}*`,
      'Objects are named by what is in them and when: a prefix of one bucket is the narrowest name they have.',
    );
}

export const logicalId = (element: CfnElement): string => String(Stack.of(element).resolve(element.logicalId));

/** X-Ray and the delivery of a state machine's logs have no resources to name. */
export const acknowledgeNoResource = (on: Construct, what: string): void => acknowledgeWildcard(on, '*', `${what} cannot be granted on a resource.`);

export const acknowledge = (on: Construct, rule: string, reason: string): void => Validations.of(on).acknowledge({ id: rule, reason });
