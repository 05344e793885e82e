/** Total rows against the sums of the rows they stand for: one for the whole file, or one for each combination of the rule's columns. */
import type { Fault } from '../faults.js';
import type { Value } from '../ports.js';
import type { Reconciliation } from '../receipts.js';
import type { Check, Place, Text, TotalRow, TotalRule } from './check.js';
import { KeySet, SEPARATOR } from './keys.js';

interface Group {
  sums: Float64Array;
  rows: number;
  /** A row of it was refused, so its total cannot be held against the rest. */
  broken: boolean;
  total?: { file: string; line: number; values: Float64Array };
}

/** Disagreements told in full; the rest are counted. */
const TOLD = 1000;
/** Totals that disagree wait for the end of the file, as rows may yet come; past so many they are taken at their word. */
const WAITING = 1000;

/** Groups are let go as soon as their total agrees, so that a file whose totals follow their rows is held one group at a time. */
export class Totals implements Check {
  private readonly groups = new Map<string, Group>();
  private readonly settled = new KeySet();
  private readonly disagreements: Fault[] = [];
  private disagreed = 0;
  private readonly faults: Fault[] = [];
  private seen = 0;
  private compared = 0;
  private broken = 0;
  private waiting = 0;
  /** Refused rows of which nobody can say to which group they belong. */
  private unplaced = 0;
  private readonly by: readonly string[];
  private readonly byAt: Int32Array;
  private readonly sumsAt: Int32Array;
  private last: { key: string; group: Group } | undefined;

  constructor(
    private readonly rule: TotalRule,
    private readonly file: string,
    place: Place,
  ) {
    this.by = rule.rule === 'group total' ? rule.by : [];
    this.byAt = Int32Array.from(this.by, place);
    this.sumsAt = Int32Array.from(rule.sums, place);
  }

  row(values: readonly Value[]): undefined {
    let key = '';
    for (let i = 0; i < this.byAt.length; i += 1) key += `${values[this.byAt[i] as number] ?? ''}${SEPARATOR}`;
    const group = this.group(key);
    const { sums } = group;
    const { sumsAt } = this;
    group.rows += 1;
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] as number) + ((values[sumsAt[i] as number] as number | null) ?? 0);
  }

  refused(text: Text, broken: readonly string[] | undefined): void {
    const placed = this.by.length === 0 || (broken !== undefined && !this.by.some((column) => broken.includes(column)));
    if (!placed) this.unplaced += 1;
    else this.breaks(this.keyOf(text));
  }

  /** A total that agreed before a refused row of its group came does not need that row. */
  private breaks(key: string): void {
    if (this.last?.key === key || !this.settled.has(key)) this.group(key).broken = true;
  }

  total({ text, figure, file, line }: TotalRow): void {
    this.seen += 1;
    const key = this.keyOf(text);
    if (this.settled.has(key) || this.groups.get(key)?.total !== undefined) {
      this.disagree(file, line, '', 'a second total row', `one total row${of(key)}`);
      return;
    }
    const group = this.group(key);
    group.total = { file, line, values: this.figures(figure) };
    if (this.by.length === 0 || group.rows === 0) return;
    if (group.broken || this.wrong(group) < 0 || this.waiting >= WAITING) this.settle(key, group);
    else this.waiting += 1;
  }

  finish(): { faults: Fault[]; reconciled: Reconciliation } {
    for (const [key, group] of this.groups) this.close(key, group);
    if (this.seen === 0) this.faults.push(this.missing('no total row'));
    const left = this.disagreed <= this.unplaced ? this.disagreed : 0;
    const scope = this.rule.rule === 'total row' ? 'total row' : `totals by ${this.by.join(', ')}`;
    const notCompared = this.broken + left;
    const why = notCompared === 0 ? '' : `; ${notCompared} not compared, because a row was refused`;
    return {
      faults: left > 0 ? this.faults : [...this.faults, ...this.disagreements],
      reconciled: {
        rule: this.rule.rule,
        what: `${scope}, ${this.rule.sums.length} columns${why}`,
        compared: this.compared - left,
        disagreed: this.disagreed - left,
      },
    };
  }

  private figures(figure: TotalRow['figure']): Float64Array {
    const { sumsAt } = this;
    const values = new Float64Array(sumsAt.length);
    for (let i = 0; i < values.length; i += 1) values[i] = figure(sumsAt[i] as number);
    return values;
  }

  private keyOf(text: Text): string {
    return this.by.map((column) => text(column) + SEPARATOR).join('');
  }

  /** Rows mostly belong to the group of the row before. */
  private group(key: string): Group {
    if (this.last?.key === key) return this.last.group;
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { sums: new Float64Array(this.sumsAt.length), rows: 0, broken: false };
      this.groups.set(key, group);
    }
    this.last = { key, group };
    return group;
  }

  /** Place of the first sum that the total does not give; -1 when all agree. */
  private wrong({ sums, total }: Group): number {
    const within = this.rule.tolerance ?? 1e-6;
    const values = total?.values ?? sums;
    for (let i = 0; i < sums.length; i += 1) if (!(Math.abs((values[i] as number) - (sums[i] as number)) <= within)) return i;
    return -1;
  }

  private settle(key: string, group: Group): void {
    this.groups.delete(key);
    this.last = undefined;
    this.settled.add(key);
    const { total, sums, rows } = group;
    if (group.broken) this.broken += 1;
    if (group.broken || total === undefined) return;
    const wrong = this.wrong(group);
    this.compared += 1;
    if (wrong < 0) return;
    const expected = `${sums[wrong]}, the sum of ${rows === 1 ? '1 row' : `${rows} rows`}${of(key)}`;
    this.disagree(total.file, total.line, this.rule.sums[wrong] as string, said(total.values[wrong] as number), expected);
  }

  /** At the end of the file: groups whose total is still to be compared, came too early, or never came. */
  private close(key: string, group: Group): void {
    const late = this.settled.has(key);
    if (group.total !== undefined) this.settle(key, group);
    else if (group.broken) this.broken += late ? 0 : 1;
    else if (late && group.sums.some((sum) => sum !== 0))
      this.disagree(this.file, 0, '', `${group.rows} rows${of(key)} after their total`, 'every row before its total');
    else if (!late && this.seen > 0 && this.faults.length < TOLD) this.faults.push(this.missing(`no total row${of(key)}`));
  }

  private disagree(file: string, line: number, column: string, found: string, expected: string): void {
    this.disagreed += 1;
    if (this.disagreements.length < TOLD) this.disagreements.push({ file, line, column, found, expected, rule: 'total disagrees' });
  }

  private missing(found: string): Fault {
    const { column, matches } = this.rule.when;
    return { file: this.file, line: 0, column, found, expected: `a row whose ${column} matches ${matches}`, rule: 'total missing' };
  }
}

const of = (key: string): string => (key === '' ? '' : ` of ${key.split(SEPARATOR).filter(Boolean).join(', ')}`);
const said = (figure: number): string => (Number.isNaN(figure) ? 'a figure that cannot be read' : String(figure));
