/** What a file is: which extract, which layout, which period. By its content; its name is asked only where the content is silent. */
import type { Extract, Layout, PeriodRule } from '../../catalogue/define.js';
import { type Fault, Refused } from '../faults.js';
import { type Matched, matches } from './match.js';
import { nearest } from './nearest.js';
import { partnerSheets } from './partner-sheets.js';
import { type BookPeek, candidates, type Peek, peek, type TextPeek } from './peek.js';
import { columnAt, findPeriod, isFuture, nameDiffers, newestDay } from './period.js';
import { wholeRows } from './whole.js';

export interface Recognised {
  extract: string;
  layout: Layout;
  period: string;
  /** Code of the organisation that sent it, where the extract says who that is. */
  sender?: string;
  /** Extension to keep the bytes under, by what they are: `csv`, `zip`, `xlsx`, `ods`, `xls`. */
  ext: string;
  /** The file says that it is synthetic. */
  synthetic: boolean;
  /** Notes only: nothing that refuses the file. */
  notes: Fault[];
}

export interface Unrecognised {
  extract: undefined;
  ext: string;
  synthetic: boolean;
  /** Why, and what the file is nearest to. */
  fault: Fault;
}

export interface RecogniseDeps {
  extracts: Readonly<Record<string, Extract>>;
  now: Date;
  /** Local folder for temporary files. */
  scratch: string;
}

/**
 * What the file is; several things where it is a workbook with a sheet a template. Reads no more than the first megabyte of text, or the
 * first rows of each sheet; the whole file only for the period rule `newest date`.
 */
export async function recognise(deps: RecogniseDeps, file: { fileName: string; path: string }): Promise<[Found, ...Found[]]> {
  const { ext, table } = await look(deps, file);
  const no = (fault: Fault): Unrecognised => ({ extract: undefined, ext, synthetic: saysSynthetic(file.fileName), fault });
  if (isFault(table)) return [no(table)];
  const [first, ...others] = partnerSheets(table, deps.extracts);
  const one = (part: TextPeek | BookPeek) => recogniseTable(deps, file, ext, part).catch((error) => no(asFault(error)));
  return first === undefined ? [await one(table)] : [await one(first), ...(await Promise.all(others.map(one)))];
}

type Found = Recognised | Unrecognised;

async function recogniseTable(
  deps: RecogniseDeps,
  file: { fileName: string; path: string },
  ext: string,
  table: TextPeek | BookPeek,
): Promise<Recognised | Unrecognised> {
  const synthetic = saysSynthetic(file.fileName) || firstCells(table).some(saysSynthetic);
  const no = (fault: Fault): Unrecognised => ({ extract: undefined, ext, synthetic, fault });
  const [best, second] = matches(table, deps.extracts);
  if (best === undefined) return no(nearest(table, deps.extracts));
  if (second !== undefined && second.score === best.score) return no(undecided(table.label, best, second));
  const period = await periodOf(deps, file, best);
  if (typeof period !== 'string') return no(period);
  const sender = senderOf(deps.extracts[best.extractId] as Extract, best, table.label);
  if (typeof sender === 'object') return no(sender);
  const known = { extract: best.extractId, layout: best.layout, period, ext, synthetic, notes: nameDiffers(period, file.fileName) };
  return sender === undefined ? known : { ...known, sender };
}

/** The sender that the first rows name; a fault where they name none, or one that cannot be a code. */
function senderOf(extract: Extract, match: Matched, label: string): string | undefined | Fault {
  if (extract.sentBy === undefined) return undefined;
  const at = columnAt(match.header, extract, extract.sentBy);
  const found = match.rows.map((row) => (row[at] ?? '').trim()).find((cell) => cell !== '') ?? '';
  if (/^[A-Za-z0-9_-]{1,40}$/.test(found)) return found;
  return { file: label, line: 0, column: extract.sentBy, found, expected: 'the code of the organisation that sends the file', rule: 'sender missing' };
}

