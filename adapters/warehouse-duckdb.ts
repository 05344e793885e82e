/** A Warehouse on one machine: DuckDB over the Parquet files of a directory. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { type Part, QueryFailed, type Row, type SqlType, type Table, type Value, type Warehouse } from '../pipeline/ports.js';

export interface DuckdbOptions {
  /** Folder of the Store whose Parquet it reads. */
  root: string;
  memoryLimit?: string;
}

/** The Warehouse, and what only a database file can do: be left for analysts, and be opened again. */
export interface DuckdbWarehouse extends Warehouse {
  /** Writes one database file (a key of the root) with views over every table pointed so far; replaced in one move. */
  writeDatabase(key: string): Promise<void>;
  /** Points every table as that file has them. False when there is no such file. */
  openDatabase(key: string): Promise<boolean>;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One thread keeps the order of rows, and so the bytes of what is written. 7/2 is 3, as it is elsewhere. */
const SETTINGS = { threads: '1', preserve_insertion_order: 'true', integer_division: 'true' };

export function warehouseDuckdb({ root, memoryLimit }: DuckdbOptions): DuckdbWarehouse {
  const options = { root: path.resolve(root), ...(memoryLimit === undefined ? {} : { memoryLimit }) };
  const pointed = new Map<string, string>();
  const connected = connect(options);
  const run = async (sql: string): Promise<void> => {
    await (await connected).run(sql).catch(failed(sql));
  };
  return {
    query: async (sql) => rowsOf(await connected, sql),
    describe: async (sql) => describeSelect(await connected, sql),
    materialise: (select, location, how) => materialise(options.root, connected, select, location, how?.partitionedBy ?? []),
    point: async (table, parts) => {
      const select = viewOf(options.root, table, parts);
      await run(`CREATE OR REPLACE VIEW ${table.schema}.${name(table.name)} AS ${select}`);
      pointed.set(`${table.schema}.${name(table.name)}`, select);
    },
    writeDatabase: (key) => writeDatabase(path.join(options.root, key), pointed),
    openDatabase: async (key) => openDatabase(path.join(options.root, key), run),
    close: async () => (await connected).closeSync(),
  };
}

async function connect({ root, memoryLimit }: DuckdbOptions): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { ...SETTINGS, ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }) });
  const connection = await instance.connect();
  for (const schema of ['normalised', 'curated', 'published']) await connection.run(`CREATE SCHEMA ${schema}`);
  await connection.run(`SET file_search_path = ${quote(root)}`);
  return connection;
}

const failed =
  (sql: string) =>
  (error: unknown): never => {
    throw new QueryFailed(sql, error instanceof Error ? error.message : String(error), { cause: error });
  };

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql).catch(failed(sql));
  const names = reader.deduplicatedColumnNames();
  return reader.getRowsJS().map((values) => {
    const row: Row = {}; // filled in one order: all rows share a shape, which Object.fromEntries would not give
    for (let i = 0; i < names.length; i += 1) row[names[i] as string] = plain(values[i], sql);
    return row;
  });
}

/** JavaScript's own values: numbers, text, booleans, null; dates as ISO text. */
function plain(value: unknown, sql: string): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) throw new QueryFailed(sql, `${value} is too large for a number`);
    return Number(value);
  }
  if (value instanceof Date) return value.toISOString().slice(0, value.getTime() % 86_400_000 === 0 ? 10 : 19);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

const TYPES: Readonly<Record<string, SqlType>> = {
  VARCHAR: 'varchar',
  BIGINT: 'bigint',
  INTEGER: 'bigint',
  DOUBLE: 'double',
  DATE: 'date',
  BOOLEAN: 'boolean',
};

