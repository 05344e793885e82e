/**
 * Icons of direction and of target, drawn on a 40-unit grid. The outer shape is the point's shape in the chart; the
 * inner line is what is happening. Always beside their words, so hidden from assistive technology.
 */
import type { Target } from '../../../catalogue/define.js';
import type { AgainstTarget, Direction } from '../../measure-row.js';
import { directionShape, type Shape } from '../signals.js';
import { COLOURS, decoration, line, mark } from './draw.js';

const SHAPES: Readonly<Record<Shape, string>> = {
  common: '<circle cx="20" cy="20" r="17.5"/>',
  better: '<path d="M20 1.5 38.5 20 20 38.5 1.5 20z"/>',
  worse: '<rect x="3" y="3" width="34" height="34" rx="2"/>',
  neutral: '<path d="M20 3 38 36H2z"/>',
  run: '<circle cx="20" cy="20" r="17.5" stroke-dasharray="4 4"/>',
};

export function directionIcon(direction: Direction): string {
  const shape = directionShape(direction);
  const solid = shape !== 'common' && shape !== 'run';
  const colour = shape === 'run' ? COLOURS.common : COLOURS[shape];
  const [fill, inner] = solid ? [colour, COLOURS.paper] : [COLOURS.paper, colour];
  const outer = `<g class="i-${shape}" fill="${fill}" stroke="${colour}" stroke-width="2.5">${SHAPES[shape]}</g>`;
  const sign = `<g class="${solid ? 'i-on' : 'i-line'}" fill="none" stroke="${inner}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">${movement(direction, shape)}</g>`;
  return decoration(40, 40, outer + sign, 'icon icon-v');
}

function movement(direction: Direction, shape: Shape): string {
  if (shape === 'run') return '<path d="M12 20h16"/>';
  if (shape === 'common') return '<path d="M8.5 20l5-5 6 9 6-8 6 4"/>';
  const lift = shape === 'neutral' ? 4 : 0;
  return direction.endsWith('rising')
    ? `<path d="M12.5 ${26 + lift}l6-5 3 2.5 6-8.5M21.5 ${14 + lift}h6.2v6.2"/>`
    : `<path d="M12.5 ${14 + lift}l6 5 3-2.5 6 8.5M21.5 ${26 + lift}h6.2v-6.2"/>`;
}

type Stand = 'meets' | 'either' | 'misses' | 'none';
const STANDS: Readonly<Record<AgainstTarget, Stand>> = {
  'Meets target': 'meets',
  'May or may not meet': 'either',
  'Misses target': 'misses',
  'No target set': 'none',
};
const STAND_SHAPE: Readonly<Record<Stand, 'better' | 'worse' | 'common'>> = { meets: 'better', either: 'common', misses: 'worse', none: 'common' };
const SIGNS: Readonly<Record<Stand, string>> = {
  meets: '<path d="M41 20l4 4 7-9"/>',
  either: '<path d="M42.5 16.5c.3-5 8-4.6 8 .3 0 3.4-4 3.2-4 6.6M46.5 28v.2"/>',
  misses: '<path d="M42 15l10 10M52 15l-10 10"/>',
  none: '<path d="M41 20h11"/>',
};

/** The bar is where results fall, the dashes are the target; mirrored when lower is better. */
export function targetIcon(against: AgainstTarget, comparator: Target['comparator'] = '>='): string {
  const stand = STANDS[against];
  const shape = STAND_SHAPE[stand];
  const colour = COLOURS[shape];
  const cut = stand === 'either';
  const frame = `<rect class="i-frame" x="1.25" y="1.25" width="55.5" height="37.5" rx="6" fill="${COLOURS.paper}" stroke="${colour}" stroke-width="2.5"${stand === 'none' ? ' stroke-dasharray="4 4"' : ''}/>`;
  const dashes = line(4, 20, 36, 20, cut ? 'c-cut' : 'c-target', cut ? COLOURS.paper : COLOURS.target, { width: 2, dash: '5 3' });
  const sign = `<g class="i-sign" fill="none" stroke="${colour}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${SIGNS[stand]}</g>`;
  return decoration(58, 40, frame + bar(stand, shape, comparator) + dashes + sign, `icon icon-a icon-a--${stand}`);
}

function bar(stand: Stand, shape: 'better' | 'worse' | 'common', comparator: Target['comparator']): string {
  if (stand === 'none') return '';
  const higherIsBetter = comparator === '>=' || comparator === '>';
  const [y, height] = stand === 'either' ? [13, 14] : [(stand === 'meets') === higherIsBetter ? 6 : 23, 11];
  return `<rect class="i-${shape}" x="7" y="${y}" width="26" height="${height}" rx="2" fill="${COLOURS[shape]}" stroke="none"/>`;
}

/** A shape alone, for a key or a tally. */
export const shapeIcon = (shape: Shape, size = 14, className = 'ps-shape'): string =>
  decoration(size, size, mark(shape, size / 2, size / 2, size / 3), className);

const LINES = {
  target: { className: 'c-target', colour: COLOURS.target, width: 2, dash: '8 4' },
  mean: { className: 'c-mean', colour: COLOURS.ink, width: 2 },
  limit: { className: 'c-limit', colour: COLOURS.common, width: 2, dash: '3 3' },
  /** Limits of a funnel: the outer ones, and both of chance alone where wider ones are drawn. */
  far: { className: 'c-limit', colour: COLOURS.common, width: 2 },
  plain: { className: 'c-limit', colour: COLOURS.common, width: 1, dash: '1.5 3' },
} as const;

/** A line as drawn in a chart, for its key. */
export function lineIcon(kind: keyof typeof LINES): string {
  const { className, colour, ...stroke } = LINES[kind];
  return decoration(26, 8, line(0, 4, 26, 4, className, colour, stroke), 'ps-shape');
}
