/** Sentences of the reports, made from verdicts by template, so that a sentence cannot disagree with an icon (REPORT-DESIGN section 10). */
import type { Aim, Cadence, Target } from '../../catalogue/define.js';
import type { MeasureRow } from '../measure-row.js';
import { bareValue, countWord, periodWords, sayCount, sayGap, sayNumber, sayRange, sayTarget, sayValue, sayWhole } from './numbers.js';
import type { Status, Subject } from './pack.js';
import { held, signalStart } from './signals.js';

export const AIMS: Readonly<Record<Aim, string>> = {
  1: 'Aim 1: better outcomes, fewer inequalities',
  2: 'Aim 2: consistent quality',
  3: 'Aim 3: national standards',
  4: 'Aim 4: the place pound and its people',
};
/** Standards first: they are what the board answers for. */
export const AIM_ORDER: readonly Aim[] = [3, 1, 2, 4];

export const STATUS_MEANS: Readonly<Record<Status, string>> = {
  Alert: 'the board must act',
  Advise: 'the board should watch',
  Assure: 'under control or improving',
  'Not judged': 'reasons given',
};

const PERIOD_NOUN: Readonly<Record<Cadence, string>> = { month: 'month', quarter: 'quarter', year: 'year', irregular: 'reading' };
/** `13 months`, `1 year`. */
export const periods = (count: number, cadence: Cadence): string => `${sayNumber(count)} ${PERIOD_NOUN[cadence]}${count === 1 ? '' : 's'}`;
export const periodNoun = (cadence: Cadence): string => PERIOD_NOUN[cadence];

