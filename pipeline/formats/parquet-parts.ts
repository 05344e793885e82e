/**
 * Rows to Parquet in bounded memory. While one part fills, DuckDB reads the one before it straight from our memory, as a table function,
 * and compresses and writes it on its own thread. The same rows give the same parts with the same bytes.
 */
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { DOUBLE, type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance, DuckDBTableFunction, type DuckDBType, ENUM, INTEGER } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { SqlType, Value } from '../ports.js';
import { type BatchColumn, ColumnBatch, VECTOR } from './column-batch.js';

/** Cells of one row group, which DuckDB holds whole, several times over, while it writes it. */
const CELLS_A_GROUP = 1_000_000;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What to write where. */
export interface PartsPlan {
  /** Local folder for `part-0.parquet`, `part-1.parquet` … */
  folder: string;
  /** Columns of the rows, in their order. */
  columns: Readonly<Record<string, SqlType>>;
  /** Text columns that are the same in every row, put after the others. */
  constants: Readonly<Record<string, string>>;
}

export class ParquetParts {
  private readonly files: string[] = [];
  private filling: ColumnBatch;
  private spare: ColumnBatch | undefined;
  private writing: Promise<unknown> | undefined;

  private constructor(
    private readonly plan: PartsPlan,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {
    this.filling = this.newBatch();
  }

  static async open(plan: PartsPlan): Promise<ParquetParts> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '1',
      allocator_bulk_deallocation_flush_threshold: '0MB',
      write_buffer_row_group_count: '1',
    });
    return new ParquetParts(plan, instance, await instance.connect());
  }

  /** True when `pause` must be awaited before the next row. */
  get full(): boolean {
    return this.filling.full;
  }

  /** Takes one row: a value a column, in the order of the plan. */
  add(values: readonly Value[]): void {
    this.filling.add(values);
  }

  /** Hands a full part over; otherwise lets the writer, who asks this thread for its rows, come to a word. */
  async pause(): Promise<void> {
    if (this.full) await this.handOver();
    else if (this.writing !== undefined) await turn();
  }

  /** Writes what is left. @returns names of the files, in order; none when there were no rows */
  async finish(): Promise<string[]> {
    if (this.filling.rows > 0) await this.handOver();
    await this.writing;
    await this.close();
    return this.files;
  }

  /** Lets go of everything, whatever was written. */
  async close(): Promise<void> {
    await this.writing?.catch(() => undefined);
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private newBatch(): ColumnBatch {
    return new ColumnBatch(Object.values(this.plan.columns));
  }

  /** Begins to write the part that is full; waits only for the one before it. */
  private async handOver(): Promise<void> {
    await this.writing;
    const part = this.filling;
    this.filling = this.spare ?? this.newBatch();
    this.filling.clear();
    this.spare = part;
    const file = `part-${this.files.length}.parquet`;
    this.files.push(file);
    this.writing = this.write(part, file);
    this.writing.catch(() => undefined); // told where it is awaited: at the next part, or at the end
  }

  private async write(part: ColumnBatch, file: string): Promise<void> {
    const { folder, columns, constants } = this.plan;
    const source = `rows_of_${this.files.length}`;
    this.connection.registerTableFunction(tableFunction(source, part));
    const own = Object.keys(columns).map((column, i) => `${asColumn(part.columns[i] as BatchColumn, `c${i}`)} AS ${name(column)}`);
    const added = Object.entries(constants).map(([column, value]) => `${quote(value)} AS ${name(column)}`);
    const group = Math.max(1, Math.floor(CELLS_A_GROUP / own.length / VECTOR)) * VECTOR;
    await this.connection.run(
      `COPY (SELECT ${[...own, ...added].join(', ')} FROM ${source}()) TO ${quote(join(folder, file))} (FORMAT parquet, ROW_GROUP_SIZE ${group})`,
    );
  }
}

/** How a column travels: texts as an enumeration of the part's own distinct texts, whole numbers narrow when all of them fit. */
function travels({ type, values, texts }: BatchColumn): DuckDBType {
  if (type === 'varchar' && texts.length > 0) return ENUM(texts);
  return values instanceof Float64Array ? DOUBLE : INTEGER;
}

/** What the column is made of what travelled. Whole numbers past 32 bits travel as doubles, which hold them exactly to 2^53. */
function asColumn({ type, texts }: BatchColumn, column: string): string {
  if (type === 'varchar' && texts.length === 0) return 'CAST(NULL AS VARCHAR)';
  if (type === 'date') return `CAST(DATE '1970-01-01' + ${column} AS DATE)`;
  return `CAST(${column} AS ${type})`;
}

/** A table function that gives the rows of a part, a vector at a time. */
function tableFunction(called: string, part: ColumnBatch): DuckDBTableFunction {
  let at = 0;
  return DuckDBTableFunction.create({
    name: called,
    bindFunction: (bind) => {
      for (const [i, column] of part.columns.entries()) bind.addResultColumn(`c${i}`, travels(column));
    },
    initFunction: () => {
      at = 0;
    },
    mainFunction: (_info, chunk) => {
      const count = Math.min(VECTOR, part.rows - at);
      chunk.rowCount = count;
      if (count > 0) for (const [i, column] of part.columns.entries()) copy(chunk, i, column, at, count);
      at += count;
    },
  });
}

/** Copies a stretch of a column, and of its bitmap, into a vector. */
function copy({ chunk }: DuckDBDataChunk, i: number, column: BatchColumn, from: number, count: number): void {
  const vector = duckdb.data_chunk_get_vector(chunk, i);
  const values = narrowed(column, from, count);
  duckdb.copy_data_to_vector(vector, 0, values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
  if (column.valid === undefined) return;
  const { buffer, byteOffset } = column.valid;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, buffer as ArrayBuffer, byteOffset + from / 8, Math.ceil(count / 8));
}

/** Places of an enumeration are as wide as its length asks for. A row without a value must hold a place too. */
function narrowed({ type, values, texts }: BatchColumn, from: number, count: number): Int32Array | Float64Array | Uint8Array | Uint16Array {
  const stretch = values.subarray(from, from + count);
  if (type !== 'varchar' || texts.length > 0xffff) return stretch;
  return texts.length > 0xff ? Uint16Array.from(stretch) : Uint8Array.from(stretch);
}
