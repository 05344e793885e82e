/**
 * Looks for what could name a person in words that somebody typed. What it finds is told by its kind and never repeated. It refuses too
 * much rather than too little, and is no proof that a text is safe: nicknames and what only neighbours know, it cannot see.
 */

import { nhsNumberOf } from '../people/nhs-number.js';

/** What an NHS number looks like: ten digits, in one piece or as 3-3-4. */
const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d|\.\d)/g;

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const TITLE = '(?:mrs?|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lady|lord|rev|reverend|nurse|sister|cllr|councillor)';

/** Kinds in the order in which they are told; a full postcode and any telephone number are refused, a postcode district (`PR2`) is not. */
const KINDS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an e-mail address', /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/],
  ['a National Insurance number', /\b[a-ceghj-prstw-z][a-ceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b/i],
  ['a postcode', /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/i],
  ['a telephone number', /(?<!\d)(?:\+44|0044|0)[ -]?(?:\(0\))?(?:[ -]?\d){9,10}(?!\d)/],
  ['a date of birth', /\b(?:born|birth|d\.?o\.?b)\b[^.]{0,20}\d/i],
  ['a date of birth', /\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19\d\d|20[01]\d|[3-9]\d)\b/],
  ['a date of birth', /\b(?:19\d\d|20[01]\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/],
  ['a date of birth', new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH},? (?:19\\d\\d|20[01]\\d)\\b`, 'i')],
  ["a person's name after a title", new RegExp(`\\b(?:${TITLE}|${TITLE.toUpperCase()}|${capitals(TITLE)})\\.? (?:[A-Z]\\.? ?)*[A-Z][a-z'’-]+`)],
];

/** The titles with a capital letter, as they mostly stand. */
function capitals(titles: string): string {
  return titles.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/** What could name a person, in words and without repeating it; undefined when nothing is found. */
export function personalData(text: string): string | undefined {
  for (const [digits] of text.matchAll(TEN_DIGITS)) if (nhsNumberOf(digits) !== undefined) return 'an NHS number';
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0];
}
