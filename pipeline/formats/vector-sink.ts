/** Puts JavaScript values into DuckDB vectors, a column at a time, without a BigInt for every count. */
import {
  type DuckDBBigIntVector,
  type DuckDBBooleanVector,
  DuckDBDateValue,
  type DuckDBDateVector,
  type DuckDBDoubleVector,
  type DuckDBVarCharVector,
  type DuckDBVector,
} from '@duckdb/node-api';
import type { SqlType, Value } from '../ports.js';

export interface ColumnSink {
  put(row: number, value: Value): void;
  /** Hands the values to DuckDB; call once, when the vector is full or is the last. */
  flush(): void;
}

/** @param vector of the matching type, with room for the rows that will be put */
export function sinkOf(type: SqlType, vector: DuckDBVector): ColumnSink {
  if (type === 'bigint') return bigintSink(vector as DuckDBBigIntVector);
  if (type === 'double') return doubleSink(vector as DuckDBDoubleVector);
  if (type === 'date') return dateSink(vector as DuckDBDateVector);
  return plainSink(vector as DuckDBVarCharVector | DuckDBBooleanVector);
}

/** The vector's own memory, which its class keeps to itself: setItem takes a BigInt a value, and making those costs more than all the rest of a row. */
const memoryOf = <T>(vector: DuckDBVector): T => (vector as unknown as { items: T }).items;

const LOW = 2 ** 32;

/** Writes a whole number as the two halves of a 64-bit integer. */
function bigintSink(vector: DuckDBBigIntVector): ColumnSink {
  const items = memoryOf<BigInt64Array>(vector);
  const halves = new Int32Array(items.buffer, items.byteOffset, items.length * 2);
  return {
    put: (row, value) => {
      if (value === null) {
        vector.setItem(row, null);
        return;
      }
      const whole = value as number;
      halves[row * 2] = whole | 0;
      halves[row * 2 + 1] = whole >= 0 && whole < 2147483648 ? 0 : Math.floor(whole / LOW);
    },
    flush: () => vector.flush(),
  };
}

function doubleSink(vector: DuckDBDoubleVector): ColumnSink {
  const items = memoryOf<Float64Array>(vector);
  return {
    put: (row, value) => {
      if (value === null) vector.setItem(row, null);
      else items[row] = value as number;
    },
    flush: () => vector.flush(),
  };
}

function dateSink(vector: DuckDBDateVector): ColumnSink {
  return {
    put: (row, value) => vector.setItem(row, value === null ? null : new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / 86_400_000)),
    flush: () => vector.flush(),
  };
}

const plainSink = (vector: DuckDBVarCharVector | DuckDBBooleanVector): ColumnSink => ({
  put: (row, value) => vector.setItem(row, value as never),
  flush: () => vector.flush(),
});
