/** What Athena does under load, and when it breaks: what a caller sees of it. */
import { AthenaClient } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import { Throttled } from '../../adapters/athena-errors.js';
import { type Ended, Queries, type QueryOptions, type Scanned } from '../../adapters/athena-query.js';
import { columnTypes, toRow } from '../../adapters/athena-rows.js';
import { QueryFailed } from '../../pipeline/ports.js';
import { type Said, type Scripted, scripted } from './answers.js';

const SQL = 'SELECT 1 AS n';
const STARTED: Said = { body: { QueryExecutionId: 'q1' } };
const BUSY: Said = { error: 'TooManyRequestsException', message: 'Rate exceeded' };
const state = (State: string, more: Record<string, unknown> = {}): Said => ({
  body: { QueryExecution: { Status: { State, ...more }, Statistics: { DataScannedInBytes: 42, TotalExecutionTimeInMillis: 7 } } },
});

interface Ran {
  end: Ended | Error;
  scanned: Scanned[];
  asked: Scripted['asked'];
  stopped: boolean;
}

/** One query against a script. The SDK's own tries are left out. */
async function ran(answer: Parameters<typeof scripted>[0], options: Partial<QueryOptions> = {}): Promise<Ran> {
  const { endpoint, asked, close } = await scripted(answer);
  const scanned: Scanned[] = [];
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const athena = new AthenaClient({ endpoint, region: 'eu-west-2', credentials, maxAttempts: 1 });
  const queries = new Queries({ athena, workGroup: 'pipeline', firstPause: 1, scanned: (one) => scanned.push(one), ...options });
  const end = await queries.run(SQL, SQL).catch((error: Error) => error);
  await close();
  return { end, scanned, asked, stopped: asked.some(({ operation }) => operation === 'StopQueryExecution') };
}

/** Answers to GetQueryExecution in order, the last for ever. */
const looks =
  (...states: Said[]) =>
  (operation: string, before: number): Said =>
    operation === 'StartQueryExecution' ? STARTED : operation === 'GetQueryExecution' ? (states[Math.min(before, states.length - 1)] as Said) : {};

const tokenOf = ({ body }: { body: string }): string => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken;

describe('a query of Athena', () => {
  it('waits through its states, and tells what was scanned', async () => {
    const { end, scanned, stopped } = await ran(looks(state('QUEUED'), state('RUNNING'), state('SUCCEEDED')));
    expect(end).toMatchObject({ id: 'q1' });
    expect(scanned).toEqual([{ bytes: 42, milliseconds: 7, sql: SQL }]);
    expect(stopped).toBe(false);
  });

  it('is started again when there was no room, under the token of the first try', async () => {
    const script = looks(state('SUCCEEDED'));
    const { end, asked } = await ran((operation, before) => (operation === 'StartQueryExecution' && before === 0 ? BUSY : script(operation, before)));
    expect(end).toMatchObject({ id: 'q1' });
    const starts = asked.filter(({ operation }) => operation === 'StartQueryExecution');
    expect(starts).toHaveLength(2);
    expect(new Set(starts.map(tokenOf)).size).toBe(1);
    const [, again] = [await ran(script), await ran(script)];
    expect(tokenOf(again.asked[0] as { body: string })).not.toBe(tokenOf(starts[0] as { body: string }));
  });

  it('says that there is no room when none comes', async () => {
    const { end } = await ran(() => BUSY, { queueSeconds: 0 });
    expect(end).toBeInstanceOf(Throttled);
    expect((end as Error).message).toBe('Athena has no room for the query now (TooManyRequestsException: Rate exceeded). What to do: try again later');
  });

  it('is not given up when nobody answers how it stands', async () => {
    const { end } = await ran(looks(state('RUNNING'), BUSY, state('SUCCEEDED')));
    expect(end).toMatchObject({ id: 'q1' });
  });

  it('that failed for want of room may be tried again, and what it scanned is told', async () => {
    const { end, scanned } = await ran(
      looks(state('FAILED', { StateChangeReason: 'Query exhausted resources at this scale factor', AthenaError: { Retryable: true } })),
    );
    expect(end).toBeInstanceOf(Throttled);
    expect(scanned).toHaveLength(1);
  });

  it('that failed says why and what to do', async () => {
    const { end } = await ran(looks(state('FAILED', { StateChangeReason: 'HIVE_BAD_DATA: Malformed Parquet file.' })));
    expect(end).toBeInstanceOf(QueryFailed);
    expect(end).toMatchObject({ sql: SQL });
    expect((end as Error).message).toBe(
      'the query failed: HIVE_BAD_DATA: Malformed Parquet file. What to do: remove the files of the table and have them made again: they are not what the table says',
    );
  });

  it('that was cancelled is not taken for done', async () => {
    const { end } = await ran(looks(state('CANCELLED')));
    expect((end as Error).message).toContain('it was cancelled, and Athena does not say why');
  });

  it('that does not end is stopped', async () => {
    const { end, stopped } = await ran(looks(state('RUNNING')), { patienceSeconds: 0 });
    expect((end as Error).message).toContain('had not ended after 0 seconds and was stopped');
    expect(stopped).toBe(true);
  });

  it('that nobody can wait for any longer is stopped, and the reason is the first one', async () => {
    const { end, stopped } = await ran(looks({ error: 'AccessDeniedException', message: 'not authorized to perform: athena:GetQueryExecution' }));
    expect(end).toMatchObject({ name: 'AccessDeniedException' });
    expect((end as Error).message).toContain('grant the role that runs it what the message names');
    expect(stopped).toBe(true);
  });
});

describe('rows of Athena', () => {
  const meta = (types: string[]) => ({ ColumnInfo: types.map((Type, i) => ({ Name: `c${i}`, Type })) });
  it('are values of their types', () => {
    const types = ['bigint', 'double', 'decimal', 'date', 'boolean', 'varchar', 'timestamp', 'timestamp', 'integer'];
    const cells = ['-7', '1.0E-10', '2.50', '2025-05-01', 'false', '', '2025-05-01 02:03:04.000', '2025-05-01 00:00:00.000', undefined];
    expect(Object.values(toRow(meta(types), cells, SQL))).toEqual([-7, 1e-10, 2.5, '2025-05-01', false, '', '2025-05-01T02:03:04', '2025-05-01', null]);
  });
  it('hold no whole number that would be rounded', () => {
    expect(() => toRow(meta(['bigint']), ['9007199254740993'], SQL)).toThrow('9007199254740993 is too large for a number');
  });
  it('of a type that means something else elsewhere are refused', () => {
    expect(columnTypes(meta(['varchar', 'integer', 'double']), SQL)).toEqual({ c0: 'varchar', c1: 'bigint', c2: 'double' });
    expect(() => columnTypes(meta(['decimal']), SQL)).toThrow('column c0 is decimal, which does not mean the same on every engine');
  });
});
