/** The Parquet writer in a thread of its own, so that a large file is parsed on one core and written on another. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type ColumnBatch, movable } from './column-batch.js';
import { ParquetParts, type PartsPlan, type PartsWriter } from './parquet-parts.js';

/** Batches under way at once: enough that neither thread waits for the other, few enough to bound memory. */
const UNDER_WAY = 4;

type Told = { took: ColumnBatch } | { files: string[] } | { failed: Error };

/** Starts this file in a thread. A thread does not inherit the loader that runs TypeScript here, so it is registered there first. */
function startThread(plan: PartsPlan): Worker {
  const options = { workerData: { parquetPlan: plan } };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(import.meta.url), options);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`, { ...options, eval: true });
}

export function parquetThread(plan: PartsPlan): PartsWriter {
  const worker = startThread(plan);
  const inbox = new Inbox(worker);
  let underWay = 0;
  return {
    take: async (batch) => {
      worker.postMessage({ batch }, movable(batch));
      underWay += 1;
      if (underWay < UNDER_WAY) return undefined;
      underWay -= 1;
      const told = await inbox.next();
      return 'took' in told ? told.took : undefined;
    },
    finish: async () => {
      worker.postMessage({ finish: true });
      for (;;) {
        const told = await inbox.next();
        if ('files' in told) return told.files;
      }
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** Messages of a thread, one at a time; a failure there throws here. */
class Inbox {
  private readonly held: Told[] = [];
  private waiting: ((told: Told) => void) | undefined;

  constructor(worker: Worker) {
    worker.on('message', (told: Told) => this.put(told));
    worker.on('error', (failed: Error) => this.put({ failed }));
  }

  async next(): Promise<Exclude<Told, { failed: Error }>> {
    const told = this.held.shift() ?? (await new Promise<Told>((resolve) => (this.waiting = resolve)));
    if ('failed' in told) throw new Error('the thread that writes Parquet failed', { cause: told.failed });
    return told;
  }

  private put(told: Told): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting === undefined) this.held.push(told);
    else waiting(told);
  }
}

/** What the thread itself does: takes batches in order, and ends when told to finish. */
async function serve(plan: PartsPlan, port: NonNullable<typeof parentPort>): Promise<void> {
  const parts = await ParquetParts.open(plan);
  let work: Promise<unknown> = Promise.resolve();
  port.on('message', (message: { batch?: ColumnBatch; finish?: true }) => {
    work = work
      .then(async () => {
        if (message.batch === undefined) return finish(parts, port);
        const took = await parts.take(message.batch);
        port.postMessage({ took }, movable(took));
      })
      .catch((failed: unknown) => port.postMessage({ failed }));
  });
}

async function finish(parts: ParquetParts, port: NonNullable<typeof parentPort>): Promise<void> {
  port.postMessage({ files: await parts.finish() });
  port.close();
}

const sent = workerData as { parquetPlan?: PartsPlan } | null;
if (parentPort !== null && sent?.parquetPlan !== undefined) await serve(sent.parquetPlan, parentPort);
