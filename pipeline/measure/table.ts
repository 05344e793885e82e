/** Published rows as the bytes of a Parquet file: the one way they are written. */
import { parquetBytes, parquetInMemory } from '../formats/parquet.js';
import type { Row, Value } from '../ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from '../published-tables.js';
import { COLUMN_OF, type Measured } from './row.js';

const { indicator_id: _inPath, ...MEASURE } = PUBLISHED_TABLES.measure;

/** Rows in a row group: what is held of a file before it is compressed. */
const GROUP = 16_384;

/** Rows of `published.measure` of one indicator; the indicator is in the path, not in the file. */
export function formatMeasures(blocks: Iterable<readonly Measured[]>): { rows: number; bytes: Uint8Array } {
  const file = parquetInMemory(MEASURE);
  let rows = 0;
  let group = emptyGroup();
  for (const block of blocks) {
    for (const { values, read } of group) for (let i = 0; i < block.length; i += 1) values.push(read(block[i] as Measured));
    rows += block.length;
    if ((group[0]?.values.length ?? 0) < GROUP) continue;
    file.writeGroup(group.map(({ values }) => values));
    group = emptyGroup();
  }
  file.writeGroup(group.map(({ values }) => values));
  return { rows, bytes: file.bytes() };
}

const emptyGroup = (): { values: Value[]; read: (of: Measured) => Value }[] =>
  Object.keys(MEASURE).map((name) => ({ values: [], read: COLUMN_OF[name as keyof typeof MEASURE] }));

/** Rows of one of the small tables. */
export const formatTable = (table: PublishedTable, rows: readonly Row[]): Uint8Array => parquetBytes(PUBLISHED_TABLES[table], rows);
