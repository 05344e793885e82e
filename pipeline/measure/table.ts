/** Published rows as the bytes of a Parquet file: the one way they are written. */
import { parquetBytes, parquetColumns } from '../formats/parquet.js';
import type { Row, Value } from '../ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from '../published-tables.js';
import { COLUMN_OF, type Measured } from './row.js';

/** Rows of `published.measure` of one indicator; the indicator is in the path, not in the file. */
export function formatMeasures(measures: readonly Measured[]): Uint8Array {
  const { indicator_id: _inPath, ...columns } = PUBLISHED_TABLES.measure;
  const reading = (name: string): ((of: Measured) => Value) => COLUMN_OF[name as keyof typeof columns];
  return parquetColumns(columns, measures.length, (name, from, to) => measures.slice(from, to).map(reading(name)));
}

/** Rows of one of the small tables. */
export const formatTable = (table: PublishedTable, rows: readonly Row[]): Uint8Array => parquetBytes(PUBLISHED_TABLES[table], rows);
