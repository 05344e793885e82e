/** PDF/UA refuses text without a glyph in its font, so one odd letter in a file name would stop the night: such letters become a box. */
import { printable } from '../plain-text.js';

/** What Inter draws and our data may hold: Latin letters, punctuation, signs, and the shapes of the reports. A test prints every one. */
export const REPERTOIRE: readonly (readonly [first: number, last: number])[] = [
  [0x0020, 0x007e],
  [0x00a0, 0x0148],
  [0x014a, 0x017f],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
  [0x25a0, 0x25a1],
  [0x25b2, 0x25b2],
  [0x25c6, 0x25c6],
  [0x25cb, 0x25cb],
  [0x25cf, 0x25cf],
];
const BOX = '□';
const LINE_ENDS = /[\t\r\n]+/g;

const isDrawable = (character: string): boolean => {
  const code = character.codePointAt(0) as number;
  return REPERTOIRE.some(([first, last]) => code >= first && code <= last);
};

/** The text with composed letters, on one line, and a box for each character the font lacks. */
export const drawable = (text: string): string =>
  [...printable(text).normalize('NFC').replace(LINE_ENDS, ' ')].map((character) => (isDrawable(character) ? character : BOX)).join('');

/** The same for every text within a value. */
export function allDrawable<T>(value: T): T {
  if (typeof value === 'string') return drawable(value) as T;
  if (Array.isArray(value)) return value.map(allDrawable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, allDrawable(held as unknown)])) as T;
}
