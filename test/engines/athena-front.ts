/**
 * The part of the Athena API that our adapter uses, in front of a real Trino: an execution is started, asked after, paged and stopped as Athena has it.
 * A statement that cannot be parsed is refused at the start; everything else fails later. What Trino has and Athena has not is refused.
 */
import { randomUUID } from 'node:crypto';
import { Refused } from './refused.js';
import { type Answer, ask, TrinoRefused, type TypeSignature } from './trino.js';

export interface WorkGroup {
  /** An enforced one refuses a table at a location of its own. */
  enforced?: boolean;
  /** After so many bytes a query is cancelled. */
  cutoff?: number;
}

interface Execution {
  id: string;
  sql: string;
  workGroup: string;
  state: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  reason?: string;
  refused?: TrinoRefused;
  answer?: Answer;
  bytes: number;
  started: number;
  ended?: number;
}

interface Asked {
  QueryString?: string;
  WorkGroup?: string;
  ClientRequestToken?: string;
  QueryExecutionContext?: { Database?: string };
  QueryExecutionId?: string;
  NextToken?: string;
  MaxResults?: number;
}

interface Front {
  trino: string;
  workGroups: Readonly<Record<string, WorkGroup>>;
  executions: Map<string, Execution>;
  tokens: Map<string, string>;
}

export function athenaFront(trino: string, workGroups: Readonly<Record<string, WorkGroup>>): (operation: string, asked: Asked) => Promise<unknown> {
  const front: Front = { trino, workGroups, executions: new Map(), tokens: new Map() };
  return async (operation, asked) => {
    if (operation === 'StartQueryExecution') return start(front, asked);
    const execution = front.executions.get(asked.QueryExecutionId ?? '');
    if (execution === undefined) throw new Refused('InvalidRequestException', `QueryExecution ${asked.QueryExecutionId} was not found`);
    if (operation === 'GetQueryExecution') return { QueryExecution: shown(execution) };
    if (operation === 'GetQueryResults') return page(execution, asked);
    if (operation === 'StopQueryExecution') return stop(execution);
    throw new Refused('UnknownOperationException', `athena-front.ts does not know ${operation}`);
  };
}

const TAKEN = /^(SELECT|WITH|EXPLAIN|CREATE\s+TABLE\s+\S+\s+WITH\s*\([^)]*\)\s*AS)\b/i;

