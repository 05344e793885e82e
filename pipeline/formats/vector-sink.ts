/** Copies a stretch of a column into a DuckDB vector, without a BigInt for every count. */
import { DuckDBDateValue, type DuckDBVector } from '@duckdb/node-api';
import type { BatchColumn } from './column-batch.js';

/** The vector's own memory, which its class keeps to itself: setItem takes a BigInt a value, and making those costs more than all the rest of a row. */
const memoryOf = <T>(vector: DuckDBVector): T => (vector as unknown as { items: T }).items;

type Fill = (vector: DuckDBVector, column: BatchColumn, from: number, count: number) => void;

const LOW = 2 ** 32;

/** Writes whole numbers as the two halves of a 64-bit integer. */
const fillBigint: Fill = (vector, { values }, from, count) => {
  const items = memoryOf<BigInt64Array>(vector);
  const halves = new Int32Array(items.buffer, items.byteOffset, items.length * 2);
  for (let i = 0; i < count; i += 1) {
    const whole = values[from + i] as number;
    halves[i * 2] = whole | 0;
    halves[i * 2 + 1] = whole >= 0 && whole < 2147483648 ? 0 : Math.floor(whole / LOW);
  }
};

const fillDouble: Fill = (vector, { values }, from, count) => memoryOf<Float64Array>(vector).set(values.subarray(from, from + count));

const fillText: Fill = (vector, { values, texts }, from, count) => {
  for (let i = 0; i < count; i += 1) vector.setItem(i, texts[values[from + i] as number] as string);
};

const fillDate: Fill = (vector, { values }, from, count) => {
  for (let i = 0; i < count; i += 1) vector.setItem(i, new DuckDBDateValue(values[from + i] as number));
};

const fillBoolean: Fill = (vector, { values }, from, count) => {
  for (let i = 0; i < count; i += 1) vector.setItem(i, values[from + i] === 1);
};

const FILL: Readonly<Record<BatchColumn['type'], Fill>> = { bigint: fillBigint, double: fillDouble, varchar: fillText, date: fillDate, boolean: fillBoolean };

/** @param vector of the column's type, with room for `count` rows; it is handed to DuckDB */
export function fillVector(vector: DuckDBVector, column: BatchColumn, from: number, count: number): void {
  if (column.type !== 'varchar' || column.texts.length > 0) FILL[column.type](vector, column, from, count);
  if (column.nulls !== undefined) for (let i = 0; i < count; i += 1) if (column.nulls[from + i] === 1) vector.setItem(i, null);
  vector.flush();
}
