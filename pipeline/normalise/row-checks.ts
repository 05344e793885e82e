/** Checks that a row passes by itself or beside the rows before it: differences, orders, and one value for one thing. */
import type { Reconcile } from '../../catalogue/define.js';
import type { Value } from '../ports.js';
import type { Check, Place } from './check.js';

type Rule<Name extends Reconcile['rule']> = Extract<Reconcile, { rule: Name }>;
type Found = ReturnType<Check['row']>;

/** A check of single rows: counts how many it could ask, and how many failed. @param ask undefined where the row lacks what it takes; null when all is well */
function rowCheck(rule: Reconcile['rule'], what: string, ask: (values: readonly Value[]) => Found | null): Check {
  const reconciled = { rule, what, compared: 0, disagreed: 0 };
  return {
    row: (values) => {
      const found = ask(values);
      if (found === undefined) return undefined;
      reconciled.compared += 1;
      if (found === null) return undefined;
      reconciled.disagreed += 1;
      return found;
    },
    refused: () => undefined,
    total: () => undefined,
    finish: () => ({ faults: [], reconciled }),
  };
}

/** What a row says must be what its parts give, within the tolerance. */
export function differenceCheck({ of, less, equals, tolerance }: Rule<'difference'>, place: Place): Check {
  const [ofAt, lessAt, equalsAt] = [place(of), place(less), place(equals)];
  return rowCheck('difference', `${equals} = ${of} − ${less}, every row`, (values) => {
    const [whole, part, said] = [values[ofAt], values[lessAt], values[equalsAt]] as (number | null)[];
    if (whole == null || part == null || said == null) return undefined;
    const worked = whole - part;
    if (Math.abs(worked - said) <= tolerance + 1e-9) return null;
    return { column: equals, found: String(said), expected: `${Number(worked.toFixed(6))}, which is ${whole} less ${part}`, rule: 'parts disagree' };
  });
}

/** Figures by size, days by date (ISO texts sort so). */
export function orderCheck({ low, high, why }: Rule<'order'>, place: Place): Check {
  const [lowAt, highAt] = [place(low), place(high)];
  return rowCheck('order', `${low} not above ${high}, every row`, (values) => {
    const [lower, upper] = [values[lowAt], values[highAt]];
    if (lower == null || upper == null) return undefined;
    return lower <= upper ? null : { column: low, found: String(lower), expected: `at most ${upper}, the ${high}: ${why}`, rule: 'out of order' };
  });
}

/** The first row of a thing says how it is; later rows say the same. Memory grows with the things, which a register has few of. */
export function oneValueCheck({ by, columns }: Rule<'one value'>, place: Place): Check {
  const byAt = place(by);
  const places = columns.map((column) => ({ column, at: place(column) }));
  const first = new Map<Value, readonly Value[]>();
  return rowCheck('one value', `one ${columns.join(', ')} for each ${by}`, (values) => {
    const thing = values[byAt] ?? null;
    const said = places.map(({ at }) => values[at] ?? null);
    const held = first.get(thing);
    if (held === undefined) first.set(thing, said);
    const differs = held === undefined ? -1 : held.findIndex((value, i) => value !== said[i]);
    if (held === undefined || differs < 0) return null;
    const expected = `'${held[differs] ?? ''}', as the first row of ${thing} says`;
    return { column: places[differs]?.column ?? by, found: String(said[differs] ?? ''), expected, rule: 'two values' };
  });
}
