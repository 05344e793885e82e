/** What tells who a person is: by the heading of a column, and by what stands in a cell. What is found is named by its kind, and never repeated. */
import { squash } from '../formats/header.js';
import { nhsNumberOf } from './nhs-number.js';

/** Words of headings under which people are named, reached or told apart. */
const HEADINGS: readonly [kind: string, heading: RegExp][] = [
  [
    'a name',
    /^(patient |person |client |service user )?(full |first |last |middle |family |given |known as |maiden )?(fore|sur)?names?$|\bsurname\b|\bforename\b/,
  ],
  ['an address', /\baddress\b|\bhouse (number|name)\b|\bstreet\b|\buprn\b/],
  ['a postcode', /\bpost ?code\b(?! sector| district)/],
  ['a date of birth', /\b(date of birth|birth ?date|dob|born)\b/],
  ['a telephone number', /\b(tele)?phone\b|\bmobile\b/],
  ['an e-mail address', /\be ?mail\b/],
  ['a hospital or local number', /\b(hospital|local patient|case|passport|national insurance) (number|no|id)\b|\bni number\b/],
];

/** The kind of identifier that a heading announces; undefined for none. */
export function headingNames(heading: string): string | undefined {
  const words = squash(heading).replace(/[_.-]+/g, ' ');
  return HEADINGS.find(([, form]) => form.test(words))?.[0];
}

const INWARD = '\\d[ABD-HJLNP-UW-Z]{2}';
const CELLS: readonly [kind: string, form: RegExp][] = [
  ['a postcode', new RegExp(`\\b[A-Z]{1,2}\\d[A-Z\\d]? ?${INWARD}\\b`, 'i')],
  ['an e-mail address', /[^\s@]+@[^\s@]+\.[^\s@]+/],
  ['a telephone number', /(?<!\d)(\+44 ?\d|0\d)(?: ?\d){8,9}(?!\d)/],
  ['a full date', /(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d{2}|(19|20)\d{2}-\d{2}-\d{2})(?!\d)/],
  ['a name', /\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady)\.? [A-Z][a-z]+/],
];

/** The kind of identifier that stands in a text; undefined for none. NHS numbers are known by their check digit. */
export function identifierIn(text: string): string | undefined {
  for (const [digits] of text.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g)) if (nhsNumberOf(digits) !== undefined) return 'an NHS number';
  return CELLS.find(([, form]) => form.test(text))?.[0];
}

/** The text with every NHS number in it taken out: for names of files and for words of faults. */
export const withoutNumbers = (text: string): string =>
  text.replace(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g, (digits) => (nhsNumberOf(digits) === undefined ? digits : '[NHS number]'));
