/** What arrives is landed a few files at a time; of those, only the ones that failed come back. */
import type { Function as Handler } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

export function makeArrivals(land: Handler, arrivals: IQueue): void {
  land.addEventSource(new SqsEventSource(arrivals, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 5 }));
}
