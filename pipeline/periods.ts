/** Periods: `2025-05` a month, `2025-Q1` a calendar quarter, `2020-21` a financial year (April to March), `2019` a year, `2022-01-01` a day. */
import type { Cadence } from '../catalogue/define.js';

export interface Span {
  /** First and last day, ISO. */
  start: string;
  end: string;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const two = (n: number): string => String(n).padStart(2, '0');

/** Month number (1–12) of a name in any case, short or long; undefined when it is none. */
export function monthNumber(name: string): number | undefined {
  const key = name.trim().toLowerCase();
  const at = key.length < 3 ? -1 : MONTHS.findIndex((month) => month === key || month.slice(0, 3) === key || (key === 'sept' && month === 'september'));
  return at < 0 ? undefined : at + 1;
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const span = (y1: number, m1: number, y2: number, m2: number): Span => ({ start: `${y1}-${two(m1)}-01`, end: `${y2}-${two(m2)}-${lastDay(y2, m2)}` });

/** First and last day of a period. @throws on a text that is no period: that is our mistake, not the sender's. */
export function spanOf(period: string): Span {
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return { start: period, end: period };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return span(Number(quarter[1]), Number(quarter[2]) * 3 - 2, Number(quarter[1]), Number(quarter[2]) * 3);
  if (/^\d{4}$/.test(period)) return { start: `${period}-01-01`, end: `${period}-12-31` };
  if (!month) throw new Error(`'${period}' is not a period`);
  const [year, second] = [Number(month[1]), Number(month[2])];
  if (isFinancialYear(year, second)) return span(year, 4, year + 1, 3);
  return span(year, second, year, second);
}

/** `2020-21` is a financial year, `2020-12` a month. Financial years before 2012-13 would read as months, so they are no period of ours. */
const isFinancialYear = (year: number, second: number): boolean => second > 12 && second === (year + 1) % 100;

/** The period of a cadence that the named groups `day`, `month`, `year`, `year2` of a match describe; undefined when they describe none. */
export function periodFrom(groups: Record<string, string | undefined>, cadence: Cadence): string | undefined {
  const year = Number(groups.year);
  if (!Number.isInteger(year)) return undefined;
  const full = year < 100 ? 2000 + year : year;
  if (cadence === 'year')
    return groups.year2 === undefined && groups.ending === undefined ? String(full) : financialYear(groups.ending === undefined ? full : full - 1);
  const month = groups.month === undefined ? undefined : (monthNumber(groups.month) ?? Number(groups.month));
  if (month === undefined || !(month >= 1 && month <= 12)) return undefined;
  if (groups.day !== undefined && cadence === 'irregular') return `${full}-${two(month)}-${two(Number(groups.day))}`;
  return cadence === 'quarter' ? `${full}-Q${Math.ceil(month / 3)}` : `${full}-${two(month)}`;
}

/** 2020 → `2020-21`; undefined before 2012, where the text would read as a month. */
export const financialYear = (start: number): string | undefined => (start >= 2012 && start < 2099 ? `${start}-${two((start + 1) % 100)}` : undefined);

/** `2025-05` → `May 2025`; `2020-21` stays; `2022-01-01` → `1 January 2022`. */
export function sayPeriod(period: string): string {
  const { start, end } = spanOf(period);
  const month = (iso: string): string => (MONTHS[Number(iso.slice(5, 7)) - 1] ?? '').replace(/^./, (c) => c.toUpperCase());
  if (start === end) return `${Number(start.slice(8))} ${month(start)} ${start.slice(0, 4)}`;
  return start.slice(0, 7) === end.slice(0, 7) ? `${month(start)} ${start.slice(0, 4)}` : period;
}

const shift = (year: number, month: number, by: number): string => {
  const at = year * 12 + month - 1 + by;
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}`;
};

/** The period after this one, of the same length; undefined for a single day. */
export function nextPeriod(period: string): string | undefined {
  const { start, end } = spanOf(period);
  if (start === end) return undefined;
  const year = Number(start.slice(0, 4));
  if (/^\d{4}$/.test(period)) return String(year + 1);
  const quarter = /-Q([1-4])$/.exec(period);
  if (quarter) return quarter[1] === '4' ? `${year + 1}-Q1` : `${year}-Q${Number(quarter[1]) + 1}`;
  return start.slice(0, 7) === end.slice(0, 7) ? shift(year, Number(start.slice(5, 7)), 1) : financialYear(year + 1);
}

/** `2026-06-12` → `12 June 2026`. */
export const sayDate = (iso: string): string => sayPeriod(iso);

/** The last day of the same month of the year before: every period that comes round again ends with a month. @param end ISO day */
export function yearBefore(end: string): string {
  const [year = 0, month = 0] = end.split('-').map(Number);
  return `${year - 1}-${two(month)}-${lastDay(year - 1, month)}`;
}
