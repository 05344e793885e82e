/**
 * CSV as its publishers write it, streamed in bounded memory. Physical lines are found first, so that one bad quote costs one
 * line and never the rest of the file; papaparse then splits the lines into cells.
 */
import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { CsvLayout } from '../../catalogue/define.js';
import { type Fault, Refused, type Rule } from '../faults.js';
import { findHeader, HEADER_WITHIN } from './header.js';
import type { RowSource, SourceRow } from './rows.js';
import { textOf } from './text.js';

/** Longest row read, in characters; a longer one is refused without being held. */
export const LONGEST_ROW = 2 ** 20;
/** A quoted cell may run over so many lines; past it the quote was never closed. */
const LONGEST_QUOTE = 200;

/** Opens one text table: finds its header among the first lines, and gives the rows after it. @throws Refused when the header is not there */
export async function openCsv(bytes: Readable, file: string, layout: CsvLayout): Promise<RowSource> {
  const batches = rowBatches(textOf(bytes));
  const first: SourceRow[] = [];
  while (first.length < HEADER_WITHIN) {
    const next = await batches.next();
    if (next.done) break;
    first.push(...next.value);
  }
  if (first.length === 0) throw new Refused(fileFault(file, 'empty file', 'nothing', 'a table'));
  const at =
    layout.header === undefined
      ? -1
      : findHeader(
          first.map((row) => row.cells),
          layout.header,
        );
  if (layout.header !== undefined && at < 0)
    throw new Refused(fileFault(file, 'column missing', first[0]?.cells.slice(0, 12).join(', ') ?? '', `the header cells ${layout.header.join(', ')}`));
  return {
    file,
    header: at < 0 ? [] : (first[at]?.cells ?? []),
    headerLine: at < 0 ? 0 : (first[at]?.line ?? 0),
    batches: async function* () {
      yield first.slice(at + 1);
      yield* batches;
    },
  };
}

const fileFault = (file: string, rule: Rule, found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule });

