/**
 * Sums an indicator's rows up the dated geography. The engine adds; nothing is divided here.
 * A row counts at its own level, under each parent in force on the last day of its period, and for England.
 */
import type { AreaType, Basis, Indicator } from '../../catalogue/define.js';
import { spanOf } from '../periods.js';
import type { Row, Value, Warehouse } from '../ports.js';
import { exactSum } from './exact.js';

export const ENGLAND = 'E92000001';

/** What one area had in one period, before anything is divided. */
export interface Sum {
  basis: Basis;
  area_type: AreaType;
  area_code: string;
  period: string;
  cut: string;
  numerator: number | null;
  denominator: number | null;
  /** SHA-256 of the landed files, sorted. */
  receipts: string[];
  /** Day whose boundaries it is added up by; the last of its period when left out. */
  boundaries_on?: string;
  /** The publisher's own figures, of an indicator that takes them as they are. */
  published?: { value: number; lower: number | null; upper: number | null };
}

type Definition = Pick<Indicator, 'kind' | 'levels' | 'published'>;

/** Only these lie wholly inside a place: a trust's patients and a council's residents belong to several. */
export const INSIDE_A_PLACE: readonly AreaType[] = ['practice', 'pcn', 'sub_icb'];

export const texts = (values: readonly string[]): string => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');

/** Sums of every area at the indicator's levels, by period, area type, area, basis and cut. @param sql text of sql/indicators/<id>.sql */
export async function rollUp(warehouse: Warehouse, sql: string, definition: Definition): Promise<Sum[]> {
  if (definition.published !== undefined) return inOrder((await warehouse.query(publishedSql(sql, definition.levels))).map(publishedSum));
  const counted = await warehouse.query(`SELECT period, COUNT(*) AS held FROM (${sql}\n) q GROUP BY period ORDER BY period`);
  const text = shared();
  const sums: Sum[] = [];
  for (const periods of batchesOf(counted)) for (const sum of joined(await warehouse.query(rollUpSql(sql, definition, periods)), text)) sums.push(sum);
  return inOrder(sums);
}

/** Rows that are added up at once: a night's memory is bounded by this, and no period is cut. */
const BATCH = 50_000;

/** Periods in order, as many together as have so many rows between them. */
function batchesOf(counted: readonly Row[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const { period, held } of counted) {
    if (batches.length === 0 || room < Number(held)) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)?.push(String(period));
    room -= Number(held);
  }
  return batches;
}

/**
 * The sum of a column of doubles as text, to eight places and the same on every engine. An engine turns a large double with a fraction into a decimal in its own way (one multiplies
 * it by ten to the eighth first, which is no longer exact), so only whole numbers are turned: those of the whole part, and those of hundred-millionths.
 */
export function exactly(column: string): string {
  const whole = `CAST(CAST(floor(${column}) AS bigint) AS decimal(38, 8))`;
  const parts = `CAST(CAST(floor((${column} - floor(${column})) * CAST(100000000 AS double) + CAST(0.5 AS double)) AS bigint) AS decimal(18, 0))`;
  return `CAST(SUM(${whole} + ${parts} * CAST(0.00000001 AS decimal(8, 8))) AS varchar) AS ${column}`;
}

/**
 * One row for each area, period, cut and source file. Sums are exact: decimals of eight places, given as text.
 * A link counts once however often it is held; a row that lacks a part counts in neither sum.
 */
function rollUpSql(sql: string, definition: Definition, periods: readonly string[]): string {
  const spans = periods.map((period) => `('${period}', CAST('${spanOf(period).end}' AS date))`).join(', ');
  const whole = definition.kind === 'count' ? 'numerator IS NOT NULL' : 'numerator IS NOT NULL AND denominator IS NOT NULL';
  return `
WITH counted AS (SELECT * FROM (${sql}
) q WHERE period IN (${texts(periods)}) AND ${whole}),
span (period, period_end) AS (VALUES ${spans}),
linked AS (
  SELECT DISTINCT p.period, l.child_type, l.child_code, l.parent_type, l.parent_code
  FROM curated.area_link l JOIN span p ON l.valid_from <= p.period_end AND (l.valid_to IS NULL OR l.valid_to >= p.period_end)
  WHERE l.parent_type <> 'england' AND (l.parent_type <> 'place' OR l.child_type IN (${texts(INSIDE_A_PLACE)}))
),
placed AS (
  SELECT basis, area_type, area_code, period, cut, numerator, denominator, source_sha256 FROM counted
  UNION ALL
  SELECT c.basis, l.parent_type, l.parent_code, c.period, c.cut, c.numerator, c.denominator, c.source_sha256
  FROM counted c JOIN linked l ON l.period = c.period AND l.child_type = c.area_type AND l.child_code = c.area_code
  UNION ALL
  SELECT basis, 'england', '${ENGLAND}', period, cut, numerator, denominator, source_sha256 FROM counted WHERE area_type <> 'england'
)
SELECT basis, area_type, area_code, period, cut, source_sha256,
  ${exactly('numerator')},
  ${exactly('denominator')}
FROM placed
WHERE area_type IN (${texts(definition.levels)})
GROUP BY basis, area_type, area_code, period, cut, source_sha256
ORDER BY period, area_type, area_code, basis, cut, source_sha256`;
}

