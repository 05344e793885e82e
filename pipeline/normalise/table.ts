/** Rows of text to typed columns: checks each row, keeps the good ones, and writes them group by group. */
import type { Extract, PeriodRule } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { BatchBuilder } from '../formats/column-batch.js';
import { ParquetParts, type PartsWriter } from '../formats/parquet-parts.js';
import { parquetThread } from '../formats/parquet-thread.js';
import type { RowSource, SourceRow } from '../formats/rows.js';
import type { Value } from '../ports.js';
import type { Receipt, Reconciliation } from '../receipts.js';
import { digits, isBroken } from './cell.js';
import { type Bound, bindColumns, normalisedColumns } from './columns.js';
import type { FaultBook } from './fault-book.js';
import { KeySet } from './keys.js';
import { checksOf, totalRules } from './reconcile.js';

/** Rows handed to the writer at a time. */
const BATCH = 4096;
/** Files larger than this (zips count packed) are worth a writing thread of their own. */
const OWN_THREAD = 2 * 2 ** 20;

export interface Counts {
  read: number;
  rows: number;
  totals: number;
}

export class TableWriter {
  readonly counts: Counts = { read: 0, rows: 0, totals: 0 };
  private readonly keys = new KeySet();
  private readonly checks;
  private readonly totals;
  /** Values of the row at hand, then its line: one array, filled again for every row. */
  private readonly values: Value[];
  private readonly batch: BatchBuilder;
  private readonly index: ReadonlyMap<string, number>;
  private readonly keyAt: readonly number[];
  private period: string | undefined;
  // The table and the row being read: one of each at a time.
  private bound: readonly Bound[] = [];
  private file = '';
  private width = 0;
  private current: SourceRow = { line: 0, cells: [] };

  private constructor(
    private readonly extract: Extract,
    receipt: Receipt,
    private readonly faults: FaultBook,
    private readonly periodRule: PeriodRule,
    private readonly parquet: PartsWriter,
    batch: BatchBuilder,
  ) {
    this.batch = batch;
    const ids = Object.keys(extract.columns);
    this.index = new Map(ids.map((id, i) => [id, i]));
    const place = (id: string): number => this.index.get(id) as number;
    this.keyAt = extract.key.map(place);
    this.checks = checksOf(extract, receipt.fileName, place);
    this.totals = totalRules(extract).map((rule) => ({
      column: rule.when.column,
      form: new RegExp(rule.when.matches, 'i'),
      check: this.checks.find((held) => held.rule === rule)?.check,
    }));
    this.values = new Array<Value>(ids.length + 1).fill(null);
  }

  /** @param folder local folder for the Parquet parts */
  static async open(extract: Extract, receipt: Receipt, faults: FaultBook, periodRule: PeriodRule, folder: string): Promise<TableWriter> {
    const { period: _period, source_sha256: _sha256, ...columns } = normalisedColumns(extract);
    const plan = { folder, columns, constants: { period: receipt.period, source_sha256: receipt.sha256 } };
    const parquet = receipt.bytes > OWN_THREAD ? parquetThread(plan) : await ParquetParts.open(plan);
    return new TableWriter(extract, receipt, faults, periodRule, parquet, new BatchBuilder(Object.values(columns), BATCH));
  }

  async take(source: RowSource): Promise<void> {
    const { bound, notes } = bindColumns(this.extract, source);
    for (const note of notes) this.faults.add(note);
    this.bound = bound;
    this.file = source.file;
    this.width = source.header.length;
    for await (const batch of source.batches()) {
      for (const row of batch) {
        this.row(row);
        if (this.batch.rows === this.batch.capacity) this.batch.begin(await this.parquet.take(this.batch.take()));
      }
    }
  }

  /** Writes what is held and settles the totals. */
  async finish(): Promise<{ files: string[]; reconciled: Reconciliation[] }> {
    if (this.batch.rows > 0) await this.parquet.take(this.batch.take());
    const files = await this.parquet.finish();
    const settled = this.checks.map(({ check }) => check.finish());
    for (const fault of settled.flatMap((one) => one.faults)) this.faults.add(fault);
    return { files, reconciled: settled.map((one) => one.reconciled) };
  }

  /** Lets go of what is held, when the file turns out not to be readable. */
  close(): Promise<void> {
    return this.parquet.close();
  }

