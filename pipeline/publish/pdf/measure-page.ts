/** One measure of one organisation as the board pack shows it: a page for an alert, half a page for the rest. */
import { directionIcon, targetIcon } from '../charts/icons.js';
import { tagWord } from '../exceptions.js';
import { type Figure, mainFigure, peersFigure } from '../figures.js';
import { areaWords, asNowWords } from '../footprint-words.js';
import { funnelFigure } from '../funnel-figure.js';
import { outsideWords, widenedWords } from '../funnel-words.js';
import { bareValue, listWords, periodWords, plural, sayCount, sayNumber, sayValue } from '../numbers.js';
import type { Pack, Status, Subject } from '../pack.js';
import { isLate, provenanceOf } from '../provenance.js';
import { chartNotes, gaps, held, isHidden } from '../signals.js';
import { againstReason, answer, borrowedRange, capital, comparisonWords, directionReason, gapWords, inSentence, shortName, targetWords } from '../words.js';
import { forPrint } from './pictures.js';

export type Tone = 'alert' | 'advise' | 'assure' | 'run';
export const TONE: Readonly<Record<Status, Tone>> = { Alert: 'alert', Advise: 'advise', Assure: 'assure', 'Not judged': 'run' };

export interface Picture {
  svg: string;
  alt: string;
}

interface FigureView extends Picture {
  headline: string;
  subtitle: string;
  key: { svg: string; text: string }[];
}

export interface MeasurePage {
  title: string;
  who: string;
  synthetic: boolean;
  tag: { text: string; tone: Tone };
  answer: string;
  facts: { name: string; value: string; icon: string; under: string }[];
  figure: FigureView | null;
  peers: FigureView | null;
  table: { heads: string[]; rows: string[][]; note: string };
  owner: { name: string; text: string; missing: boolean }[];
  method: string[];
}

/** `wide` fills the page's width; `narrow` leaves room for its table beside it. */
export function measurePage(subject: Subject, pack: Pack, size: 'wide' | 'narrow'): MeasurePage {
  const main = mainFigure(subject);
  const overTime = held(subject.series).length > 1;
  // One period's own figure is a single row: the page's peers say more, and both would not fit.
  const peers = overTime ? undefined : peersFigure(subject);
  return {
    title: subject.definition.title,
    who: subject.areaName,
    synthetic: subject.synthetic,
    tag: { text: tagWord(subject), tone: TONE[subject.status] },
    answer: answer(subject).join(' '),
    facts: facts(subject),
    figure: view(size === 'narrow' && !overTime ? practices(subject) : main, size),
    peers: view(size === 'narrow' ? undefined : peers, size),
    table: overTime ? seriesTable(subject) : size === 'narrow' ? withOutside(subject, besideTable(subject)) : besideTable(subject),
    owner: owner(subject, pack),
    method: size === 'wide' ? [...counted(subject), ...method(subject, pack)] : method(subject, pack),
  };
}

const view = (figure: Figure | undefined, size: 'wide' | 'narrow'): FigureView | null =>
  figure === undefined ? null : { headline: figure.headline, subtitle: figure.subtitle, key: figure.key, alt: figure.alt, svg: forPrint(figure.svg(size)) };

/** Practices of the place in their funnel: what there is to say of a single period. There is no room for a key. */
function practices(subject: Subject): Figure | undefined {
  const figure = subject.areaType === 'place' ? funnelFigure(subject) : undefined;
  return figure && { ...figure, subtitle: `${widenedWords(subject.funnel)}. Dashed: 95% limits. Solid: 99.8%. Dotted: of chance alone.` };
}

/** Under the table beside the funnel: who lies outside. */
const withOutside = (subject: Subject, table: MeasurePage['table']): MeasurePage['table'] =>
  practices(subject) === undefined ? table : { ...table, note: [table.note, ...outsideWords(subject, subject.funnel)].filter((text) => text !== '').join(' ') };

function facts(subject: Subject): MeasurePage['facts'] {
  const { definition, latest, shortBy, direction, againstTarget, targets } = subject;
  const [target] = targets;
  const parts = latest.numerator === null || latest.denominator === null ? '' : `${sayCount(latest.numerator)} of ${sayCount(latest.denominator)}`;
  const latestFact = { name: `Latest, ${periodWords(latest.period)}`, value: sayValue(definition, latest.value as number), icon: '', under: parts };
  const second =
    shortBy === undefined
      ? { name: 'Target', value: target ? targetWords(subject, target) : 'None set', icon: '', under: target?.source ?? '' }
      : { name: 'Short of target by', value: sayCount(shortBy), icon: '', under: `${definition.unit}, target ${target ? targetWords(subject, target) : ''}` };
  return [
    latestFact,
    second,
    { name: 'Direction', value: direction, icon: directionIcon(direction), under: sentence(directionReason(subject)) },
    { name: 'Against target', value: againstTarget, icon: targetIcon(againstTarget, target?.comparator), under: sentence(againstReason(subject)) },
  ];
}

const sentence = (text: string): string => `${capital(text).replace(/\.+$/, '')}.`;

/** Months shown beside a chart; all of them are in the workbook. */
const SHOWN = 14;

