/**
 * What a reader may be told of one count of people: the rule of NHS England for hospital and emergency care data since September 2018.
 * A count of 1 to 7 is not shown; nought stays nought; any other is shown rounded to the nearest 5.
 */

/** Largest count that is not shown. */
export const SMALL = 7;
/** Every other count is shown as a multiple of it. */
export const STEP = 5;
/** A hidden small count stays possible in so many ways: as many as rounding leaves any count that is shown. */
export const WAYS = 5;

/** Between which whole numbers a count must lie, for all that is told of it. */
export interface Span {
  low: number;
  high: number;
}

export const isSmall = (count: number): boolean => count > 0 && count <= SMALL;

/** The multiple of 5 that is nearest. */
export const rounded = (count: number): number => STEP * Math.round(count / STEP);

/** Of a count that is shown. A reader knows the rule, and so within 2 of a rounded figure what it was rounded from. */
export function shownSpan(count: number): Span {
  if (count === 0) return { low: 0, high: 0 };
  const reach = Math.floor(STEP / 2);
  return { low: Math.max(SMALL + 1, rounded(count) - reach), high: rounded(count) + reach };
}

/** Of one that is not shown since it, or what it leaves of its denominator, is small: which of these, is taken to be known. */
export const smallSpan = (count: number): Span => (isSmall(count) ? { low: 1, high: SMALL } : { low: SMALL + 1, high: Number.POSITIVE_INFINITY });

/** Of one that is hidden for another's sake: nothing is said of its size, only that it is not nought. */
export const UNSAID: Span = { low: 1, high: Number.POSITIVE_INFINITY };

/** Of those not counted, who are never shown but follow from the others: whether they are none, few or neither is taken to be known. */
export const restSpan = (count: number): Span => (count === 0 ? { low: 0, high: 0 } : smallSpan(count));

/** Of anything that nothing was said of. */
export const ANY: Span = { low: 0, high: Number.POSITIVE_INFINITY };
