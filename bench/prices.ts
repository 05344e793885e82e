/** What AWS asks for measured work. Look the prices up again before relying on them: https://aws.amazon.com/pricing */
import { ON_X86, type Step } from '../lambdas/env.js';
import { type StepWork, sum } from '../test/deploy/work.js';

/** The public list for Europe (London), US dollars without tax, as known on this day. It could not be looked up where this was written. */
export const PRICES = {
  day: '2026-11-23',
  athenaTerabyte: 5,
  athenaLeastBytes: 10e6,
  lambdaArmGigabyteSecond: 0.0000133334,
  lambdaX86GigabyteSecond: 0.0000166667,
  lambdaMillionCalls: 0.2,
  stepsThousand: 0.025,
  s3ThousandWrites: 0.0053,
  s3ThousandReads: 0.00042,
  s3GigabyteMonth: 0.024,
  /** Two keys, nine alarms, one dashboard. */
  standingMonth: 2 * 1 + 9 * 0.1 + 3,
};

/** Not measured here. A real account will say better. */
export const ASSUMED = {
  /** Of a query of Athena, from its start to its first row, beside which the function waits and is paid for. */
  secondsAQuery: 2,
  /** Of a function's start. */
  secondsAStart: 1,
  /** Reads of S3 for each object written. */
  readsAWrite: 10,
};

/** One processor of Lambda, which a function with less memory has a share of. */
const MEGABYTES_A_PROCESSOR = 1769;

export interface NightWork {
  steps: Record<string, StepWork>;
  /** States entered by the machine and by the runs of its map. */
  states: number;
  /** Objects written, in all buckets. */
  objects: number;
}

export interface Cost {
  athena: number;
  lambda: number;
  stepFunctions: number;
  s3: number;
}

/** As AWS counts time: from the start of a task to its end, with the memory it was given. */
export function gigabyteSeconds({ memory, tasks, processorMilliseconds, queries }: StepWork): number {
  const processor = processorMilliseconds / 1000 / Math.min(1, memory / MEGABYTES_A_PROCESSOR);
  return (memory / 1024) * (processor + queries * ASSUMED.secondsAQuery + tasks * ASSUMED.secondsAStart);
}

/** Each query is billed for ten megabytes at least. */
export function costOf({ steps, states, objects }: NightWork): Cost {
  const billed = Object.values(steps).reduce((bytes, step) => bytes + Math.max(step.bytes, step.queries * PRICES.athenaLeastBytes), 0);
  const lambda = Object.entries(steps).reduce(
    (cost, [step, work]) => cost + gigabyteSeconds(work) * (ON_X86.includes(step as Step) ? PRICES.lambdaX86GigabyteSecond : PRICES.lambdaArmGigabyteSecond),
    0,
  );
  return {
    athena: (billed / 1e12) * PRICES.athenaTerabyte,
    lambda: lambda + (sum(steps, 'tasks') / 1e6) * PRICES.lambdaMillionCalls,
    stepFunctions: (states / 1000) * PRICES.stepsThousand,
    s3: (objects / 1000) * (PRICES.s3ThousandWrites + ASSUMED.readsAWrite * PRICES.s3ThousandReads),
  };
}

export const total = (cost: Cost): number => Object.values(cost).reduce((all, one) => all + one, 0);

/** What is done place by place, and so grows with their number. `measure` and `gather` in part only: all of them is the upper bound. */
const GROWING: readonly string[] = ['measure', 'gather', 'publish', 'switch'];

/** The same night with more places. Queries of indicators do not become more, and what they scan is of all England already. */
export function manyPlaces({ steps, states, objects }: NightWork, times: number): NightWork {
  const grown = Object.entries(steps).map(([name, step]) => {
    if (!GROWING.includes(name)) return [name, step] as const;
    const more = name === 'publish' ? { tasks: step.tasks * times, queries: step.queries * times, bytes: step.bytes * times } : {};
    return [name, { ...step, ...more, processorMilliseconds: step.processorMilliseconds * times }] as const;
  });
  const placesMore = (steps.publish?.tasks ?? 0) * (times - 1);
  return { steps: Object.fromEntries(grown), states: states + placesMore, objects: objects * times };
}
