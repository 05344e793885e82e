/** A receipt says what arrived; an outcome says what became of it. Both are written once and never changed. */

/** Proof that these bytes arrived. Written at landing, after the bytes. */
export interface Receipt {
  extract: string;
  /** `2025-05`, `2025-Q1`, `2020-21`, `2019` or `2022-01-01`; `-` for an unrecognised file. */
  period: string;
  sha256: string;
  bytes: number;
  /** Instant, ISO with Z. */
  landedAt: string;
  fileName: string;
  /** Where the bytes lie in the store. */
  landed: string;
  /** Name of the layout recognised; empty when none was. */
  layout: string;
  /** 0 as first published; 1 and up when the name says revised. */
  edition: number;
  /** Code of the organisation that sent it, of an extract that each partner sends for itself: only its own newer file takes its place. */
  sender?: string;
  /** True when the file says it is synthetic: by its name or an organisation's name in its first rows. */
  synthetic?: boolean;
  /** Of a workbook with a sheet a template: how many receipts it has, one a sheet and one for all sheets that were not recognised. */
  sheets?: number;
  /** Of an unrecognised file: hash of the layouts it was held against. When they change, it is looked at again. */
  heldAgainst?: string;
  /** Why it was not recognised, or notes made at landing. */
  faults: import('./faults.js').Fault[];
}

export interface Reconciliation {
  rule: string;
  /** What was compared, in words: `TOTAL row, 18 columns`. */
  what: string;
  compared: number;
  disagreed: number;
}

/** Written last, when everything else of a normalisation is in place: its presence is the commit. */
export interface Outcome {
  extract: string;
  period: string;
  sha256: string;
  /** Hash of the extract definition and of the normaliser's version: a change of either normalises again. */
  definition: string;
  state: 'accepted' | 'refused';
  /** Why it was refused, in one sentence; empty otherwise. */
  reason: string;
  /** Data rows read = rows + faulty + totals. Blank lines are not rows. */
  read: number;
  rows: number;
  faulty: number;
  totals: number;
  /** All faults, row, file and note; the first 10,000 are kept in full. */
  faults: number;
  reconciled: Reconciliation[];
}

export type ReceiptState = 'retired' | 'in force' | 'superseded' | 'refused' | 'unrecognised';
