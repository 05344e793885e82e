/** Control totals: what the publisher says the rows add up to, against what they do. */
import type { Extract, Reconcile } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import type { Value } from '../ports.js';
import type { Reconciliation } from '../receipts.js';

/** Text of a column in the row at hand. */
export type Text = (column: string) => string;

/** Figure of a total row, by the place of its column; null when it cannot be read, which then disagrees. */
export type Figure = (place: number) => Value;

/** Place of a column in the values of a row. */
export type Place = (column: string) => number;

export interface Check {
  /** Takes a good row into the sums; returns a fault when the row itself does not hold together. */
  row(values: readonly Value[], line: number): Fault | undefined;
  /** A row that was refused: totals it belongs to cannot be compared. */
  refused(text: Text): void;
  /** A total row, by its text and its figures. */
  total(text: Text, figure: Figure, line: number): void;
  finish(): { faults: Fault[]; reconciled: Reconciliation };
}

type RatioRule = Reconcile & { rule: 'ratio' };
export type TotalRule = Exclude<Reconcile, { rule: 'ratio' }>;
export const totalRules = (extract: Extract): TotalRule[] => (extract.reconcile ?? []).filter((rule) => rule.rule !== 'ratio');

export const checksOf = (extract: Extract, file: string, place: Place): { rule: Reconcile; check: Check }[] =>
  (extract.reconcile ?? []).map((rule) => ({ rule, check: rule.rule === 'ratio' ? ratioCheck(rule, file, place) : new Totals(rule, file, place) }));

/** A published ratio is right when it is within half a unit of its last decimal of what its parts give. */
function ratioCheck(rule: RatioRule, file: string, place: Place): Check {
  const reconciled: Reconciliation = {
    rule: rule.rule,
    what: `${rule.equals} = ${rule.times} × ${rule.numerator} ÷ ${rule.denominator}, every row`,
    compared: 0,
    disagreed: 0,
  };
  const within = 0.5 * 10 ** -rule.decimals + 1e-9;
  const [topAt, bottomAt, saidAt] = [place(rule.numerator), place(rule.denominator), place(rule.equals)];
  return {
    row: (values, line) => {
      const [top, bottom, said] = [values[topAt], values[bottomAt], values[saidAt]] as (number | null)[];
      if (said == null || top == null || bottom == null || bottom <= 0) return undefined;
      reconciled.compared += 1;
      const worked = (rule.times * top) / bottom;
      if (Math.abs(worked - said) <= within) return undefined;
      reconciled.disagreed += 1;
      return {
        file,
        line,
        column: rule.equals,
        found: String(said),
        expected: `${worked.toFixed(rule.decimals)}, from ${top} and ${bottom}`,
        rule: 'ratio disagrees',
      };
    },
    refused: () => undefined,
    total: () => undefined,
    finish: () => ({ faults: [], reconciled }),
  };
}

interface Group {
  sums: Float64Array;
  rows: number;
  /** A row of it was refused, so its total cannot be held against the rest. */
  broken: boolean;
  total?: { line: number; values: Float64Array };
}

const SEPARATOR = '\u001f';

/** One group for the whole file, or one for each combination of the rule's columns. Groups are let go as soon as they are settled. */
class Totals implements Check {
  private readonly groups = new Map<string, Group>();
  private readonly faults: Fault[] = [];
  private seen = 0;
  private compared = 0;
  private disagreed = 0;
  private broken = 0;
  private readonly by: readonly string[];
  private readonly byAt: readonly number[];
  private readonly sumsAt: Int32Array;

  constructor(
    private readonly rule: TotalRule,
    private readonly file: string,
    place: Place,
  ) {
    this.by = rule.rule === 'group total' ? rule.by : [];
    this.byAt = this.by.map(place);
    this.sumsAt = Int32Array.from(rule.sums, place);
  }

  row(values: readonly Value[]): undefined {
    const group = this.group(this.byAt.map((at) => values[at]).join(SEPARATOR));
    const { sums } = group;
    group.rows += 1;
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] as number) + ((values[this.sumsAt[i] as number] as number | null) ?? 0);
  }

  refused(text: Text): void {
    this.group(this.by.map(text).join(SEPARATOR)).broken = true;
  }

  total(text: Text, figure: Figure, line: number): void {
    this.seen += 1;
    const key = this.by.map(text).join(SEPARATOR);
    const group = this.group(key);
    group.total = { line, values: this.figures(figure) };
    if (this.rule.rule === 'group total' && group.rows > 0) this.settle(key, group);
  }

  finish(): { faults: Fault[]; reconciled: Reconciliation } {
    for (const [key, group] of this.groups) this.settle(key, group);
    if (this.seen === 0)
      this.faults.push(this.fault(0, '', 'no total row', `a row whose ${this.rule.when.column} matches ${this.rule.when.matches}`, 'total missing'));
    const scope = this.rule.rule === 'total row' ? 'total row' : `totals by ${this.by.join(', ')}`;
    const left = this.broken === 0 ? '' : `; ${this.broken} not compared, because a row was refused`;
    return {
      faults: this.faults,
      reconciled: { rule: this.rule.rule, what: `${scope}, ${this.rule.sums.length} columns${left}`, compared: this.compared, disagreed: this.disagreed },
    };
  }

  private figures(figure: Figure): Float64Array {
    const { sumsAt } = this;
    const values = new Float64Array(sumsAt.length);
    for (let i = 0; i < values.length; i += 1) values[i] = (figure(sumsAt[i] as number) as number | null) ?? 0;
    return values;
  }

  private group(key: string): Group {
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { sums: new Float64Array(this.rule.sums.length), rows: 0, broken: false };
      this.groups.set(key, group);
    }
    return group;
  }

  private settle(key: string, group: Group): void {
    this.groups.delete(key);
    if (group.broken) this.broken += 1;
    if (group.broken || group.total === undefined) return;
    const { line, values } = group.total;
    const within = this.rule.tolerance ?? 1e-6;
    const wrong = this.rule.sums.findIndex((_, i) => Math.abs((values[i] as number) - (group.sums[i] as number)) > within);
    this.compared += 1;
    if (wrong < 0) return;
    this.disagreed += 1;
    const of = key === '' ? '' : ` of ${key.split(SEPARATOR).join(', ')}`;
    this.faults.push(
      this.fault(line, this.rule.sums[wrong] as string, String(values[wrong]), `${group.sums[wrong]}, the sum of ${group.rows} rows${of}`, 'total disagrees'),
    );
  }

  private fault(line: number, column: string, found: string, expected: string, rule: Fault['rule']): Fault {
    return { file: this.file, line, column, found, expected, rule };
  }
}
