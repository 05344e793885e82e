/** A Warehouse in AWS: Athena (engine version 3, which is Trino) over the Parquet files of a bucket, with its tables in Glue. */
import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, type GlueClient } from '@aws-sdk/client-glue';
import { QueryFailed, type Row, type SqlType, type Store, type Table, type Warehouse } from '../pipeline/ports.js';
import { Queries, type QueryOptions } from './athena-query.js';
import { columnTypes, toRow } from './athena-rows.js';
import { filesOf, putTable, tableOver } from './glue-table.js';

export interface AthenaOptions extends QueryOptions {
  glue: GlueClient;
  /** Where the Parquet lies: all of it in one bucket. */
  store: Store;
  bucket: string;
  /** Names of the databases that stand for the schemas of the SQL. */
  databases?: Readonly<Record<Table['schema'], string>>;
}

const SAME = { normalised: 'normalised', curated: 'curated', published: 'published' } as const;

export function warehouseAthena(options: AthenaOptions): Warehouse {
  const { glue, store, bucket, databases = SAME } = options;
  const queries = new Queries(options);
  const run = (sql: string, statement = sql) => queries.run(sql, inDatabases(statement, databases));
  return {
    query: async (sql) => {
      const rows: Row[] = [];
      for await (const page of queries.pages(await run(sql))) for (const cells of page.rows) rows.push(toRow(page.meta, cells, sql));
      return rows;
    },
    describe: (sql) => describeSelect(queries, sql, run),
    materialise: (select, location, how) => materialise({ ...options, databases }, queries, run, { select, location, by: how?.partitionedBy ?? [] }),
    point: async (table, parts) => putTable(glue, databases[table.schema], await tableOver({ store, bucket }, table, parts)),
    close: () => queries.stop(),
  };
}

type Run = (sql: string, statement?: string) => ReturnType<Queries['run']>;

/** `curated.x` is `curated_next.x` where the databases say so. Text in quotes and comments stay as they are. */
export function inDatabases(sql: string, databases: Readonly<Record<Table['schema'], string>>): string {
  return sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|\b(normalised|curated|published)\./g, (text, schema: Table['schema'] | undefined) =>
    schema === undefined ? text : `${databases[schema]}.`,
  );
}

async function describeSelect(queries: Queries, sql: string, run: Run): Promise<Record<string, SqlType>> {
  for await (const { meta } of queries.pages(await run(sql, `SELECT * FROM (\n${sql}\n) AS described LIMIT 0`))) return columnTypes(meta, sql);
  throw new QueryFailed(sql, 'it gave no columns');
}

interface Making {
  select: string;
  location: string;
  by: readonly string[];
}

/** A CTAS under a name of its own, which is then forgotten: the files stay, and a table is pointed at them. */
async function materialise(
  options: AthenaOptions & { databases: Record<Table['schema'], string> },
  queries: Queries,
  run: Run,
  { select, location, by }: Making,
): Promise<{ rows: number }> {
  const { store, bucket, glue, databases } = options;
  if ((await filesOf(store, location)).length > 0) throw new Error(`'${location}' is taken already: a materialisation goes to a new location`);
  const name = `making_${randomUUID().replaceAll('-', '')}`;
  const parted = by.length === 0 ? '' : `, partitioned_by = ARRAY[${by.map((column) => `'${column}'`).join(', ')}]`;
  const from = by.length === 0 ? select : `SELECT ${await inPartitionOrder(queries, run, select, by)} FROM (\n${select}\n) AS parted`;
  try {
    const ended = await run(
      select,
      `CREATE TABLE curated.${name} WITH (format = 'PARQUET', external_location = 's3://${bucket}/${location}'${parted}) AS (\n${from}\n)`,
    );
    for await (const { written } of queries.pages(ended)) return { rows: written };
    return { rows: 0 };
  } catch (error) {
    if ((await filesOf(store, location)).length > 0) await store.remove(location);
    throw error;
  } finally {
    await forget(glue, databases.curated, name);
  }
}

/** Athena wants the columns of the path last. */
async function inPartitionOrder(queries: Queries, run: Run, select: string, by: readonly string[]): Promise<string> {
  const columns = Object.keys(await describeSelect(queries, select, run));
  return [...columns.filter((column) => !by.includes(column)), ...by].map((column) => `"${column}"`).join(', ');
}

/** Dropping a table over its own location leaves the files. */
async function forget(glue: GlueClient, DatabaseName: string, Name: string): Promise<void> {
  await glue.send(new DeleteTableCommand({ DatabaseName, Name })).catch((error: unknown) => {
    if ((error as Error).name !== 'EntityNotFoundException') throw error;
  });
}
