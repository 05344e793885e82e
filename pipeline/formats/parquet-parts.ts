/**
 * Batches of typed columns to Parquet in bounded memory: while DuckDB compresses and writes one part on its own thread, the next one
 * fills. The same batches give the same parts with the same bytes.
 */
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api';
import type { SqlType } from '../ports.js';
import type { ColumnBatch } from './column-batch.js';
import { fillVector } from './vector-sink.js';

const TYPES: Readonly<Record<SqlType, DuckDBType>> = { varchar: VARCHAR, bigint: BIGINT, double: DOUBLE, date: DATE, boolean: BOOLEAN };

/** Rows of one DuckDB vector. */
const VECTOR = 2048;
/** Cells of one part: about 20 MB before compression. */
const CELLS_A_PART = 2_500_000;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What to write where; plain data, so that it can be sent to another thread. */
export interface PartsPlan {
  /** Local folder for `part-0.parquet`, `part-1.parquet` … */
  folder: string;
  /** Columns of the batches, in their order. */
  columns: Readonly<Record<string, SqlType>>;
  /** Text columns that are the same in every row, put after the others. */
  constants: Readonly<Record<string, string>>;
}

/** Takes batches and writes parts; in this thread or in another. */
export interface PartsWriter {
  /** Waits while too much is still to be written. @returns a batch that has been written, to be filled again; undefined for a new one */
  take(batch: ColumnBatch): Promise<ColumnBatch | undefined>;
  /** Writes what is left. @returns names of the files, in order; none when there were no rows */
  finish(): Promise<string[]>;
  /** Lets go of everything, whatever was written. */
  close(): Promise<void>;
}

export class ParquetParts implements PartsWriter {
  private readonly files: string[] = [];
  private readonly chunk: DuckDBDataChunk;
  private inPart = 0;
  private appender: DuckDBAppender | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly plan: PartsPlan,
    private readonly instance: DuckDBInstance,
    private readonly filler: DuckDBConnection,
    private readonly writer: DuckDBConnection,
  ) {
    this.chunk = DuckDBDataChunk.create(Object.values(plan.columns).map((type) => TYPES[type]));
  }

  static async open(plan: PartsPlan): Promise<ParquetParts> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    return new ParquetParts(plan, instance, await instance.connect(), await instance.connect());
  }

  async take(batch: ColumnBatch): Promise<ColumnBatch> {
    this.appender ??= await this.newTable();
    for (let from = 0; from < batch.rows; from += VECTOR) this.append(this.appender, batch, from, Math.min(VECTOR, batch.rows - from));
    this.inPart += batch.rows;
    if (this.inPart * batch.columns.length >= CELLS_A_PART) await this.handOver();
    return batch;
  }

  async finish(): Promise<string[]> {
    if (this.inPart > 0) await this.handOver();
    await this.writing;
    await this.close();
    return this.files;
  }

  async close(): Promise<void> {
    await this.writing.catch(() => undefined);
    this.filler.closeSync();
    this.writer.closeSync();
    this.instance.closeSync();
  }

  private append(appender: DuckDBAppender, batch: ColumnBatch, from: number, count: number): void {
    this.chunk.reset();
    this.chunk.rowCount = count;
    for (const [i, column] of batch.columns.entries()) fillVector(this.chunk.getColumnVector(i), column, from, count);
    appender.appendDataChunk(this.chunk);
  }

  private async newTable(): Promise<DuckDBAppender> {
    const table = `part_${this.files.length}`;
    const columns = Object.entries(this.plan.columns).map(([column, type]) => `${name(column)} ${type}`);
    await this.filler.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
    return this.filler.createAppender(table);
  }

  /** Begins to write the part that is full; waits only for the one before it. */
  private async handOver(): Promise<void> {
    this.appender?.flushSync();
    this.appender?.closeSync();
    this.appender = undefined;
    this.inPart = 0;
    const part = this.files.length;
    this.files.push(`part-${part}.parquet`);
    await this.writing;
    this.writing = this.writePart(part);
    this.writing.catch(() => undefined); // told where it is awaited: at the next part, or at the end
  }

  private async writePart(part: number): Promise<void> {
    const { folder, constants } = this.plan;
    const added = Object.entries(constants).map(([column, value]) => `, ${quote(value)} AS ${name(column)}`);
    await this.writer.run(`COPY (SELECT *${added.join('')} FROM part_${part}) TO ${quote(join(folder, `part-${part}.parquet`))} (FORMAT parquet)`);
    await this.writer.run(`DROP TABLE part_${part}`);
  }
}