/** Rows of text chunks (whose line ends are all `\n`). Blank lines are left out and counted for line numbers. */
export async function* rowBatches(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow[]> {
  const lines = new Lines();
  for await (const chunk of chunks) yield lines.take(chunk);
  yield lines.end();
}

/** Keeps what is left of a chunk, and the number of the next line. */
class Lines {
  private rest = '';
  private line = 1;
  /** True while the tail of a row that is too long is thrown away. */
  private skipping = false;

  take(chunk: string): SourceRow[] {
    const rows: SourceRow[] = [];
    let text = chunk;
    if (this.skipping) {
      const end = text.indexOf('\n');
      if (end < 0) return rows;
      this.skipping = false;
      this.line += 1;
      text = text.slice(end + 1);
    }
    text = this.rest + text;
    const cut = text.lastIndexOf('\n') + 1;
    this.rest = this.parse(text.slice(0, cut), rows, false) + text.slice(cut);
    if (this.rest.length > LONGEST_ROW) this.dropLong(rows);
    return rows;
  }

  end(): SourceRow[] {
    const rows: SourceRow[] = [];
    if (!this.skipping && this.rest !== '') this.parse(`${this.rest}\n`, rows, true);
    return rows;
  }

  /** The row being held is too long, or a quote in it was never closed: refuse its first line and read on after it. */
  private dropLong(rows: SourceRow[]): void {
    const end = this.rest.indexOf('\n');
    rows.push({ line: this.line, cells: [], fault: rowFault(this.line, end < 0 ? 'row too long' : 'bad quotes', this.rest.slice(0, 60)) });
    if (end < 0) {
      this.rest = '';
      this.skipping = true;
      return;
    }
    this.line += 1;
    this.rest = this.parse(this.rest.slice(end + 1), rows, false);
  }

  /** Parses whole lines; returns the lines of a row whose quote is still open. `last`: nothing follows, so an open quote is a bad one. */
  private parse(text: string, rows: SourceRow[], last: boolean): string {
    if (!text.includes('"')) {
      this.plain(text, rows);
      return '';
    }
    const lines = text.split('\n');
    lines.pop();
    for (let i = 0; i < lines.length; ) {
      const plainTo = this.plainRun(lines, i);
      if (plainTo > i) {
        this.plain(`${lines.slice(i, plainTo).join('\n')}\n`, rows);
        i = plainTo;
        continue;
      }
      const run = quotedRun(lines, i);
      if (run > i + 1 && this.quotedLines(lines.slice(i, run), rows)) {
        i = run;
        continue;
      }
      const to = closesAt(lines, i);
      if (to === undefined && !last && lines.length - i <= LONGEST_QUOTE) return `${lines.slice(i).join('\n')}\n`;
      if (to === undefined) rows.push({ line: this.line, cells: [], fault: rowFault(this.line, 'bad quotes', lines[i] ?? '') });
      else this.quoted(lines.slice(i, to + 1), rows);
      this.line += to === undefined ? 1 : to - i + 1;
      i = to === undefined ? i + 1 : to + 1;
    }
    return '';
  }

  private plainRun(lines: readonly string[], from: number): number {
    let to = from;
    while (to < lines.length && !(lines[to] as string).includes('"')) to += 1;
    return to;
  }

  private plain(text: string, rows: SourceRow[]): void {
    if (text === '') return;
    const parsed = Papa.parse<string[]>(text.slice(0, -1), { delimiter: ',', newline: '\n', quoteChar: '"', fastMode: true });
    const nul = text.includes('\0');
    const long = text.length > LONGEST_ROW;
    for (const cells of parsed.data) {
      this.push(cells, nul, long, rows);
      this.line += 1;
    }
  }

  /** Many lines at once, each a row; false, and nothing taken, when papaparse does not see them so: then they go one by one. */
  private quotedLines(lines: readonly string[], rows: SourceRow[]): boolean {
    const text = lines.join('\n');
    const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', quoteChar: '"' });
    if (parsed.errors.length > 0 || parsed.data.length !== lines.length) return false;
    const nul = text.includes('\0');
    const long = text.length > LONGEST_ROW;
    for (const cells of parsed.data) {
      this.push(cells, nul, long, rows);
      this.line += 1;
    }
    return true;
  }

  private quoted(lines: readonly string[], rows: SourceRow[]): void {
    const text = lines.join('\n');
    const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', quoteChar: '"' });
    const [cells] = parsed.data;
    if (parsed.errors.length > 0 || parsed.data.length !== 1 || cells === undefined)
      rows.push({ line: this.line, cells: [], fault: rowFault(this.line, 'bad quotes', text) });
    else this.push(cells, text.includes('\0'), text.length > LONGEST_ROW, rows);
  }

  private push(cells: string[], nul: boolean, long: boolean, rows: SourceRow[]): void {
    if (isBlank(cells)) return;
    if (long && cells.join('').length > LONGEST_ROW) rows.push({ line: this.line, cells: [], fault: rowFault(this.line, 'row too long', cells[0] ?? '') });
    else if (nul && cells.some((cell) => cell.includes('\0')))
      rows.push({ line: this.line, cells: [], fault: rowFault(this.line, 'bad characters', cells.join(',')) });
    else rows.push({ line: this.line, cells });
  }
}

/** A line of nothing but commas and spaces is how spreadsheets write an empty row. */
const isBlank = (cells: readonly string[]): boolean => (cells[0] === '' || cells[0]?.trim() === '') && cells.every((cell) => cell.trim() === '');

/** Index of the line on which a row that starts at `from` has its quotes closed; undefined when it has not within reach. */
function closesAt(lines: readonly string[], from: number): number | undefined {
  let open = false;
  for (let i = from; i < lines.length && i - from <= LONGEST_QUOTE; i += 1) {
    if (quotes(lines[i] as string) % 2 === 1) open = !open;
    if (!open) return i;
  }
  return undefined;
}

/** Where a run of lines ends that all have their quotes closed. */
function quotedRun(lines: readonly string[], from: number): number {
  let to = from;
  while (to < lines.length && quotes(lines[to] as string) % 2 === 0) to += 1;
  return to;
}

function quotes(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count += 1;
  return count;
}

const EXPECTED: Partial<Record<Rule, string>> = {
  'row too long': `at most ${LONGEST_ROW.toLocaleString('en-GB')} characters a row`,
  'bad quotes': 'every quote closed, and doubled inside quoted text',
  'bad characters': 'text without NUL bytes',
};

const rowFault = (line: number, rule: Rule, found: string): Fault => ({
  file: '',
  line,
  column: '',
  found: found.slice(0, 60).replaceAll('\0', '␀'),
  expected: EXPECTED[rule] ?? '',
  rule,
});
