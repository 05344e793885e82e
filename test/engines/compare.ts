/** One SELECT on DuckDB and on Trino over the same Parquet: the same columns and types, and the same rows. */
import type { Row, SqlType, Value } from '../../pipeline/ports.js';
import type { Both } from './engines.js';

export interface Compared {
  rows: number;
  /** Rows that only one engine has, or that differ. */
  differences: number;
  /** What differs, in words: the columns, or the first row. */
  first?: string;
}

const quoted = (column: string): string => `"${column}"`;

/**
 * Both write their rows, and DuckDB reads the two beside one another, each in the order of all columns.
 * @param name of a folder that is not there yet
 */
export async function compareRows({ duckdb, trino }: Both, name: string, sql: string): Promise<Compared> {
  const [columns, theirs] = [await duckdb.describe(sql), await trino.describe(sql)];
  const unlike = unlikeColumns(columns, theirs);
  if (unlike !== undefined) return { rows: 0, differences: 1, first: unlike };
  const at = { duckdb: `compared/${name}/duckdb/`, trino: `compared/${name}/trino/` };
  const [ours, other] = [await duckdb.materialise(sql, at.duckdb), await trino.materialise(sql, at.trino)];
  if (ours.rows === 0 || other.rows === 0) return differing(ours.rows, Math.max(ours.rows, other.rows), `DuckDB has ${ours.rows} rows, Trino ${other.rows}`);
  const found = await duckdb.query(besides(columns, `${at.duckdb}*.parquet`, `${at.trino}*`));
  return differing(Math.max(ours.rows, other.rows), found.length, JSON.stringify(found[0]));
}

const differing = (rows: number, differences: number, first: string): Compared => (differences === 0 ? { rows, differences } : { rows, differences, first });

function unlikeColumns(ours: Record<string, SqlType>, theirs: Record<string, SqlType>): string | undefined {
  const [a, b] = [ours, theirs].map((columns) =>
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  return a === b ? undefined : `DuckDB has the columns ${a}; Trino ${b}`;
}

/** Rows that differ, each with both sides. Numbers with a fraction come last in the order, and may differ by 1e-9 of themselves. */
function besides(columns: Record<string, SqlType>, ours: string, theirs: string): string {
  const names = Object.keys(columns);
  const isDouble = (name: string): boolean => columns[name] === 'double';
  const order = [...names.filter((name) => !isDouble(name)), ...names.filter(isDouble)].map(quoted).join(', ');
  const read = (files: string): string => `SELECT *, row_number() OVER (ORDER BY ${order}) AS "#" FROM read_parquet('${files}')`;
  const same = names.map((name) => {
    const [a, b] = [`a.${quoted(name)}`, `b.${quoted(name)}`];
    const near = isDouble(name) ? ` OR COALESCE(abs(${a} - ${b}) <= 1e-9 * greatest(1, abs(${a}), abs(${b})), false)` : '';
    return `(${a} IS NOT DISTINCT FROM ${b}${near})`;
  });
  return `SELECT CAST(to_json(a) AS varchar) AS duckdb, CAST(to_json(b) AS varchar) AS trino
FROM (${read(ours)}) AS a FULL JOIN (${read(theirs)}) AS b ON a."#" = b."#"
WHERE a."#" IS NULL OR b."#" IS NULL OR NOT (${same.join(' AND ')})`;
}

/** The rows as the walk itself sees them: in the order in which each engine gives them. Trino has the columns of the path last, so cells go by name. */
export async function compareAnswers({ duckdb, trino }: Both, sql: string): Promise<Compared> {
  const [ours, theirs] = [await duckdb.query(sql), await trino.query(sql)];
  const rows = Math.max(ours.length, theirs.length);
  const unlike = Array.from({ length: rows }, (_, i) => i).filter((i) => unlikeCells(ours[i], theirs[i]).length > 0);
  const first = unlike[0] ?? 0;
  return differing(rows, unlike.length, `row ${first}: ${unlikeCells(ours[first], theirs[first]).join('; ')}`);
}

function unlikeCells(a: Row | undefined, b: Row | undefined): string[] {
  if (a === undefined || b === undefined) return [`only ${a === undefined ? 'Trino' : 'DuckDB'} has it`];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.filter((name) => !sameValue(a[name], b[name])).map((name) => `${name} is ${a[name]} on DuckDB and ${b[name]} on Trino`);
}

const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) : a === b;
