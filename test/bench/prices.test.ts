/** What measured work is said to cost, by hand. */
import { describe, expect, it } from 'vitest';
import { costOf, gigabyteSeconds, manyPlaces, type NightWork, PRICES, total } from '../../bench/prices.js';
import type { StepWork } from '../../test/deploy/work.js';

const step = (more: Partial<StepWork>): StepWork => ({ tasks: 1, memory: 1024, milliseconds: 0, processorMilliseconds: 0, queries: 0, bytes: 0, ...more });

describe('the cost of a night', () => {
  it('counts a function by its memory, from its start to its end', () => {
    // 1 s to start, 3 queries of 2 s, 10 s of a processor.
    expect(gigabyteSeconds(step({ memory: 2048, processorMilliseconds: 10_000, queries: 3 }))).toBe(2 * (1 + 6 + 10));
    // Of less memory, a share of a processor: 884.5 MB is half of one.
    expect(gigabyteSeconds(step({ memory: 884.5, processorMilliseconds: 10_000 }))).toBeCloseTo((884.5 / 1024) * 21, 9);
  });

  it('bills ten megabytes for the smallest query, and what is scanned of a larger', () => {
    const night = (queries: number, bytes: number): NightWork => ({ steps: { measure: step({ queries, bytes }) }, states: 0, objects: 0 });
    expect(costOf(night(100, 1)).athena).toBeCloseTo(100 * 10e6 * 5e-12, 12);
    expect(costOf(night(1, 1e12)).athena).toBeCloseTo(5, 12);
  });

  it('adds up, and prices the processor that a step runs on', () => {
    const night = (name: string): NightWork => ({ steps: { [name]: step({ processorMilliseconds: 1769 }) }, states: 1000, objects: 1000 });
    const cost = costOf(night('gather'));
    expect(cost.stepFunctions).toBe(PRICES.stepsThousand);
    expect(cost.s3).toBeCloseTo(PRICES.s3ThousandWrites + 10 * PRICES.s3ThousandReads, 12);
    expect(total(cost)).toBeCloseTo(cost.athena + cost.lambda + cost.stepFunctions + cost.s3, 12);
    expect(costOf(night('publish')).lambda).toBeGreaterThan(cost.lambda);
  });

  it('of many places multiplies what is done place by place, and no more', () => {
    const steps = {
      normalise: step({ tasks: 80 }),
      measure: step({ tasks: 50, queries: 100, processorMilliseconds: 10 }),
      publish: step({ tasks: 6, queries: 60 }),
    };
    const grown = manyPlaces({ steps, states: 300, objects: 400 }, 10);
    expect(grown.steps.normalise).toEqual(steps.normalise);
    expect(grown.steps.measure).toEqual({ ...steps.measure, processorMilliseconds: 100 });
    expect(grown.steps.publish).toMatchObject({ tasks: 60, queries: 600 });
    expect([grown.states, grown.objects]).toEqual([354, 4000]);
  });
});