function seriesTable(subject: Subject): MeasurePage['table'] {
  const { definition, series } = subject;
  const missing = gaps(series).map((period) => ({ period, cells: ['[x]', '[x]', '[x]'] }));
  const rows = held(series).map((row) => ({
    period: row.period,
    restated: row.restated,
    cells: [count(row.numerator), count(row.denominator), bareValue(definition, row.value as number)],
  }));
  const hidden = series.filter(isHidden).map(({ period }) => ({ period, cells: ['[c]', '[c]', '[c]'] }));
  const all = [...rows, ...missing, ...hidden].sort((a, b) => (a.period < b.period ? -1 : 1));
  const shown = all.slice(-SHOWN);
  const single = rows.every(({ cells }) => cells[1] === '');
  return {
    heads: ['Period', ...(single ? ['Figure'] : ['Counted', 'Out of', 'Figure'])],
    rows: shown.map((row) => [`${periodWords(row.period)}${'restated' in row && row.restated ? ' [r]' : ''}`, ...(single ? row.cells.slice(2) : row.cells)]),
    note: [
      shown.some(({ cells }) => cells[2] === '[x]') ? '[x] not held.' : '',
      shown.some(({ cells }) => cells[2] === '[c]') ? '[c] hidden to protect people.' : '',
      shown.some((row) => 'restated' in row && row.restated) ? '[r] restated by the publisher.' : '',
      all.length > SHOWN ? `The newest ${SHOWN} of ${sayNumber(all.length)} periods; the workbook has all.` : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
}

const count = (value: number | null): string => (value === null ? '' : sayCount(value));

/** For one period: the larger areas and the peers of the same period, by name. */
function besideTable(subject: Subject): MeasurePage['table'] {
  const { definition, latest, areaName, areaCode, comparisons, peers } = subject;
  const others = peers.filter((row) => row.area_code !== areaCode).sort((a, b) => (a.area_name < b.area_name ? -1 : 1));
  const say = (value: number | null): string => (value === null ? '[x]' : bareValue(definition, value));
  const range = ({ lower_95, upper_95 }: typeof latest): string => (lower_95 === null || upper_95 === null ? '[z]' : `${say(lower_95)} to ${say(upper_95)}`);
  const rows = [latest, ...comparisons, ...others];
  const ranged = rows.some((row) => row.lower_95 !== null);
  return {
    heads: ['Area', 'Figure', ...(ranged ? ['Likely range'] : [])],
    rows: rows.slice(0, SHOWN).map((row) => [row === latest ? areaName : shortName(row.area_name), say(row.value), ...(ranged ? [range(row)] : [])]),
    note: rows.length > SHOWN ? `${SHOWN} of ${sayNumber(rows.length)} areas; the workbook has all.` : '',
  };
}

function owner(subject: Subject, pack: Pack): MeasurePage['owner'] {
  const { areaName, coversMore, comparisons, status } = subject;
  const also = coversMore ? ` (covers more than ${pack.place.name})` : '';
  const gap = gapWords(subject);
  return [
    { name: 'Owner', text: `${areaName}${also}`, missing: false },
    ...(status === 'Alert' ? [{ name: 'Action', text: 'None recorded', missing: true }] : []),
    ...(gap === '' ? [] : [{ name: 'Gap', text: gap, missing: false }]),
    ...(comparisons.length === 0
      ? []
      : [{ name: 'Beside', text: `${listWords(comparisons.map((row) => comparisonWords(subject, row, areaWords(row))))}.`, missing: false }]),
    ...(isLate(subject, pack.quality) ? [{ name: 'Late', text: 'A newer period is late: this is the newest held.', missing: true }] : []),
  ];
}

function likelyRange(subject: Subject): string {
  const borrowed = borrowedRange(subject);
  if (borrowed !== undefined) return `Likely range: ${inSentence(borrowed)}`;
  return subject.definition.interval === 'wilson' ? 'Likely range: Wilson, 95%.' : "Likely range: Byar's, 95%.";
}

/** What is counted; the appendix leaves it to the methods at its end. */
const counted = ({ definition }: Subject): string[] => [
  sentence(`Counted: ${definition.numerator}`),
  ...(definition.kind === 'count' || definition.kind === 'as published' ? [] : [sentence(`Out of: ${definition.denominator}`)]),
];

/** How it is worked out and where it comes from, in a few sentences. */
function method(subject: Subject, pack: Pack): string[] {
  const { definition, latest, targets } = subject;
  const [target] = targets;
  const limits =
    latest.spc_mean === null || latest.spc_lower === null || latest.spc_upper === null
      ? `No control chart: ${latest.spc_refused ?? 'none was worked out'}`
      : `Limits (XmR, mean ± 2.66 × average moving range): ${bareValue(definition, latest.spc_lower)} to ${bareValue(definition, latest.spc_upper)}`;
  return [
    limits,
    ...chartNotes(subject.series),
    asNowWords(subject),
    likelyRange(subject),
    target === undefined ? '' : `Target: ${target.source}, ${periodWords(target.publishedOn)}${target.verified ? '' : '; not yet checked against the source'}`,
    source(subject, pack),
    ...definition.caveats,
  ]
    .filter((text) => text !== '')
    .map(sentence);
}

function source(subject: Subject, pack: Pack): string {
  const { files, rows, faults, compared, disagreed } = provenanceOf(subject, pack.quality);
  const newest = files.at(-1);
  const fingerprint = newest === undefined ? '' : `, newest fingerprint ${newest.sha256.slice(0, 16)}`;
  const checks = compared === 0 ? '' : ` ${plural(compared, 'control total')} compared, ${sayNumber(disagreed)} disagreed.`;
  return `Source: ${subject.definition.source}; ${plural(files.length, 'file')}${fingerprint}; ${plural(rows, 'row')} read, ${sayNumber(faults)} refused.${checks}`;
}

/** First sixteen characters of a fingerprint, enough to find the file. */
export const shortPrint = (sha256: string | null): string => (sha256 === null ? '[x]' : sha256.slice(0, 16));
