/** One page to look at in the morning: alarms, the night, what arrived, and what it cost to make. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { WORKGROUPS } from '../lambdas/env.js';
import { counted } from './alarms.js';
import type { Environment } from './environments/environment.js';
import type { Messages } from './messages.js';
import type { Functions } from './steps.js';

interface Shown {
  night: StateMachine;
  messages: Messages;
  functions: Functions;
  alarms: readonly cloudwatch.Alarm[];
}

const graph = (title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget => new cloudwatch.GraphWidget({ title, left, width: 12, height: 6 });
const hour = { period: Duration.hours(1), statistic: 'Sum' };

export function makeDashboard(scope: Construct, { name }: Environment, { night, messages, functions, alarms }: Shown): void {
  const steps = Object.values(functions);
  new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: `place-suite-${name}`,
    defaultInterval: Duration.days(7),
    widgets: [
      [new cloudwatch.TextWidget({ markdown: `# Place Suite, ${name}\nWhat to do about each alarm: docs/runbook.md`, width: 24, height: 2 })],
      [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 })],
      [
        graph('Nights', [night.metricSucceeded(hour), night.metricFailed(hour), night.metricTimedOut(hour)]),
        graph('How long a night took', [night.metricTime(hour)]),
      ],
      [
        graph('Files landed', [counted('FilesLanded', 'land'), counted('FilesNotRecognised', 'land'), counted('FilesRefused', 'normalise')]),
        graph('Files waiting, and files given up', [
          messages.arrivals.metricApproximateNumberOfMessagesVisible(),
          messages.notLanded.metricApproximateNumberOfMessagesVisible(),
        ]),
      ],
      [
        graph(
          'Errors by step',
          steps.map((step) => step.metricErrors(hour)),
        ),
        graph(
          'Milliseconds by step',
          steps.map((step) => step.metricDuration(hour)),
        ),
      ],
      [graph('Bytes scanned by queries', [scanned(WORKGROUPS.pipeline), scanned(WORKGROUPS.analysts)])],
    ],
  });
}

const scanned = (workGroup: string): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'AWS/Athena', metricName: 'ProcessedBytes', dimensionsMap: { WorkGroup: workGroup }, label: workGroup, ...hour });
