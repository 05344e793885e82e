/**
 * What the walk needs of the world. Small, ours, and no vendor's word in them.
 * One contract suite per port (test/contract); every adapter runs it.
 */
import type { Readable } from 'node:stream';

/** A file-like thing in a store. Keys use `/`, never start with it, and never climb. */
export interface Entry {
  key: string;
  bytes: number;
}

export type Body = Uint8Array | string | AsyncIterable<Uint8Array>;

/** The key itself. @throws on keys that climb, are absolute, or name nothing: a programmer's mistake, never a sender's. */
export function checkedKey(key: string): string {
  const parts = key.replace(/\/$/, '').split('/');
  if (key === '' || key.includes('\0') || key.includes('\\') || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error(`'${key}' is not a key of a store`);
  return key;
}

/** Bytes by key: a directory on one machine, a bucket in the cloud. */
export interface Store {
  /** @throws MissingKey when there is nothing at the key. */
  read(key: string): Promise<Readable>;
  /** All or nothing: a reader sees the old bytes or the new, never a part. */
  write(key: string, body: Body): Promise<void>;
  /** False, and nothing written, when the key is already taken. */
  writeIfAbsent(key: string, body: Body): Promise<boolean>;
  /** Entries whose key starts with the prefix, by key. */
  list(prefix: string): Promise<Entry[]>;
  describe(key: string): Promise<Entry | undefined>;
  /** Removes what lies at the key; nothing when nothing does. */
  erase(key: string): Promise<void>;
  /** Removes everything under the prefix (which ends in `/`). */
  remove(prefix: string): Promise<void>;
  /** Makes `name` stand for `prefix`, in one move: a reader of `name/x` sees all of the old or all of the new. */
  point(name: string, prefix: string): Promise<void>;
  /** The prefix that `name` stands for now. */
  pointed(name: string): Promise<string | undefined>;
}

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** Types that mean the same on every engine. Dates travel as ISO text in rows. */
export type SqlType = 'varchar' | 'bigint' | 'double' | 'date' | 'boolean';

export interface Table {
  schema: 'normalised' | 'curated' | 'published';
  name: string;
  columns: Readonly<Record<string, SqlType>>;
}

/** Where one part of a table lies: a store prefix that holds Parquet files; partition values are in the path as `name=value/`. */
export interface Part {
  location: string;
}

/** SQL over Parquet that lies in a Store. */
export interface Warehouse {
  /** Runs one SELECT. bigint comes back as number (refused past 2^53), dates as ISO text. @throws QueryFailed with the SQL. */
  query(sql: string): Promise<Row[]>;
  /** Columns a SELECT would give, without running it over the data. @throws QueryFailed when a type does not mean the same on every engine. */
  describe(select: string): Promise<Record<string, SqlType>>;
  /** Writes the SELECT's rows as Parquet under the location (which must be empty or not exist). Rows are written in the SELECT's order. */
  materialise(select: string, location: string, options?: { partitionedBy?: readonly string[] }): Promise<{ rows: number }>;
  /** Makes the table stand for these parts, in one move. No parts: an empty table of the same columns. */
  point(table: Table, parts: readonly Part[]): Promise<void>;
  close(): Promise<void>;
}

/** Tells people that something happened. */
export interface Notifier {
  tell(message: { subject: string; body: string; data: Record<string, Value> }): Promise<void>;
}

export class MissingKey extends Error {
  override name = 'MissingKey';
  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`nothing is stored at '${key}'`, options);
  }
}

export class QueryFailed extends Error {
  override name = 'QueryFailed';
  constructor(
    readonly sql: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`the query failed: ${reason}`, options);
  }
}
