/** The period a file speaks of, and what its name says: the content is the authority. */
import type { Cadence, DateFormat, Extract, PeriodRule } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { squash } from '../formats/header.js';
import { monthNumber, periodFrom, spanOf } from '../periods.js';
import type { Matched } from './match.js';

/** Rows told one at a time, as the file may be large. */
type Cells = AsyncIterable<readonly string[]>;

const FIRST_ROWS = 20;

/** What the rule finds; undefined when the file does not say. `newest date` is asked of the whole file elsewhere. */
export function findPeriod(rule: Exclude<PeriodRule, { from: 'newest date' }>, match: Matched, extract: Extract, fileName: string): string | undefined {
  switch (rule.from) {
    case 'fixed':
      return rule.period;
    case 'file name':
      return namedPeriod(rule, fileName);
    case 'cell':
      return firstPeriod(besides(match.around, rule.label), rule.pattern, rule.cadence);
    case 'column': {
      const at = columnAt(match.header, extract, rule.column);
      const texts = at < 0 ? [] : match.rows.slice(0, FIRST_ROWS).map((row) => (row[at] ?? '').trim());
      return firstPeriod(texts, rule.pattern, rule.cadence);
    }
  }
}

/** The period that a file's name gives under a rule; undefined when it gives none. */
export const namedPeriod = (rule: PeriodRule & { from: 'file name' }, fileName: string): string | undefined =>
  firstPeriod([fileName], rule.pattern, rule.cadence);

function firstPeriod(texts: readonly string[], pattern: string, cadence: Cadence): string | undefined {
  const expression = new RegExp(pattern, 'i');
  for (const text of texts) {
    const groups = expression.exec(text)?.groups;
    const period = groups === undefined ? undefined : periodFrom(groups, cadence);
    if (period !== undefined && isPeriod(period)) return period;
  }
  return undefined;
}

function isPeriod(period: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(period)) return true;
  const day = new Date(`${period}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(period);
}

/** Texts that stand with a label: the rest of its own cell, the whole cell, and the next filled cell to its right. */
function besides(rows: readonly (readonly string[])[], label: string): string[] {
  const wanted = squash(label);
  return rows.flatMap((row) =>
    row.flatMap((cell, i) => {
      if (!squash(cell).startsWith(wanted)) return [];
      const own = squash(cell) === wanted ? [] : [cell.trim().slice(label.length).trim(), cell.trim()];
      const right = row.slice(i + 1).find((next) => next.trim() !== '');
      return right === undefined ? own : [...own, right.replace(/\s+/g, ' ').trim()];
    }),
  );
}

/** 0-based position of a definition's column in a file; -1 when the file lacks it. */
export function columnAt(header: readonly string[], extract: Extract, id: string): number {
  const column = extract.columns[id];
  if (column === undefined) throw new Error(`the period rule names column '${id}', which the definition does not have`);
  if (column.position !== undefined && header.length === 0) return column.position - 1;
  const wanted = [column.from ?? id].flat().map(squash);
  return header.findIndex((cell) => wanted.includes(squash(cell)));
}

/** The newest day written in these cells that is not after `today` (ISO): a list of organisations is as old as its last change. */
export async function newestDay(rows: Cells, at: readonly { index: number; format: DateFormat }[], today: string): Promise<string | undefined> {
  let newest = '';
  for await (const row of rows) {
    for (const { index, format } of at) {
      const day = isoDay(row[index] ?? '', format);
      if (day !== undefined && day > newest && day <= today) newest = day;
    }
  }
  return newest === '' ? undefined : newest;
}

const DAY_FORMS: Readonly<Record<DateFormat, RegExp>> = {
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  'dd/mm/yyyy': /^(?<d>\d{2})\/(?<m>\d{2})\/(?<y>\d{4})$/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  ddMMMyyyy: /^(?<d>\d{2})(?<m>[a-z]{3,9})(?<y>\d{4})$/i,
  'mmm-yyyy': /^(?<m>[a-z]{3,9})-(?<y>\d{4})$/i,
};

function isoDay(text: string, format: DateFormat): string | undefined {
  const groups = DAY_FORMS[format].exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const month = /^\d+$/.test(groups.m ?? '') ? Number(groups.m) : monthNumber(groups.m ?? '');
  const day = `${groups.y}-${String(month).padStart(2, '0')}-${groups.d ?? '01'}`;
  return isPeriod(day) ? day : undefined;
}

/** A month or quarter is in the future until its last day has come; a year, a day, or a period counted on its first day, until its first has. */
export function isFuture(period: string, today: string, countedOnFirstDay = false): boolean {
  const { start, end } = spanOf(period);
  const short = Date.parse(end) - Date.parse(start) < 100 * 86_400_000;
  return (short && !countedOnFirstDay ? end : start) > today;
}

/** Months (`2025-05`) that a file name speaks of: `May-2025`, `Apr_19`, `2025-05`, `20250531`. */
export function monthsNamed(fileName: string): string[] {
  const words = fileName.matchAll(/(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]*)[ _-]?(\d{4}|\d{2})(?!\d)/gi);
  const named = [...words].flatMap(([, short = '', rest = '', year = '']) => {
    const month = monthNumber(`${short}${rest}`);
    return month === undefined ? [] : [`${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`];
  });
  const digits = [...fileName.matchAll(/(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?(?!\d|-\d)/g)].map(
    ([, year, month]) => `${year}-${month}`,
  );
  return [...new Set([...named, ...digits])];
}

/** A note when the name speaks of another month than the content. */
export function nameDiffers(period: string, fileName: string): Fault[] {
  const named = monthsNamed(fileName);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || named.length === 0 || named.includes(period)) return [];
  return [
    {
      file: fileName,
      line: 0,
      column: '',
      found: `${named.join(', ')} in the name`,
      expected: `${period}, as the content says`,
      rule: 'name and content differ',
    },
  ];
}

/** 0 as first published; the number given, or 1, when the name says that it was revised. */
export function editionOf(fileName: string): number {
  const revised = /(?:revis(?:ed|ion)|amended|corrected)[ _-]?(?:(\d{1,2})(?!\d))?/i.exec(fileName);
  const version = /(?<![a-z0-9])v(?:ersion)?[ _.-]?(\d{1,2})(?![0-9a-z])/i.exec(fileName);
  return Math.max(revised ? Number(revised[1] ?? 1) : 0, version ? Number(version[1]) : 0);
}
