/** What the control chart says about each point, read from published rows (never worked out again here). */
import type { Indicator } from '../../catalogue/define.js';
import type { MeasureRow } from '../measure-row.js';
import { nextPeriod } from '../periods.js';

/** One shape for each meaning, in charts, icons and tags alike. */
export type Shape = 'common' | 'better' | 'worse' | 'neutral' | 'run';

/** Rows that have a value. */
export const held = (series: readonly MeasureRow[]): MeasureRow[] => series.filter((row) => row.value !== null);

/** Shape of a point: hollow when limits are refused, a circle when no rule fired, otherwise the side of the mean it lies on. */
export function shapeOf(row: MeasureRow, definition: Pick<Indicator, 'better'>): Shape {
  if (row.spc_mean === null) return 'run';
  if (row.spc_rule === null || row.value === null) return 'common';
  if (definition.better === 'neither') return 'neutral';
  return row.value > row.spc_mean === (definition.better === 'higher') ? 'better' : 'worse';
}

/** First row of the unbroken run of signals that the newest row belongs to; undefined when it has none. */
export function signalStart(series: readonly MeasureRow[], definition: Pick<Indicator, 'better'>): MeasureRow | undefined {
  const rows = held(series);
  const last = rows.at(-1);
  if (last === undefined || last.spc_rule === null) return undefined;
  const shape = shapeOf(last, definition);
  let start = last;
  for (const row of rows.toReversed()) {
    if (row.spc_rule === null || shapeOf(row, definition) !== shape) break;
    start = row;
  }
  return start;
}

/** Periods between the first and the last held that are not held, oldest first. */
export function gaps(series: readonly MeasureRow[]): string[] {
  const rows = held(series);
  const have = new Set(rows.map((row) => row.period));
  const last = rows.at(-1)?.period;
  const missing: string[] = [];
  for (let at = rows[0] && nextPeriod(rows[0].period); at !== undefined && last !== undefined && at < last; at = nextPeriod(at)) {
    if (!have.has(at)) missing.push(at);
  }
  return missing;
}
