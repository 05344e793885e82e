/** Control chart (XmR) over time; a run chart, with hollow points and no band, when limits are refused. */
import type { Cadence } from '../../../catalogue/define.js';
import { axis, MONTHS } from './axis.js';
import { COLOURS, chart, label, line, mark, round, type Size, spread, type TextStyle } from './draw.js';
import { type ControlChart, type Frame, frameOf, type Point, slotOf, slots } from './frame.js';

/** Drawn twice, 780 and 300 wide, so that text is never scaled below 11px; the page shows one. */
export function controlChart(given: ControlChart, size: Size): string {
  const frame = frameOf(given, size);
  const body = [
    grid(given, frame),
    band(given, frame),
    targetLine(given, frame),
    axis(given, frame),
    values(given, frame),
    lastValue(given, frame),
    notes(given, frame),
  ];
  return chart(frame.width, frame.height, given.alt, body.join(''), size);
}

function grid({ tick }: ControlChart, { scale, left, right, width, size, y }: Frame): string {
  return scale.ticks
    .map(
      (value) =>
        line(left, y(value), width - right, y(value), 'c-grid', COLOURS.grid) +
        label(left - 7, y(value) + 4, tick(value, scale.step), { anchor: 'end', size: size === 'wide' ? 12 : 11.5 }),
    )
    .join('');
}

function band({ limits }: ControlChart, { left, right, width, scale, y }: Frame): string {
  if (limits === undefined) return '';
  const [top, foot] = [y(Math.min(limits.upper, scale.high)), y(Math.max(limits.lower, scale.low))];
  const across = (value: number, className: string, colour: string, stroke: { width: number; dash?: string }): string =>
    line(left, y(value), width - right, y(value), className, colour, stroke);
  const edges = [limits.upper, limits.lower].filter((value) => value >= scale.low && value <= scale.high);
  return [
    `<rect class="c-band" x="${round(left)}" y="${round(top)}" width="${round(width - left - right)}" height="${round(foot - top)}" fill="${COLOURS.band}"/>`,
    ...edges.map((value) => across(value, 'c-limit', COLOURS.common, { width: 1.5, dash: '3 4' })),
    across(limits.mean, 'c-mean', COLOURS.ink, { width: 1.25 }),
  ].join('');
}

/** Across the whole plot where one target held throughout; in steps, half way between periods, where it changed. */
function targetLine(given: ControlChart, { left, right, width, x, y }: Frame): string {
  const at = slots(given);
  const end = at.length - 1;
  const edge = (i: number, side: -0.5 | 0.5): number => x((at[i] ?? 0) + side);
  return targetRuns(given.points)
    .map(({ value, from, to }) => {
      const [start, stop] = [from === 0 ? left : edge(from, -0.5), to === end ? width - right : edge(to, 0.5)];
      return line(start, y(value), stop, y(value), 'c-target', COLOURS.target, { width: 2.25, dash: '10 5' });
    })
    .join('');
}

/** Unbroken runs of points under one target. */
function targetRuns(points: readonly Point[]): { value: number; from: number; to: number }[] {
  const runs: { value: number; from: number; to: number }[] = [];
  points.forEach(({ target }, i) => {
    const run = runs.at(-1);
    if (run !== undefined && run.value === target && run.to === i - 1) run.to = i;
    else if (target !== null) runs.push({ value: target, from: i, to: i });
  });
  return runs;
}

/** The line breaks where a period is not held: never a straight line across a gap. */
function values(given: ControlChart, frame: Frame): string {
  const at = slots(given);
  const parts = given.points.slice(1).map((point, i) => {
    const [from, to] = [at[i] ?? 0, at[i + 1] ?? 0];
    const previous = given.points[i] as Point;
    if (given.cadence === 'irregular' || to - from === 1)
      return line(frame.x(from), frame.y(previous.value), frame.x(to), frame.y(point.value), 'c-value', COLOURS.common, { width: 1.75 });
    return gapLabel(given.cadence, from, to, frame);
  });
  const marks = given.points.map((point, i) => mark(point.shape, frame.x(at[i] ?? 0), frame.y(point.value), frame.size === 'wide' ? 5.5 : 5));
  return [...parts, ...marks].join('');
}

function gapLabel(cadence: Cadence, from: number, to: number, { x, height, bottom, size }: Frame): string {
  const missing = to - from - 1;
  const name = cadence === 'month' && missing === 1 ? (MONTHS[(from + 1) % 12] ?? '') : `${missing}`;
  const text = size === 'narrow' ? 'gap' : `${name} not held`;
  return label(x((from + to) / 2), height - bottom - 8, text, { anchor: 'middle', size: 11.5, halo: true });
}

/** Bold, above the point if it rose and below if it fell. */
function lastValue({ points, cadence, format }: ControlChart, { x, y, size, width, right }: Frame): string {
  const last = points.at(-1) as Point;
  const fell = last.value < (points.at(-2)?.value ?? last.value);
  return label(Math.min(x(slotOf(last.period, cadence)) + 7, width - right), y(last.value) + (fell ? 22 : -12), format(last.value), {
    tone: 'ink',
    anchor: 'end',
    halo: true,
    size: size === 'wide' ? 15 : 14,
    weight: 700,
  });
}

interface Note extends TextStyle {
  y: number;
  text: string;
  under?: string;
  /** Units it takes, when more than one line. */
  height?: number;
}

/** Direct labels: at the right when wide, on the lines when narrow (where the mean goes into the key). */
function notes(given: ControlChart, frame: Frame): string {
  const all = notesOf(given, frame);
  if (frame.size === 'narrow')
    return all
      .filter((note) => note.tone !== 'ink')
      .map((note) => onTheLine(note, frame))
      .join('');
  const x = frame.width - frame.right + 8;
  return spread(all, 17, frame.top, frame.height - frame.bottom)
    .map((note) => label(x, note.at + 4, note.text, note) + (note.under === undefined ? '' : label(x, note.at + 19, note.under, { ...note, weight: 400 })))
    .join('');
}

const onTheLine = (note: Note, frame: Frame): string =>
  label(frame.left + 4, note.y + (note.text.startsWith('Lower') ? 14 : -5), note.text, { ...note, size: 11.5, halo: true });

function notesOf({ limits, target, points, format }: ControlChart, { y, scale }: Frame): Note[] {
  const last = points.at(-1)?.target;
  const lines: Note[] = [];
  if (target !== undefined && last != null)
    lines.push({ y: y(last), text: target.text, ...(target.by === undefined ? {} : { under: target.by, height: 32 }), tone: 'target', weight: 600 });
  if (limits === undefined) return lines;
  if (limits.upper <= scale.high) lines.push({ y: y(limits.upper), text: `Upper limit ${format(limits.upper)}` });
  lines.push({ y: y(limits.mean), text: `Mean ${format(limits.mean)}`, tone: 'ink', weight: 600 });
  if (limits.lower >= scale.low) lines.push({ y: y(limits.lower), text: `Lower limit ${format(limits.lower)}` });
  return lines;
}
