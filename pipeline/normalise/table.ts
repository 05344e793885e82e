/** Rows of text to a typed table: every row read is checked, and is then kept, refused with its faults, or taken as a total. */
import type { Extract, PeriodRule } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import { ParquetParts } from '../formats/parquet-parts.js';
import type { RowSource, SourceRow } from '../formats/rows.js';
import { periodFrom } from '../periods.js';
import type { Value } from '../ports.js';
import type { Receipt, Reconciliation } from '../receipts.js';
import type { TotalRow } from './check.js';
import { bindColumns, normalisedColumns } from './columns.js';
import type { FaultBook } from './fault-book.js';
import { KeySet, SEPARATOR } from './keys.js';
import { checksOf, totalRules } from './reconcile.js';
import { RowTyper } from './row-typer.js';

export interface Counts {
  read: number;
  rows: number;
  totals: number;
}

type Found = Omit<Fault, 'file' | 'line'>;

export class TableWriter {
  readonly counts: Counts = { read: 0, rows: 0, totals: 0 };
  private readonly keys = new KeySet();
  private readonly checks;
  private readonly totals;
  private readonly place: ReadonlyMap<string, number>;
  private readonly keyAt: readonly number[];
  private readonly samePeriod: (text: string) => boolean;
  // The table and the row being read: one of each at a time.
  private typer = new RowTyper([]);
  private cellAt: readonly number[] = [];
  private file = '';
  private width = 0;
  private line = 0;
  private cells: readonly string[] = [];

  private constructor(
    private readonly extract: Extract,
    private readonly receipt: Receipt,
    private readonly faults: FaultBook,
    private readonly periodRule: PeriodRule,
    private readonly parquet: ParquetParts,
  ) {
    this.place = new Map(Object.keys(extract.columns).map((id, i) => [id, i]));
    const place = (id: string): number => this.place.get(id) as number;
    this.keyAt = extract.key.map(place);
    this.checks = checksOf(extract, receipt.fileName, place);
    this.totals = totalRules(extract).map((rule) => ({
      column: rule.when.column,
      form: new RegExp(rule.when.matches, 'i'),
      check: this.checks.find((held) => held.rule === rule)?.check,
    }));
    this.samePeriod = periodCheck(periodRule, receipt.period);
  }

  /** @param folder local folder for the Parquet parts */
  static async open(extract: Extract, receipt: Receipt, faults: FaultBook, periodRule: PeriodRule, folder: string): Promise<TableWriter> {
    const { period: _period, source_sha256: _sha256, ...columns } = normalisedColumns(extract);
    const parquet = await ParquetParts.open({ folder, columns, constants: { period: receipt.period, source_sha256: receipt.sha256 } });
    return new TableWriter(extract, receipt, faults, periodRule, parquet);
  }

  async take(source: RowSource): Promise<void> {
    const { bound, notes } = bindColumns(this.extract, source);
    for (const note of notes) this.faults.add(note);
    this.typer = new RowTyper(bound);
    this.cellAt = bound.map(({ at }) => at);
    this.file = source.file;
    this.width = source.width ?? source.header.length;
    for await (const batch of source.batches()) {
      for (const row of batch) {
        this.row(row);
        if (this.parquet.full) await this.parquet.pause();
      }
      await this.parquet.pause();
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

  private row({ line, cells, fault }: SourceRow): void {
    this.counts.read += 1;
    this.line = line;
    this.cells = cells;
    if (fault !== undefined) this.refuse([{ ...fault, file: this.file, line }], false);
    else if (this.isTotal()) return;
    else if (!this.fits()) this.refuse([this.misfit()], false);
    else if (!this.typer.type(cells)) this.refuse(this.typer.faults(cells, this.file, line));
    else this.inContext();
  }

  /** Text of a column in the row at hand. */
  private readonly text = (id: string): string => this.cells[this.cellAt[this.place.get(id) as number] as number]?.trim() ?? '';
  private readonly figure = (place: number): number => this.typer.figure(this.cells, place);

  /** Takes a total row into its check. */
  private isTotal(): boolean {
    const total = this.totals.find(({ column, form }) => form.test(this.text(column)));
    if (total === undefined) return false;
    this.counts.totals += 1;
    const row: TotalRow = { text: this.text, figure: this.figure, file: this.file, line: this.line };
    total.check?.total(row);
    return true;
  }

  /** Trailing empty cells are a spreadsheet's habit; anything else beside the width is a misplaced comma. */
  private fits(): boolean {
    const { cells, width } = this;
    return width === 0 || cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''));
  }

  private misfit(): Fault {
    const { file, line, cells, width } = this;
    return { file, line, column: '', found: `${cells.length} cells`, expected: `${width} cells, as the header`, rule: 'row width' };
  }

  /** Faults that only show beside other rows: another period, a key seen before, a ratio that its parts do not give. */
  private inContext(): void {
    const { values } = this.typer;
    const found = this.otherPeriod() ?? this.otherSender() ?? this.duplicate(values) ?? this.unsound(values);
    if (found === undefined) this.keep(values);
    else this.refuse([{ ...found, file: this.file, line: this.line }]);
  }

  /** The first check that the row itself fails; the good row goes into every sum. */
  private unsound(values: readonly Value[]): Found | undefined {
    for (const { check } of this.checks) {
      const found = check.row(values);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private otherPeriod(): Found | undefined {
    if (this.periodRule.from !== 'column') return undefined;
    const { column } = this.periodRule;
    const said = this.text(column);
    if (this.samePeriod(said)) return undefined;
    return { column, found: said, expected: `${this.receipt.period}, the period of the file`, rule: 'other period' };
  }

  private otherSender(): Found | undefined {
    const { sentBy } = this.extract;
    if (sentBy === undefined || this.text(sentBy) === this.receipt.sender) return undefined;
    return { column: sentBy, found: this.text(sentBy), expected: `${this.receipt.sender ?? 'a sender'}, as the first row`, rule: 'other sender' };
  }

  private duplicate(values: readonly Value[]): Found | undefined {
    if (this.keyAt.length === 0) return undefined;
    let key = '';
    for (const at of this.keyAt) key += `${values[at] ?? ''}${SEPARATOR}`;
    if (this.keys.add(key)) return undefined;
    const found = this.keyAt.map((at) => values[at] ?? '').join(', ');
    return { column: this.extract.key.join(', '), found, expected: 'one row for each key', rule: 'duplicate key' };
  }

  /** @param readable false when its cells cannot be trusted to stand in their columns */
  private refuse(faults: readonly Fault[], readable = true): void {
    this.faults.rows += 1;
    for (const fault of faults) this.faults.add(fault);
    const broken = readable ? faults.map(({ column }) => column) : undefined;
    for (const { check } of this.checks) check.refused(this.text, broken);
  }

  private keep(values: Value[]): void {
    this.counts.rows += 1;
    values[values.length - 1] = this.line;
    this.parquet.add(values);
  }
}

/** Says of a text of the period column whether it is the file's period; rows mostly repeat the one before. */
function periodCheck(rule: PeriodRule, period: string): (text: string) => boolean {
  if (rule.from !== 'column') return () => true;
  const form = new RegExp(rule.pattern, 'i');
  let last: string | undefined;
  let same = false;
  return (text) => {
    if (text !== last) {
      const groups = form.exec(text)?.groups;
      same = groups !== undefined && periodFrom(groups, rule.cadence) === period;
      last = text;
    }
    return same;
  };
}
