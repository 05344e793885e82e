/** What arrived, what was refused and why, what reconciled: the facts of the data-quality page, the same for every place. */
import type { Extract } from '../catalogue/define.js';
import { type Fault, RULES } from './faults.js';
import type { LedgerLine } from './ledger.js';
import type { FaultLine, Quality, ReceiptLine, ReconciliationLine } from './publish/pack.js';
import { standings } from './standing.js';

/** A fault with the receipt it belongs to. */
export interface HeldFault {
  extract: string;
  sha256: string;
  fault: Fault;
}

/** As many faults as a page shows; the rest are in published.fault. */
const SHOWN = 200;

export function quality(
  extracts: Readonly<Record<string, Extract>>,
  lines: readonly LedgerLine[],
  faults: readonly HeldFault[],
  on: string,
  notes: string[],
): Quality {
  const worst = [...faults].sort((a, b) => weight(a.fault) - weight(b.fault));
  return {
    standings: standings(extracts, lines, on),
    receipts: lines.map(receiptLine),
    reconciliations: lines.flatMap(reconciliationLines),
    faults: worst.slice(0, SHOWN).map(({ extract, fault }) => faultLine(extract, fault)),
    faultsInAll: faults.length,
    notes,
  };
}

const ORDER = { file: 0, row: 1, note: 2 } as const;
const weight = (fault: Fault): number => ORDER[RULES[fault.rule].severity];

function receiptLine({ receipt, outcome, state }: LedgerLine): ReceiptLine {
  return {
    extract: receipt.extract,
    period: receipt.period,
    fileName: receipt.fileName,
    sha256: receipt.sha256,
    landedOn: receipt.landedAt.slice(0, 10),
    state,
    reason: whyNot(receipt.faults, outcome?.reason ?? '', state),
    rows: outcome?.rows ?? 0,
    faults: (outcome?.faults ?? 0) + receipt.faults.length,
  };
}

const whyNot = (faults: readonly Fault[], reason: string, state: string): string =>
  state === 'unrecognised' ? faults.map((fault) => fault.expected).join('; ') : reason;

function reconciliationLines({ receipt, outcome, state }: LedgerLine): ReconciliationLine[] {
  if (state !== 'in force' && state !== 'refused') return [];
  const { extract, period, fileName } = receipt;
  return (outcome?.reconciled ?? []).map(({ what, compared, disagreed }) => ({ extract, period, fileName, what, compared, disagreed }));
}

function faultLine(extract: string, fault: Fault): FaultLine {
  return {
    extract,
    file: fault.file,
    line: fault.line,
    column: fault.column,
    found: fault.found,
    expected: fault.expected,
    rule: fault.rule,
    todo: RULES[fault.rule].todo,
  };
}
