/** One query of Athena from its start to its rows: started, waited for, paged, stopped when it is no longer wanted. */
import { randomUUID } from 'node:crypto';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  type QueryExecution,
  type ResultSetMetadata,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { QueryFailed } from '../pipeline/ports.js';
import { advised, explained, Throttled } from './athena-errors.js';

/** What a query cost. */
export interface Scanned {
  bytes: number;
  milliseconds: number;
  sql: string;
}

export interface QueryOptions {
  athena: AthenaClient;
  workGroup: string;
  /** Told of every query that has ended, however: what was scanned is paid for. */
  scanned?: (scanned: Scanned) => void;
  /** After which a query is stopped. */
  patienceSeconds?: number;
  /** How long a start that finds no room is tried again. */
  queueSeconds?: number;
  /** Milliseconds before the first look at a query; each later pause is half as long again, up to three seconds. */
  firstPause?: number;
}

/** A query that has ended well. */
export interface Ended {
  id: string;
  sql: string;
  execution: QueryExecution;
}

export interface Page {
  meta: ResultSetMetadata;
  rows: (string | undefined)[][];
  written: number;
}

const SECOND = 1000;
const LONGEST_PAUSE = 3 * SECOND;
const ENDS = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Queries {
  private readonly running = new Set<string>();
  constructor(private readonly options: QueryOptions) {}

  /** Runs what Athena is given and waits for its end. @param sql as the caller knows it, for errors. @throws QueryFailed; Throttled when trying again may help */
  async run(sql: string, statement: string): Promise<Ended> {
    const id = await this.start(sql, statement);
    this.running.add(id);
    try {
      const execution = await this.wait(id, sql);
      this.running.delete(id);
      const { DataScannedInBytes = 0, TotalExecutionTimeInMillis = 0 } = execution.Statistics ?? {};
      this.options.scanned?.({ bytes: DataScannedInBytes, milliseconds: TotalExecutionTimeInMillis, sql });
      return ended(id, execution, sql);
    } finally {
      // Nobody waits for it any more, and what it writes nobody would look for.
      if (this.running.delete(id)) await this.stopOne(id);
    }
  }

  /** Types of the columns, rows a page at a time, and how many rows a statement wrote. */
  async *pages({ id, sql }: Ended): AsyncGenerator<Page> {
    let first = true;
    try {
      for await (const { ResultSet, UpdateCount = 0 } of paginateGetQueryResults({ client: this.options.athena }, { QueryExecutionId: id })) {
        const rows = (ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
        // The first row of the first page is the header, of a SELECT.
        yield { meta: ResultSet?.ResultSetMetadata ?? {}, rows: first ? rows.slice(1) : rows, written: Number(UpdateCount) };
        first = false;
      }
    } catch (error) {
      throw error instanceof QueryFailed ? error : explained(sql, error);
    }
  }

  /** Stops whatever still runs. */
  async stop(): Promise<void> {
    await Promise.all([...this.running].map((id) => this.stopOne(id)));
  }

  /**
   * What cannot be parsed is refused here; everything else fails later. One token for all tries: a start whose answer was lost is not started twice.
   * It is not made from the SQL: the same question asked again may have another answer, once a table has been moved.
   */
  private async start(sql: string, statement: string): Promise<string> {
    const command = {
      QueryString: statement,
      WorkGroup: this.options.workGroup,
      QueryExecutionContext: { Catalog: 'AwsDataCatalog' },
      ClientRequestToken: randomUUID(),
    };
    const end = Date.now() + (this.options.queueSeconds ?? 120) * SECOND;
    for (let pause = SECOND / 2; ; pause *= 2) {
      try {
        return (await this.options.athena.send(new StartQueryExecutionCommand(command))).QueryExecutionId as string;
      } catch (error) {
        const told = explained(sql, error);
        if (!(told instanceof Throttled) || Date.now() + pause > end) throw told;
        await after(pause);
      }
    }
  }

  /** Looks with growing pauses until it has ended. Not to be answered is no reason to give up a query that runs. */
  private async wait(id: string, sql: string): Promise<QueryExecution> {
    const { patienceSeconds = 840, firstPause = 100 } = this.options;
    const end = Date.now() + patienceSeconds * SECOND;
    for (let pause = firstPause; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
      const execution = await this.look(id, sql);
      if (ENDS.includes(execution?.Status?.State ?? '')) return execution as QueryExecution;
      if (Date.now() > end) throw new QueryFailed(sql, `it had not ended after ${patienceSeconds} seconds and was stopped. What to do: do less at once`);
      await after(pause);
    }
  }

  private async look(id: string, sql: string): Promise<QueryExecution | undefined> {
    try {
      return (await this.options.athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }))).QueryExecution;
    } catch (error) {
      const told = explained(sql, error);
      if (told instanceof Throttled) return undefined;
      throw told;
    }
  }

  /** That it could not be stopped is not worth hiding why it was to be. */
  private async stopOne(id: string): Promise<void> {
    await this.options.athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id })).catch(() => undefined);
  }
}

/** @throws QueryFailed; Throttled when Athena says that the same query may succeed later */
function ended(id: string, execution: QueryExecution, sql: string): Ended {
  const { State = '', StateChangeReason = '', AthenaError } = execution.Status ?? {};
  if (State === 'SUCCEEDED') return { id, sql, execution };
  const said = StateChangeReason || AthenaError?.ErrorMessage || `it was ${State.toLowerCase()}, and Athena does not say why`;
  if (State === 'FAILED' && AthenaError?.Retryable === true) throw new Throttled(`${said}. What to do: try again later`);
  throw new QueryFailed(sql, advised(said));
}
