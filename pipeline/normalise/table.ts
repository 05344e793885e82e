/** Rows of text to typed columns: checks each row, keeps the good ones, and writes them group by group. */
import type { Extract, PeriodRule } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { ParquetParts } from '../formats/parquet-parts.js';
import type { RowSource, SourceRow } from '../formats/rows.js';
import type { Value } from '../ports.js';
import type { Receipt, Reconciliation } from '../receipts.js';
import { isBroken } from './cell.js';
import { type Bound, bindColumns, normalisedColumns } from './columns.js';
import type { FaultBook } from './fault-book.js';
import { KeySet } from './keys.js';
import { checksOf, totalRules } from './reconcile.js';

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
  private readonly index: ReadonlyMap<string, number>;
  private readonly keyAt: readonly number[];
  private period: string | undefined;

  private constructor(
    private readonly extract: Extract,
    receipt: Receipt,
    private readonly faults: FaultBook,
    private readonly periodRule: PeriodRule,
    private readonly parquet: ParquetParts,
  ) {
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
    const parquet = await ParquetParts.open(folder, columns, { period: receipt.period, source_sha256: receipt.sha256 });
    return new TableWriter(extract, receipt, faults, periodRule, parquet);
  }

  async take(source: RowSource): Promise<void> {
    const { bound, notes } = bindColumns(this.extract, source);
    for (const note of notes) this.faults.add(note);
    const width = source.header.length;
    for await (const batch of source.batches()) {
      for (const row of batch) this.row(row, bound, width, source.file);
      await this.parquet.settle();
    }
  }

  /** Writes what is held and settles the totals. */
  async finish(): Promise<{ files: string[]; reconciled: Reconciliation[] }> {
    const files = await this.parquet.finish();
    const settled = this.checks.map(({ check }) => check.finish());
    for (const fault of settled.flatMap((one) => one.faults)) this.faults.add(fault);
    return { files, reconciled: settled.map((one) => one.reconciled) };
  }

  /** Lets go of what is held, when the file turns out not to be readable. */
  close(): Promise<void> {
    return this.parquet.close();
  }

  private row(row: SourceRow, bound: readonly Bound[], width: number, file: string): void {
    this.counts.read += 1;
    const text = (id: string): string => row.cells[(bound[this.index.get(id) as number] as Bound).at]?.trim() ?? '';
    if (row.fault !== undefined) this.refuse([{ ...row.fault, file, line: row.line }], text);
    else if (!this.isTotal(row, bound, text)) this.checked(row, bound, width, file, text);
  }

  /** Takes a total row into its check. */
  private isTotal(row: SourceRow, bound: readonly Bound[], text: (id: string) => string): boolean {
    for (const total of this.totals) {
      if (!total.form.test(text(total.column))) continue;
      this.counts.totals += 1;
      total.check?.total(text, (id) => this.figure(bound, row, id), row.line);
      return true;
    }
    return false;
  }

  private checked(row: SourceRow, bound: readonly Bound[], width: number, file: string, text: (id: string) => string): void {
    const wide = this.tooWide(row, width, file);
    if (wide !== undefined) this.refuse([wide], text);
    else this.typed(row, bound, file, text);
  }

  /** A figure of a total row; what cannot be read counts as nothing and so disagrees. */
  private figure(bound: readonly Bound[], row: SourceRow, id: string): Value {
    const column = bound[this.index.get(id) as number] as Bound;
    const value = column.read(row.cells[column.at] ?? '');
    return isBroken(value) ? null : value;
  }

  /** Trailing empty cells are a spreadsheet's habit; anything else beside the header's width is a misplaced comma. */
  private tooWide(row: SourceRow, width: number, file: string): Fault | undefined {
    const { cells } = row;
    if (width === 0 || cells.length === width) return undefined;
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return undefined;
    return { file, line: row.line, column: '', found: `${cells.length} cells`, expected: `${width} cells, as the header`, rule: 'row width' };
  }

  private typed(row: SourceRow, bound: readonly Bound[], file: string, text: (id: string) => string): void {
    const { values } = this;
    let broken: Fault[] | undefined;
    for (let i = 0; i < bound.length; i += 1) {
      const { at, read, id } = bound[i] as Bound;
      const value = at < 0 ? null : read(row.cells[at] ?? '');
      if (!isBroken(value)) values[i] = value;
      else {
        broken ??= [];
        broken.push({ file, line: row.line, column: id, found: row.cells[at] ?? '', expected: value.expected, rule: value.rule });
      }
    }
    const faults = broken ?? this.inContext(row, values, file);
    if (faults.length > 0) this.refuse(faults, text);
    else this.keep(row.line);
  }

  /** Faults that only show beside other rows: another period, a key seen before, a ratio that its parts do not give. */
  private inContext(row: SourceRow, values: readonly Value[], file: string): Fault[] {
    const fault = this.otherPeriod(values) ?? this.duplicate(values);
    if (fault !== undefined) return [{ ...fault, file, line: row.line }];
    return this.checks.flatMap(({ check }) => check.row(values, row.line) ?? []).map((found) => ({ ...found, file }));
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

  private refuse(faults: readonly Fault[], text: (id: string) => string): void {
    this.faults.rows += 1;
    for (const fault of faults) this.faults.add(fault);
    for (const { check } of this.checks) check.refused(text);
  }

  private keep(line: number): void {
    this.counts.rows += 1;
    this.values[this.values.length - 1] = line;
    this.parquet.add(this.values);
  }
}
