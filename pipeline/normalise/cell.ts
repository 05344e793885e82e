/** One cell of text to one typed value, or the rule it breaks. Whole numbers and dates are checked on the text, never guessed. */
import type { Column, DateFormat } from '../../catalogue/define.js';
import type { Rule } from '../faults.js';
import { monthNumber } from '../periods.js';
import type { Value } from '../ports.js';
import { personalData } from './personal-data.js';

/** What a broken rule says of the cell. */
export interface Broken {
  rule: Rule;
  expected: string;
  /** What may be shown of the cell, where its text may not. */
  found?: string;
}

/** Reads one cell of a column; returns its value, or what is wrong with it. */
export type CellReader = (text: string) => Value | Broken;

export const isBroken = (value: Value | Broken): value is Broken => typeof value === 'object' && value !== null;

/** @param required true when the column is part of the key, or says so itself */
export function cellReader(column: Column, required: boolean): CellReader {
  const read = READERS[column.type](column);
  const marks = new Set(column.marks ?? []);
  const missing: Broken = { rule: 'missing', expected: `a value: ${column.means}` };
  return (raw) => {
    let text = trimmed(raw);
    if (text === '' || marks.has(text)) return required ? missing : null;
    if (column.dropBracketed) text = text.replace(/\s*\([^()]*\)$/, '');
    return read(text);
  };
}

/** Most cells have nothing to trim, and looking is cheaper than trimming. */
const trimmed = (text: string): string =>
  text.length > 0 && (text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32 || text.charCodeAt(0) > 126 || text.charCodeAt(text.length - 1) > 126)
    ? text.trim()
    : text;

const READERS: Readonly<Record<Column['type'], (column: Column) => CellReader>> = {
  text: textReader,
  integer: integerReader,
  number: numberReader,
  date: dateReader,
  boolean: () => booleanReader,
};

/** A list that nobody would read to its end is left to the page of the template, or the data dictionary. */
const LISTED = 50;
const listed = (codes: readonly string[]): string =>
  codes.length <= LISTED ? `one of ${codes.join(', ')}` : `one of the ${codes.length} codes that the page of the template lists`;

function textReader(column: Column): CellReader {
  const allowed = column.allowed === undefined ? undefined : new Set(column.allowed);
  const form = column.matches === undefined ? undefined : new RegExp(`^(?:${column.matches})$`);
  const unknown: Broken = { rule: 'unknown code', expected: listed(column.allowed ?? []) };
  const bad: Broken = { rule: 'bad form', expected: `${column.means}, of the form ${column.matches}` };
  if (column.freeText) return freeTextReader(form, bad);
  if (allowed === undefined && form === undefined) return (text) => text;
  return (text) => {
    if (allowed !== undefined && !allowed.has(text)) return unknown;
    return form === undefined || form.test(text) ? text : bad;
  };
}

/** A text in a person's own words. The apostrophe that our annotated copies put before a sign a spreadsheet would run is taken off again. */
function freeTextReader(form: RegExp | undefined, bad: Broken): CellReader {
  return (raw) => {
    const text = raw.replace(/^'(?=[=+\-@])/, '');
    const found = personalData(text);
    if (found !== undefined) return { rule: 'personal data', expected: 'words that name nobody', found };
    return form === undefined || form.test(text) ? text : bad;
  };
}

/** Thousands commas are read only where every group is whole: `1,234`, never `1,23`. */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const WHOLE = /^[-+]?\d+$/;
const UNSAFE: Broken = { rule: 'out of range', expected: `at most ${Number.MAX_SAFE_INTEGER.toLocaleString('en-GB')}` };

function range(column: Column): { low: number; high: number; outside: Broken } {
  const low = column.min === null ? Number.NEGATIVE_INFINITY : (column.min ?? 0);
  const high = column.max ?? Number.POSITIVE_INFINITY;
  const said = high === Number.POSITIVE_INFINITY ? `${low} or more` : low === Number.NEGATIVE_INFINITY ? `${high} or less` : `between ${low} and ${high}`;
  return { low, high, outside: { rule: 'out of range', expected: said } };
}

function integerReader(column: Column): CellReader {
  const { low, high, outside } = range(column);
  const notWhole: Broken = { rule: 'not an integer', expected: `a whole number${column.unit === undefined ? '' : ` of ${column.unit}`}` };
  return (text) => {
    const plain = digits(text);
    const value = plain >= 0 ? plain : spelt(text);
    if (value === undefined) return notWhole;
    if (!(value >= low && value <= high)) return outside;
    return Number.isSafeInteger(value) ? value : UNSAFE;
  };
}

/** The less common ways to write a whole number; undefined for none of them. */
function spelt(text: string): number | undefined {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  return WHOLE.test(plain) ? Number(plain) + 0 : undefined;
}

/** Bounds of a column of plain counts, whose cells may be read by `digits` alone; undefined for any other column. */
export const countOf = (column: Column): { low: number; high: number } | undefined => (column.type === 'integer' ? range(column) : undefined);

/** Value of a text of up to 15 plain digits; -1 for anything else. The common case, without a regular expression. */
export function digits(text: string): number {
  const length = text.length;
  if (length === 1) {
    const digit = text.charCodeAt(0) - 48;
    return digit >= 0 && digit <= 9 ? digit : -1;
  }
  if (length === 0 || length > 15) return -1;
  let value = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const DECIMAL = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?$/i;

function numberReader(column: Column): CellReader {
  const { low, high, outside } = range(column);
  const notNumber: Broken = { rule: 'not a number', expected: `a number${column.unit === undefined ? '' : ` (${column.unit})`}` };
  return (text) => {
    const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
    if (!DECIMAL.test(plain)) return notNumber;
    const value = Number(plain);
    if (!Number.isFinite(value)) return notNumber;
    return value >= low && value <= high ? value : outside;
  };
}

const DATES: Readonly<Record<DateFormat, RegExp>> = {
  'yyyy-mm-dd': /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  'dd/mm/yyyy': /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/,
  ddMMMyyyy: /^(?<day>\d{2})(?<month>[A-Za-z]{3})(?<year>\d{4})$/,
  yyyymmdd: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  'mmm-yyyy': /^(?<month>[A-Za-z]{3})-(?<year>\d{4})$/,
};

function dateReader(column: Column): CellReader {
  const formats = [column.format ?? ('yyyy-mm-dd' as const)].flat();
  const bad: Broken = { rule: 'not a date', expected: `a date as ${formats.join(' or ')}` };
  return (text) => formats.map((format) => readDate(text, format)).find((day) => day !== undefined) ?? bad;
}

/** ISO date of a text in a format; undefined when it is no such day. */
export function readDate(text: string, format: DateFormat): string | undefined {
  const { year, month, day } = DATES[format].exec(text)?.groups ?? {};
  if (year === undefined || month === undefined) return undefined;
  const number = monthNumber(month) ?? Number(month);
  const iso = `${year}-${String(number).padStart(2, '0')}-${day ?? '01'}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const TRUE = new Set(['true', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'no', 'n', '0']);

function booleanReader(text: string): Value | Broken {
  const lower = text.toLowerCase();
  if (TRUE.has(lower)) return true;
  return FALSE.has(lower) ? false : { rule: 'not a boolean', expected: 'true or false' };
}
