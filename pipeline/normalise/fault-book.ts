/** Faults of one file: all counted, the first ten thousand kept, written as Parquet, CSV and lines of JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type Fault, RULES, type Severity } from '../faults.js';
import { openParquet } from '../formats/parquet.js';
import type { SqlType } from '../ports.js';
import { inert } from '../publish/plain-text.js';

export const KEPT = 10_000;
/** Faults that refuse the file are kept beside them, as they come last: the first of these. */
const KEPT_OF_FILE = 100;

const COLUMNS: Readonly<Record<keyof Fault, SqlType>> = {
  file: 'varchar',
  line: 'bigint',
  column: 'varchar',
  found: 'varchar',
  expected: 'varchar',
  rule: 'varchar',
};

export class FaultBook {
  readonly kept: Fault[] = [];
  count = 0;
  /** Rows refused, each counted once however many faults it has. */
  rows = 0;
  private readonly bySeverity: Record<Severity, number> = { row: 0, file: 0, note: 0 };

  add(fault: Fault): void {
    const { severity } = RULES[fault.rule];
    this.count += 1;
    this.bySeverity[severity] += 1;
    if (this.kept.length < KEPT || (severity === 'file' && this.bySeverity.file <= KEPT_OF_FILE)) this.kept.push({ ...fault, found: short(fault.found) });
  }

  /** The first fault that refuses the whole file. */
  refusal(): Fault | undefined {
    return this.bySeverity.file === 0 ? undefined : this.kept.find((fault) => RULES[fault.rule].severity === 'file');
  }

  /** Writes `faults.parquet`, `faults.csv` and `faults.jsonl` into a local folder; nothing when there are none. */
  write(folder: string): string[] {
    if (this.count === 0) return [];
    const names = Object.keys(COLUMNS) as (keyof Fault)[];
    const parquet = openParquet(join(folder, 'faults.parquet'), COLUMNS);
    parquet.writeGroup(names.map((name) => this.kept.map((fault) => fault[name])));
    parquet.finish();
    const rows = this.kept.map((fault) => [
      ...names.map((name) => (typeof fault[name] === 'string' ? inert(fault[name] as string) : fault[name])),
      RULES[fault.rule].todo,
    ]);
    writeFileSync(join(folder, 'faults.csv'), `${Papa.unparse({ fields: [...names, 'what to do'], data: rows }, { newline: '\r\n' })}\r\n`);
    writeFileSync(join(folder, 'faults.jsonl'), this.kept.map((fault) => `${JSON.stringify(fault)}\n`).join(''));
    return ['faults.parquet', 'faults.csv', 'faults.jsonl'];
  }
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
