/**
 * Text to rows of cells, streamed in bounded memory. The lines of each row are found first, so that one bad quote costs one line and
 * never the rest of the file; papaparse then splits them into cells.
 */
import Papa from 'papaparse';
import type { Fault, Rule } from '../faults.js';
import type { SourceRow } from './rows.js';
import { isSound } from './text.js';

/** Longest row read, in characters; a longer one is refused without being held. */
export const LONGEST_ROW = 2 ** 20;
/** A quoted cell may run over so many lines; past it the quote was never closed. */
const LONGEST_QUOTE = 200;

/** Rows of text chunks (whose line ends are all `\n`). Blank lines are left out and counted for line numbers. */
export async function* rowBatches(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow[]> {
  const reader = new RowReader();
  for await (const chunk of chunks) yield reader.take(chunk);
  yield reader.end();
}

interface Parsed {
  data: string[][];
  errors: unknown[];
}

const FORM = { delimiter: ',', newline: '\n', quoteChar: '"' } as const;
const plainParser = new Papa.Parser({ ...FORM, fastMode: true });
const quoteParser = new Papa.Parser({ ...FORM, fastMode: false });

/** Cells of whole lines, the last one without its line end. A blank line alone is no row to papaparse, and is a line all the same. */
const cellsOf = (text: string, quoted: boolean): Parsed =>
  text === '' ? { data: [['']], errors: [] } : ((quoted ? quoteParser : plainParser).parse(text, 0, false) as Parsed);

/** Keeps what is left of a chunk, and the number of the next line. */
class RowReader {
  private rest = '';
  private line = 1;
  /** True while the tail of a row that is too long is thrown away. */
  private skipping = false;
  /** The text at hand holds characters that no row may hold. */
  private suspect = false;
  private rows: SourceRow[] = [];

  take(chunk: string): SourceRow[] {
    this.rows = [];
    const from = this.skipping ? this.skipped(chunk) : 0;
    this.suspect ||= chunk.includes('\0') || chunk.includes('\uFFFD');
    this.rest = this.consume(from === 0 ? this.rest + chunk : chunk.slice(from), false);
    while (this.rest.length > LONGEST_ROW) this.rest = this.dropLine();
    this.suspect &&= this.rest !== '';
    return this.rows;
  }

  end(): SourceRow[] {
    this.rows = [];
    if (!this.skipping && this.rest !== '') this.consume(`${this.rest}\n`, true);
    return this.rows;
  }

  /** Where the text goes on after the line being thrown away. */
  private skipped(chunk: string): number {
    const end = chunk.indexOf('\n');
    if (end < 0) return chunk.length;
    this.skipping = false;
    this.line += 1;
    return end + 1;
  }

  /** More than one row may hold is held, and no end in sight: the first line is refused, and what follows it is read anew. */
  private dropLine(): string {
    const end = this.rest.indexOf('\n');
    this.refuse(end < 0 ? 'row too long' : 'bad quotes', this.rest.slice(0, end < 0 ? 60 : end));
    this.skipping = end < 0;
    if (end < 0) return '';
    this.line += 1;
    return this.consume(this.rest.slice(end + 1), false);
  }

  /** Reads whole rows; returns the text of a row that goes on. `last`: nothing follows, so an open quote is a bad one. */
  private consume(text: string, last: boolean): string {
    const cut = text.lastIndexOf('\n') + 1;
    let at = 0;
    while (at < cut) {
      const quote = text.indexOf('"', at);
      const plainTo = quote < 0 || quote >= cut ? cut : text.lastIndexOf('\n', quote) + 1;
      const next = plainTo > at ? this.lines(text, at, plainTo, false) : this.quoted(text, at, cut, last);
      if (next === at) break;
      at = next;
    }
    return text.slice(at);
  }

  /** A stretch of lines, each a row of its own. Returns its end; its start, and nothing taken, when papaparse does not see them so. */
  private lines(text: string, at: number, to: number, quoted: boolean): number {
    const lines = text.slice(at, to - 1);
    const { data, errors } = cellsOf(lines, quoted);
    if (quoted && (errors.length > 0 || data.length !== count(text, '\n', at, to))) return at;
    for (const cells of data) {
      this.push(cells, lines.length);
      this.line += 1;
    }
    return to;
  }

  /** Rows with quotes in them: a run of lines at once where they all close their quotes, one row at a time otherwise. Returns `at` to wait for more. */
  private quoted(text: string, at: number, cut: number, last: boolean): number {
    const run = runOfClosed(text, at, cut);
    if (run > at && this.lines(text, at, run, true) === run) return run;
    let next = this.oneRow(text, at, cut, last);
    for (let before = at; next > before && next < run; ) {
      before = next;
      next = this.oneRow(text, before, cut, last);
    }
    return next;
  }

  private oneRow(text: string, at: number, cut: number, last: boolean): number {
    const { state, end } = rowEnd(text, at, cut);
    const lines = count(text, '\n', at, end);
    if (state === 'open' && !last && lines <= LONGEST_QUOTE) return at;
    const { data, errors } = state === 'closed' && lines <= LONGEST_QUOTE ? cellsOf(text.slice(at, end - 1), true) : { data: [], errors: [] };
    const [cells] = data;
    if (cells !== undefined && data.length === 1 && errors.length === 0) {
      this.push(cells, end - at);
      this.line += lines;
      return end;
    }
    const lineEnd = text.indexOf('\n', at);
    this.refuse('bad quotes', text.slice(at, lineEnd));
    this.line += 1;
    return lineEnd + 1;
  }

  /** @param among characters of the stretch the row was in, to see cheaply that it cannot be too long */
  private push(cells: string[], among: number): void {
    if (isBlank(cells)) return;
    if (among > LONGEST_ROW && lengthOf(cells) > LONGEST_ROW) this.refuse('row too long', cells.join(','));
    else if (this.suspect && !cells.every(isSound)) this.refuse('bad characters', cells.join(','));
    else this.rows.push({ line: this.line, cells });
  }

  private refuse(rule: Rule, found: string): void {
    this.rows.push({ line: this.line, cells: [], fault: rowFault(this.line, rule, found) });
  }
}

/** A line of nothing but commas and spaces is how spreadsheets write an empty row. */
const isBlank = (cells: readonly string[]): boolean => (cells[0] === '' || cells[0]?.trim() === '') && cells.every((cell) => cell.trim() === '');

const lengthOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.length + 1, 0);

