/** From a published number back to its numerator, denominator, SQL, source rows, receipts and the lines of the landed files. */
import type { Indicator } from '../catalogue/define.js';
import { becauseOf, hiddenWords } from './explain-words.js';
import type { GapRow } from './gap-row.js';
import type { LedgerLine } from './ledger.js';
import { belongsNow } from './measure/footprint.js';
import { practicesIn } from './measure/graded.js';
import { FOOTPRINT_NOW, type MeasureRow } from './measure-row.js';
import type { Row, Warehouse } from './ports.js';

export interface Explained {
  measure: MeasureRow;
  indicator: { id: string; title: string; numerator: string; denominator: string };
  /** The SELECT whose rows were summed. */
  sql: string;
  /** Rows of the SELECT that add up to the measure: their sums are the numerator and denominator. */
  rows: SourceRow[];
  /** How many rows there are in all, and their sums, recomputed here. */
  rowCount: number;
  sums: { numerator: number; denominator: number };
  /** True when the sums agree with the published row, or the publisher's own figure with its value; null where rows are withheld. */
  agrees: boolean | null;
  /** What was judged of it, in sentences: chart, target, peers, disclosure. */
  because: string[];
}

export interface SourceRow {
  area_type: string;
  area_code: string;
  numerator: number | null;
  denominator: number | null;
  file: string;
  extract: string;
  sha256: string;
  line: number;
}

export class NoSuchMeasure extends Error {
  override name = 'NoSuchMeasure';
}

/** `ae_four_hour/RXN/2025-05[/provider[/all]]`, `prevalence_copd/wirral/2020-21/registered/imd_quintile=1`. */
export interface Address {
  indicator: string;
  area: string;
  period: string;
  basis?: string;
  cut: string;
}

/** @throws NoSuchMeasure when the text is no address. */
export function parseAddress(text: string): Address {
  const [indicator, area, period, basis, cut] = text.split('/');
  const safe = [indicator, area, period, basis, cut].every((part) => part === undefined || /^[\w.:=-]+$/.test(part));
  if (!indicator || !area || !period || !safe)
    throw new NoSuchMeasure(`'${text}' is not a measure; write indicator/area code/period, as ae_four_hour/RXN/2025-05`);
  return { indicator, area, period, cut: cut ?? 'all', ...(basis ? { basis } : {}) };
}

export interface ExplainDeps {
  warehouse: Warehouse;
  indicators: Readonly<Record<string, Indicator>>;
  /** Text of sql/indicators/<id>.sql. */
  indicatorSql(id: string): string;
  lines: readonly LedgerLine[];
}

export async function explain(deps: ExplainDeps, address: Address, limit: number): Promise<Explained> {
  const definition = deps.indicators[address.indicator];
  if (definition === undefined) throw new NoSuchMeasure(`there is no indicator '${address.indicator}'; there are ${Object.keys(deps.indicators).join(', ')}`);
  const measure = await publishedRow(deps.warehouse, address);
  const sql = deps.indicatorSql(address.indicator).trim();
  const because = becauseOf(measure, await seriesOf(deps.warehouse, measure), await gapsOf(deps.warehouse, measure));
  const { title, numerator, denominator } = definition;
  const indicator = { id: address.indicator, title, numerator, denominator };
  // Rows of people that nobody has published would say what the figure does not.
  if (definition.disclosure === 'people') {
    const beside = hiddenWords(await hiddenBeside(deps.warehouse, measure), limit);
    return { measure, indicator, sql, rows: [], rowCount: 0, sums: { numerator: 0, denominator: 0 }, agrees: null, because: [...because, ...beside] };
  }
  const found = await deps.warehouse.query(sourceSql(sql, measure, definition));
  const rows = found.map((row) => sourceRow(row, deps.lines));
  const sums = { numerator: sum(rows.map((row) => row.numerator)), denominator: sum(rows.map((row) => row.denominator)) };
  const agrees =
    definition.published === undefined
      ? sumsAgree(sums, measure)
      : found.length === 1 && near(Number(found[0]?.value) / definition.published.per, measure.value);
  return { measure, indicator, sql, rows: rows.slice(0, limit), rowCount: rows.length, sums, agrees, because };
}

/** Every period of the same figure, oldest first. */
async function seriesOf(warehouse: Warehouse, { indicator_id, area_type, area_code, basis, cut }: MeasureRow): Promise<MeasureRow[]> {
  const where = `indicator_id = '${indicator_id}' AND area_type = '${area_type}' AND area_code = '${area_code}' AND basis = '${basis}' AND cut = '${cut}'`;
  return (await warehouse.query(`SELECT * FROM published.measure WHERE ${where} ORDER BY period_start`)) as unknown as MeasureRow[];
}

