/** Checks of an extract in words, for the data dictionary and for the people who fill templates in. */
import type { Reconcile } from '../catalogue/define.js';

/** @param name how a column is called for the reader */
export function sayReconcile(rule: Reconcile, name: (column: string) => string): string {
  switch (rule.rule) {
    case 'ratio':
      return `${name(rule.equals)} is ${rule.times} × ${name(rule.numerator)} ÷ ${name(rule.denominator)}, to ${rule.decimals} decimals, in every row`;
    case 'difference':
      return `${name(rule.equals)} is ${name(rule.of)} less ${name(rule.less)}, in every row`;
    case 'order':
      return `${name(rule.low)} is not above ${name(rule.high)}: ${rule.why}`;
    case 'one value':
      return `rows of one ${name(rule.by)} say the same in ${rule.columns.map(name).join(', ')}`;
    case 'total row':
      return `the file's total row is the sum of all others, in ${sums(rule.sums)}`;
    case 'group total':
      return `each group's total row is the group's sum, in ${sums(rule.sums)}, by ${rule.by.join(', ')}`;
  }
}

const sums = (columns: readonly string[]): string => `${columns.length} column${columns.length === 1 ? '' : 's'}`;
