/** Areas side by side with their 95% intervals, in a fixed order: for questions, never a league table. */
import { COLOURS, chart, label, line, mark, type Scale, type Size, scaleOf } from './draw.js';

export interface IntervalRow {
  name: string;
  value: number;
  lower: number | null;
  upper: number | null;
  /** The organisation the page is about: a larger dot, in bold. */
  own: boolean;
}

export interface IntervalPlot {
  rows: readonly IntervalRow[];
  /** The larger area's figure, a solid line: `England 75.4%`. */
  average?: { value: number; label: string };
  target?: { value: number; label: string };
  format(value: number): string;
  tick(value: number, step: number): string;
  alt: string;
}

interface Frame {
  size: Size;
  width: number;
  height: number;
  left: number;
  right: number;
  /** Room above the first row for the labels of lines. */
  top: number;
  rowHeight: number;
  scale: Scale;
  x(value: number): number;
}

const FOOT = 34;

/** Drawn twice, 780 and 300 wide; on a phone the name stands above its bar. */
export function intervalPlot(given: IntervalPlot, size: Size): string {
  const frame = frameOf(given, size);
  const rows = given.rows.map((row, i) => rowOf(given, row, frame.top + i * frame.rowHeight, frame));
  return chart(frame.width, frame.height, given.alt, [grid(given, frame), ...rows, lines(given, frame)].join(''), size);
}

function frameOf({ rows, average, target, format }: IntervalPlot, size: Size): Frame {
  const wide = size === 'wide';
  const ends = rows.flatMap((row) => [row.value, row.lower ?? row.value, row.upper ?? row.value]);
  const scale = scaleOf([...ends, ...(average ? [average.value] : []), ...(target ? [target.value] : [])], wide ? 6 : 3);
  const width = wide ? 780 : 300;
  const longest = Math.max(...rows.map((row) => row.name.length));
  const left = wide ? Math.min(320, longest * 7.2 + 24) : 18;
  const right = Math.max(...rows.map((row) => format(row.value).length)) * 8.5 + 22;
  const rowHeight = wide ? 34 : 50;
  const top = average || target ? 46 : 6;
  return {
    ...{ size, width, left, right, top, rowHeight, scale },
    height: top + rows.length * rowHeight + FOOT,
    x: (value) => left + ((value - scale.low) / (scale.high - scale.low)) * (width - left - right),
  };
}

function grid({ tick }: IntervalPlot, { scale, height, top, x }: Frame): string {
  return scale.ticks
    .map(
      (value) =>
        line(x(value), top, x(value), height - FOOT, 'c-grid', COLOURS.grid) +
        label(x(value), height - FOOT + 20, tick(value, scale.step), { anchor: 'middle', size: 12 }),
    )
    .join('');
}

function rowOf({ format }: IntervalPlot, row: IntervalRow, top: number, { size, x, width, right, rowHeight }: Frame): string {
  const wide = size === 'wide';
  const y = wide ? top + rowHeight / 2 : top + 34;
  const weight = row.own ? 700 : 400;
  const bar = row.lower === null || row.upper === null ? '' : line(x(row.lower), y, x(row.upper), y, 'c-value', COLOURS.common, { width: 4 });
  return [
    bar,
    mark(row.own ? 'own' : 'common', x(row.value), y, row.own ? 7.5 : 5),
    label(0, wide ? y + 4 : y - 14, row.name, { tone: 'ink', weight, halo: !wide }),
    label(width - right + 12, y + 4, format(row.value), { tone: 'ink', weight }),
  ].join('');
}

/** The larger area's line and the target's, each with its label on its own row above, on the side where there is room. */
function lines({ average, target }: IntervalPlot, frame: Frame): string {
  const foot = frame.height - FOOT;
  const middle = frame.left + (frame.width - frame.left - frame.right) / 2;
  const named = (value: number, text: string, y: number, tone: 'ink' | 'target'): string => {
    const after = frame.x(value) <= middle;
    return label(frame.x(value) + (after ? 4 : -4), y, text, { tone, anchor: after ? 'start' : 'end', size: 12, weight: 600, halo: true });
  };
  return [
    average
      ? line(frame.x(average.value), frame.top - 32, frame.x(average.value), foot, 'c-mean', COLOURS.ink, { width: 1.25 }) +
        named(average.value, average.label, frame.top - 26, 'ink')
      : '',
    target
      ? line(frame.x(target.value), frame.top - 18, frame.x(target.value), foot, 'c-target', COLOURS.target, { width: 2.25, dash: '10 5' }) +
        named(target.value, target.label, frame.top - 9, 'target')
      : '',
  ].join('');
}
