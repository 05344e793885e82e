/** Which periods a sample holds: those that would have been published by the day it is made for. */

export interface Month {
  /** `2026-09`. */
  id: string;
  year: number;
  /** 1 to 12. */
  month: number;
  days: number;
  /** `September`. */
  name: string;
  /** Months since January of year 0: for trends that do not depend on the day the sample is made. */
  index: number;
}

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAY = 86_400_000;

export const monthAt = (index: number): Month => {
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { id: `${year}-${String(month).padStart(2, '0')}`, year, month, days, name: NAMES[month - 1] as string, index };
};

const endOf = (index: number): number => Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0);

/** The last `count` months, oldest first, whose publication (end of the month and `lagDays` more) is not after the day (ISO). */
export function monthsTo(asOf: string, lagDays: number, count: number): Month[] {
  const day = Date.parse(`${asOf}T00:00:00Z`);
  let last = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) + 1;
  while (endOf(last) + lagDays * DAY > day) last -= 1;
  return Array.from({ length: count }, (_, i) => monthAt(last - count + 1 + i));
}

/** First years of the last `count` financial years, oldest first, published by the day: `2025` for 2025-26. */
export function yearsTo(asOf: string, lagDays: number, count: number): number[] {
  const day = Date.parse(`${asOf}T00:00:00Z`);
  let last = Number(asOf.slice(0, 4));
  while (Date.UTC(last + 1, 3, 0) + lagDays * DAY > day) last -= 1;
  return Array.from({ length: count }, (_, i) => last - count + 1 + i);
}

/** How a winter month differs from a summer one, from -1 (July) to 1 (January). */
export const winter = (month: number): number => Math.round(1000 * Math.cos(((month - 1) * Math.PI) / 6)) / 1000;

/** 1 while a change is at work, 0 before: two years on, two years off, so that any 24 months hold one change. */
export const changed = (index: number): number => (Math.floor((index - CHANGE) / 24) % 2 === 0 ? 1 : 0);
const CHANGE = 2025 * 12 + 9;
