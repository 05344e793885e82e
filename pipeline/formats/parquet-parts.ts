/**
 * Many typed rows to Parquet in bounded memory: rows fill DuckDB's own vectors, and while the next part fills, DuckDB compresses and writes the
 * last one on its own thread. The same rows give the same parts with the same bytes.
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
import type { SqlType, Value } from '../ports.js';
import { type ColumnSink, sinkOf } from './vector-sink.js';

const TYPES: Readonly<Record<SqlType, DuckDBType>> = { varchar: VARCHAR, bigint: BIGINT, double: DOUBLE, date: DATE, boolean: BOOLEAN };

/** Rows of one DuckDB vector. */
const VECTOR = 2048;
/** Cells of one part: about 20 MB before compression. */
const CELLS_A_PART = 2_500_000;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What stays the same from open to finish. */
interface Plan {
  folder: string;
  columns: Readonly<Record<string, SqlType>>;
  constants: Readonly<Record<string, string>>;
  filling: DuckDBConnection;
  writing: DuckDBConnection;
  instance: DuckDBInstance;
}

export class ParquetParts {
  /** Names of the files begun so far, in order. */
  readonly files: string[] = [];
  private readonly chunk: DuckDBDataChunk;
  private readonly types: readonly SqlType[];
  private sinks: ColumnSink[] = [];
  private filled = 0;
  private inPart = 0;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly plan: Plan,
    private appender: DuckDBAppender,
  ) {
    this.types = Object.values(plan.columns);
    this.chunk = DuckDBDataChunk.create(this.types.map((type) => TYPES[type]));
    this.emptyChunk();
  }

  /**
   * @param folder local folder for `part-0.parquet`, `part-1.parquet` …
   * @param columns of the rows given to `add`, in their order
   * @param constants text columns that are the same in every row, put after the others
   */
  static async open(folder: string, columns: Readonly<Record<string, SqlType>>, constants: Readonly<Record<string, string>>): Promise<ParquetParts> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const plan = { folder, columns, constants, instance, filling: await instance.connect(), writing: await instance.connect() };
    return new ParquetParts(plan, await newTable(plan, 0));
  }

  /** Takes one row; its values are copied. Call `settle` between batches. */
  add(values: readonly Value[]): void {
    const { sinks, filled } = this;
    for (let i = 0; i < sinks.length; i += 1) (sinks[i] as ColumnSink).put(filled, values[i] as Value);
    this.filled += 1;
    if (this.filled === VECTOR) this.append();
  }

  /** Hands a full part over to be written. Waits only for the part before it. */
  async settle(): Promise<void> {
    if (this.inPart * this.types.length < CELLS_A_PART) return;
    await this.handOver();
    this.appender = await newTable(this.plan, this.files.length);
  }

  /** Writes what is left and waits for it. @returns the files, in order; none when there were no rows */
  async finish(): Promise<string[]> {
    this.append();
    if (this.inPart > 0) await this.handOver();
    await this.close();
    return this.files;
  }

  /** Lets go of DuckDB, whatever was written. */
  async close(): Promise<void> {
    await this.writing;
    this.plan.filling.closeSync();
    this.plan.writing.closeSync();
    this.plan.instance.closeSync();
  }

  private append(): void {
    if (this.filled === 0) return;
    for (const sink of this.sinks) sink.flush();
    this.chunk.rowCount = this.filled;
    this.appender.appendDataChunk(this.chunk);
    this.inPart += this.filled;
    this.emptyChunk();
  }

  private emptyChunk(): void {
    this.chunk.reset();
    this.chunk.rowCount = VECTOR;
    this.sinks = this.types.map((type, i) => sinkOf(type, this.chunk.getColumnVector(i)));
    this.filled = 0;
  }

  private async handOver(): Promise<void> {
    this.appender.flushSync();
    this.appender.closeSync();
    const part = this.files.length;
    this.files.push(`part-${part}.parquet`);
    this.inPart = 0;
    await this.writing;
    this.writing = writePart(this.plan, part);
    this.writing.catch(() => undefined); // told where it is awaited: at the next part, or at the end
  }
}

async function newTable({ filling, columns }: Plan, part: number): Promise<DuckDBAppender> {
  const all = Object.entries(columns).map(([column, type]) => `${name(column)} ${type}`);
  await filling.run(`CREATE TABLE part_${part} (${all.join(', ')})`);
  return filling.createAppender(`part_${part}`);
}

async function writePart({ writing, constants, folder }: Plan, part: number): Promise<void> {
  const added = Object.entries(constants).map(([column, value]) => `, ${quote(value)} AS ${name(column)}`);
  const file = quote(join(folder, `part-${part}.parquet`));
  await writing.run(`COPY (SELECT *${added.join('')} FROM part_${part}) TO ${file} (FORMAT parquet)`);
  await writing.run(`DROP TABLE part_${part}`);
}
