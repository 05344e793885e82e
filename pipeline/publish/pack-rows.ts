/** The published rows a pack shows: what its charts and tables are drawn from, each once. */
import type { MeasureRow } from '../measure-row.js';
import type { Pack } from './pack.js';

const keyOf = (row: MeasureRow): string => [row.indicator_id, row.basis, row.area_type, row.area_code, row.cut, row.period_start].join('\u0000');

/** Rows in reading order of a table: by measure, basis, area, cut, then time; the first of two with the same key. */
function inOrder(rows: readonly MeasureRow[]): MeasureRow[] {
  const byKey = new Map<string, MeasureRow>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Every row that a page, chart or table of the pack shows. */
export const packRows = (pack: Pack): MeasureRow[] =>
  inOrder(
    pack.subjects.flatMap(({ series, latest, asNow = [], comparisons, peers, parts, funnel, unequal }) => [
      ...[...series, latest, ...asNow, ...comparisons, ...peers, ...parts, ...funnel],
      ...(unequal === undefined ? [] : [...unequal.fifths, ...unequal.before]),
    ]),
  );

const OWN: ReadonlySet<string> = new Set(['practice', 'pcn', 'sub_icb', 'place', 'england']);

/** Of the rows published, those that concern the place: its own parts, places, partners, its system, England, and whatever the pack shows. */
export function rowsOfPlace(pack: Pack, rows: readonly MeasureRow[]): MeasureRow[] {
  const codes = new Set([pack.place.system.code, ...pack.place.partners.map((partner) => partner.code)]);
  return inOrder([...packRows(pack), ...rows.filter((row) => OWN.has(row.area_type) || codes.has(row.area_code))]);
}
