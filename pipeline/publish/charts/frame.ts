/** What a chart over time is given, and the frame it is drawn in: margins, scales and places along the axis. */
import type { Cadence } from '../../../catalogue/define.js';
import { spanOf } from '../../periods.js';
import type { Shape } from '../signals.js';
import { type Scale, type Size, scaleOf } from './draw.js';

export interface Point {
  period: string;
  value: number;
  shape: Shape;
  /** Target in force then, if any: dated targets step. */
  target: number | null;
  /** Limits the point is read against: they step where a decision set them again. None where there is no chart. */
  limits?: Limits | undefined;
}

export interface Limits {
  mean: number;
  lower: number;
  upper: number;
}

export interface ControlChart {
  /** Oldest first, held periods only; two or more. */
  points: readonly Point[];
  cadence: Cadence;
  limits?: Limits;
  /** Label of the target line: `Target 78%`, and `by March 2026` under it. */
  target?: { text: string; by?: string };
  /** Counts start at zero. */
  fromZero: boolean;
  format(value: number): string;
  tick(value: number, step: number): string;
  alt: string;
}

export interface Frame {
  size: Size;
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  scale: Scale;
  x(slot: number): number;
  y(value: number): number;
}

/** Place of a period along the axis, one unit a cadence step. */
export function slotOf(period: string, cadence: Cadence): number {
  const { start } = spanOf(period);
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const months = year * 12 + month - 1;
  if (cadence === 'year') return Math.floor(months / 12);
  return cadence === 'quarter' ? Math.floor(months / 3) : cadence === 'irregular' ? months + (day - 1) / 31 : months;
}

/** Slots of all points, in order. */
export const slots = ({ points, cadence }: ControlChart): number[] => points.map((point) => slotOf(point.period, cadence));

/** Margins and scales of a size. */
export function frameOf(given: ControlChart, size: Size): Frame {
  const wide = size === 'wide';
  const [width, height] = wide ? [780, 330] : [300, 270];
  const values = given.points.flatMap((point) => (point.target === null ? [point.value] : [point.value, point.target]));
  const edges = given.points.flatMap(({ limits }) => (limits === undefined ? [] : [limits.lower, limits.upper]));
  const scale = scaleOf([...values, ...edges, ...(given.limits ? [given.limits.lower, given.limits.upper] : [])], wide ? 6 : 5, given.fromZero);
  const widest = Math.max(...scale.ticks.map((value) => given.tick(value, scale.step).length));
  const left = Math.max(wide ? 46 : 38, widest * 7 + 12);
  const [right, top, bottom] = [wide ? 138 : 8, 18, wide ? 46 : 40];
  const at = slots(given);
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  const across = width - left - right - 22;
  return {
    ...{ size, width, height, left, right, top, bottom, scale },
    x: (slot) => left + 10 + ((slot - first) / (last - first || 1)) * across,
    y: (value) => top + ((scale.high - value) / (scale.high - scale.low)) * (height - top - bottom),
  };
}
