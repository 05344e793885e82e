/** One query of Athena from its start to its rows: started, waited for, paged, stopped when it is no longer wanted. */
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  type QueryExecution,
  type ResultSetMetadata,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { QueryFailed, type Row, type SqlType, type Value } from '../pipeline/ports.js';

/** The engine had no room, or broke down by itself: the same query may succeed later. */
export class Throttled extends Error {
  override name = 'Throttled';
}

/** What a query cost. */
export interface Scanned {
  bytes: number;
  milliseconds: number;
  sql: string;
}

export interface QueryOptions {
  athena: AthenaClient;
  workGroup: string;
  /** Told of every query that ended well. */
  scanned?: (scanned: Scanned) => void;
  /** After which a query is stopped. */
  patienceSeconds?: number;
}

/** A query that has ended well. */
export interface Ended {
  id: string;
  execution: QueryExecution;
}

const SECOND = 1000;

export class Queries {
  private readonly running = new Set<string>();
  constructor(private readonly options: QueryOptions) {}

  /** Runs what Athena is given and waits for its end. @param sql as the caller knows it, for errors. @throws QueryFailed; Throttled when trying again may help */
  async run(sql: string, statement: string): Promise<Ended> {
    const id = await this.start(sql, statement);
    this.running.add(id);
    try {
      const execution = await this.wait(id, sql);
      const { DataScannedInBytes = 0, TotalExecutionTimeInMillis = 0 } = execution.Statistics ?? {};
      this.options.scanned?.({ bytes: DataScannedInBytes, milliseconds: TotalExecutionTimeInMillis, sql });
      return { id, execution };
    } finally {
      this.running.delete(id);
    }
  }

  /** Types of the columns, rows a page at a time, and how many rows a statement wrote. */
  async *pages({ id }: Ended): AsyncGenerator<{ meta: ResultSetMetadata; rows: (string | undefined)[][]; written: number }> {
    let first = true;
    for await (const { ResultSet, UpdateCount = 0 } of paginateGetQueryResults({ client: this.options.athena }, { QueryExecutionId: id })) {
      const rows = (ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
      // The first row of the first page is the header, of a SELECT.
      yield { meta: ResultSet?.ResultSetMetadata ?? {}, rows: first ? rows.slice(1) : rows, written: Number(UpdateCount) };
      first = false;
    }
  }

  /** Stops whatever still runs. */
  async stop(): Promise<void> {
    await Promise.all([...this.running].map((id) => this.options.athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }))));
  }

  /** What cannot be parsed is refused here; everything else fails later. */
  private async start(sql: string, statement: string): Promise<string> {
    try {
      const command = { QueryString: statement, WorkGroup: this.options.workGroup, QueryExecutionContext: { Catalog: 'AwsDataCatalog' } };
      return (await this.options.athena.send(new StartQueryExecutionCommand(command))).QueryExecutionId as string;
    } catch (error) {
      throw told(sql, error);
    }
  }

  private async wait(id: string, sql: string): Promise<QueryExecution> {
    const end = Date.now() + (this.options.patienceSeconds ?? 840) * SECOND;
    for (let pause = 100; ; pause = Math.min(pause * 1.5, 3 * SECOND)) {
      const { QueryExecution: execution = {} } = await this.options.athena
        .send(new GetQueryExecutionCommand({ QueryExecutionId: id }))
        .catch((error: unknown) => {
          throw told(sql, error);
        });
      const { State, StateChangeReason = '', AthenaError } = execution.Status ?? {};
      if (State === 'SUCCEEDED') return execution;
      if (State === 'FAILED' && AthenaError?.Retryable === true) throw new Throttled(StateChangeReason);
      if (State === 'FAILED' || State === 'CANCELLED') throw new QueryFailed(sql, StateChangeReason || `it was ${State.toLowerCase()}`);
      if (Date.now() > end) return this.giveUp(id, sql);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async giveUp(id: string, sql: string): Promise<never> {
    await this.options.athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    throw new QueryFailed(sql, 'it took too long and was stopped');
  }
}

const BUSY = ['TooManyRequestsException', 'ThrottlingException'];

/** A refusal of the query itself is QueryFailed, of too many at once Throttled; rights and the network keep their own names. */
function told(sql: string, error: unknown): Error {
  const { name, message } = error as Error;
  if (BUSY.includes(name)) return new Throttled(message, { cause: error });
  if (name === 'InvalidRequestException') return new QueryFailed(sql, message, { cause: error });
  return error as Error;
}

const SQL_TYPES: Readonly<Record<string, SqlType>> = {
  varchar: 'varchar',
  string: 'varchar',
  bigint: 'bigint',
  integer: 'bigint',
  double: 'double',
  date: 'date',
  boolean: 'boolean',
};

/** @throws QueryFailed when a type does not mean the same on every engine */
export function columnTypes({ ColumnInfo = [] }: ResultSetMetadata, sql: string): Record<string, SqlType> {
  return Object.fromEntries(
    ColumnInfo.map(({ Name = '', Type = '' }) => {
      const known = SQL_TYPES[Type];
      if (known === undefined)
        throw new QueryFailed(
          sql,
          `column ${Name} is ${Type}, which does not mean the same on every engine; cast it to ${[...new Set(Object.values(SQL_TYPES))].join(', ')}`,
        );
      return [Name, known];
    }),
  );
}

/** Every value comes as text. */
export function toRow({ ColumnInfo = [] }: ResultSetMetadata, cells: readonly (string | undefined)[], sql: string): Row {
  return Object.fromEntries(ColumnInfo.map(({ Name = '', Type = '' }, i) => [Name, toValue(cells[i], Type, sql)]));
}

const NUMBERS = ['tinyint', 'smallint', 'integer', 'bigint', 'float', 'real', 'double', 'decimal'];

function toValue(text: string | undefined, type: string, sql: string): Value {
  if (text === undefined) return null;
  if (type === 'boolean') return text === 'true';
  if (type === 'timestamp') return text.slice(0, 19).replace(' ', 'T');
  if (!NUMBERS.includes(type)) return text;
  const number = Number(text);
  if (type === 'bigint' && !Number.isSafeInteger(number)) throw new QueryFailed(sql, `${text} is too large for a number`);
  return number;
}
