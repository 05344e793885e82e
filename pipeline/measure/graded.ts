/** Sums of an indicator's practices by how deprived they are: fifths of England's practices, at every level that is more than a practice. */
import type { AreaType, Basis, Indicator } from '../../catalogue/define.js';
import { spanOf } from '../periods.js';
import type { Row, Warehouse } from '../ports.js';
import { ENGLAND } from './roll-up.js';

/** What the practices of one fifth had in one area and period. Sums are exact: decimals of eight places, as text. */
export interface Graded {
  basis: Basis;
  area_type: AreaType;
  area_code: string;
  period: string;
  /** 1 is England's most deprived fifth of practices; null, those of which it is not known. */
  fifth: number | null;
  practices: number;
  numerator: string;
  denominator: string | null;
  /** Σ numerator² ÷ denominator over practices: how much they differ. */
  squares: number;
}

/** From where the fifths come: the same for every figure of a night. */
export interface Deprivation {
  /** `patients by LSOA` or `published practice score`; null when none is held. */
  method: string | null;
  /** SHA-256 of its landed files, sorted. */
  receipts: string[];
}

export async function deprivationHeld(warehouse: Warehouse): Promise<Deprivation> {
  const rows = await warehouse.query(
    'SELECT DISTINCT method, source_sha256 FROM curated.practice_deprivation WHERE imd_quintile IS NOT NULL ORDER BY method, source_sha256',
  );
  return { method: rows[0] === undefined ? null : String(rows[0].method), receipts: [...new Set(rows.map((row) => String(row.source_sha256)))].sort() };
}

/** Which practices a cut by deprivation holds, as a condition on their code; undefined for any other cut. */
export function practicesIn(cut: string, code: string): string | undefined {
  const fifth = /^imd_quintile=([1-5])$/.exec(cut)?.[1] ?? (cut === 'core20=yes' ? '1' : undefined);
  if (fifth === undefined && cut !== 'core20=no') return undefined;
  return `${code} IN (SELECT practice_code FROM curated.practice_deprivation WHERE imd_quintile ${fifth === undefined ? '> 1' : `= ${fifth}`})`;
}

/** Levels that are cut by deprivation: where an indicator is published for practices too. */
export const CUT_LEVELS: readonly AreaType[] = ['place', 'system', 'england'];

/** One row an area, period and fifth, in the order of period, area and basis, the least deprived and the unknown last. @param sql text of sql/indicators/<id>.sql */
export async function gradedSums(warehouse: Warehouse, sql: string, definition: Pick<Indicator, 'kind' | 'levels' | 'published'>): Promise<Graded[]> {
  const levels = definition.levels.filter((level) => CUT_LEVELS.includes(level));
  if (definition.published !== undefined || !definition.levels.includes('practice') || levels.length === 0) return [];
  const counted = countedSql(sql, definition);
  const periods = (await warehouse.query(`SELECT DISTINCT period FROM (${counted}) c ORDER BY period`)).map((row) => String(row.period));
  return periods.length === 0 ? [] : inOrder((await warehouse.query(gradedSql(counted, levels, periods))).map(gradedOf));
}

/** Whole rows of practices, uncut: a row that lacks a part counts nowhere, as in the roll-up. */
const countedSql = (sql: string, { kind }: Pick<Indicator, 'kind'>): string =>
  `SELECT * FROM (${sql}\n) q WHERE area_type = 'practice' AND cut = 'all' AND numerator IS NOT NULL${kind === 'count' ? '' : ' AND denominator IS NOT NULL'}`;

function gradedSql(counted: string, levels: readonly AreaType[], periods: readonly string[]): string {
  const spans = periods.map((period) => `('${period}', CAST('${spanOf(period).end}' AS date))`).join(', ');
  const wanted = levels.map((level) => `'${level}'`).join(', ');
  return `
WITH counted AS (${counted}
),
span (period, period_end) AS (VALUES ${spans}),
own AS (
  SELECT basis, area_code AS practice_code, period,
    SUM(CAST(numerator AS decimal(38, 8))) AS numerator, SUM(CAST(denominator AS decimal(38, 8))) AS denominator
  FROM counted
  GROUP BY basis, area_code, period
),
graded AS (
  SELECT own.*, d.imd_quintile,
    CAST(CAST(own.numerator AS double) * CAST(own.numerator AS double) / NULLIF(CAST(own.denominator AS double), 0) AS decimal(38, 8)) AS squares
  FROM own LEFT JOIN curated.practice_deprivation d ON d.practice_code = own.practice_code
),
linked AS (
  SELECT DISTINCT p.period, l.child_code, l.parent_type, l.parent_code
  FROM curated.area_link l JOIN span p ON l.valid_from <= p.period_end AND (l.valid_to IS NULL OR l.valid_to >= p.period_end)
  WHERE l.child_type = 'practice' AND l.parent_type IN (${wanted})
),
placed AS (
  SELECT 'england' AS area_type, '${ENGLAND}' AS area_code, g.* FROM graded g
  UNION ALL
  SELECT l.parent_type, l.parent_code, g.* FROM graded g JOIN linked l ON l.period = g.period AND l.child_code = g.practice_code
)
SELECT basis, area_type, area_code, period, imd_quintile, COUNT(*) AS practices,
  CAST(SUM(numerator) AS varchar) AS numerator, CAST(SUM(denominator) AS varchar) AS denominator, CAST(SUM(squares) AS varchar) AS squares
FROM placed
WHERE area_type IN (${wanted})
GROUP BY basis, area_type, area_code, period, imd_quintile`;
}

const textOf = (value: Row[string] | undefined): string | null => (value === null || value === undefined ? null : String(value));

const gradedOf = (row: Row): Graded => ({
  basis: row.basis as Basis,
  area_type: row.area_type as AreaType,
  area_code: String(row.area_code),
  period: String(row.period),
  fifth: row.imd_quintile === null || row.imd_quintile === undefined ? null : Number(row.imd_quintile),
  practices: Number(row.practices),
  numerator: String(row.numerator),
  denominator: textOf(row.denominator),
  squares: Number(textOf(row.squares) ?? 0),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In code-point order, whatever the engine's. */
function inOrder(rows: Graded[]): Graded[] {
  return rows.sort(
    (a, b) =>
      compare(a.period, b.period) ||
      compare(a.area_type, b.area_type) ||
      compare(a.area_code, b.area_code) ||
      compare(a.basis, b.basis) ||
      (a.fifth ?? 9) - (b.fifth ?? 9),
  );
}
