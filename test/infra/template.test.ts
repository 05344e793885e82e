/** What the template promises, above all what no emulator enforces: keys, locks, time zones, rights. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { NIGHT_HOURS, ON_X86, PASSING_ERRORS, STEPS } from '../../lambdas/env.js';
import { live } from '../../lib/environments/live.js';
import { rehearsal } from '../../lib/environments/rehearsal.js';
import { MAY } from '../../lib/grants.js';
import { personMarts } from '../../lib/person-tables.js';
import { built } from './built.js';

interface Resource {
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
}

let template: Template;
let findings: string[];
const all = (type: string): [string, Resource][] => Object.entries(template.findResources(type)) as [string, Resource][];
const text = (value: unknown): string => JSON.stringify(value);

beforeAll(() => {
  ({ template, findings } = built(live));
});

describe('rules of AWS (cdk-nag)', () => {
  it('finds nothing that is not acknowledged with a reason', () => expect(findings).toEqual([]));
  it('would find an open bucket', () => {
    const spoilt = built(rehearsal, (stack) => new Bucket(stack, 'Open'));
    expect(spoilt.findings.join()).toContain('AwsSolutions-S10');
  });
  it('finds as much in the rehearsal', () => expect(built(rehearsal).findings).toEqual([]));
});

describe('storage', () => {
  it('is encrypted, versioned, closed, logged and kept', () => {
    const buckets = all('AWS::S3::Bucket');
    expect(buckets.map(([, { Properties }]) => Properties.BucketName).sort()).toEqual(Object.values(live.buckets).sort());
    for (const [id, { Properties, DeletionPolicy }] of buckets) {
      const logs = Properties.BucketName === live.buckets.accessLogs;
      expect(text(Properties.BucketEncryption), id).toContain(logs ? 'AES256' : 'aws:kms');
      expect(Properties.VersioningConfiguration, id).toEqual({ Status: 'Enabled' });
      expect(Object.values(Properties.PublicAccessBlockConfiguration as object), id).toEqual([true, true, true, true]);
      expect(Properties.LifecycleConfiguration, id).toBeDefined();
      expect(Properties.LoggingConfiguration === undefined, id).toBe(logs);
      expect(DeletionPolicy, id).toBe('Retain');
    }
  });

  it('takes nothing that is not TLS', () => {
    const policies = all('AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(all('AWS::S3::Bucket').length);
    for (const [id, { Properties }] of policies) expect(text(Properties), id).toContain('"aws:SecureTransport":"false"');
  });

  it('locks what has landed', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: live.buckets.landing,
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: live.retention.landingLockedYears * 365 } } },
    });
    for (const step of STEPS) for (const { bucket, remove } of MAY[step].objects) expect(bucket === 'landing' && remove, step).toBeFalsy();
  });

  it('keeps files about people apart from what is locked, removes every version of them, and lets landing alone read their key', () => {
    const people = all('AWS::S3::Bucket').find(([, { Properties }]) => Properties.BucketName === live.buckets.people)?.[1].Properties;
    expect(people?.ObjectLockEnabled).toBeUndefined();
    expect(text(people?.LifecycleConfiguration)).toContain('"NoncurrentVersionExpiration":{"NoncurrentDays":1}');
    const holders = (bucket: string, right: 'read' | 'write' | 'remove' | 'erase') =>
      STEPS.filter((step) => MAY[step].objects.some((one) => one.bucket === bucket && (one[right] ?? []).length > 0));
    expect([holders('people', 'write'), holders('people', 'read'), holders('people', 'erase'), holders('drop', 'erase')]).toEqual([
      ['land'],
      ['normalise'],
      ['settle'],
      ['land'],
    ]);
    const mayRead = all('AWS::IAM::Policy').filter(([, { Properties }]) => text(Properties).includes('secretsmanager:GetSecretValue'));
    expect(mayRead.map(([id]) => id)).toEqual([expect.stringMatching(/^Roleland/)]);
    const secrets = all('AWS::SecretsManager::Secret');
    expect(secrets.map(([, { Properties, DeletionPolicy }]) => [Properties.SecretString, Properties.GenerateSecretString, DeletionPolicy])).toEqual([
      [undefined, undefined, 'Retain'],
    ]);
  });

  it('turns its keys, and has one for messages apart from the one for data', () => {
    const keys = all('AWS::KMS::Key');
    expect(keys).toHaveLength(2);
    for (const [, { Properties, DeletionPolicy }] of keys) expect([Properties.EnableKeyRotation, DeletionPolicy]).toEqual([true, 'Retain']);
    const dataKey = keys.find(([id]) => id.startsWith('DataKey'))?.[0] ?? 'none';
    for (const [id, { Properties }] of [...all('AWS::SQS::Queue'), ...all('AWS::SNS::Topic')])
      expect(text(Properties.KmsMasterKeyId), id).not.toContain(dataKey);
  });
});

describe('queries', () => {
  it('have a group for the night, which may say where its tables lie, and one for analysts, which may not', () => {
    const group = (name: string, enforced: boolean, megabytes: number) =>
      template.hasResourceProperties('AWS::Athena::WorkGroup', {
        Name: name,
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: enforced,
          BytesScannedCutoffPerQuery: megabytes * 1_000_000,
          EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
          ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: Match.anyValue() } },
        },
      });
    group('pipeline', false, live.scanLimitMegabytes.pipeline);
    group('analysts', true, live.scanLimitMegabytes.analysts);
  });

  it('leave the tables to the night: a table in the template would be moved back by the next deploy', () => template.resourceCountIs('AWS::Glue::Table', 0));
});

describe('steps', () => {
  it('are one function each, on Node 24 and arm64 where the binary is to be had, traced, with a log of their own and encrypted names', () => {
    const functions = all('AWS::Lambda::Function');
    expect(functions.map(([, { Properties }]) => Properties.FunctionName).sort()).toEqual(STEPS.map((step) => `place-suite-live-${step}`).sort());
    for (const [id, { Properties }] of functions) {
      const architecture = ON_X86.some((step) => String(Properties.FunctionName).endsWith(`-${step}`)) ? 'x86_64' : 'arm64';
      expect([Properties.Runtime, Properties.Architectures, Properties.TracingConfig], id).toEqual(['nodejs24.x', [architecture], { Mode: 'Active' }]);
      expect(Properties.KmsKeyArn, id).toBeDefined();
      expect(Properties.LoggingConfig, id).toBeDefined();
    }
    expect(all('AWS::Logs::LogGroup').filter(([, { Properties }]) => Properties.KmsKeyId === undefined)).toEqual([]);
  });

  it('may do what their line of grants.ts says, and no action with a star', () => {
    const statements = all('AWS::IAM::Policy').flatMap(
      ([, { Properties }]) => (Properties.PolicyDocument as { Statement: { Action: string | string[] }[] }).Statement,
    );
    const actions = new Set(statements.flatMap(({ Action }) => Action));
    expect([...actions].filter((action) => action.includes('*'))).toEqual([]);
    expect([...actions].filter((action) => /^(iam|sts|kms:(?!Decrypt|GenerateDataKey)|s3:(Put|Delete)Bucket)/.test(action))).toEqual([]);
  });

  it('remember true counts of people where only they may read, and may not forget them', () => {
    const told = (prefixes: readonly string[] = []): string[] => prefixes.filter((prefix) => prefix.startsWith('disclosure/'));
    const of = (step: (typeof STEPS)[number]) => MAY[step].objects.flatMap(({ read, write }) => [...told(read), ...told(write)]);
    expect(STEPS.filter((step) => of(step).length > 0)).toEqual(['settle', 'measure', 'gather']);
    for (const step of STEPS)
      expect(
        MAY[step].objects.flatMap(({ remove }) => told(remove)),
        step,
      ).toEqual([]);
    const analysts = all('AWS::IAM::Policy').filter(([id]) => id.startsWith('Analysts'));
    expect(analysts.length).toBeGreaterThan(0);
    expect(text(analysts)).not.toContain('disclosure');
  });

  it('are called again only for errors that pass', () => {
    const definition = nightText();
    expect(definition.match(/"Retry"/g)?.length).toBe(STEPS.length); // every step but `land`, and `release` twice
    for (const error of PASSING_ERRORS) expect(definition).toContain(error);
    expect(definition).not.toContain('"ErrorEquals":["States.ALL"],"IntervalSeconds"');
  });
});

const nightText = (): string => text(all('AWS::StepFunctions::StateMachine')[0]?.[1].Properties.DefinitionString).replaceAll('\\"', '"');

describe('the night', () => {
  it('begins by the clock of London', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
      State: 'ENABLED',
      Target: { DeadLetterConfig: { Arn: Match.anyValue() } },
    });
  });

  it('ends before the next may take its turn', () => expect(nightText()).toContain(`"TimeoutSeconds":${NIGHT_HOURS * 3600}`));

  it('reads its files in a distributed map and gives the turn back whatever fails', () => {
    const definition = nightText();
    expect(definition).toContain('"Mode":"DISTRIBUTED"');
    expect(definition).toContain('"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.failure","Next":"Give the turn back after a failure"}]');
  });

  it('has a dead-letter queue for what arrives, and takes back only the files that failed', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: ['ReportBatchItemFailures'] });
    template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 3, deadLetterTargetArn: Match.anyValue() } });
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: live.buckets.drop,
      NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } } }] },
    });
  });
});

describe('people', () => {
  const policyOf = (role: string): { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown }[] => {
    const [id] = all('AWS::IAM::Role').find(([, { Properties }]) => Properties.RoleName === role) ?? ['none'];
    const policy = all('AWS::IAM::Policy').find(([, { Properties }]) => text(Properties.Roles).includes(id));
    return (policy?.[1].Properties.PolicyDocument as { Statement: never[] } | undefined)?.Statement ?? [];
  };

  it('of a partner send under their own prefix and read their own answers', () => {
    for (const partner of Object.keys(live.partners)) {
      const statements = policyOf(`place-suite-live-partner-${partner}`);
      const objects = text(statements.filter(({ Action }) => text(Action).includes('Object')).map(({ Resource }) => Resource));
      expect(objects.match(/"\/(in|out)\/[^"]*"/g)?.sort()).toEqual([`"/in/${partner}/*"`, `"/out/${partner}/*"`]);
      expect(text(statements)).not.toContain('s3:DeleteObject');
      const listing = statements.find(({ Action }) => text(Action).includes('s3:ListBucket'));
      expect(listing?.Condition).toEqual({ StringLike: { 's3:prefix': [`in/${partner}/*`, `out/${partner}/*`] } });
    }
  });

  it('who analyse read curated and published, never landing, normalised or the drop', () => {
    const statements = text(policyOf('place-suite-live-analysts'));
    expect(statements).toContain('table/published/*');
    expect(statements).toContain('/curated/*');
    expect(statements).not.toMatch(/normalised|Landing|Drop|_next|landing|receipts/);
    expect(statements).not.toMatch(/glue:(Create|Update|Delete)/);
  });

  it('who analyse are denied every mart of rows of people, its table and its objects, and no other', () => {
    const denied = policyOf('place-suite-live-analysts').filter(({ Effect }) => Effect === 'Deny');
    const named = (pattern: RegExp, action: RegExp): string[] =>
      [...text(denied.filter(({ Action }) => action.test(text(Action))).map(({ Resource }) => Resource)).matchAll(pattern)].map((match) => match[1] as string);
    const marts = personMarts();
    expect(marts).toEqual(expect.arrayContaining(['opted_out', 'person', 'person_admission', 'person_attendance', 'person_care_episode', 'person_ref']));
    expect(marts.filter((mart) => !/^(person|opted_out)/.test(mart))).toEqual([]);
    expect(readdirSync('sql/curated').filter((file) => /^(person|opted_out)/.test(file))).toHaveLength(marts.length);
    expect(named(/table\/curated\/(\w+)"/g, /glue:GetTable"/).sort()).toEqual(marts);
    expect(named(/\/curated\/(\w+)\/\*"/g, /s3:GetObject"/).sort()).toEqual(marts);
  });
});

describe('alarms', () => {
  it('each say what they mean, tell somebody, and link a section of the runbook that is there', () => {
    const alarms = all('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThanOrEqual(9);
    const runbook = existsSync('docs/runbook.md') ? readFileSync('docs/runbook.md', 'utf8') : '';
    for (const [id, { Properties }] of alarms) {
      const [, section] = /docs\/runbook\.md#([\w-]+)$/.exec(String(Properties.AlarmDescription)) ?? [];
      expect(runbook, id).toContain(`<a id="${section}"></a>`);
      expect(Properties.AlarmActions, id).toHaveLength(1);
    }
  });
});
