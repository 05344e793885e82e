/** A second reading of a text file, by DuckDB's own CSV reader and casts, to hold ours against. It shares no code with ours but the definition. */
import type { Column, DateFormat, Extract } from '../../catalogue/define.js';
import type { Row } from '../../pipeline/ports.js';

type Query = (sql: string) => Promise<Row[]>;

export interface Compared {
  rows: number;
  /** Rows, by their place in the file, that only one of the two has so. */
  onlyOurs: Row[];
  onlyTheirs: Row[];
}

export interface Reading {
  /** Path of the text itself, out of its zip, in UTF-8. */
  file: string;
  extract: Extract;
  /** Line of the header; 0 without one. */
  headerLine: number;
  /** Our rows, as SQL to read from. */
  table: string;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const plain = (text: string): string =>
  text
    .replace(/[\s\uFEFF]+/g, ' ')
    .trim()
    .toLowerCase();

const FORMATS: Readonly<Record<DateFormat, string>> = {
  'yyyy-mm-dd': '%Y-%m-%d',
  'dd/mm/yyyy': '%d/%m/%Y',
  ddMMMyyyy: '%d%b%Y',
  yyyymmdd: '%Y%m%d',
  'mmm-yyyy': '%b-%Y',
};

/** Compares the two readings row by row, in file order, every column of the definition. */
export async function compare(query: Query, reading: Reading): Promise<Compared> {
  const { file, headerLine, extract } = reading;
  const skip = headerLine === 0 ? 'header = false' : `header = true, skip = ${headerLine - 1}`;
  const csv = `read_csv(${quote(file)}, all_varchar = true, delim = ',', quote = '"', escape = '"', null_padding = true, parallel = false,
    max_line_size = 4000000, ${skip})`;
  const heads = (await query(`DESCRIBE SELECT * FROM ${csv}`)).map((row) => String(row.column_name));
  const ids = Object.keys(extract.columns);
  const cells = new Map(ids.map((id) => [id, cellOf(id, extract.columns[id] as Column, heads, headerLine)]));
  const selected = ids.map((id) => `${readAs(cells.get(id) as string, extract.columns[id] as Column)} AS ${id}`);
  const totals = (extract.reconcile ?? []).flatMap((rule) =>
    !('when' in rule) ? [] : [`NOT regexp_matches(${cells.get(rule.when.column)}, ${quote(rule.when.matches)}, 'i')`],
  );
  const filled = `(${heads.map((head) => `trim(COALESCE(${name(head)}, '')) <> ''`).join(' OR ')})`;
  const theirs = `SELECT row_number() OVER () AS place, * FROM (SELECT ${selected.join(', ')} FROM ${csv} WHERE ${[filled, ...totals].join(' AND ')})`;
  const ours = `SELECT row_number() OVER (ORDER BY source_line) AS place, ${ids.join(', ')} FROM ${reading.table}`;
  const [counted] = await query(`SELECT count(*) AS n FROM (${ours})`);
  return {
    rows: Number(counted?.n),
    onlyOurs: await query(`(${ours}) EXCEPT ALL (${theirs}) ORDER BY place LIMIT 3`),
    onlyTheirs: await query(`(${theirs}) EXCEPT ALL (${ours}) ORDER BY place LIMIT 3`),
  };
}

/** Trimmed text of a column's cell; nothing where the file has no such column. */
function cellOf(id: string, column: Column, heads: readonly string[], headerLine: number): string {
  const wanted = [column.from ?? []].flat().concat(id).map(plain);
  const head = headerLine === 0 ? heads[(column.position ?? 0) - 1] : heads.find((one) => wanted.includes(plain(one)));
  return head === undefined ? "''" : `trim(COALESCE(${name(head)}, ''), ' \t\n\r\u00a0')`;
}

function readAs(cell: string, column: Column): string {
  const none = ['', ...(column.marks ?? [])].map(quote).join(', ');
  const text = column.dropBracketed ? `regexp_replace(${cell}, '\\s*\\([^()]*\\)$', '')` : cell;
  return `CASE WHEN ${cell} IN (${none}) THEN NULL ELSE ${typed(text, column)} END`;
}

function typed(text: string, { type, format }: Column): string {
  switch (type) {
    case 'text':
      return text;
    case 'integer':
      return `CAST(replace(${text}, ',', '') AS bigint)`;
    case 'number':
      return `CAST(replace(${text}, ',', '') AS double)`;
    case 'boolean':
      return `lower(${text}) IN ('true', 'yes', 'y', '1')`;
    case 'date':
      return `CAST(strptime(${text}, ${quote(FORMATS[[format ?? 'yyyy-mm-dd'].flat()[0] as DateFormat])}) AS date)`;
  }
}
