/** Published rows as the bytes of a Parquet file: the one way they are written. */
import { parquetBytes } from '../formats/parquet.js';
import type { MeasureRow } from '../measure-row.js';
import type { Row } from '../ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from '../published-tables.js';

/** Rows of `published.measure` of one indicator; the indicator is in the path, not in the file. */
export function formatRows(rows: readonly MeasureRow[]): Uint8Array {
  const { indicator_id: _inPath, ...columns } = PUBLISHED_TABLES.measure;
  return parquetBytes(columns, rows as unknown as Row[]);
}

/** Rows of one of the small tables. */
export const formatTable = (table: PublishedTable, rows: readonly Row[]): Uint8Array => parquetBytes(PUBLISHED_TABLES[table], rows);
