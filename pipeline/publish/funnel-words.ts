/** What a funnel says, in words: how many lie outside which limits, who they are, and how far the limits had to be widened. */
import type { AreaType } from '../../catalogue/define.js';
import type { MeasureRow } from '../measure-row.js';
import { bareValue, listWords, periodWords, plural, sayNumber } from './numbers.js';
import type { Subject } from './pack.js';
import { shortName, titleWords } from './words.js';

const NOUN: Partial<Record<AreaType, string>> = { practice: 'practice', pcn: 'network', trust: 'NHS trust', council: 'council' };

/** `48 practices`. */
export const membersWords = (rows: readonly MeasureRow[]): string => plural(rows.length, NOUN[rows[0]?.area_type ?? 'england'] ?? 'area');

/** `in Wirral`, `in England`. */
const where = ({ areaName }: Subject, rows: readonly MeasureRow[]): string => (rows[0]?.funnel_group === 'england' ? 'in England' : `in ${areaName}`);

export const isOutside = ({ funnel_position }: MeasureRow): boolean => funnel_position !== null && funnel_position !== 'within';
export const isFarOutside = ({ funnel_position }: MeasureRow): boolean => funnel_position?.endsWith('99.8%') === true;
export const isWidened = ({ funnel_between }: MeasureRow): boolean => funnel_between !== null && funnel_between > 0;

/** With more than a quarter outside, the measure says something about all of them and nothing about any one: none is named. */
export const nameNone = (rows: readonly MeasureRow[]): boolean => rows.filter(isOutside).length * 4 > rows.length;

/** `6 of 48 practices lie outside the 95% limits, none of them outside 99.8%`. */
export function funnelHeadline(rows: readonly MeasureRow[]): string {
  const [near, far] = [rows.filter(isOutside).length, rows.filter(isFarOutside).length];
  if (near === 0) return `None of ${membersWords(rows)} lies outside the limits`;
  const lie = `${sayNumber(near)} of ${membersWords(rows)} ${near === 1 ? 'lies' : 'lie'} outside`;
  if (nameNone(rows)) return `${lie} the limits: too many to be about any one of them`;
  if (near === far) return `${lie} the 99.8% limits`;
  return `${lie} the 95% limits, ${far === 0 ? 'none' : sayNumber(far)} of them outside 99.8%`;
}

/** Measure, who, when, where the limits come from, and what the plain ones would have said. */
export function funnelSubtitle(subject: Subject, rows: readonly MeasureRow[], cut: boolean): string {
  const { definition, latest } = subject;
  return [
    `${definition.title}, ${membersWords(rows)} ${where(subject, rows)}, ${periodWords(latest.period)}`,
    'Larger ones stand further right, where chance moves a figure less',
    widenedWords(rows),
    cut ? 'The scale does not start at zero' : '',
  ]
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}

/** How far they vary beyond chance, and what the plain limits would have said. */
export function widenedWords(rows: readonly MeasureRow[]): string {
  const [first] = rows;
  if (first === undefined || !isWidened(first)) return 'They differ by no more than chance, so the limits are the plain ones';
  const outside = rows.filter(
    ({ value, funnel_lower_95: low, funnel_upper_95: high }) => value !== null && low !== null && high !== null && (value < low || value > high),
  ).length;
  const ratio = sayNumber(first.funnel_dispersion ?? 0, (first.funnel_dispersion ?? 0) < 10 ? 1 : 0);
  return `They vary ${ratio} times as much as chance explains, so the limits are widened; ${sayNumber(outside)} ${outside === 1 ? 'lies' : 'lie'} outside the plain 95% limits`;
}

/** `95% limits 12.0% to 20.0%, 99.8% limits 9.7% to 22.4%`. */
export function limitWords({ definition }: Pick<Subject, 'definition'>, row: MeasureRow): string {
  const say = (value: number | null): string => bareValue(definition, value ?? 0);
  return `95% limits ${say(row.funnel_wide_lower_95)} to ${say(row.funnel_wide_upper_95)}, 99.8% limits ${say(row.funnel_wide_lower_998)} to ${say(row.funnel_wide_upper_998)}`;
}

const SIDES = [
  ['above 99.8%', 'Above the 99.8% limit'],
  ['above 95%', 'Above the 95% limit, within 99.8%'],
  ['below 95%', 'Below the 95% limit, within 99.8%'],
  ['below 99.8%', 'Below the 99.8% limit'],
] as const;

/** Words of a position, for a cell. */
export const positionWords = (position: string | null): string =>
  SIDES.find(([name]) => name === position)?.[1] ?? (position === 'within' ? 'Within the limits' : '[z]');

export const nameOfMember = ({ areaCode, areaName }: Subject, row: MeasureRow): string => (row.area_code === areaCode ? areaName : shortName(row.area_name));

/** Who lies outside, by side and then by name, each with its value and both limits; and why nobody is named, where nobody is. */
export function outsideWords(subject: Subject, rows: readonly MeasureRow[]): string[] {
  if (nameNone(rows)) return ['More than a quarter lie outside the limits. Look for one cause that they share before asking about single ones.'];
  return SIDES.flatMap(([position, words]) => {
    const own = rows.filter((row) => row.funnel_position === position);
    const said = own.map((row) => `${nameOfMember(subject, row)} ${bareValue(subject.definition, row.value as number)} (${limitWords(subject, row)})`);
    return own.length === 0 ? [] : [`${words}: ${said.join('; ')}.`];
  });
}

/** Text alternative: the message, the centre, the limits of one of middling size, and those far outside. */
export function funnelAlt(subject: Subject, rows: readonly MeasureRow[]): string {
  const { definition, latest } = subject;
  const say = (value: number): string => bareValue(definition, value);
  const middle = [...rows].sort((a, b) => (a.denominator ?? 0) - (b.denominator ?? 0))[Math.floor(rows.length / 2)] as MeasureRow;
  const far = nameNone(rows) ? [] : rows.filter(isFarOutside).map((row) => `${nameOfMember(subject, row)} ${say(row.value as number)}`);
  const own = rows.find((row) => row.area_code === subject.areaCode);
  const parts = [
    `Funnel. ${titleWords(definition.title).replace(/^./, (first) => first.toUpperCase())}, ${membersWords(rows)} ${where(subject, rows)} in ${periodWords(latest.period)}`,
    funnelHeadline(rows),
    `Together ${say(middle.funnel_centre ?? 0)}`,
    `Counted out of ${sayNumber(middle.denominator ?? 0)}: ${limitWords(subject, middle)}`,
    own === undefined ? '' : `${subject.areaName} ${say(own.value as number)}: ${positionWords(own.funnel_position).toLowerCase()}`,
    far.length === 0 ? '' : `Outside 99.8%: ${listWords(far)}`,
  ];
  return parts
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}
