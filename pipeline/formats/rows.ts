/** A table as its publisher wrote it, whatever the format: rows of text cells under a header. */
import type { Fault } from '../faults.js';

export interface SourceRow {
  /** 1-based line of the text file on which the row starts, or row of the sheet. */
  line: number;
  /** Text as the publisher typed it; numbers of a workbook as exact decimal text. A short row stays short. */
  cells: readonly string[];
  /** Set when the reader itself refuses the row (bad quotes, too long, formula cell): it counts as read and as faulty, and is not used. */
  fault?: Fault;
}

/** One table of a file: a text file has one, a workbook one a sheet. */
export interface RowSource {
  /** How faults name it: `A.csv`, `A.zip › a.csv`, `book.ods › Table_2a`. */
  file: string;
  /**
   * Header cells as found; two tiers are already one (`Block / Cell`). Columns made by `unpivot` carry the definition's column id.
   * Empty for a file without a header, whose cells go by position.
   */
  header: readonly string[];
  /** Line the header stands on; 0 without one. */
  headerLine: number;
  /** Cells a row must have, not counting empty ones at its end; left out: as many as the header. 0: not checked. */
  width?: number;
  /** Data rows in file order, many at a time. Blank rows and notes are left out. Can be read once. */
  batches(): AsyncIterable<readonly SourceRow[]>;
}
