/** What every handler has around it: a log line in JSON with the request, metrics, a trace. */
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import middy from '@middy/core';

export const logger = new Logger();
const metrics = new Metrics();
const tracer = new Tracer();

/** Counts something for the alarms and the dashboard. */
export function count(name: string, how = 1): void {
  metrics.addMetric(name, MetricUnit.Count, how);
}

/** A handler around what a step does. What it throws goes to the state machine or the queue under its own name. */
export const step = <Event, Result>(run: (event: Event) => Promise<Result>) =>
  middy<Event, Result>()
    .use(captureLambdaHandler(tracer, { captureResponse: false }))
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics, { captureColdStartMetric: true }))
    .handler(async (event) => {
      const [started, busy] = [Date.now(), process.cpuUsage()];
      try {
        const result = await run(event);
        // The rest of the time it waited, mostly for queries: docs/cost.md is made of both.
        const { user, system } = process.cpuUsage(busy);
        logger.info('done', { milliseconds: Date.now() - started, processorMilliseconds: Math.round((user + system) / 1000), result: result as object });
        return result;
      } catch (error) {
        logger.error('failed', error as Error);
        throw error;
      }
    });
