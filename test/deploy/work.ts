/** What the functions did, by their own logs: tasks, milliseconds of the processor, queries and bytes scanned. */
import { readFileSync } from 'node:fs';
import { functionsLog } from './chain.js';
import type { Deployed } from './setup.js';

interface Line {
  message: string;
  service: string;
  function_memory_size: string;
  milliseconds?: number;
  processorMilliseconds?: number;
  bytes?: number;
}

export interface StepWork {
  tasks: number;
  /** Megabytes that each of its functions has. */
  memory: number;
  /** Together: from the beginning to the end of each task, other tasks beside it. */
  milliseconds: number;
  /** Together: while the processor was busy with them. */
  processorMilliseconds: number;
  queries: number;
  bytes: number;
}

/** Of everything since the emulator started, by step. */
export function workDone({ home }: Deployed): Record<string, StepWork> {
  const steps: Record<string, StepWork> = {};
  for (const text of readFileSync(functionsLog(home), 'utf8').split('\n')) {
    // Among what else a process says; the last line may not be whole yet.
    if (!text.startsWith('{"level"') || !text.endsWith('}')) continue;
    const { service, ...line } = JSON.parse(text) as Line;
    steps[service] ??= { tasks: 0, memory: Number(line.function_memory_size), milliseconds: 0, processorMilliseconds: 0, queries: 0, bytes: 0 };
    add(steps[service], line);
  }
  return steps;
}

function add(step: StepWork, { message, milliseconds = 0, processorMilliseconds = 0, bytes = 0 }: Omit<Line, 'service'>): void {
  if (message === 'query') {
    step.queries += 1;
    step.bytes += bytes;
  }
  if (message !== 'done') return;
  step.tasks += 1;
  step.milliseconds += milliseconds;
  step.processorMilliseconds += processorMilliseconds;
}

export const sum = (steps: Record<string, StepWork>, what: keyof StepWork): number => Object.values(steps).reduce((all, step) => all + step[what], 0);

/** What was done between two looks. */
export function since(before: Record<string, StepWork>, after: Record<string, StepWork>): Record<string, StepWork> {
  const less = (name: string, step: StepWork): StepWork => {
    const past = before[name];
    const counts = Object.entries(step).map(([what, value]) => [what, what === 'memory' ? value : value - (past?.[what as keyof StepWork] ?? 0)]);
    return Object.fromEntries(counts) as unknown as StepWork;
  };
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, step]) => [name, less(name, step)] as const)
      .filter(([, { tasks }]) => tasks > 0),
  );
}
