/**
 * What a reader may know of one count of people, before any adding up: the rule of NHS England for hospital and emergency care data since September 2018.
 * A count of 1 to 7 is not shown; nought stays nought; any other is shown rounded to the nearest 5.
 */

/** Largest count that is not shown. */
export const SMALL = 7;
/** Every other count is a multiple of it. */
export const STEP = 5;
/** Values that a hidden small count must keep for a reader, whatever they work out. */
export const WAYS = 3;
/** Values it must keep as far as one sum after another tells: two more, since a search through all sums at once can see a little further. */
export const WAYS_BY_SUMS = WAYS + 2;

/** What a reader is shown of a count, and between which whole numbers the count must lie for all they can know. */
export interface Cell {
  /** The figure shown; null for a hidden one. */
  shown: number | null;
  hidden: 'no' | 'small' | 'protects another';
  low: number;
  high: number;
}

export const isSmall = (count: number): boolean => count > 0 && count <= SMALL;

/** The multiple of 5 that is nearest. */
export const rounded = (count: number): number => STEP * Math.round(count / STEP);

/** The cell of a true count, 0 or more. A reader knows the rule, and so within 2 of a rounded figure what it was rounded from. */
export function cellOf(count: number): Cell {
  if (isSmall(count)) return { shown: null, hidden: 'small', low: 1, high: SMALL };
  if (count === 0) return { shown: 0, hidden: 'no', low: 0, high: 0 };
  const shown = rounded(count);
  return { shown, hidden: 'no', low: Math.max(SMALL + 1, shown - Math.floor(STEP / 2)), high: shown + Math.floor(STEP / 2) };
}

/** The same count hidden for another's sake: said to be so, it is known to be no small one. */
export const hiddenFor = (): Cell => ({ shown: null, hidden: 'protects another', low: SMALL + 1, high: Number.POSITIVE_INFINITY });