function publishedSql(sql: string, levels: readonly AreaType[]): string {
  return `SELECT * FROM (${sql}\n) q WHERE area_type IN (${texts(levels)}) AND value IS NOT NULL ORDER BY period, area_type, area_code, basis, cut`;
}

type Key = Pick<Sum, 'basis' | 'area_type' | 'area_code' | 'period' | 'cut'>;

/** One text for equal texts: a national series repeats a few codes millions of times. */
export function shared(): (value: Value | undefined) => string {
  const held = new Map<string, string>();
  return (value) => {
    const text = String(value);
    const known = held.get(text);
    if (known === undefined) held.set(text, text);
    return known ?? text;
  };
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const byKey = (a: Key, b: Key): number =>
  compare(a.period, b.period) || compare(a.area_type, b.area_type) || compare(a.area_code, b.area_code) || compare(a.basis, b.basis) || compare(a.cut, b.cut);

/** The rows of one area that came from several files become one, still exact. */
export function joined(rows: readonly Row[], text: ReturnType<typeof shared>): Sum[] {
  const files = new Map<string, string[]>();
  const sums: Sum[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    for (to = from + 1; to < rows.length && sameKey(rows[from] as Row, rows[to] as Row); to += 1);
    const group = rows.slice(from, to);
    const [first] = group as [Row];
    sums.push({
      basis: text(first.basis) as Basis,
      area_type: text(first.area_type) as AreaType,
      area_code: text(first.area_code),
      period: text(first.period),
      cut: text(first.cut),
      numerator: exactSum(group.map((row) => row.numerator as string | null)),
      denominator: exactSum(group.map((row) => row.denominator as string | null)),
      receipts: receiptsOf(group, files),
    });
  }
  return sums;
}

/** Files of the rows, sorted: one list for all sums that rest on the same. */
function receiptsOf(group: readonly Row[], files: Map<string, string[]>): string[] {
  const key = group.map((row) => String(row.source_sha256)).join(',');
  const known = files.get(key) ?? key.split(',').sort();
  files.set(key, known);
  return known;
}

const sameKey = (a: Row, b: Row): boolean =>
  a.area_code === b.area_code && a.period === b.period && a.cut === b.cut && a.basis === b.basis && a.area_type === b.area_type;

const numberOf = (row: Row, column: string): number | null => (row[column] === null || row[column] === undefined ? null : Number(row[column]));

const publishedSum = (row: Row): Sum => ({
  basis: String(row.basis) as Basis,
  area_type: String(row.area_type) as AreaType,
  area_code: String(row.area_code),
  period: String(row.period),
  cut: String(row.cut),
  numerator: numberOf(row, 'numerator'),
  denominator: numberOf(row, 'denominator'),
  receipts: [String(row.source_sha256)],
  published: { value: Number(row.value), lower: numberOf(row, 'lower'), upper: numberOf(row, 'upper') },
});

/** In code-point order, whatever the engine's collation. @throws when the SQL gives an area two figures for one period */
function inOrder(sums: Sum[]): Sum[] {
  const isOrdered = sums.every((sum, i) => i === 0 || byKey(sums[i - 1] as Sum, sum) < 0);
  const ordered = isOrdered ? sums : sums.sort(byKey);
  const twice = isOrdered ? undefined : ordered.find((sum, i) => i > 0 && byKey(sum, ordered[i - 1] as Sum) === 0);
  if (twice !== undefined)
    throw new Error(`the SQL gives two figures for ${twice.area_type} ${twice.area_code} in ${twice.period}, ${twice.basis}, ${twice.cut}`);
  return ordered;
}
