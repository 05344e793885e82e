/** From a subject back to the files its figures came from, and how those files stand. */
import type { ExtractStanding, Quality, ReceiptLine, Subject } from './pack.js';

export interface Provenance {
  /** Landed files behind the series, newest period last. */
  files: ReceiptLine[];
  /** Where their extracts stand. */
  standings: ExtractStanding[];
  rows: number;
  faults: number;
  /** Control totals compared in those files, and how many disagreed. */
  compared: number;
  disagreed: number;
}

export function provenanceOf(subject: Pick<Subject, 'series'>, quality: Quality): Provenance {
  const hashes = new Set(subject.series.flatMap((row) => row.receipts.split(',')));
  const files = quality.receipts.filter((receipt) => hashes.has(receipt.sha256)).sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
  const extracts = new Set(files.map((file) => file.extract));
  const names = new Set(files.map((file) => `${file.extract}\t${file.fileName}`));
  const reconciled = quality.reconciliations.filter((line) => names.has(`${line.extract}\t${line.fileName}`));
  return {
    files,
    standings: quality.standings.filter((standing) => extracts.has(standing.extract)),
    rows: sum(files.map((file) => file.rows)),
    faults: sum(files.map((file) => file.faults)),
    compared: sum(reconciled.map((line) => line.compared)),
    disagreed: sum(reconciled.map((line) => line.disagreed)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** True when a newer period should have arrived: the figure is not the newest there is. */
export const isLate = (subject: Pick<Subject, 'series'>, quality: Quality): boolean =>
  provenanceOf(subject, quality).standings.some((standing) => standing.freshness === 'Late');
