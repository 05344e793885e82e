/**
 * The night as a state machine. Whatever fails, the turn is given back and the suite in force stays: the pointer moves in one task, after
 * everything before it has succeeded.
 */
import { type CfnElement, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { Function as Handler } from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { NIGHT_HOURS, NIGHT_UNDER_WAY, PASSING_ERRORS, type Step, SUITE_PUBLISHED } from '../lambdas/env.js';
import { acknowledgeNoResource, acknowledgeWildcard, logicalId } from './acknowledged.js';
import type { Environment } from './environments/environment.js';
import type { Keys } from './keys.js';
import type { Functions } from './steps.js';
import type { Storage } from './storage.js';

const at = sfn.JsonPath.stringAt;
const NIGHT = { 'id.$': '$$.Execution.Name', 'on.$': '$$.Execution.StartTime' };

/** As many at once as the account's queries and functions bear; Athena queues what is more. */
const AT_ONCE = { files: 20, marts: 10, indicators: 10, places: 10 };

interface Around {
  storage: Storage;
  functions: Functions;
  keys: Keys;
}

export function makeWalk(scope: Construct, environment: Environment, around: Around): sfn.StateMachine {
  const { storage, functions } = around;
  const task = (id: string, step: Step, payload: Record<string, unknown>, resultPath?: string): tasks.LambdaInvoke =>
    invoke(scope, functions[step], id, payload, resultPath);
  const turnBack = (id: string) => task(id, 'release', { night: at('$.night') }, sfn.JsonPath.DISCARD);

  const published = task('Switch', 'switch', { night: at('$.night') }, '$.switched')
    .next(task('Notify', 'notify', { night: at('$.night'), suite: at('$.switched') }, sfn.JsonPath.DISCARD))
    .next(announce(scope));
  const places = each(scope, 'Publish', {
    items: '$.gathered.places',
    select: { 'place.$': '$$.Map.Item.Value', 'night.$': '$.night' },
    atOnce: AT_ONCE.places,
  });
  places.itemProcessor(task('Publish a place', 'publish', { place: at('$.place'), night: at('$.night') }));
  const indicators = each(scope, 'Measure', {
    items: '$.plan.indicators',
    select: { 'indicator.$': '$$.Map.Item.Value', 'night.$': '$.night' },
    atOnce: AT_ONCE.indicators,
  });
  indicators.itemProcessor(task('Measure an indicator', 'measure', { indicator: at('$.indicator'), night: at('$.night') }));

  const body = normaliseAll(scope, storage.lake as IBucket, task)
    .next(task('Settle', 'settle', { night: at('$.night') }, '$.plan'))
    .next(curateAll(scope, task))
    .next(indicators)
    .next(task('Gather', 'gather', { night: at('$.night') }, '$.gathered'))
    .next(
      new sfn.Choice(scope, 'Anything new?')
        .when(sfn.Condition.isPresent('$.gathered.places[0]'), places.next(published))
        .otherwise(new sfn.Pass(scope, 'The suite stays')),
    );
  const walk = new sfn.Parallel(scope, 'Walk', { resultPath: sfn.JsonPath.DISCARD }).branch(body);
  walk.addCatch(
    turnBack('Give the turn back after a failure').next(new sfn.Fail(scope, 'Failed', { errorPath: '$.failure.Error', causePath: '$.failure.Cause' })),
    {
      resultPath: '$.failure',
    },
  );
  const begin = task('Begin', 'begin', { night: at('$.night') }, '$.begun');
  begin.addCatch(new sfn.Succeed(scope, 'Another night is under way'), { errors: [NIGHT_UNDER_WAY] });
  const start = new sfn.Pass(scope, 'Tonight', { parameters: { night: NIGHT } });
  return machine(scope, environment, around, start.next(begin).next(walk).next(turnBack('Give the turn back')).next(new sfn.Succeed(scope, 'Done')));
}

function machine(scope: Construct, environment: Environment, { storage, functions, keys }: Around, chain: sfn.IChainable): sfn.StateMachine {
  const destination = new logs.LogGroup(scope, 'NightLog', {
    logGroupName: `/aws/vendedlogs/states/place-suite-${environment.name}-night`,
    retention: environment.retention.logsDays as logs.RetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
    encryptionKey: keys.data,
  }) as logs.ILogGroup;
  const night = new sfn.StateMachine(scope, 'Night', {
    stateMachineName: `place-suite-${environment.name}-night`,
    definitionBody: sfn.DefinitionBody.fromChainable(chain),
    timeout: Duration.hours(NIGHT_HOURS),
    tracingEnabled: true,
    logs: { destination, level: sfn.LogLevel.ALL, includeExecutionData: false },
  });
  acknowledgeNight(night, functions, storage.lake);
  return night;
}

/** Rights that CDK gives a state machine by itself. */
function acknowledgeNight(night: sfn.StateMachine, functions: Functions, lake: Storage['lake']): void {
  const id = (construct: Construct): string => logicalId(construct.node.defaultChild as CfnElement);
  acknowledgeNoResource(night, 'Delivery of a state machine’s logs and traces');
  for (const made of Object.values(functions))
    acknowledgeWildcard(night, `<${id(made)}.Arn>:*`, 'Versions of the very functions that the machine calls; CDK names them with the function.');
  acknowledgeWildcard(
    night,
    `arn:<AWS::Partition>:s3:::<${id(lake)}>/*`,
    'The list of files to normalise is in the record of its night, whose key is not known before.',
  );
  const { region, account } = Stack.of(night);
  const runs = `arn:aws:states:${region}:${account}:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${id(night)}"}]}]}`;
  for (const one of [`${runs}:*`, `${runs}/*:*`]) acknowledgeWildcard(night, one, 'Runs of its own distributed map, which are named as they start.');
}

/** Passing errors are tried again; anything else is the night's failure. */
function invoke(scope: Construct, handler: Handler, id: string, payload: Record<string, unknown>, resultPath?: string): tasks.LambdaInvoke {
  const made = new tasks.LambdaInvoke(scope, id, {
    lambdaFunction: handler,
    payload: sfn.TaskInput.fromObject(payload),
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    taskTimeout: sfn.Timeout.duration(handler.timeout ?? Duration.minutes(15)),
    ...(resultPath === undefined ? {} : { resultPath }),
  });
  const service = [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ];
  made.addRetry({
    errors: [...service, ...PASSING_ERRORS],
    interval: Duration.seconds(5),
    backoffRate: 2,
    maxAttempts: 4,
    jitterStrategy: sfn.JitterType.FULL,
  });
  return made;
}

interface Each {
  items: string;
  select: Record<string, string>;
  atOnce: number;
}

/** A task for each; what they give is in the store, not in the machine's memory. */
const each = (scope: Construct, id: string, { items, select, atOnce }: Each): sfn.Map =>
  new sfn.Map(scope, id, { itemsPath: items, itemSelector: select, maxConcurrency: atOnce, resultPath: sfn.JsonPath.DISCARD });

type Task = (id: string, step: Step, payload: Record<string, unknown>, resultPath?: string) => tasks.LambdaInvoke;

/** Over the list that `begin` wrote: there may be more receipts than a machine's memory holds. */
function normaliseAll(scope: Construct, bucket: IBucket, task: Task): sfn.Chain {
  const files = new sfn.DistributedMap(scope, 'Normalise', {
    itemReader: new sfn.S3JsonItemReader({ bucket, key: at('$.begun.todo') }),
    itemSelector: { 'receipt.$': '$$.Map.Item.Value.receipt' },
    maxConcurrency: AT_ONCE.files,
    mapExecutionType: sfn.StateMachineType.STANDARD,
    resultPath: sfn.JsonPath.DISCARD,
  });
  files.itemProcessor(task('Normalise a file', 'normalise', { receipt: at('$.receipt') }));
  return sfn.Chain.start(files);
}

/** Wave after wave: the marts of one need only those of the waves before it. */
function curateAll(scope: Construct, task: Task): sfn.Map {
  const marts = each(scope, 'Curate a wave', { items: '$.wave', select: { 'plan.$': '$$.Map.Item.Value' }, atOnce: AT_ONCE.marts });
  marts.itemProcessor(task('Curate a mart', 'curate', { plan: at('$.plan') }));
  const waves = each(scope, 'Curate', { items: '$.plan.waves', select: { 'wave.$': '$$.Map.Item.Value' }, atOnce: 1 });
  waves.itemProcessor(marts);
  return waves;
}

/** For whatever else wants to know; the readers' site listens. */
const announce = (scope: Construct): tasks.EventBridgePutEvents =>
  new tasks.EventBridgePutEvents(scope, 'Announce', {
    entries: [
      {
        source: SUITE_PUBLISHED.source,
        detailType: SUITE_PUBLISHED.type,
        detail: sfn.TaskInput.fromObject({ suite: at('$.switched.suite'), night: at('$.night.id') }),
        eventBus: events.EventBus.fromEventBusName(scope, 'Bus', 'default'),
      },
    ],
    resultPath: sfn.JsonPath.DISCARD,
  });
