/** The tables behind the figures of an indicator page. */
import type { MeasureRow } from '../../measure-row.js';
import { nextPeriod } from '../../periods.js';
import { funnelHeadline, outsideWords } from '../funnel-words.js';
import { bareValue, periodWords, sayCount } from '../numbers.js';
import type { Subject } from '../pack.js';
import { blankMark, gaps, isHidden } from '../signals.js';
import { capital, inSentence, periodNoun, shortName } from '../words.js';
import type { Cell, Head, Table } from './view.js';

const VALUE_HEAD: Readonly<Record<Subject['definition']['kind'], string>> = {
  proportion: 'Share',
  rate: 'Rate',
  count: 'Number',
  mean: 'Mean',
  ratio: 'Ratio',
  'standardised rate': 'Rate',
  'as published': 'Value',
};

const num = (text: string): Head => ({ text, num: true });
const hasParts = ({ definition }: Subject): boolean =>
  definition.kind !== 'count' && definition.kind !== 'as published' && definition.kind !== 'standardised rate';
const hasRange = (rows: readonly MeasureRow[]): boolean => rows.some((row) => row.lower_95 !== null);

/** Heads and cells common to every table of the measure: parts, value, likely range. */
export function valueColumns(subject: Subject, rows: readonly MeasureRow[]): { heads: Head[]; cells(row: MeasureRow): Cell[] } {
  const { definition } = subject;
  const [parts, range] = [hasParts(subject), hasRange(rows)];
  const per = definition.kind === 'rate' && definition.per !== undefined ? `, per ${sayCount(definition.per)}` : '';
  const count = (row: MeasureRow, value: number | null): Cell => ({ text: value === null ? blankMark(row) : sayCount(value) });
  return {
    heads: [...(parts ? [num('Counted'), num('Out of')] : []), num(`${VALUE_HEAD[definition.kind]}${per}`), ...(range ? [num('Likely range')] : [])],
    cells: (row) => [
      ...(parts ? [count(row, row.numerator), count(row, row.denominator)] : []),
      { text: row.value === null ? blankMark(row) : bareValue(definition, row.value) },
      ...(range ? [{ text: rangeText(subject, row) }] : []),
    ],
  };
}

const rangeText = ({ definition }: Subject, { lower_95, upper_95, disclosure }: MeasureRow): string =>
  lower_95 === null || upper_95 === null ? blankMark({ disclosure }) : `${bareValue(definition, lower_95)} to ${bareValue(definition, upper_95)}`;

/** Figures behind the chart, oldest first; a period not held has its row. With limits, which rule fired stands in place of the range. */
export function figuresTable(subject: Subject): Table {
  const { series, definition, latest } = subject;
  const limits = latest.spc_mean !== null;
  const columns = valueColumns(subject, limits ? [] : series);
  const heads = [{ text: capital(periodNoun(definition.cadence)) }, ...columns.heads, ...(limits ? [{ text: 'Signal' }] : [])];
  const rowOf = (row: MeasureRow): Cell[] => [
    { text: `${periodWords(row.period)}${row.restated ? ' [r]' : ''}` },
    ...columns.cells(row),
    ...(limits ? [{ text: row.spc_rule ?? 'None' }] : []),
  ];
  const blank = heads.slice(1).map((head) => ({ text: head.text === 'Signal' ? 'Not held' : '[x]' }));
  const missing = runsOf(gaps(series)).map(({ from, to }) => ({
    period: from,
    cells: [{ text: from === to ? periodWords(from) : `${periodWords(from)} to ${periodWords(to)}` }, ...blank],
  }));
  const rows = [...series.map((row) => ({ period: row.period, cells: rowOf(row) })), ...missing].sort((a, b) => (a.period < b.period ? -1 : 1));
  return {
    caption: 'Figures behind the chart',
    heads,
    groups: [{ rows: rows.map((row) => row.cells) }],
    style: 'months',
    note: marksNote(series, missing.length > 0),
  };
}

/** Neighbouring periods that are not held, as one row. */
function runsOf(missing: readonly string[]): { from: string; to: string }[] {
  const runs: { from: string; to: string }[] = [];
  for (const period of missing) {
    const run = runs.at(-1);
    if (run !== undefined && nextPeriod(run.to) === period) run.to = period;
    else runs.push({ from: period, to: period });
  }
  return runs;
}

function marksNote(series: readonly MeasureRow[], missing: boolean): string {
  const marks = [
    missing || series.some((row) => row.value === null && !isHidden(row)) ? '[x] not held.' : '',
    series.some(isHidden) ? '[c] hidden to protect people.' : '',
    series.some((row) => row.restated) ? '[r] restated by the publisher.' : '',
  ];
  return marks.filter((text) => text !== '').join(' ');
}

/** The organisation beside its peers and the larger areas. */
export function peersTable(subject: Subject): Table | undefined {
  const { peers, comparisons, latest } = subject;
  if (peers.length < 2) return comparisons.length === 0 ? undefined : areaTable(subject, 'Beside the larger areas', [latest, ...comparisons]);
  return areaTable(subject, 'Figures side by side', [...byName(subject, peers), ...comparisons]);
}

/** The place's networks. */
export function partsTable(subject: Subject): Table | undefined {
  if (subject.parts.length < 2) return undefined;
  return { ...areaTable(subject, 'Figures by network', byName(subject, subject.parts)), note: networksNote(subject) };
}

/** What the networks' own funnel says, where they have one. */
function networksNote(subject: Subject): string {
  const rows = subject.parts.filter((row) => row.funnel_group !== null);
  return rows.length === 0 ? '' : [`In a funnel of their own: ${inSentence(funnelHeadline(rows))}.`, ...outsideWords(subject, rows)].join(' ');
}

const nameIn = ({ areaCode, areaName }: Subject, row: MeasureRow): string => (row.area_code === areaCode ? areaName : shortName(row.area_name));

/** In the order of the figure above: by the name shown. */
const byName = (subject: Subject, rows: readonly MeasureRow[]): MeasureRow[] => [...rows].sort((a, b) => (nameIn(subject, a) < nameIn(subject, b) ? -1 : 1));

function areaTable(subject: Subject, caption: string, rows: readonly MeasureRow[]): Table {
  const columns = valueColumns(subject, rows);
  const name = (row: MeasureRow): Cell => ({ text: nameIn(subject, row), strong: row.area_code === subject.areaCode });
  return { caption, heads: [{ text: 'Area' }, ...columns.heads], groups: [{ rows: rows.map((row) => [name(row), ...columns.cells(row)]) }], style: 'months' };
}
