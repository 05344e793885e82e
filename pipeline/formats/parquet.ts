/** Typed columns to a Parquet file, a row group at a time, so that memory is bounded by one group. */
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Row, SqlType, Value } from '../ports.js';

/** Values of one column; bigint columns take numbers, dates ISO text. */
export type ColumnValues = readonly Value[];

export interface ParquetFile {
  /** Writes one row group. @param data one array a column, all of one length, in the order of the columns */
  writeGroup(data: readonly ColumnValues[]): void;
  /** Writes the footer. The file is complete only after it. */
  finish(): void;
}

const ELEMENT: Readonly<Record<SqlType, Omit<SchemaElement, 'name'>>> = {
  varchar: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  bigint: { type: 'INT64', repetition_type: 'OPTIONAL' },
  double: { type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  date: { type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
  boolean: { type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
};

/** @param path local file to write; the same rows in the same groups give the same bytes */
export const openParquet = (path: string, columns: Readonly<Record<string, SqlType>>): ParquetFile => parquetInto(fileWriter(path), columns);

/** The same in memory, for files that are small once they are compressed. */
export function parquetInMemory(columns: Readonly<Record<string, SqlType>>): Omit<ParquetFile, 'finish'> & { bytes(): Uint8Array } {
  const writer = new ByteWriter();
  const file = parquetInto(writer, columns);
  return {
    writeGroup: file.writeGroup,
    bytes: () => {
      file.finish();
      return writer.getBytes();
    },
  };
}

/** A whole file in memory, for tables small enough to be made row by row. @param rows keyed by column; columns not named are left out */
export function parquetBytes(columns: Readonly<Record<string, SqlType>>, rows: readonly Row[]): Uint8Array {
  const file = parquetInMemory(columns);
  file.writeGroup(Object.keys(columns).map((name) => rows.map((row) => row[name] ?? null)));
  return file.bytes();
}

function parquetInto(target: ConstructorParameters<typeof ParquetWriter>[0]['writer'], columns: Readonly<Record<string, SqlType>>): ParquetFile {
  const names = Object.keys(columns);
  const schema: SchemaElement[] = [{ name: 'root', num_children: names.length }, ...names.map((name) => ({ name, ...ELEMENT[columns[name] as SqlType] }))];
  const writer = new ParquetWriter({ writer: target, schema });
  return {
    writeGroup: (data) => {
      const rows = data[0]?.length ?? 0;
      if (rows === 0) return;
      writer.write({ columnData: names.map((name, i) => ({ name, data: physical(columns[name] as SqlType, data[i] ?? []) })), rowGroupSize: rows });
    },
    finish: () => writer.finish(),
  };
}

function physical(type: SqlType, values: ColumnValues): unknown[] {
  if (type === 'bigint') return values.map((value) => (value === null ? null : whole(Number(value))));
  if (type === 'date') return values.map((value) => (value === null ? null : new Date(`${String(value)}T00:00:00Z`)));
  return values as unknown[];
}

/** Most counts are small, and making a BigInt is the dearest part of writing one. */
const SMALL = Array.from({ length: 4096 }, (_, i) => BigInt(i));
const whole = (value: number): bigint => (value >= 0 && value < 4096 ? (SMALL[value] as bigint) : BigInt(value));
