/** The night begins by the clock of London, summer and winter. */
import { Duration, TimeZone } from 'aws-cdk-lib';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Environment } from './environments/environment.js';

/** A night that cannot be started within two hours is left in the queue, and told. */
export function makeSchedule(scope: Construct, { name, schedule }: Environment, night: StateMachine, notStarted: IQueue): scheduler.Schedule {
  return new scheduler.Schedule(scope, 'Nightly', {
    scheduleName: `place-suite-${name}-nightly`,
    description: 'Starts the night of Place Suite',
    schedule: scheduler.ScheduleExpression.cron({ hour: String(schedule.hour), minute: String(schedule.minute), timeZone: TimeZone.EUROPE_LONDON }),
    enabled: schedule.enabled,
    timeWindow: scheduler.TimeWindow.off(),
    target: new StepFunctionsStartExecution(night, {
      deadLetterQueue: notStarted,
      maxEventAge: Duration.hours(2),
      retryAttempts: 5,
      input: scheduler.ScheduleTargetInput.fromObject({ startedBy: 'schedule' }),
    }),
  });
}
