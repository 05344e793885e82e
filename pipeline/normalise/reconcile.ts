/** Control totals: what the publisher says the rows add up to, against what they do. */
import type { Extract, Reconcile } from '../../catalogue/define.js';
import type { Fault } from '../faults.js';
import type { Value } from '../ports.js';
import type { Reconciliation } from '../receipts.js';

/** Reads the value of a column in the row at hand. */
export type Get = (column: string) => Value;

export interface Check {
  /** Takes a good row into the sums; returns a fault when the row itself does not hold together. */
  row(get: Get, line: number): Fault | undefined;
  /** A row that was refused: totals it belongs to cannot be compared. */
  refused(text: Get): void;
  /** A total row, by its text and its typed sums. */
  total(text: Get, get: Get, line: number): void;
  finish(): { faults: Fault[]; reconciled: Reconciliation };
}

type RatioRule = Reconcile & { rule: 'ratio' };
export type TotalRule = Exclude<Reconcile, { rule: 'ratio' }>;
export const totalRules = (extract: Extract): TotalRule[] => (extract.reconcile ?? []).filter((rule) => rule.rule !== 'ratio');

export const checksOf = (extract: Extract, file: string): { rule: Reconcile; check: Check }[] =>
  (extract.reconcile ?? []).map((rule) => ({ rule, check: rule.rule === 'ratio' ? ratioCheck(rule, file) : totalCheck(rule, file) }));

/** A published ratio is right when it is within half a unit of its last decimal of what its parts give. */
function ratioCheck(rule: RatioRule, file: string): Check {
  const reconciled: Reconciliation = {
    rule: rule.rule,
    what: `${rule.equals} = ${rule.times} × ${rule.numerator} ÷ ${rule.denominator}, every row`,
    compared: 0,
    disagreed: 0,
  };
  const within = 0.5 * 10 ** -rule.decimals + 1e-9;
  return {
    row: (get, line) => {
      const [top, bottom, said] = [get(rule.numerator), get(rule.denominator), get(rule.equals)].map((value) =>
        value === null ? Number.NaN : Number(value),
      ) as [number, number, number];
      if (Number.isNaN(said) || Number.isNaN(top) || !(bottom > 0)) return undefined;
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

/** One group for the whole file, or one for each combination of the rule's columns. Groups are let go as soon as they are settled. */
class Totals implements Check {
  private readonly groups = new Map<string, Group>();
  private readonly faults: Fault[] = [];
  private seen = 0;
  private compared = 0;
  private disagreed = 0;
  private broken = 0;
  private readonly by: readonly string[];

  constructor(
    private readonly rule: TotalRule,
    private readonly file: string,
  ) {
    this.by = rule.rule === 'group total' ? rule.by : [];
  }

  row(get: Get): undefined {
    const group = this.group(get);
    group.rows += 1;
    for (let i = 0; i < this.rule.sums.length; i += 1) group.sums[i] = (group.sums[i] as number) + Number(get(this.rule.sums[i] as string) ?? 0);
  }

  refused(text: Get): void {
    this.group(text).broken = true;
  }

  total(text: Get, get: Get, line: number): void {
    this.seen += 1;
    const group = this.group(text);
    group.total = { line, values: Float64Array.from(this.rule.sums, (column) => Number(get(column) ?? 0)) };
    if (this.rule.rule === 'group total' && group.rows > 0) this.settle(this.key(text), group);
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

  private key(get: Get): string {
    return this.by.map((column) => get(column)).join('\u001f');
  }

  private group(get: Get): Group {
    const key = this.key(get);
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
    this.faults.push(
      this.fault(
        line,
        this.rule.sums[wrong] as string,
        String(values[wrong]),
        `${group.sums[wrong]}, the sum of ${group.rows} rows${key === '' ? '' : ` of ${key.split('\u001f').join(', ')}`}`,
        'total disagrees',
      ),
    );
  }

  private fault(line: number, column: string, found: string, expected: string, rule: Fault['rule']): Fault {
    return { file: this.file, line, column, found, expected, rule };
  }
}

const totalCheck = (rule: TotalRule, file: string): Check => new Totals(rule, file);