async function describeSelect(connection: DuckDBConnection, sql: string): Promise<Record<string, SqlType>> {
  const reader = await connection.runAndReadAll(`DESCRIBE ${sql}`).catch(failed(sql));
  const columns = reader.getRowObjectsJson() as Record<string, Json>[];
  return Object.fromEntries(columns.map((column) => [String(column.column_name), typeOf(String(column.column_name), String(column.column_type), sql)]));
}

function typeOf(column: string, type: string, sql: string): SqlType {
  const known = TYPES[type];
  if (known === undefined)
    throw new QueryFailed(
      sql,
      `column ${column} is ${type}, which does not mean the same on every engine; cast it to ${[...new Set(Object.values(TYPES))].join(', ')}`,
    );
  return known;
}

/** COPY goes to a temporary folder beside the location, which is then renamed: a reader finds all of it or nothing. */
async function materialise(
  root: string,
  connected: Promise<DuckDBConnection>,
  select: string,
  location: string,
  partitionedBy: readonly string[],
): Promise<{ rows: number }> {
  const to = path.join(root, location);
  if (parquetUnder(to)) throw new Error(`'${location}' is taken already: a materialisation goes to a new location`);
  await rm(to, { recursive: true, force: true });
  const beside = path.join(path.dirname(to), `.writing-${randomUUID()}`);
  await mkdir(beside, { recursive: true });
  try {
    const target = partitionedBy.length === 0 ? path.join(beside, 'part-0.parquet') : beside;
    const by = partitionedBy.length === 0 ? '' : `, PARTITION_BY (${partitionedBy.map(name).join(', ')}), OVERWRITE_OR_IGNORE`;
    const [copied] = await rowsOf(await connected, `COPY (${select}\n) TO ${quote(target)} (FORMAT parquet, COMPRESSION zstd${by})`);
    await rename(beside, to);
    return { rows: Number(copied?.Count ?? 0) };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** A part may be one file or a folder of them; hive folders become columns, always as text first. */
function viewOf(root: string, table: Table, parts: readonly Part[]): string {
  const columns = Object.entries(table.columns);
  const filled = parts.map(({ location }) => path.join(root, location)).filter(hasRows);
  if (filled.length === 0) return `SELECT ${columns.map(([column, type]) => `CAST(NULL AS ${type}) AS ${name(column)}`).join(', ')} WHERE false`;
  const files = filled.map((file) => quote(file.endsWith('.parquet') ? file : path.join(file, '**', '*.parquet')));
  const casts = columns.map(([column, type]) => `CAST(${name(column)} AS ${type}) AS ${name(column)}`).join(', ');
  return `SELECT ${casts} FROM read_parquet([${files.join(', ')}], hive_partitioning = true, hive_types_autocast = false, union_by_name = true)`;
}

/** A table written by partitions that had no rows is a folder without a file. A part that is not there at all is a mistake, never an empty table. */
function hasRows(file: string): boolean {
  if (!existsSync(file)) throw new Error(`no part of a table lies at '${file}'`);
  return parquetUnder(file);
}

const parquetUnder = (file: string): boolean =>
  file.endsWith('.parquet')
    ? existsSync(file)
    : existsSync(file) && readdirSync(file, { recursive: true, encoding: 'utf8' }).some((key) => key.endsWith('.parquet'));

async function writeDatabase(file: string, pointed: ReadonlyMap<string, string>): Promise<void> {
  const beside = path.join(path.dirname(file), `.writing-${randomUUID()}`);
  const instance = await DuckDBInstance.create(beside);
  const connection = await instance.connect();
  for (const schema of ['normalised', 'curated', 'published']) await connection.run(`CREATE SCHEMA ${schema}`);
  for (const [table, select] of pointed) await connection.run(`CREATE VIEW ${table} AS ${select}`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  await rename(beside, file);
}

async function openDatabase(file: string, run: (sql: string) => Promise<void>): Promise<boolean> {
  if (!existsSync(file)) return false;
  await run(`ATTACH ${quote(file)} AS suite (READ_ONLY)`);
  await run('USE suite');
  return true;
}
