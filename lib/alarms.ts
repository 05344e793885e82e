/** What a person is told of. Every alarm says what it means and which section of the runbook to open. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Environment } from './environments/environment.js';
import type { Messages } from './messages.js';

interface Watched {
  night: StateMachine;
  messages: Messages;
}

interface AlarmPlan {
  id: string;
  means: string;
  /** Section of docs/runbook.md, as its anchor. */
  section: string;
  metric: cloudwatch.IMetric;
  threshold: number;
  comparison?: cloudwatch.ComparisonOperator;
  /** True when silence is the fault. */
  silenceIsBad?: true;
}

const RUNBOOK = 'docs/runbook.md';
const within = (minutes: number) => ({ period: Duration.minutes(minutes), statistic: 'Sum' });

/** A count that handlers write as they work (Powertools metrics). */
export const counted = (metricName: string, step: string, minutes = 60): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'PlaceSuite', metricName, dimensionsMap: { service: step }, ...within(minutes) });

/** Of the whole account, which is this system's alone. */
const THROTTLES = new cloudwatch.Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...within(5) });

function plans({ night, messages }: Watched): AlarmPlan[] {
  const day = within(24 * 60);
  return [
    {
      id: 'night-failed',
      means: 'Tonight’s walk stopped. Yesterday’s suite stays in force.',
      section: 'night-failed',
      metric: night.metricFailed(within(5)),
      threshold: 1,
    },
    {
      id: 'night-too-long',
      means: 'Tonight’s walk was stopped by its time limit.',
      section: 'night-too-long',
      metric: night.metricTimedOut(within(5)),
      threshold: 1,
    },
    {
      id: 'no-night',
      means: 'No walk has succeeded for a day: the suite is getting old.',
      section: 'no-night',
      metric: night.metricSucceeded(day),
      threshold: 1,
      comparison: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      silenceIsBad: true,
    },
    {
      id: 'not-landed',
      means: 'A file arrived that could not be landed in three tries. It is not in the suite.',
      section: 'not-landed',
      metric: messages.notLanded.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 1,
    },
    {
      id: 'landing-behind',
      means: 'A file has waited for over an hour to be landed.',
      section: 'landing-behind',
      metric: messages.arrivals.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 3600,
    },
    {
      id: 'not-started',
      means: 'The schedule could not start the night.',
      section: 'not-started',
      metric: messages.notStarted.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 1,
    },
    {
      id: 'file-refused',
      means: 'A file was refused, or not recognised. The last good edition stays in force and the front page says so.',
      section: 'file-refused',
      metric: counted('FilesRefused', 'normalise', 5),
      threshold: 1,
    },
    {
      id: 'not-recognised',
      means: 'A file arrived that no definition knows.',
      section: 'file-refused',
      metric: counted('FilesNotRecognised', 'land', 5),
      threshold: 1,
    },
    {
      id: 'throttled',
      means: 'A step was refused a place to run: the account’s limit of functions at once.',
      section: 'throttled',
      metric: THROTTLES,
      threshold: 1,
    },
  ];
}

export function makeAlarms(scope: Construct, { name }: Environment, watched: Watched): cloudwatch.Alarm[] {
  const action = new SnsAction(watched.messages.alarms);
  return plans(watched).map(({ id, means, section, metric, threshold, comparison, silenceIsBad }) => {
    const alarm = new cloudwatch.Alarm(scope, `Alarm-${id}`, {
      alarmName: `place-suite-${name}-${id}`,
      alarmDescription: `${means} What to do: ${RUNBOOK}#${section}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: comparison ?? cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsBad ? cloudwatch.TreatMissingData.BREACHING : cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    return alarm;
  });
}