/** How often a character stands in a stretch of text. */
function count(text: string, character: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(character, from); at >= 0 && at < to; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

/** Where a run of lines ends that all have quotes, in pairs. */
function runOfClosed(text: string, from: number, cut: number): number {
  let at = from;
  while (at < cut) {
    const end = text.indexOf('\n', at) + 1;
    const quotes = count(text, '"', at, end);
    if (quotes === 0 || quotes % 2 === 1) break;
    at = end;
  }
  return at;
}

interface RowEnd {
  /** `open`: a quoted cell goes on past the text. `bad`: text follows a closing quote. */
  state: 'closed' | 'open' | 'bad';
  /** After the line end of the row's last line, as far as it was read. */
  end: number;
}

/** Finds the end of the row that starts at `from`. A quote opens a cell only as its first character, as papaparse has it. */
function rowEnd(text: string, from: number, cut: number): RowEnd {
  let at = from;
  while (at < cut) {
    if (text[at] === '"') {
      at = closingQuote(text, at + 1, cut) + 1;
      if (at === 0) return { state: 'open', end: cut };
      while (text[at] === ' ') at += 1;
      if (text[at] !== ',' && text[at] !== '\n') return { state: 'bad', end: text.indexOf('\n', at) + 1 };
    }
    while (text[at] !== ',' && text[at] !== '\n') at += 1;
    at += 1;
    if (text[at - 1] === '\n') return { state: 'closed', end: at };
  }
  return { state: 'open', end: cut };
}

/** The quote that closes a cell, doubled ones passed over; -1 when there is none before the cut. */
function closingQuote(text: string, from: number, cut: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < cut; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

const EXPECTED: Partial<Record<Rule, string>> = {
  'row too long': `at most ${LONGEST_ROW.toLocaleString('en-GB')} characters a row`,
  'bad quotes': 'every quote closed, and doubled inside quoted text',
  'bad characters': 'text without NUL bytes or damaged characters',
};

const rowFault = (line: number, rule: Rule, found: string): Fault => ({
  file: '',
  line,
  column: '',
  found: found.slice(0, 60).replaceAll('\0', '␀'),
  expected: EXPECTED[rule] ?? '',
  rule,
});
