/** Control totals: what the publisher says the rows add up to, against what they do. */
import type { Extract, Reconcile } from '../../catalogue/define.js';
import type { Reconciliation } from '../receipts.js';
import type { Check, Place, TotalRule } from './check.js';
import { differenceCheck, oneValueCheck, orderCheck } from './row-checks.js';
import { Totals } from './totals.js';

type RatioRule = Reconcile & { rule: 'ratio' };
export const totalRules = (extract: Extract): TotalRule[] =>
  (extract.reconcile ?? []).filter((rule) => rule.rule === 'total row' || rule.rule === 'group total');

export const checksOf = (extract: Extract, file: string, place: Place): { rule: Reconcile; check: Check }[] =>
  (extract.reconcile ?? []).map((rule) => ({ rule, check: checkOf(rule, file, place) }));

function checkOf(rule: Reconcile, file: string, place: Place): Check {
  switch (rule.rule) {
    case 'ratio':
      return ratioCheck(rule, place);
    case 'difference':
      return differenceCheck(rule, place);
    case 'order':
      return orderCheck(rule, place);
    case 'one value':
      return oneValueCheck(rule, place);
    default:
      return new Totals(rule, file, place);
  }
}

/** A published ratio is right when it is within half a unit of its last decimal of what its parts give. */
function ratioCheck(rule: RatioRule, place: Place): Check {
  const reconciled: Reconciliation = {
    rule: rule.rule,
    what: `${rule.equals} = ${rule.times} × ${rule.numerator} ÷ ${rule.denominator}, every row`,
    compared: 0,
    disagreed: 0,
  };
  const within = 0.5 * 10 ** -rule.decimals + 1e-9;
  const [topAt, bottomAt, saidAt] = [place(rule.numerator), place(rule.denominator), place(rule.equals)];
  return {
    row: (values) => {
      const [top, bottom, said] = [values[topAt], values[bottomAt], values[saidAt]] as (number | null)[];
      if (said == null || top == null || bottom == null || bottom <= 0) return undefined;
      reconciled.compared += 1;
      const worked = (rule.times * top) / bottom;
      if (Math.abs(worked - said) <= within) return undefined;
      reconciled.disagreed += 1;
      const expected = `${worked.toFixed(rule.decimals)}, from ${top} and ${bottom}`;
      return { column: rule.equals, found: String(said), expected, rule: 'ratio disagrees' };
    },
    refused: () => undefined,
    total: () => undefined,
    finish: () => ({ faults: [], reconciled }),
  };
}
