/** How figures and dates are written (REPORT-DESIGN section 9), in one place, so that a chart, a table and a sentence agree. */
import type { Indicator, Target } from '../../catalogue/define.js';
import { sayPeriod, spanOf } from '../periods.js';

/** What the writing of a figure depends on. */
export type Written = Pick<Indicator, 'kind' | 'per' | 'unit' | 'decimals'>;

const MINUS = '−';

/** 16036 → `16,036`; −3.25 with one decimal → `−3.3`. */
export function sayNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** A numerator or denominator: whole when it is whole (sums of doubles are so to a millionth), one place when not. */
export const sayCount = (value: number): string => sayNumber(value, Math.abs(value - Math.round(value)) < 1e-6 ? 0 : 1);

/** 0.7103 → `71.0%`. */
const sayPercent = (fraction: number, decimals = 1): string => `${sayNumber(fraction * 100, decimals)}%`;

/** A measure's value as published, with its unit sign: `71.0%`, `34.2 per 100,000`, `16,036`. */
export function sayValue(definition: Written, value: number): string {
  const per = definition.per;
  return definition.kind === 'rate' && per !== undefined ? `${bareValue(definition, value)} per ${sayNumber(per)}` : bareValue(definition, value);
}

/** The same without `per …`, for a chart or a column whose heading says it. */
export function bareValue(definition: Written, value: number): string {
  if (definition.kind === 'proportion') return sayPercent(value);
  if (definition.kind === 'rate') return sayRate(value * (definition.per ?? 1));
  return withSign(definition, sayNumber(value, decimalsOf(definition)));
}

const sayRate = (value: number): string => sayNumber(value, Math.abs(value) >= 100 ? 0 : 1);
const decimalsOf = (definition: Written): number => definition.decimals ?? (definition.kind === 'count' ? 0 : 1);

function withSign(definition: Written, text: string): string {
  if (definition.unit === '%' || definition.unit === 'per cent') return `${text}%`;
  return definition.unit === '£' ? `£${text}`.replace(`£${MINUS}`, `${MINUS}£`) : text;
}

/** A mark on an axis whose marks lie `step` apart: no more places than the step needs. */
export function sayTick(definition: Written, value: number, step: number): string {
  const scale = definition.kind === 'proportion' ? 100 : definition.kind === 'rate' ? (definition.per ?? 1) : 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step * scale) + 1e-9));
  const text = sayNumber(value * scale, decimals);
  return definition.kind === 'proportion' ? `${text}%` : withSign(definition, text);
}

/** Difference of two values in the measure's own words: `7.0 points`, `1.2 per 1,000`, `35`. */
export function sayGap(definition: Written, gap: number): string {
  const size = Math.abs(gap);
  if (definition.kind === 'proportion') return `${sayNumber(size * 100, 1)} points`;
  return definition.unit === '%' || definition.unit === 'per cent' ? `${sayNumber(size, decimalsOf(definition))} points` : sayValue(definition, size);
}

/** Two values in prose: `59% to 71%`; the decimals stay when whole numbers would be the same. */
export function sayRange(definition: Written, lower: number, upper: number, joint = 'to'): string {
  const whole = (value: number): string => (definition.kind === 'proportion' ? sayPercent(value, 0) : bareValue(definition, value));
  const [a, b] = [whole(lower), whole(upper)];
  return a === b ? `${bareValue(definition, lower)} ${joint} ${bareValue(definition, upper)}` : `${a} ${joint} ${b}`;
}

const LIMIT: Readonly<Record<Target['comparator'], string>> = { '>=': '', '<=': 'at most ', '<': 'under ', '>': 'over ' };

/** A target as people say it: `78%`, `under 1%`. */
export const sayTarget = (definition: Written, target: Pick<Target, 'value' | 'comparator'>): string =>
  `${LIMIT[target.comparator]}${sayWhole(definition, target.value)}`;

/** A target's value without decimals it does not need: 0.78 → `78%`. */
export function sayWhole(definition: Written, value: number): string {
  return sayValue(definition, value).replace(/\.0+(?=%|$| )/, '');
}

/** `2025-05` → `May 2025`; `2025-Q2` → `April to June 2025`; `2020-21` stays. */
export function periodWords(period: string): string {
  if (!/-Q[1-4]$/.test(period)) return sayPeriod(period);
  const { start, end } = spanOf(period);
  return `${sayPeriod(start.slice(0, 7)).split(' ')[0]} to ${sayPeriod(end.slice(0, 7))}`;
}

/** The month of a day: `2026-04-30` → `April 2026`. */
export const monthOf = (iso: string): string => sayPeriod(iso.slice(0, 7));

const NUMBER_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** 3 → `Three`, for the start of a sentence; figures above ten. */
export const countWord = (count: number): string => NUMBER_WORDS[count] ?? sayNumber(count);

/** `1 extract`, `2 extracts`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${sayNumber(count)} ${count === 1 ? one : many}`;

/** `A`, `A and B`, `A, B and C`. */
export function listWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