export const capital = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());
/** Inside a sentence: first letter small unless it starts an abbreviation or a name (`A&E`, `QOF`). */
export const inSentence = (text: string): string =>
  /^[A-Z][a-z]/.test(text) || /^[A-Z] [a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
/** A title inside a sentence: `A&E: seen within four hours` → `A&E seen within four hours`. */
export const titleWords = (title: string): string => inSentence(title.replace(': ', ' '));

const SMALL_WORDS = new Set(['of', 'and', 'the', 'in', 'on', 'for', 'upon']);
const KEEP_CAPITALS = /^(NHS|PCN|GP|ICB|UK|II|III|IV)$/;

/** Words that say what kind of body a name is of, once its legal form is dropped. */
const BODY = /\b(Hospitals?|Teaching|Partnership|Services?|Care|Infirmary|Centre|Clinic)\b/i;

/**
 * A name as people write it: capitals eased, legal form dropped, unless a bare place name would be left.
 * `LANCASHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST` → `Lancashire Teaching Hospitals`; `Wirral Metropolitan Borough Council` → `Wirral Council`.
 */
export function shortName(name: string): string {
  const eased = name === name.toUpperCase() ? name.split(' ').map(easeWord).join(' ') : name;
  return eased
    .replace(/^(.+?) (NHS )?(Foundation )?Trust$/i, (_, bare: string) => (BODY.test(bare) ? bare : `${bare} Trust`))
    .replace(/ (Metropolitan )?(Borough|City) Council$/i, ' Council')
    .replace(/^NHS (.+) Integrated Care Board$/i, '$1')
    .replace(/ (PCN|Primary Care Network)$/i, '');
}

function easeWord(word: string, index: number): string {
  if (KEEP_CAPITALS.test(word)) return word;
  const lower = word.toLowerCase();
  return index > 0 && SMALL_WORDS.has(lower)
    ? lower
    : lower.replace(/(^|[-'(&/])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()).replace(/'S\b/, "'s");
}

/** Sentences stay under 20 words: the first candidate that does, or the last. */
export function under20(...candidates: readonly string[]): string {
  return candidates.find((text) => text.split(/\s+/).length < 20) ?? (candidates.at(-1) as string);
}

type Said = Pick<Subject, 'definition' | 'areaName' | 'latest'>;

/** The finding: the indicator's own sentence, filled. */
export function headline({ definition, areaName, latest }: Said): string {
  const filled: Readonly<Record<string, string>> = {
    who: areaName,
    value: latest.value === null ? 'no figure' : sayValue(definition, latest.value),
    numerator: latest.numerator === null ? 'an unknown number' : sayCount(latest.numerator),
    denominator: latest.denominator === null ? 'an unknown number' : sayCount(latest.denominator),
    period: periodWords(latest.period),
  };
  return `${capital(definition.says.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole)).replace(/\.$/, '')}.`;
}

/** `78% by March 2026`, with `unverified` where the source has not been checked. */
export function targetWords(subject: Pick<Subject, 'definition'>, target: Target): string {
  return `${sayTarget(subject.definition, target)}${target.by === undefined ? '' : ` ${target.by}`}${target.verified ? '' : ' (unverified)'}`;
}

/** The answer under a page's title: finding, target, direction; each sentence under 20 words. */
export function answer(subject: Subject): string[] {
  const [target] = subject.targets;
  const second = subject.againstTarget === 'No target set' || target === undefined ? 'No target is set.' : `The target is ${targetWords(subject, target)}.`;
  return [subject.headline, second, outlook(subject)].filter((text) => text !== '');
}

const RUNS_ON: Readonly<Record<string, string>> = {
  'Misses target': 'as the service runs now it will not reach the target.',
  'Meets target': 'as the service runs now it will keep meeting the target.',
  'May or may not meet': 'as the service runs now it may or may not meet the target.',
};

/** Where it is heading, in one sentence. */
export function outlook(subject: Subject): string {
  const { direction, series, definition } = subject;
  if (direction === 'Too few months to say') return chanceWords(subject);
  if (direction !== 'No real change')
    return `${direction
      .replace(/^Changed/, 'It has changed')
      .replace(/^(Improving|Getting worse)/, 'It is $1')
      .replace('It is I', 'It is i')
      .replace('It is G', 'It is g')}, ${sinceWords(subject)}.`;
  const months = periods(held(series).length, definition.cadence);
  return `No real change in ${months}: ${RUNS_ON[subject.againstTarget] ?? `ordinary variation around a mean of ${bareValue(definition, subject.latest.spc_mean ?? 0)}.`}`;
}

/** `a real change since August 2025`. */
export function sinceWords(subject: Pick<Subject, 'series' | 'definition'>): string {
  const start = signalStart(subject.series);
  return start === undefined ? 'a real change' : `a real change since ${periodWords(start.period)}`;
}

/** Chance, for a single period: the words of section 9 and no others. */
function chanceWords(subject: Subject): string {
  const { againstTarget, latest } = subject;
  if (againstTarget === 'No target set' || latest.lower_95 === null) return '';
  if (againstTarget === 'May or may not meet') return 'The gap could be chance.';
  return againstTarget === 'Misses target' ? 'It misses the target by more than chance.' : 'It meets the target by more than chance.';
}

/** What to expect next, for a card: the limits while nothing has changed, the change when something has, else the likely range. */
export function expectation(subject: Subject): string {
  const { definition, latest, direction } = subject;
  const { spc_lower, spc_upper, lower_95, upper_95 } = latest;
  if (spc_lower !== null && spc_upper !== null) {
    if (direction !== 'No real change') return outlook(subject);
    return `Expect ${sayRange(definition, ...withinReach(definition, spc_lower, spc_upper))} each ${periodNoun(definition.cadence)} until the service changes.`;
  }
  if (lower_95 === null || upper_95 === null) return '';
  if (bareValue(definition, lower_95) === bareValue(definition, upper_95))
    return `The true figure is likely to be close to ${bareValue(definition, lower_95)}.`;
  return `The true figure is likely to be between ${sayRange(definition, lower_95, upper_95, 'and')}.`;
}

/** Limits are worked out without knowing that a share cannot pass 0% or 100%, nor a count fall below 0: a sentence does know. */
function withinReach({ kind }: Subject['definition'], lower: number, upper: number): [number, number] {
  return [kind === 'as published' ? lower : Math.max(0, lower), kind === 'proportion' ? Math.min(1, upper) : upper];
}

/** The gap in people: `To meet 78%, 1,118 more of 16,036 patients had to be counted in the top line.` Empty when there is none to give. */
export function gapWords(subject: Subject): string {
  const { shortBy, latest, definition, targets } = subject;
  const [target] = targets;
  if (shortBy === undefined || target === undefined || latest.denominator === null) return '';
  const fewer = target.comparator === '<' || target.comparator === '<=';
  const of = definition.kind === 'proportion' ? ` of ${sayCount(latest.denominator)}` : '';
  return `${sayCount(shortBy)} ${fewer ? 'fewer' : 'more'}${of} ${definition.unit} in ${periodWords(latest.period)} would have met ${sayWhole(definition, target.value)}.`;
}

/** Why the direction is what it is. */
export function directionReason(subject: Pick<Subject, 'series' | 'definition' | 'direction' | 'latest'>): string {
  const { direction, latest, series, definition } = subject;
  if (direction === 'Too few months to say') return inSentence(latest.spc_refused ?? `${periods(held(series).length, definition.cadence)} held`);
  if (direction !== 'No real change') return sinceWords(subject);
  const all = held(series).every((row) => row.spc_rule === null);
  return all ? `every ${periodNoun(definition.cadence)} is within the limits` : `the latest ${periodNoun(definition.cadence)} is within the limits`;
}

/** Why it meets or misses: which limit or interval the target lies beyond. */
export function againstReason(subject: Pick<Subject, 'definition' | 'latest' | 'againstTarget'>): string {
  const { definition, latest } = subject;
  if (latest.target_value === null || subject.againstTarget === 'No target set') return 'no national target applies';
  const target = sayWhole(definition, latest.target_value);
  const [low, high, name] =
    latest.spc_lower === null || latest.spc_upper === null
      ? [latest.lower_95, latest.upper_95, 'likely range']
      : [latest.spc_lower, latest.spc_upper, 'limits'];
  if (low === null || high === null) return `${target} against ${bareValue(definition, latest.value ?? 0)}`;
  const where = latest.target_value > high ? 'above' : latest.target_value < low ? 'below' : 'within';
  return `${target} is ${where} the ${name}${rangeWords(definition, low, high, latest.target_value)}`;
}

/** `, 67.0% to 72.7%`; nothing when rounding would put an end of it on the target that it does not reach. */
function rangeWords(definition: Subject['definition'], low: number, high: number, target: number | null): string {
  const [a, b] = [bareValue(definition, low), bareValue(definition, high)];
  const touches = target !== null && (target < low || target > high) && [a, b].includes(bareValue(definition, target));
  return touches ? '' : `, ${a} to ${b}`;
}

/** Own figure beside another's: `7.0 points below England (75.4%), by more than chance`. */
export function comparisonWords(subject: Pick<Subject, 'definition' | 'latest'>, other: MeasureRow, name: string): string {
  const { definition, latest } = subject;
  if (latest.value === null || other.value === null) return `${name}: no figure`;
  const figure = `${name} (${bareValue(definition, other.value)})`;
  if (bareValue(definition, latest.value) === bareValue(definition, other.value)) return `the same as ${figure}`;
  const gap = `${sayGap(definition, latest.value - other.value)} ${latest.value > other.value ? 'above' : 'below'} ${figure}`;
  if (latest.lower_95 === null || latest.upper_95 === null) return gap;
  return `${gap}, ${other.value >= latest.lower_95 && other.value <= latest.upper_95 ? 'which could be chance' : 'by more than chance'}`;
}

/** Heading over a status: `Alert: three measures miss their target`. */
export function statusHeading(status: Status, subjects: readonly Subject[]): string {
  const [one, many, none] = STATUS_HEADINGS[status];
  if (subjects.length === 0) return `${status}: ${none}`;
  return `${status}: ${countWord(subjects.length).toLowerCase()} ${subjects.length === 1 ? one : many}`;
}

const STATUS_HEADINGS: Readonly<Record<Status, readonly [one: string, many: string, none: string]>> = {
  Alert: ['measure misses its target', 'measures miss their target', 'no measure misses its target'],
  Advise: ['measure to watch', 'measures to watch', 'nothing to watch'],
  Assure: ['measure under control or improving', 'measures under control or improving', 'no measure is under control yet'],
  'Not judged': ['measure', 'measures', 'none'],
};

/** A measure in a list: value, date, target, and whether chance explains it. */
export function lineWords(subject: Subject): string {
  const { definition, latest, targets, againstTarget, direction } = subject;
  const [target] = targets;
  const aim = target && againstTarget !== 'No target set' ? `, target ${targetWords(subject, target)}` : '';
  const unit = definition.kind === 'count' ? ` ${definition.unit}` : '';
  const charted = direction !== 'Too few months to say';
  const value = `${sayValue(definition, latest.value as number)}${unit}${charted ? likely(subject) : ''} in ${periodWords(latest.period)}${aim}.`;
  return [value, charted ? outlook(subject) : chanceInBrackets(subject)].filter((text) => text !== '').join(' ');
}

/** ` (likely 70.3% to 71.7%)`: lines stand in an order, and no figure in an order goes without its interval. */
function likely({ definition, latest }: Subject): string {
  const { lower_95, upper_95 } = latest;
  if (lower_95 === null || upper_95 === null) return '';
  const [a, b] = [bareValue(definition, lower_95), bareValue(definition, upper_95)];
  return a === b ? '' : ` (likely ${a} to ${b})`;
}

function chanceInBrackets(subject: Subject): string {
  const { lower_95, upper_95, target_value } = subject.latest;
  const chance = chanceWords(subject);
  const range = lower_95 === null || upper_95 === null ? '' : rangeWords(subject.definition, lower_95, upper_95, target_value);
  return range === '' ? chance : chance.replace(/\.$/, ` (${range.slice(2)}).`);
}

/** Who answers for a figure: the organisation, or the partnership of the place. A post is named once it is collected. */
/** Why there is no likely range where its method forbids one; that it is the publisher's where it is; undefined where it is ours. */
export function borrowedRange({ definition, latest }: Pick<Subject, 'definition' | 'latest'>): string | undefined {
  if (definition.interval !== 'none') return undefined;
  if (latest.lower_95 !== null) return '95% margin as its publisher states it.';
  const why = definition.noInterval ?? 'It is a count of all that happened, not a sample';
  return `None: ${inSentence(why)}.`;
}

export const ownerName = ({ areaType, areaName }: Pick<Subject, 'areaType' | 'areaName'>): string =>
  areaType === 'place' ? `${areaName} partnership` : areaName;
