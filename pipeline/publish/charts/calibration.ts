/** Predicted against observed, a dot a band with its interval, and the line on which both are the same. */
import { COLOURS, chart, label, line, mark, type Scale, type Size, scaleOf } from './draw.js';

export interface CalibrationDot {
  predicted: number;
  observed: number;
  lower: number;
  upper: number;
}

export interface CalibrationChart {
  dots: readonly CalibrationDot[];
  /** What the axes say. */
  across: string;
  up: string;
  tick(value: number, step: number): string;
  alt: string;
}

interface Frame {
  width: number;
  height: number;
  left: number;
  scale: Scale;
  x(value: number): number;
  y(value: number): number;
}

/** Drawn twice, 780 and 300 wide; both axes have the same scale, from zero. */
export function calibrationChart(given: CalibrationChart, size: Size): string {
  const frame = frameOf(given, size);
  const { x, y, scale } = frame;
  const same = line(x(0), y(0), x(scale.high), y(scale.high), 'c-target', COLOURS.target, { width: 2, dash: '6 4' });
  return chart(frame.width, frame.height, given.alt, [grid(given, frame), same, ...given.dots.map((dot) => dotOf(dot, frame))].join(''), size);
}

function frameOf({ dots, tick }: CalibrationChart, size: Size): Frame {
  const wide = size === 'wide';
  const [width, height] = wide ? [780, 400] : [300, 320];
  const scale = scaleOf(
    dots.flatMap(({ predicted, upper }) => [predicted, upper]),
    wide ? 6 : 4,
    true,
  );
  const left = Math.max(...scale.ticks.map((value) => tick(value, scale.step).length)) * 7 + 16;
  const [top, foot] = [30, height - 44];
  return {
    ...{ width, height, left, scale },
    x: (value) => left + (value / scale.high) * (width - left - 20),
    y: (value) => foot - (value / scale.high) * (foot - top),
  };
}

function grid({ tick, across, up }: CalibrationChart, { scale, left, width, height, x, y }: Frame): string {
  const colour = (value: number): [string, string] => (value === 0 ? ['c-axis', COLOURS.common] : ['c-grid', COLOURS.grid]);
  const marks = scale.ticks.flatMap((value) => [
    line(left, y(value), width - 20, y(value), ...colour(value)),
    line(x(value), y(0), x(value), y(scale.high), ...colour(value)),
    label(left - 8, y(value) + 4, tick(value, scale.step), { anchor: 'end', size: 12 }),
    label(x(value), y(0) + 18, tick(value, scale.step), { anchor: 'middle', size: 12 }),
  ]);
  return [...marks, label(0, 14, up, { size: 12 }), label(width - 8, height - 6, across, { anchor: 'end', size: 12 })].join('');
}

function dotOf({ predicted, observed, lower, upper }: CalibrationDot, { x, y }: Frame): string {
  const at = x(predicted);
  const ends = [lower, upper].map((end) => line(at - 5, y(end), at + 5, y(end), 'c-mean', COLOURS.ink, { width: 1.5 }));
  return [line(at, y(lower), at, y(upper), 'c-mean', COLOURS.ink, { width: 1.5 }), ...ends, mark('common', at, y(observed), 6)].join('');
}