const isFault = (table: TextPeek | BookPeek | Fault): table is Fault => 'rule' in table;
const saysSynthetic = (text: string): boolean => /\bSYNTHETIC\b/i.test(text.replaceAll('_', ' '));
const firstCells = (table: TextPeek | BookPeek): string[] =>
  table.kind === 'text' ? table.rows.flat() : table.sheets.flatMap((sheet) => [sheet.name, ...[...sheet.rows()].flatMap((row) => row.cells)]);

/** A zip of several tables is looked into once for each member that a layout names; the first that is recognised is the table. */
async function look(deps: RecogniseDeps, { path, fileName }: { fileName: string; path: string }): Promise<Peek> {
  const first = await peek(path, fileName, deps.scratch);
  if (first.ext !== 'zip' || !isFault(first.table) || first.table.rule !== 'unsafe archive') return first;
  const patterns = Object.values(deps.extracts).flatMap((extract) => extract.layouts.flatMap((layout) => layout.member ?? []));
  const names = await candidates(path, fileName).catch(() => []);
  for (const pattern of new Set(patterns)) {
    if (names.filter((name) => new RegExp(pattern, 'i').test(name)).length !== 1) continue;
    const next = await peek(path, fileName, deps.scratch, pattern);
    if (!isFault(next.table) && matches(next.table, deps.extracts).length > 0) return next;
  }
  return first;
}

function asFault(error: unknown): Fault {
  if (error instanceof Refused) return error.fault;
  throw error;
}

function undecided(label: string, a: Matched, b: Matched): Fault {
  const names = `'${a.extractId}' (${a.layout.name}) and '${b.extractId}' (${b.layout.name})`;
  return { file: label, line: 0, column: '', found: `the columns of ${names}`, expected: 'the columns of one layout', rule: 'not recognised' };
}

/** The period, or why there is none to be had. */
async function periodOf(deps: RecogniseDeps, file: { fileName: string; path: string }, match: Matched): Promise<string | Fault> {
  const today = deps.now.toISOString().slice(0, 10);
  const extract = deps.extracts[match.extractId] as Extract;
  const rule = match.layout.period;
  const whole = (rule: Fault['rule'], found: string, expected: string): Fault => ({ file: file.fileName, line: 0, column: '', found, expected, rule });
  const period = rule.from === 'newest date' ? await newest(rule, deps, file, match, today) : findPeriod(rule, match, extract, file.fileName);
  const name = `${extract.title} (${match.layout.name})`;
  if (period === undefined && match.rows.length === 0) return whole('no rows', `the header of ${name}, and no rows to tell its period`, 'rows');
  if (period === undefined) return whole('period missing', `${name} without a period`, expectedPeriod(rule));
  const early = extract.lagDays < 0;
  if (isFuture(period, today, early)) return whole('period in the future', period, `a period that ${early ? 'has begun' : 'is over'} by ${today}`);
  return period;
}

async function newest(
  rule: PeriodRule & { from: 'newest date' },
  deps: RecogniseDeps,
  file: { fileName: string; path: string },
  match: Matched,
  today: string,
): Promise<string | undefined> {
  const extract = deps.extracts[match.extractId] as Extract;
  const at = rule.columns.flatMap((id) => {
    const index = columnAt(match.header, extract, id);
    const formats = [extract.columns[id]?.format ?? ('yyyy-mm-dd' as const)].flat();
    return index < 0 ? [] : formats.map((format) => ({ index, format }));
  });
  return newestDay(wholeRows(file, match.layout, deps.scratch), at, today);
}

function expectedPeriod(rule: PeriodRule): string {
  switch (rule.from) {
    case 'column':
      return `column '${rule.column}' to match ${rule.pattern}`;
    case 'cell':
      return `a cell '${rule.label}' with a text that matches ${rule.pattern}`;
    case 'file name':
      return `a file name that matches ${rule.pattern}: ${rule.why}`;
    case 'newest date':
      return `a date in ${rule.columns.join(', ')}`;
    case 'fixed':
      return rule.period;
  }
}
