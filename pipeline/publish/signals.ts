/** What the control chart says about each point, read from published rows (never worked out again here). */
import type { Direction, MeasureRow } from '../measure-row.js';
import { nextPeriod, sayPeriod } from '../periods.js';

/** One shape for each meaning, in charts, icons and tags alike. */
export type Shape = 'common' | 'better' | 'worse' | 'neutral' | 'run';

/** The newest rows that were all counted in one way: nothing is compared across a break in series. */
export function sinceBreak(series: readonly MeasureRow[]): MeasureRow[] {
  const from = series.findLastIndex((row) => row.series_break !== null);
  return series.slice(Math.max(0, from));
}

/** What stands under a chart: why it begins where it does, and every decision about its limits. */
export const chartNotes = (series: readonly MeasureRow[]): string[] => [
  ...series.flatMap(({ series_break, period }) =>
    series_break === null ? [] : [`Earlier figures are not compared with those from ${sayPeriod(period)} on: ${series_break}`],
  ),
  ...series.flatMap(({ spc_decision }) => (spc_decision === null ? [] : [spc_decision])),
];

/** True when the figure is kept back so that no person can be found in it. */
export const isHidden = ({ disclosure }: Pick<MeasureRow, 'disclosure'>): boolean => disclosure.startsWith('suppressed');

/** What stands where there is no figure: hidden, or missing. */
export const blankMark = (row: Pick<MeasureRow, 'disclosure'>): '[c]' | '[x]' => (isHidden(row) ? '[c]' : '[x]');

/** Rows that have a value. */
export const held = (series: readonly MeasureRow[]): MeasureRow[] => series.filter((row) => row.value !== null);

/** Shape that a direction's words stand for. */
export function directionShape(direction: Direction): Shape {
  if (direction === 'No real change') return 'common';
  if (direction === 'Too few months to say') return 'run';
  return direction.startsWith('Improving') ? 'better' : direction.startsWith('Getting worse') ? 'worse' : 'neutral';
}

/** Shape of a point: its own direction's, so that a chart cannot disagree with an icon. */
export const shapeOf = (row: Pick<MeasureRow, 'direction'>): Shape => directionShape(row.direction);

/** First row of the unbroken run of signals that the newest row belongs to; undefined when it has none. */
export function signalStart(series: readonly MeasureRow[]): MeasureRow | undefined {
  const rows = held(series);
  const last = rows.at(-1);
  if (last === undefined || last.spc_rule === null) return undefined;
  const shape = shapeOf(last);
  let start = last;
  for (const row of rows.toReversed()) {
    if (row.spc_rule === null || shapeOf(row) !== shape) break;
    start = row;
  }
  return start;
}

/** Periods between the first and the last held that are not held, oldest first; one that is hidden is held. */
export function gaps(series: readonly MeasureRow[]): string[] {
  const rows = held(series);
  const have = new Set([...rows, ...series.filter(isHidden)].map((row) => row.period));
  const last = rows.at(-1)?.period;
  const missing: string[] = [];
  for (let at = rows[0] && nextPeriod(rows[0].period); at !== undefined && last !== undefined && at < last; at = nextPeriod(at)) {
    if (!have.has(at)) missing.push(at);
  }
  return missing;
}
