/**
 * Funnel: areas by how many they are counted out of, around the value of all together. Curves go through the limits that are published for each area.
 * Dashed is 95%, solid 99.8%; where they are widened for over-dispersion, the plain ones stand thin beside them.
 */
import { COLOURS, chart, label, line, mark, niceStep, round, type Scale, type Size, scaleOf, spread } from './draw.js';

export interface FunnelLimits {
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

export interface FunnelPoint {
  name: string;
  denominator: number;
  value: number;
  shape: 'common' | 'neutral' | 'own';
  /** Written beside its point, where there is room. */
  named: boolean;
  limits: FunnelLimits;
  plain: FunnelLimits;
}

export interface FunnelChart {
  points: readonly FunnelPoint[];
  /** `Together 14.5%`. */
  centre: { value: number; label: string };
  /** False: the limits are the plain ones, which are then drawn once. */
  widened: boolean;
  /** A share is never more than 1, and the scale stops there. */
  share: boolean;
  /** Under the horizontal axis: what the areas are counted out of. */
  across: string;
  tick(value: number, step: number): string;
  /** A mark of the horizontal axis. */
  count(value: number): string;
  alt: string;
}

interface Frame {
  size: Size;
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  scale: Scale;
  /** Marks of the horizontal axis, from 0. */
  counts: number[];
  x(denominator: number): number;
  y(value: number): number;
}

/** Drawn twice, 780 and 300 wide; only the wide one has room for names. */
export function funnelChart(given: FunnelChart, size: Size): string {
  const frame = frameOf(given, size);
  const points = [...given.points].sort((a, b) => a.denominator - b.denominator);
  const body = [
    grid(given, frame),
    curves(given, points, frame),
    centreLine(given, points.at(-1) as FunnelPoint, frame),
    marks(points, frame),
    names(points, frame),
  ];
  return chart(frame.width, frame.height, given.alt, body.join(''), size);
}

/** It holds every value, and the limits but those of the smallest tenth, which would leave no room for the rest. */
export function funnelScale({ points, centre, share }: Pick<FunnelChart, 'points' | 'centre' | 'share'>, size: Size): Scale {
  const bySize = [...points].sort((a, b) => a.denominator - b.denominator);
  const limits = bySize.slice(Math.floor(bySize.length / 10)).flatMap(({ limits: { lower998, upper998 } }) => [lower998, upper998]);
  const scale = scaleOf([...points.map((point) => point.value), ...limits, centre.value], size === 'wide' ? 6 : 5);
  const ticks = share ? scale.ticks.filter((value) => value < 1 + scale.step / 2) : scale.ticks;
  return { ...scale, ticks, high: share ? Math.min(scale.high, 1) : scale.high };
}

function frameOf(given: FunnelChart, size: Size): Frame {
  const wide = size === 'wide';
  const [width, height] = wide ? [780, 380] : [300, 250];
  const scale = funnelScale(given, size);
  const most = Math.max(...given.points.map((point) => point.denominator));
  const step = niceStep(most, wide ? 7 : 3);
  const counts = Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
  const left = Math.max(wide ? 46 : 38, Math.max(...scale.ticks.map((value) => given.tick(value, scale.step).length)) * 7 + 12);
  const [right, top, bottom] = [wide ? 128 : 24, 14, 46];
  const end = counts.at(-1) as number;
  return {
    ...{ size, width, height, left, right, top, bottom, scale, counts },
    x: (denominator) => left + (denominator / end) * (width - left - right),
    y: (value) => top + ((scale.high - value) / (scale.high - scale.low)) * (height - top - bottom),
  };
}

function grid({ tick, count, across }: FunnelChart, { scale, counts, left, right, width, height, bottom, size, x, y }: Frame): string {
  const small = size === 'wide' ? 12 : 11.5;
  const foot = height - bottom;
  return [
    ...scale.ticks.map(
      (value) =>
        line(left, y(value), width - right, y(value), 'c-grid', COLOURS.grid) +
        label(left - 7, y(value) + 4, tick(value, scale.step), { anchor: 'end', size: small }),
    ),
    ...counts.map(
      (value) =>
        line(x(value), foot, x(value), foot + 5, 'c-axis', COLOURS.common) + label(x(value), foot + 19, count(value), { anchor: 'middle', size: small }),
    ),
    label(left + (width - left - right) / 2, foot + 37, across, { anchor: 'middle', size: small }),
  ].join('');
}

const EDGES = ['lower95', 'upper95', 'lower998', 'upper998'] as const;

function curves({ widened }: FunnelChart, points: readonly FunnelPoint[], frame: Frame): string {
  const strokes = { lower95: '6 4', upper95: '6 4', lower998: undefined, upper998: undefined };
  return [
    ...(widened ? EDGES.map((edge) => curve(points, (point) => point.plain[edge], frame, 0.9, '1.5 3')) : []),
    ...EDGES.map((edge) => curve(points, (point) => point.limits[edge], frame, 1.5, strokes[edge])),
  ].join('');
}

/** From point to point; what lies outside the scale is cut off where it leaves it. */
function curve(points: readonly FunnelPoint[], of: (point: FunnelPoint) => number, { scale, x, y }: Frame, width: number, dash: string | undefined): string {
  const pieces: string[] = [];
  points.slice(1).forEach((to, i) => {
    const from = points[i] as FunnelPoint;
    const [a, b] = [of(from), of(to)];
    const ends = within(a, b, scale);
    if (ends === undefined) return;
    const at = (share: number): string => `${round(x(from.denominator + share * (to.denominator - from.denominator)))} ${round(y(a + share * (b - a)))}`;
    pieces.push(`${i > 0 && ends[0] === 0 && pieces.length > 0 ? '' : `M${at(ends[0])}`}L${at(ends[1])}`);
  });
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return `<path class="c-limit" fill="none" stroke="${COLOURS.common}" stroke-width="${width}"${dashes} d="${pieces.join('')}"/>`;
}

/** Shares of the way from a to b between which a line lies on the scale; undefined when it never does. */
function within(a: number, b: number, { low, high }: Scale): [number, number] | undefined {
  if (Math.max(a, b) < low || Math.min(a, b) > high) return undefined;
  if (a === b) return [0, 1];
  const [p, q] = [(low - a) / (b - a), (high - a) / (b - a)];
  return [Math.max(0, Math.min(p, q)), Math.min(1, Math.max(p, q))];
}

function centreLine({ centre }: FunnelChart, last: FunnelPoint, frame: Frame): string {
  const { left, right, width, size, y } = frame;
  const at = y(centre.value);
  const drawn = line(left, at, width - right, at, 'c-mean', COLOURS.ink, { width: 1.25 });
  if (size === 'narrow') return drawn;
  const labels = [{ y: at, text: centre.label, tone: 'ink' as const, weight: 600 }, ...limitLabels(last, frame)];
  return (
    drawn +
    spread(labels, 15, frame.top, frame.height - frame.bottom)
      .map((one) => label(width - right + 8, one.at + 4, one.text, { ...one, size: 12 }))
      .join('')
  );
}

const LABELS = { upper998: '99.8% limit', upper95: '95% limit', lower95: '95% limit', lower998: '99.8% limit' } as const;

/** The limits' names, as high as the curves end. */
const limitLabels = (last: FunnelPoint, { scale, y }: Frame): { y: number; text: string }[] =>
  EDGES.filter((edge) => last.limits[edge] >= scale.low && last.limits[edge] <= scale.high).map((edge) => ({ y: y(last.limits[edge]), text: LABELS[edge] }));

/** The organisation the page is about is drawn last, over the others. */
function marks(points: readonly FunnelPoint[], { size, x, y }: Frame): string {
  const radius = { common: size === 'wide' ? 4.5 : 4, neutral: size === 'wide' ? 6 : 5.5, own: 7 };
  const order = ['common', 'neutral', 'own'] as const;
  return order
    .flatMap((shape) => points.filter((point) => point.shape === shape).map((point) => mark(shape, x(point.denominator), y(point.value), radius[shape])))
    .join('');
}

interface Name {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end';
  weight: number;
}

/** Names beside their points, on the side where there is room. */
function names(points: readonly FunnelPoint[], frame: Frame): string {
  if (frame.size === 'narrow') return '';
  const placed: Name[] = [];
  for (const point of points.filter(({ named }) => named)) placed.push(apart(nameOf(point, frame), placed));
  return placed.map((name) => label(name.x, name.y + 4, name.text, { ...name, tone: 'ink', size: 12, halo: true })).join('');
}

const LETTER = 6.6;

function nameOf(point: FunnelPoint, { width, right, x, y }: Frame): Name {
  const after = x(point.denominator) + 10 + point.name.length * LETTER < width - right + 100;
  const [anchor, aside] = after ? (['start', 10] as const) : (['end', -10] as const);
  return { text: point.name, x: x(point.denominator) + aside, y: y(point.value), anchor, weight: point.shape === 'own' ? 700 : 400 };
}

/** Lower by a line for as long as it would run into a name that stands already. */
function apart(name: Name, placed: readonly Name[]): Name {
  const [from, to] = reach(name);
  const hit = placed.some((other) => {
    const [start, end] = reach(other);
    return Math.abs(other.y - name.y) < 15 && from < end && start < to;
  });
  return hit ? apart({ ...name, y: name.y + 5 }, placed) : name;
}

const reach = ({ x, anchor, text }: Name): [number, number] => (anchor === 'start' ? [x, x + text.length * LETTER] : [x - text.length * LETTER, x]);
