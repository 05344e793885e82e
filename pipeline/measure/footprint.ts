/**
 * The past on the boundaries of today. Every figure is given on the boundaries in force on the last day of its period; an area whose membership changed since
 * has a second series, of those that belong to it now, under the cut `footprint=now`. Why so: docs/decisions/0019-then-and-now.md.
 */
import type { AreaType, Indicator } from '../../catalogue/define.js';
import type { Disclosed } from '../disclosure.js';
import { FOOTPRINT_NOW } from '../measure-row.js';
import { spanOf } from '../periods.js';
import type { Warehouse } from '../ports.js';
import { exactly, INSIDE_A_PLACE, joined, type Sum, shared, texts } from './roll-up.js';

/** An area that had other members on the days from `from` to `to` than it has now. */
export interface Move {
  type: AreaType;
  code: string;
  from: string;
  to: string;
}

/** Boundaries of today, and which areas they changed. */
export interface Footprints {
  /** Last day the data in force speak of; undefined where nothing is to be shown on it. */
  today: string | undefined;
  moves: readonly Move[];
}

/** As a SELECT: the one home of each type that every area has on a day, by `curated.area_home`; no parent where it has none. */
export const homesOn = (day: string): string => `SELECT child_type, child_code, parent_type, parent_code FROM (
  SELECT child_type, child_code, parent_type, parent_code,
    row_number() OVER (PARTITION BY child_type, child_code, parent_type ORDER BY begins DESC, COALESCE(parent_code, '') DESC) AS age
  FROM curated.area_home WHERE begins <= CAST('${day}' AS date)
) AS homes WHERE age = 1`;

/** Every area that had members then which it has no longer, or has members now which it had not then. */
export async function footprintsOf(warehouse: Warehouse, today: string | undefined): Promise<Footprints> {
  if (today === undefined) return { today, moves: [] };
  const rows = await warehouse.query(movesSql(today));
  const moves = rows.map((row) => ({ type: row.area_type as AreaType, code: String(row.area_code), from: String(row.valid_from), to: String(row.valid_to) }));
  return { today, moves };
}

function movesSql(today: string): string {
  return `
WITH home AS (${homesOn(today)}),
link AS (
  SELECT child_type, child_code, parent_type, parent_code, valid_from, valid_to,
    lag(valid_to) OVER (PARTITION BY child_type, child_code, parent_type ORDER BY valid_from) AS left_on,
    lead(valid_from) OVER (PARTITION BY child_type, child_code, parent_type ORDER BY valid_from) AS next_from
  FROM curated.area_link WHERE child_type IN ('practice', 'sub_icb', 'trust')
),
moved AS (
  SELECT l.parent_type, l.parent_code AS was, h.parent_code AS now_in, l.valid_from, l.valid_to
  FROM link l LEFT JOIN home h ON h.child_type = l.child_type AND h.child_code = l.child_code AND h.parent_type = l.parent_type
  WHERE h.parent_code IS NULL OR h.parent_code <> l.parent_code
),
joined AS (
  SELECT h.parent_type, h.parent_code AS now_in, COALESCE(CAST(l.left_on + INTERVAL '1' DAY AS date), CAST('1900-01-01' AS date)) AS valid_from,
    CAST(l.valid_from - INTERVAL '1' DAY AS date) AS valid_to
  FROM link l JOIN home h ON h.child_type = l.child_type AND h.child_code = l.child_code AND h.parent_type = l.parent_type
  UNION ALL
  SELECT h.parent_type, h.parent_code, CAST(l.valid_to + INTERVAL '1' DAY AS date) AS valid_from, CAST('2999-12-31' AS date) AS valid_to
  FROM link l JOIN home h ON h.child_type = l.child_type AND h.child_code = l.child_code AND h.parent_type = l.parent_type
  WHERE l.next_from IS NULL AND l.valid_to < CAST('2999-12-31' AS date)
  UNION ALL
  SELECT parent_type, parent_code, CAST('1900-01-01' AS date) AS valid_from, CAST('2999-12-31' AS date) AS valid_to FROM home WHERE parent_type = child_type
)
SELECT DISTINCT area_type, area_code, valid_from, valid_to FROM (
  SELECT parent_type AS area_type, was AS area_code, valid_from, valid_to FROM moved
  UNION ALL SELECT parent_type, now_in, valid_from, valid_to FROM moved
  UNION ALL SELECT parent_type, now_in, valid_from, valid_to FROM joined
) AS changed
WHERE area_code IS NOT NULL AND valid_from <= valid_to
ORDER BY area_type, area_code, valid_from, valid_to`;
}

/** What areas had by the boundaries of today, and which areas changed: those without a sum are no more. */
export interface AsNow {
  sums: Disclosed[];
  changed: ReadonlySet<string>;
}

export const areaKey = ({ area_type, area_code }: Pick<Sum, 'area_type' | 'area_code'>): string => `${area_type}\t${area_code}`;

