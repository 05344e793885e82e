/**
 * Marks that every chart is made of, as SVG text. Each colour is an attribute, so that the same SVG works in a PDF,
 * and carries a class, so that a page can restyle it (dark, more contrast, forced colours).
 */
import type { Shape } from '../signals.js';

/** Light tokens of REPORT-DESIGN section 3. */
export const COLOURS = {
  ink: '#212b32',
  text: '#3f525f',
  grid: '#d8dde0',
  band: '#e8edee',
  common: '#4c6272',
  better: '#005eb8',
  worse: '#b84700',
  neutral: '#6a2c91',
  target: '#8a1538',
  paper: '#ffffff',
} as const;

export type Size = 'wide' | 'narrow';

/** One decimal is finer than a pixel, and the same everywhere. */
export const round = (x: number): number => Math.round(x * 10) / 10;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

export interface Stroke {
  width?: number;
  dash?: string;
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string, colour: string, { width = 1, dash }: Stroke = {}): string {
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return `<line class="${className}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

export interface TextStyle {
  tone?: 'text' | 'ink' | 'target' | 'paper';
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  weight?: number;
  /** A paper outline, where the text may cross a line. */
  halo?: boolean;
}

export function label(x: number, y: number, text: string, { tone = 'text', anchor = 'start', size = 13, weight = 400, halo = false }: TextStyle = {}): string {
  const outline = halo ? ` stroke="${COLOURS.paper}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"` : '';
  const className = `t-${tone}${halo ? ' t-halo' : ''}`;
  return `<text class="${className}"${outline} x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${COLOURS[tone]}">${escapeText(text)}</text>`;
}

/** A whole chart. `alt` says type, measure, who, when, latest and what stands out; it always holds a number. */
export function chart(width: number, height: number, alt: string, body: string, size: Size): string {
  return `<svg class="chart chart--${size}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(alt)}" font-family="Inter, Arial, sans-serif">${body}</svg>`;
}

/** A small picture beside words that already say it: hidden from assistive technology. */
export function decoration(width: number, height: number, body: string, className: string): string {
  return `<svg class="${className}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">${body}</svg>`;
}

/** A shape for each meaning, so that colour is never needed. `own` is the organisation a page is about. */
export function mark(shape: Shape | 'own', x: number, y: number, size = 5): string {
  if (shape === 'run')
    return `<circle class="c-run" cx="${round(x)}" cy="${round(y)}" r="${round(size - 1)}" fill="${COLOURS.paper}" stroke="${COLOURS.common}" stroke-width="2"/>`;
  if (shape === 'own') return dot('own', COLOURS.ink, x, y, size);
  if (shape === 'common') return dot('common', COLOURS.common, x, y, size - 0.5);
  return `<path class="c-${shape}" fill="${COLOURS[shape]}" stroke="${COLOURS.paper}" stroke-width="1.2" d="${outline(shape, x, y, size)}"/>`;
}

const dot = (name: string, colour: string, x: number, y: number, r: number): string =>
  `<circle class="c-${name}" cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${colour}" stroke="${COLOURS.paper}" stroke-width="1.2"/>`;

/** Square for worse, diamond for better, triangle for changed: sized to look alike. */
function outline(shape: 'worse' | 'better' | 'neutral', x: number, y: number, size: number): string {
  const s = round(size * 1.4);
  if (shape === 'worse') return `M${round(x - size)} ${round(y - size)}h${2 * size}v${2 * size}h${-2 * size}z`;
  if (shape === 'better') return `M${round(x)} ${round(y - s)}l${s} ${s}l${-s} ${s}l${-s} ${-s}z`;
  return `M${round(x)} ${round(y - size * 1.2)}l${round(size * 1.2)} ${round(size * 2.1)}h${round(-size * 2.4)}z`;
}

/** Steps of 1, 2 or 5 that give about `lines` grid lines over a span. */
export function niceStep(span: number, lines: number): number {
  const raw = span > 0 ? span / lines : 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((k) => k * power >= raw * (1 - 1e-9)) ?? 10) * power;
}

export interface Scale {
  low: number;
  high: number;
  step: number;
  /** Values of the grid lines, exact multiples of the step. */
  ticks: number[];
}

/** A scale around the values, on whole steps; from zero when asked or when room below would pass it. */
export function scaleOf(values: readonly number[], lines: number, fromZero = false): Scale {
  const [least, most] = [Math.min(...values, ...(fromZero ? [0] : [])), Math.max(...values)];
  const step = niceStep((most - least) * 1.1 || Math.abs(most) * 0.2 || 1, lines);
  const first = Math.floor((least - (fromZero ? 0 : step * 0.15)) / step);
  const from = least >= 0 ? Math.max(0, first) : first;
  const to = Math.max(from + 1, Math.ceil((most + step * 0.15) / step));
  return { low: from * step, high: to * step, step, ticks: Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step) };
}

/** Moves labels apart until `gap` units (or an item's own height) lie between neighbours, within top and bottom. */
export function spread<T extends { y: number; height?: number }>(items: readonly T[], gap: number, top: number, bottom: number): (T & { at: number })[] {
  const placed = items.map((item) => ({ ...item, at: item.y })).sort((a, b) => a.at - b.at);
  const height = (item: T | undefined): number => item?.height ?? gap;
  placed.forEach((item, i) => {
    const before = placed[i - 1];
    item.at = Math.max(item.at, before === undefined ? top : before.at + height(before));
  });
  let limit = bottom + gap;
  for (const item of placed.toReversed()) {
    item.at = Math.max(top, Math.min(item.at, limit - height(item)));
    limit = item.at;
  }
  return placed;
}