/** Where the figure is not the sum of its parts. */
async function gapsOf(warehouse: Warehouse, { indicator_id, area_type, area_code, basis, period, footprint, cut }: MeasureRow): Promise<GapRow[]> {
  if (cut !== 'all' && cut !== FOOTPRINT_NOW) return [];
  const where = `indicator_id = '${indicator_id}' AND area_type = '${area_type}' AND area_code = '${area_code}' AND basis = '${basis}' AND period = '${period}' AND footprint = '${footprint}'`;
  return (await warehouse.query(`SELECT * FROM published.gap WHERE ${where} ORDER BY finer_type`)) as unknown as GapRow[];
}

/** What is suppressed of the indicator in the same period. */
async function hiddenBeside(warehouse: Warehouse, { indicator_id, basis, period }: MeasureRow): Promise<MeasureRow[]> {
  const where = `indicator_id = '${indicator_id}' AND basis = '${basis}' AND period = '${period}' AND disclosure LIKE 'suppressed%'`;
  return (await warehouse.query(`SELECT * FROM published.measure WHERE ${where} ORDER BY area_type, area_code, cut`)) as unknown as MeasureRow[];
}

async function publishedRow(warehouse: Warehouse, { indicator, area, period, basis, cut }: Address): Promise<MeasureRow> {
  const where = `indicator_id = '${indicator}' AND area_code = '${area}' AND period = '${period}' AND cut = '${cut}'${basis === undefined ? '' : ` AND basis = '${basis}'`}`;
  const rows = (await warehouse.query(`SELECT * FROM published.measure WHERE ${where} ORDER BY basis`)) as unknown as MeasureRow[];
  if (rows.length > 1)
    throw new NoSuchMeasure(
      `${indicator}/${area}/${period} is published on ${rows.length} bases; add one of: ${rows.map((row) => `/${row.basis}`).join(', ')}`,
    );
  const [row] = rows;
  if (row === undefined)
    throw new NoSuchMeasure(
      `nothing is published for ${indicator}, area ${area}, period ${period}; try: place-suite query "SELECT DISTINCT period FROM published.measure WHERE indicator_id = '${indicator}'"`,
    );
  return row;
}

const sumsAgree = (sums: Explained['sums'], { numerator, denominator }: MeasureRow): boolean =>
  near(sums.numerator, numerator) && (denominator === null || near(sums.denominator, denominator));

/** The indicator's rows under an area: its own, or those linked to it in that period; for England all of them. A publisher's own figure is one row; a fifth's rows are those of its practices. */
function sourceSql(sql: string, row: MeasureRow, { published }: Pick<Indicator, 'published'>): string {
  const { area_type, area_code, basis, period, period_end, cut } = row;
  const own = `(q.area_type = '${area_type}' AND q.area_code = '${area_code}')`;
  const linkedThen = `EXISTS (SELECT 1 FROM curated.area_link l WHERE l.child_type = q.area_type AND l.child_code = q.area_code
    AND l.parent_type = '${area_type}' AND l.parent_code = '${area_code}'
    AND l.valid_from <= CAST('${period_end}' AS date) AND (l.valid_to IS NULL OR l.valid_to >= CAST('${period_end}' AS date)))`;
  const linked = cut === FOOTPRINT_NOW ? belongsNow('q', row, row.boundaries_on) : linkedThen;
  const where = published !== undefined ? own : area_type === 'england' ? 'TRUE' : `${own} OR ${linked}`;
  const practices = practicesIn(cut, 'q.area_code');
  const part = practices === undefined ? `q.cut = '${cut === FOOTPRINT_NOW ? 'all' : cut}'` : `q.cut = 'all' AND q.area_type = 'practice' AND ${practices}`;
  return `SELECT q.* FROM (${sql}) q WHERE q.basis = '${basis}' AND q.period = '${period}' AND ${part} AND (${where}) ORDER BY q.area_type, q.area_code, q.source_sha256, q.source_line`;
}

function sourceRow(row: Row, lines: readonly LedgerLine[]): SourceRow {
  const sha256 = String(row.source_sha256);
  const receipt = lines.find((line) => line.receipt.sha256 === sha256)?.receipt;
  return {
    area_type: String(row.area_type),
    area_code: String(row.area_code),
    numerator: row.numerator as number | null,
    denominator: row.denominator as number | null,
    file: receipt?.fileName ?? '',
    extract: receipt?.extract ?? '',
    sha256,
    line: Number(row.source_line),
  };
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const near = (a: number, b: number | null): boolean => b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