  private row(row: SourceRow): void {
    this.counts.read += 1;
    this.current = row;
    if (row.fault !== undefined) this.refuse({ ...row.fault, file: this.file, line: row.line });
    else if (!this.isTotal() && this.fits()) this.typed();
  }

  /** Text of a column in the row at hand. */
  private readonly text = (id: string): string => this.current.cells[(this.bound[this.index.get(id) as number] as Bound).at]?.trim() ?? '';

  /** A figure of a total row; what cannot be read counts as nothing and so disagrees. */
  private readonly figure = (place: number): Value => {
    const { at, read } = this.bound[place] as Bound;
    const value = read(this.current.cells[at] ?? '');
    return isBroken(value) ? null : value;
  };

  /** Takes a total row into its check. */
  private isTotal(): boolean {
    const total = this.totals.find(({ column, form }) => form.test(this.text(column)));
    if (total === undefined) return false;
    this.counts.totals += 1;
    total.check?.total(this.text, this.figure, this.current.line);
    return true;
  }

  /** Trailing empty cells are a spreadsheet's habit; anything else beside the header's width is a misplaced comma. */
  private fits(): boolean {
    const { width } = this;
    const { cells, line } = this.current;
    if (width === 0 || cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))) return true;
    this.refuse({ file: this.file, line, column: '', found: `${cells.length} cells`, expected: `${width} cells, as the header`, rule: 'row width' });
    return false;
  }

  /** Types every cell. Plain counts, which most cells are, are read on the spot. */
  private typed(): void {
    const { values, bound } = this;
    const { cells } = this.current;
    let sound = true;
    for (let i = 0; i < bound.length; i += 1) {
      const { at, read, count } = bound[i] as Bound;
      const cell = at < 0 ? undefined : cells[at];
      const plain = count === undefined || cell === undefined ? -1 : digits(cell);
      if (plain >= 0 && count !== undefined && plain >= count.low && plain <= count.high) {
        values[i] = plain;
        continue;
      }
      const value = at < 0 ? null : read(cell ?? '');
      if (isBroken(value)) sound = false;
      else values[i] = value;
    }
    if (sound) this.inContext();
    else this.refuse(...this.brokenCells());
  }

  /** Every cell of the row at hand that breaks a rule. */
  private brokenCells(): Fault[] {
    const { cells, line } = this.current;
    return this.bound.flatMap(({ at, read, id }) => {
      const value = at < 0 ? null : read(cells[at] ?? '');
      return isBroken(value) ? [{ file: this.file, line, column: id, found: cells[at] ?? '', expected: value.expected, rule: value.rule }] : [];
    });
  }

  /** Faults that only show beside other rows: another period, a key seen before, a ratio that its parts do not give. */
  private inContext(): void {
    const { values, file } = this;
    const { line } = this.current;
    const fault = this.otherPeriod(values) ?? this.duplicate(values) ?? this.unsound(values, line);
    if (fault === undefined) this.keep(line);
    else this.refuse({ ...fault, file, line });
  }

  /** The first check that the row itself fails; the good row goes into every sum. */
  private unsound(values: readonly Value[], line: number): Omit<Fault, 'file' | 'line'> | undefined {
    for (const { check } of this.checks) {
      const found = check.row(values, line);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private otherPeriod(values: readonly Value[]): Omit<Fault, 'file' | 'line'> | undefined {
    if (this.periodRule.from !== 'column') return undefined;
    const said = String(values[this.index.get(this.periodRule.column) as number] ?? '');
    this.period ??= said;
    return said === this.period
      ? undefined
      : { column: this.periodRule.column, found: said, expected: `${this.period}, as the first row`, rule: 'other period' };
  }

  private duplicate(values: readonly Value[]): Omit<Fault, 'file' | 'line'> | undefined {
    const key = this.keyAt.map((at) => values[at]).join('\u001f');
    if (this.keys.add(key)) return undefined;
    return { column: this.extract.key.join(', '), found: key.replaceAll('\u001f', ', '), expected: 'one row for each key', rule: 'duplicate key' };
  }

  private refuse(...faults: readonly Fault[]): void {
    this.faults.rows += 1;
    for (const fault of faults) this.faults.add(fault);
    for (const { check } of this.checks) check.refused(this.text);
  }

  private keep(line: number): void {
    this.counts.rows += 1;
    this.values[this.values.length - 1] = line;
    this.batch.add(this.values);
  }
}