const NONE: AsNow = { sums: [], changed: new Set() };

/**
 * The second series of every area that changed, all its periods; none of an area where it would say the same.
 * People nobody has published are counted on one footprint alone: two would give away those who moved.
 */
export async function sumsAsNow(
  warehouse: Warehouse,
  sql: string,
  definition: Indicator,
  then: readonly Disclosed[],
  { today, moves }: Footprints,
): Promise<AsNow> {
  if (today === undefined || definition.published !== undefined || definition.disclosure === 'people') return NONE;
  const wanted = changedIn(moves, definition.levels, then);
  if (wanted.length === 0) return NONE;
  const now = joined(await warehouse.query(asNowSql(sql, definition, wanted, today)), shared());
  const same = unchanged(now, then, new Set(wanted.map(areaKey)));
  const disclosure: Disclosed['disclosure'] = `exempt: ${definition.disclosure}`;
  return {
    sums: now.flatMap((sum) => (same.has(areaKey(sum)) ? [] : [{ ...sum, cut: FOOTPRINT_NOW, boundaries_on: today, disclosure }])),
    changed: new Set(wanted.map(areaKey).filter((key) => !same.has(key))),
  };
}

/** Areas at the indicator's levels that had other members in any of its periods. */
function changedIn(moves: readonly Move[], levels: readonly AreaType[], sums: readonly Sum[]): Pick<Sum, 'area_type' | 'area_code'>[] {
  const ends = [...new Set(sums.map(({ period }) => period))].map((period) => spanOf(period).end);
  const found = moves.filter(({ type, from, to }) => levels.includes(type) && ends.some((day) => from <= day && day <= to));
  const keys = new Map(found.map(({ type, code }) => [`${type}\t${code}`, { area_type: type, area_code: code }]));
  return [...keys.values()];
}

function asNowSql(sql: string, { kind }: Pick<Indicator, 'kind'>, wanted: readonly Pick<Sum, 'area_type' | 'area_code'>[], today: string): string {
  const whole = kind === 'count' ? 'numerator IS NOT NULL' : 'numerator IS NOT NULL AND denominator IS NOT NULL';
  const values = wanted.map(({ area_type, area_code }) => `(${texts([area_type, area_code])})`).join(', ');
  return `
WITH counted AS (SELECT * FROM (${sql}
) q WHERE cut = 'all' AND ${whole}),
wanted (area_type, area_code) AS (VALUES ${values}),
home AS (${homesOn(today)}),
placed AS (
  SELECT c.basis, w.area_type, w.area_code, c.period, c.cut, c.numerator, c.denominator, c.source_sha256
  FROM counted c
  JOIN home h ON h.child_type = c.area_type AND h.child_code = c.area_code
  JOIN wanted w ON w.area_type = h.parent_type AND w.area_code = h.parent_code
  WHERE h.parent_type <> 'place' OR h.child_type IN (${texts(INSIDE_A_PLACE)})
  UNION ALL
  SELECT c.basis, c.area_type, c.area_code, c.period, c.cut, c.numerator, c.denominator, c.source_sha256
  FROM counted c JOIN wanted w ON w.area_type = c.area_type AND w.area_code = c.area_code
  WHERE NOT EXISTS (SELECT 1 FROM home h WHERE h.child_type = c.area_type AND h.child_code = c.area_code AND h.parent_type = c.area_type)
)
SELECT basis, area_type, area_code, period, cut, source_sha256,
  ${exactly('numerator')},
  ${exactly('denominator')}
FROM placed
GROUP BY basis, area_type, area_code, period, cut, source_sha256
ORDER BY period, area_type, area_code, basis, cut, source_sha256`;
}

/** Areas whose figures are the same now as then, in every period of both. */
function unchanged(now: readonly Sum[], then: readonly Sum[], wanted: ReadonlySet<string>): Set<string> {
  const told = (sums: readonly Sum[]): Map<string, Set<string>> => {
    const figures = new Map<string, Set<string>>();
    for (const sum of sums) {
      const key = areaKey(sum);
      if (sum.cut !== 'all' || !wanted.has(key)) continue;
      const own = figures.get(key) ?? new Set();
      figures.set(key, own.add([sum.basis, sum.period, sum.numerator, sum.denominator].join('\t')));
    }
    return figures;
  };
  const [before, after] = [told(then), told(now)];
  return new Set([...wanted].filter((key) => isSame(before.get(key) ?? new Set(), after.get(key) ?? new Set())));
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((figure) => b.has(figure));

/** Rows of the same shape for a sum that `explain` takes apart: the condition that a child belongs to the area now. */
export const belongsNow = (child: string, { area_type, area_code }: Pick<Sum, 'area_type' | 'area_code'>, today: string): string =>
  `EXISTS (SELECT 1 FROM (${homesOn(today)}) h WHERE h.child_type = ${child}.area_type AND h.child_code = ${child}.area_code AND h.parent_type = '${area_type}' AND h.parent_code = '${area_code}')`;
