/** Control chart (XmR) over time; a run chart, with hollow points and no band, when limits are refused. */
import type { Cadence } from '../../../catalogue/define.js';
import { axis, MONTHS } from './axis.js';
import { COLOURS, chart, label, line, mark, round, type Size, spread, type TextStyle } from './draw.js';
import { type ControlChart, type Frame, frameOf, type Limits, type Point, slotOf, slots } from './frame.js';

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

/** Across the whole plot where one set of limits held throughout; in steps where a decision set them again. */
function band(given: ControlChart, frame: Frame): string {
  if (given.limits === undefined) return '';
  const all = runsOf(
    given.points,
    (point) => point.limits ?? given.limits,
    (a, b) => a.mean === b.mean && a.lower === b.lower && a.upper === b.upper,
  );
  return all.map(({ value, from, to }) => bandOf(value, ...across(given, frame, from, to), frame)).join('');
}

function bandOf(limits: Limits, left: number, right: number, { scale, y }: Frame): string {
  const [top, foot] = [y(Math.min(limits.upper, scale.high)), y(Math.max(limits.lower, scale.low))];
  const drawn = (value: number, className: string, colour: string, stroke: { width: number; dash?: string }): string =>
    line(left, y(value), right, y(value), className, colour, stroke);
  const edges = [limits.upper, limits.lower].filter((value) => value >= scale.low && value <= scale.high);
  return [
    `<rect class="c-band" x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(foot - top)}" fill="${COLOURS.band}"/>`,
    ...edges.map((value) => drawn(value, 'c-limit', COLOURS.common, { width: 1.5, dash: '3 4' })),
    drawn(limits.mean, 'c-mean', COLOURS.ink, { width: 1.25 }),
  ].join('');
}

/** From where to where a run of points reaches: to the plot's edges at its ends, half way between periods inside. */
function across(given: ControlChart, { left, right, width, x }: Frame, from: number, to: number): [number, number] {
  const at = slots(given);
  const edge = (i: number, side: -0.5 | 0.5): number => x((at[i] ?? 0) + side);
  return [from === 0 ? left : edge(from, -0.5), to === at.length - 1 ? width - right : edge(to, 0.5)];
}

/** Unbroken runs of points of which something is the same. */
function runsOf<T>(
  points: readonly Point[],
  of: (point: Point) => T | null | undefined,
  same: (a: T, b: T) => boolean,
): { value: T; from: number; to: number }[] {
  const runs: { value: T; from: number; to: number }[] = [];
  points.forEach((point, i) => {
    const [run, value] = [runs.at(-1), of(point)];
    if (value === null || value === undefined) return;
    if (run !== undefined && run.to === i - 1 && same(run.value, value)) run.to = i;
    else runs.push({ value, from: i, to: i });
  });
  return runs;
}

/** In steps too, where the target changed. */
function targetLine(given: ControlChart, frame: Frame): string {
  return runsOf(given.points, ({ target }) => target, Object.is)
    .map(({ value, from, to }) => {
      const [start, stop] = across(given, frame, from, to);
      return line(start, frame.y(value), stop, frame.y(value), 'c-target', COLOURS.target, { width: 2.25, dash: '10 5' });
    })
    .join('');
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
