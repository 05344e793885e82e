/** The stacks that can be left out: analysts' questions, the budget, the readers' site. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { questions } from '../../lib/queries-stack.js';
import { built } from './built.js';

const readers = {
  domain: 'suite.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
  publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};

describe('beside the suite', () => {
  const { beside, findings } = built({ ...rehearsal, readers });
  const { template, beside: without } = built(rehearsal);

  it('are the questions of docs/analysts.md, for the analysts of Athena', () => {
    const asked = (readFileSync('docs/analysts.md', 'utf8').match(/```sql/g) ?? []).length;
    expect(questions().length).toBe(asked);
    expect(asked).toBeGreaterThan(1);
    for (const { title, sql } of questions())
      beside.queries?.hasResourceProperties('AWS::Athena::NamedQuery', { Name: title, QueryString: sql, WorkGroup: 'analysts' });
  });

  it('is a budget that tells before the money is spent', () => {
    beside.budget?.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: rehearsal.monthlyBudget, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 } },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
      ],
    });
  });

  it('is a site that no path of opens without signed cookies', () => {
    expect(findings).toEqual([]);
    const keys = [Match.anyValue()];
    beside.readers?.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { DefaultRootObject: 'index.html', DefaultCacheBehavior: { TrustedKeyGroups: keys }, CacheBehaviors: [{ TrustedKeyGroups: keys }] },
    });
    beside.readers?.hasResourceProperties('AWS::CloudFront::OriginAccessControl', { OriginAccessControlConfig: { SigningBehavior: 'always' } });
  });

  it('is no site, and no right of CloudFront, where it is left out', () => {
    expect(Object.keys(without).sort()).toEqual(['budget', 'queries']);
    expect(JSON.stringify(template.toJSON())).not.toContain('cloudfront.amazonaws.com');
  });
});
