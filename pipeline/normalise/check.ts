/** What a check of a table against its publisher's own figures sees and says. */
import type { Reconcile } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import type { Value } from '../ports.js';
import type { Reconciliation } from '../receipts.js';

export type TotalRule = Extract<Reconcile, { rule: 'total row' | 'group total' }>;

/** Text of a column in the row at hand. */
export type Text = (column: string) => string;

/** Place of a column in the values of a row. */
export type Place = (column: string) => number;

export interface TotalRow {
  text: Text;
  /** Figure by the place of its column; NaN when it cannot be read. */
  figure(place: number): number;
  file: string;
  line: number;
}

export interface Check {
  /** Takes a good row into the sums; says what is wrong when the row itself does not hold together. */
  row(values: readonly Value[]): Omit<Fault, 'file' | 'line'> | undefined;
  /** A row that was refused: totals it belongs to cannot be compared. @param broken its faulty columns; undefined when none of its cells can be trusted */
  refused(text: Text, broken: readonly string[] | undefined): void;
  total(row: TotalRow): void;
  finish(): { faults: Fault[]; reconciled: Reconciliation };
}
