/** Rows of Athena, whose every value is text beside the name of its type, as the values of the port. */
import type { ResultSetMetadata } from '@aws-sdk/client-athena';
import { QueryFailed, type Row, type SqlType, type Value } from '../pipeline/ports.js';

const SQL_TYPES: Readonly<Record<string, SqlType>> = {
  varchar: 'varchar',
  string: 'varchar',
  bigint: 'bigint',
  integer: 'bigint',
  double: 'double',
  date: 'date',
  boolean: 'boolean',
};

/** @throws QueryFailed when a type does not mean the same on every engine */
export function columnTypes({ ColumnInfo = [] }: ResultSetMetadata, sql: string): Record<string, SqlType> {
  return Object.fromEntries(
    ColumnInfo.map(({ Name = '', Type = '' }) => {
      const known = SQL_TYPES[Type];
      if (known === undefined)
        throw new QueryFailed(
          sql,
          `column ${Name} is ${Type}, which does not mean the same on every engine; cast it to ${[...new Set(Object.values(SQL_TYPES))].join(', ')}`,
        );
      return [Name, known];
    }),
  );
}

/** @param cells of one row, in the order of the columns */
export function toRow({ ColumnInfo = [] }: ResultSetMetadata, cells: readonly (string | undefined)[], sql: string): Row {
  const row: Row = {}; // filled in one order: all rows share a shape
  for (const [i, { Name = '', Type = '' }] of ColumnInfo.entries()) row[Name] = toValue(cells[i], Type, sql);
  return row;
}

const NUMBERS = ['tinyint', 'smallint', 'integer', 'bigint', 'float', 'real', 'double', 'decimal'];

function toValue(text: string | undefined, type: string, sql: string): Value {
  if (text === undefined) return null;
  if (type === 'boolean') return text === 'true';
  if (type === 'timestamp') return text.slice(0, 19).replace(' ', 'T').replace('T00:00:00', '');
  if (!NUMBERS.includes(type)) return text;
  const number = Number(text);
  if (type === 'bigint' && !Number.isSafeInteger(number)) throw new QueryFailed(sql, `${text} is too large for a number`);
  return number;
}
