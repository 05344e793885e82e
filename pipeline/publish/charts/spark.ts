/** Small charts without axes: the row they stand in says it all, so they are hidden from assistive technology. */
import type { Cadence } from '../../../catalogue/define.js';
import { COLOURS, decoration, line, mark, round } from './draw.js';
import { type Limits, type Point, slotOf } from './frame.js';

export interface Spark {
  /** Oldest first, held periods only. */
  points: readonly Point[];
  cadence: Cadence;
  limits?: Limits;
  /** 95% interval of the newest point, drawn when it is the only one. */
  interval?: { lower: number; upper: number };
}

/** Band, mean, target and points, the last one larger; with one period, a dot on its interval. Empty when nothing is held. */
export function spark(given: Spark, width = 150, height = 40): string {
  if (given.points.length === 0) return '';
  return given.points.length === 1 ? bullet(given, width, height) : overTime(given, width, height);
}

function overTime({ points, cadence, limits }: Spark, width: number, height: number): string {
  const at = points.map((point) => slotOf(point.period, cadence));
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 1];
  const targets = points.flatMap((point) => point.target ?? []);
  const y = scaleY([...points.map((point) => point.value), ...targets, ...(limits ? [limits.lower, limits.upper] : [])], height);
  const x = (slot: number): number => 7 + ((slot - first) / (last - first || 1)) * (width - 14);
  const target = points.at(-1)?.target;
  const joined = (i: number): boolean => cadence === 'irregular' || (at[i + 1] ?? 0) - (at[i] ?? 0) === 1;
  const steps = points.slice(1).map((point, i) => {
    const before = points[i] as Point;
    return joined(i) ? line(x(at[i] ?? 0), y(before.value), x(at[i + 1] ?? 0), y(point.value), 'c-value', COLOURS.common, { width: 1.25 }) : '';
  });
  const marks = points.map((point, i) => mark(point.shape, x(at[i] ?? 0), y(point.value), i === points.length - 1 ? 4.5 : 3));
  const dashes = target == null ? '' : line(0, y(target), width, y(target), 'c-target', COLOURS.target, { width: 2, dash: '8 4' });
  return decoration(width, height, [bandOf(limits, y, width), dashes, ...steps, ...marks].join(''), 'spark');
}

function bandOf(limits: Limits | undefined, y: (value: number) => number, width: number): string {
  if (limits === undefined) return '';
  const band = `<rect class="c-band" x="0" y="${round(y(limits.upper))}" width="${width}" height="${round(y(limits.lower) - y(limits.upper))}" fill="${COLOURS.band}"/>`;
  return band + line(0, y(limits.mean), width, y(limits.mean), 'c-mean', COLOURS.ink);
}

function scaleY(values: readonly number[], height: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high === low ? height / 2 : 7 + ((high - value) / (high - low)) * (height - 14));
}

/** One value, its interval and its target on a line. */
function bullet({ points, interval }: Spark, width: number, height: number): string {
  const { value, target } = points[0] as Point;
  const ends = [value, ...(target === null ? [] : [target]), ...(interval ? [interval.lower, interval.upper] : [])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least || Math.abs(value) || 1) * 0.6;
  const x = (v: number): number => 8 + ((v - least + room) / (most - least + 2 * room)) * (width - 16);
  const y = height / 2;
  const bar = interval ? line(x(interval.lower), y, x(interval.upper), y, 'c-value', COLOURS.common, { width: 5 }) : '';
  const dashes = target === null ? '' : line(x(target), y - 14, x(target), y + 14, 'c-target', COLOURS.target, { width: 2, dash: '6 3' });
  return decoration(width, height, line(4, y, width - 4, y, 'c-grid', COLOURS.grid, { width: 2 }) + bar + dashes + mark('run', x(value), y, 5), 'spark');
}