/** The same token is the same execution. */
async function start(front: Front, { QueryString = '', WorkGroup = 'primary', ClientRequestToken = '', QueryExecutionContext }: Asked): Promise<unknown> {
  const known = front.tokens.get(ClientRequestToken);
  if (known !== undefined && ClientRequestToken !== '') return { QueryExecutionId: known };
  const group = front.workGroups[WorkGroup];
  if (group === undefined) throw new Refused('InvalidRequestException', `WorkGroup ${WorkGroup} is not found.`);
  await parsed(front.trino, QueryString);
  const bare = QueryString.replace(/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
  if (!TAKEN.test(bare)) throw new Refused('InvalidRequestException', `Queries of this type are not supported: ${bare.slice(0, 40)}`);
  if (group.enforced === true && /\bexternal_location\b/.test(bare))
    throw new Refused('InvalidRequestException', `The Athena query execution fails as work group ${WorkGroup} enforces a centralized output location.`);
  const execution: Execution = { id: randomUUID(), sql: QueryString, workGroup: WorkGroup, state: 'RUNNING', bytes: 0, started: Date.now() };
  front.executions.set(execution.id, execution);
  front.tokens.set(ClientRequestToken, execution.id);
  void run(front.trino, execution, group.cutoff ?? Number.POSITIVE_INFINITY, QueryExecutionContext?.Database);
  return { QueryExecutionId: execution.id };
}

/** PREPARE parses a statement and does nothing else. */
async function parsed(url: string, sql: string): Promise<void> {
  await ask({ url, sql: `PREPARE parsed FROM ${sql}` }).catch((error: unknown) => {
    throw error instanceof TrinoRefused ? new Refused('InvalidRequestException', error.said, 'MALFORMED_QUERY') : error;
  });
}

async function run(url: string, execution: Execution, cutoff: number, schema: string | undefined): Promise<void> {
  const watch = ({ bytes }: { bytes: number }): boolean => {
    execution.bytes = bytes;
    if (bytes > cutoff && execution.state === 'RUNNING') cancel(execution, `Bytes scanned limit was exceeded: ${bytes} of ${cutoff}`);
    return execution.state === 'RUNNING';
  };
  try {
    const answer = await ask({ url, sql: execution.sql, schema: schema?.toLowerCase(), watch });
    if (!watch(answer)) return;
    Object.assign(execution, { answer, state: 'SUCCEEDED' });
  } catch (error) {
    if (execution.state !== 'RUNNING') return;
    Object.assign(execution, { state: 'FAILED', reason: (error as Error).message, ...(error instanceof TrinoRefused ? { refused: error } : {}) });
  } finally {
    execution.ended = Date.now();
  }
}

const cancel = (execution: Execution, reason: string): void => {
  Object.assign(execution, { state: 'CANCELLED', reason });
};

function stop(execution: Execution): unknown {
  if (execution.state === 'RUNNING') cancel(execution, 'Query cancelled by user');
  return {};
}

function shown({ id, sql, workGroup, state, reason, refused, bytes, started, ended }: Execution): unknown {
  const milliseconds = (ended ?? Date.now()) - started;
  const error = {
    ErrorCategory: refused?.errorType === 'USER_ERROR' ? 2 : 1,
    ErrorMessage: reason,
    Retryable: refused?.errorType === 'INSUFFICIENT_RESOURCES',
  };
  return {
    QueryExecutionId: id,
    Query: sql,
    WorkGroup: workGroup,
    Status: { State: state, StateChangeReason: reason, ...(state === 'FAILED' ? { AthenaError: error } : {}) },
    Statistics: { DataScannedInBytes: bytes, EngineExecutionTimeInMillis: milliseconds, TotalExecutionTimeInMillis: milliseconds },
  };
}

const MOST = 1000;

/** A thousand rows a page, the header first; a statement that writes has none, and says how many it wrote. */
function page({ state, answer }: Execution, { NextToken = '0', MaxResults = MOST }: Asked): unknown {
  if (state !== 'SUCCEEDED' || answer === undefined)
    throw new Refused('InvalidRequestException', `Query did not finish successfully. Final query state: ${state}`);
  if (MaxResults > MOST) throw new Refused('InvalidRequestException', `MaxResults is more than maximum allowed length ${MOST}.`);
  const { columns, rows, wrote } = answer;
  const from = Number(NextToken);
  const all = wrote === undefined ? 1 + rows.length : 0;
  const cells = Array.from({ length: Math.max(0, Math.min(MaxResults, all - from)) }, (_, i) =>
    from + i === 0 ? columns.map(({ name }) => name) : columns.map(({ typeSignature }, c) => textOf((rows[from + i - 1] as unknown[])[c], typeSignature)),
  );
  return {
    ResultSet: {
      Rows: cells.map((row) => ({ Data: row.map((text) => (text === undefined ? {} : { VarCharValue: text })) })),
      ResultSetMetadata: { ColumnInfo: columns.map(({ name, typeSignature }) => ({ Name: name, Label: name, Type: typeSignature.rawType })) },
    },
    UpdateCount: wrote?.rows ?? 0,
    ...(from + MaxResults < all ? { NextToken: String(from + MaxResults) } : {}),
  };
}

function textOf(value: unknown, { rawType }: TypeSignature): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (['array', 'map', 'row', 'varbinary'].includes(rawType)) throw new Error(`athena-front.ts does not write ${rawType} values`);
  return String(value);
}
