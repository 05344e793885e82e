/** Fifths of practices side by side, the most deprived first and dark, with their 95% intervals, last year's figures and the fitted line. */
import { COLOURS, chart, label, line, round, type Scale, type Size, scaleOf } from './draw.js';

export interface GradientBar {
  /** `1: most deprived`, in two lines. */
  name: readonly [string, string];
  value: number;
  lower: number | null;
  upper: number | null;
  /** The year before. */
  before: number | null;
  most: boolean;
}

export interface GradientChart {
  bars: readonly GradientBar[];
  /** Heights of the fitted line at the left of the first bar and at the right of every bar; absent when none was fitted. */
  fitted?: readonly number[];
  format(value: number): string;
  tick(value: number, step: number): string;
  alt: string;
}

interface Frame {
  width: number;
  height: number;
  left: number;
  top: number;
  foot: number;
  /** Width of a bar's stretch, and of the bar in it. */
  stretch: number;
  bar: number;
  scale: Scale;
  y(value: number): number;
}

/** Drawn twice, 780 and 300 wide. Bars stand on zero: their lengths are compared. */
export function gradientChart(given: GradientChart, size: Size): string {
  const frame = frameOf(given, size);
  const bars = given.bars.map((bar, i) => barOf(given, bar, frame, frame.left + frame.stretch * (i + 0.5), size));
  return chart(frame.width, frame.height, given.alt, [grid(given, frame), ...bars, fittedLine(given, frame)].join(''), size);
}

function frameOf({ bars, fitted = [], tick }: GradientChart, size: Size): Frame {
  const wide = size === 'wide';
  const [width, height, top] = wide ? [780, 330, 18] : [300, 270, 14];
  const scale = scaleOf([...bars.flatMap((bar) => [bar.value, bar.upper ?? 0, bar.before ?? 0]), ...fitted], wide ? 6 : 5, true);
  const left = Math.max(wide ? 46 : 34, Math.max(...scale.ticks.map((value) => tick(value, scale.step).length)) * 7 + 12);
  const foot = height - 46;
  const stretch = (width - left - 8) / bars.length;
  return {
    ...{ width, height, left, top, foot, stretch, scale, bar: Math.min(96, stretch * (wide ? 0.62 : 0.8)) },
    y: (value) => top + ((scale.high - value) / (scale.high - scale.low)) * (foot - top),
  };
}

const grid = ({ tick }: GradientChart, { scale, left, width, y }: Frame): string =>
  scale.ticks
    .map(
      (value) =>
        line(left, y(value), width - 8, y(value), value === 0 ? 'c-axis' : 'c-grid', value === 0 ? COLOURS.common : COLOURS.grid) +
        label(left - 8, y(value) + 4, tick(value, scale.step), { anchor: 'end', size: 12 }),
    )
    .join('');

function barOf({ format }: GradientChart, bar: GradientBar, { bar: width, foot, y, height }: Frame, x: number, size: Size): string {
  const [fill, className] = bar.most ? [COLOURS.common, 'c-common'] : [COLOURS.band, 'c-pale'];
  const box = `<rect class="${className}" x="${round(x - width / 2)}" y="${round(y(bar.value))}" width="${round(width)}" height="${round(foot - y(bar.value))}" fill="${fill}" stroke="${COLOURS.common}" stroke-width="1.25"/>`;
  const before =
    bar.before === null ? '' : line(x - width / 2, y(bar.before), x + width / 2, y(bar.before), 'c-target', COLOURS.target, { width: 2.25, dash: '6 4' });
  const text = { anchor: 'middle', size: size === 'wide' ? 13 : 12 } as const;
  return [
    box,
    whisker(bar, x, y),
    before,
    label(x, foot - 9, format(bar.value), { ...text, tone: bar.most ? 'paper' : 'ink', weight: 700 }),
    label(x, height - 26, bar.name[0], { ...text, size: 12 }),
    label(x, height - 11, bar.name[1], { ...text, size: 12 }),
  ].join('');
}

/** Drawn twice, so that it is seen on the dark bar and on the paper. */
function whisker({ lower, upper }: GradientBar, x: number, y: Frame['y']): string {
  if (lower === null || upper === null) return '';
  const lines = (className: string, colour: string, width: number): string =>
    line(x, y(lower), x, y(upper), className, colour, { width }) +
    [lower, upper].map((end) => line(x - 6, y(end), x + 6, y(end), className, colour, { width })).join('');
  return lines('c-cut', COLOURS.paper, 4) + lines('c-mean', COLOURS.ink, 1.75);
}

/** Over paper, so that it is seen on a dark bar. From the most deprived person to the least, bent where bars of few people stand as wide as bars of many. */
function fittedLine({ fitted }: GradientChart, { left, stretch, y }: Frame): string {
  if (fitted === undefined) return '';
  const points = fitted.map((value, i) => `${round(left + stretch * i)},${round(y(value))}`).join(' ');
  const drawn = (className: string, colour: string, width: number, more = ''): string =>
    `<polyline class="${className}" points="${points}" fill="none" stroke="${colour}" stroke-width="${width}"${more}/>`;
  return drawn('c-cut', COLOURS.paper, 3.5) + drawn('c-limit', COLOURS.common, 2, ' stroke-dasharray="3 3"');
}
