/** The time axis: months named every third, years under the first of each; yearly and irregular periods name themselves. */
import type { Cadence } from '../../../catalogue/define.js';
import { sayPeriod } from '../../periods.js';
import { COLOURS, label, line, type TextStyle } from './draw.js';
import { type ControlChart, type Frame, slots } from './frame.js';

/** Ticks each period; names every third (sixth on a phone), the year under the first of each. Years name themselves. */
export function axis(given: ControlChart, frame: Frame): string {
  const at = slots(given);
  const foot = frame.height - frame.bottom;
  const small: TextStyle = { anchor: 'middle', size: frame.size === 'wide' ? 12 : 11.5 };
  if (given.cadence === 'year' || given.cadence === 'irregular') {
    const every = Math.ceil(given.points.length / (frame.size === 'wide' ? 9 : 4));
    const named = (i: number): string => (i % every === 0 ? label(frame.x(at[i] ?? 0), foot + 20, periodLabel(given.points[i]?.period ?? ''), small) : '');
    return at.map((slot, i) => tickAt(frame.x(slot), foot, i % every === 0) + named(i)).join('');
  }
  return monthTicks(given.cadence, at[0] ?? 0, at.at(-1) ?? 0, frame, small);
}

const tickAt = (x: number, foot: number, long: boolean): string => line(x, foot, x, foot + (long ? 7 : 4), 'c-axis', COLOURS.common);
const periodLabel = (period: string): string => (/^\d{4}(-\d{2})?$/.test(period) ? period : sayPeriod(period).replace(/ (\w{3})\w* /, ' $1 '));

function monthTicks(cadence: Cadence, first: number, last: number, frame: Frame, small: TextStyle): string {
  const months = cadence === 'quarter' ? 3 : 1;
  const span = last - first + 1;
  const every = Math.ceil(span / (frame.size === 'wide' ? 9 : 4) / (3 / months)) * (3 / months) || 1;
  const foot = frame.height - frame.bottom;
  let drawn = '';
  let year = '';
  for (let slot = first; slot <= last; slot += 1) {
    const month = (slot * months) % 12;
    const named = (slot - first) % every === 0;
    drawn += tickAt(frame.x(slot), foot, named);
    if (!named) continue;
    const its = String(Math.floor((slot * months) / 12));
    drawn += label(frame.x(slot), foot + 20, MONTHS[month] ?? '', small) + (its === year ? '' : label(frame.x(slot), foot + 34, its, small));
    year = its;
  }
  return drawn;
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
