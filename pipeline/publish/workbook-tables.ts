/** What each sheet of the workbook holds, as plain tables: words for verdicts, numbers at full precision, marks where there is none. */
import type { Indicator } from '../../catalogue/define.js';
import { MEASURE_COLUMNS, type MeasureRow } from '../measure-row.js';
import { MEASURE_WORDS } from './measure-columns.js';
import { periodWords, sayNumber, sayValue } from './numbers.js';
import type { ExtractStanding, Pack, ReceiptLine, Subject } from './pack.js';
import { packRows } from './pack-rows.js';
import { blankMark, isHidden } from './signals.js';
import type { Unplaced } from './unplaced.js';
import { AIMS, againstReason, directionReason, gapWords, targetWords } from './words.js';

/** A day, which is written as a date and not as text. */
interface Day {
  iso: string;
}
export type Content = string | number | boolean | Day | { number: number; format: string } | { text: string; sheet: string };

export interface Sheet {
  name: string;
  title: string;
  /** How many tables and notes there are, and where the rows come from. */
  about: readonly [string, string];
  columns: readonly { heading: string; width: number }[];
  rows: readonly (readonly Content[])[];
}

/** Heading, width in characters, and what a row shows under it. */
type Columns<T> = readonly (readonly [heading: string, width: number, of: (row: T) => Content])[];

/** Marks of the Government Analysis Function for a cell without a value. */
const MISSING = '[x]';
const NOT_APPLICABLE = '[z]';

const orMark = <T>(value: T | null | undefined, then: (value: T) => Content, mark = NOT_APPLICABLE): Content =>
  value === null || value === undefined || value === '' ? mark : then(value);
const text = (value: string | null | undefined): Content => orMark(value, (held) => held);
const day = (iso: string | null | undefined): Content => orMark(iso, (held) => ({ iso: held }));
const count = (value: number): Content => ({ number: value, format: Number.isInteger(value) ? '#,##0' : '#,##0.0' });
const yes = (value: boolean): string => (value ? 'Yes' : 'No');

/** Format of a measure's value: percentages with one place, rates (per one) with the places they need. */
function asValue(definition: Indicator | undefined, value: number): Content {
  if (definition?.kind === 'proportion') return { number: value, format: '0.0%' };
  if (definition?.kind === 'rate' || definition === undefined) return value;
  const decimals = definition.decimals ?? (definition.kind === 'count' ? 0 : 1);
  return { number: value, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

/** Columns and rows of a table; a row that says so when there is none, because a table needs one. */
const tabled = <T>(columns: Columns<T>, rows: readonly T[]): Pick<Sheet, 'columns' | 'rows'> => ({
  columns: columns.map(([heading, width]) => ({ heading, width })),
  rows: rows.length === 0 ? [columns.map((_, i) => (i === 0 ? 'None' : NOT_APPLICABLE))] : rows.map((row) => columns.map(([, , of]) => of(row))),
});

/** The sheets that hold data, in order. */
export const dataSheets = (pack: Pack): Sheet[] => [
  atAGlance(pack),
  figures(pack),
  exceptions(pack),
  levels(pack),
  freshness(pack),
  sources(pack),
  methods(pack),
];

const PUBLISHED = 'Source: the published measures of this suite; the sheets called sources and methods say where they come from.';

const GLANCE: Columns<Subject> = [
  ['Measure', 40, ({ definition }) => definition.title],
  ['Whose', 32, ({ areaName }) => areaName],
  ['Status', 12, ({ status }) => status],
  ['Period', 16, ({ latest }) => periodWords(latest.period)],
  ['Value', 12, ({ latest, definition }) => orMark(latest.value, (value) => asValue(definition, value), MISSING)],
  ['As shown', 18, ({ latest, definition }) => orMark(latest.value, (value) => sayValue(definition, value), MISSING)],
  ['Numerator', 14, ({ latest }) => orMark(latest.numerator, count)],
  ['Denominator', 14, ({ latest }) => orMark(latest.denominator, count)],
  ['Target', 24, (subject) => orMark(subject.targets[0], (target) => targetWords(subject, target))],
  ['Direction', 24, ({ direction }) => direction],
  ['Against target', 20, ({ againstTarget }) => againstTarget],
  ['Finding', 60, ({ headline }) => headline],
  ['Why this status', 44, ({ statusReason }) => statusReason],
  ['Short of target by', 16, ({ shortBy }) => orMark(shortBy, count)],
  ['Aim', 40, ({ definition }) => AIMS[definition.aim]],
  ['Service', 32, ({ definition }) => definition.service],
  ['Basis', 14, ({ basis }) => basis],
  ['Covers more than this place', 16, ({ coversMore }) => yes(coversMore)],
  ['Synthetic', 10, ({ synthetic }) => yes(synthetic)],
  ['Measure code', 26, ({ indicator }) => indicator],
  ['Area code', 14, ({ areaCode }) => areaCode],
];

const atAGlance = (pack: Pack): Sheet => ({
  name: 'at_a_glance',
  title: `${pack.place.name}: every measure at a glance`,
  about: ['One table: one row for each measure and organisation, most urgent first.', PUBLISHED],
  ...tabled(GLANCE, pack.subjects),
});

const EXCEPTION: Columns<Subject> = [
  ['Status', 12, ({ status }) => status],
  ['Measure', 40, ({ definition }) => definition.title],
  ['Whose', 32, ({ areaName }) => areaName],
  ['Finding', 60, ({ headline }) => headline],
  ['Gap', 50, (subject) => text(gapWords(subject))],
  ['Direction', 24, ({ direction }) => direction],
  ['Why this direction', 40, directionReason],
  ['Against target', 20, ({ againstTarget }) => againstTarget],
  ['Why against target', 46, againstReason],
  ['Period', 16, ({ latest }) => periodWords(latest.period)],
  ['Measure code', 26, ({ indicator }) => indicator],
  ['Area code', 14, ({ areaCode }) => areaCode],
];

function exceptions(pack: Pack): Sheet {
  const found = pack.subjects.filter((subject) => subject.status === 'Alert' || subject.status === 'Advise');
  return {
    name: 'exceptions',
    title: `${pack.place.name}: what the board must act on or should watch`,
    about: [`One table: ${found.length === 0 ? 'no exceptions, so one row that says so.' : 'one row for each exception, most urgent first.'}`, PUBLISHED],
    ...tabled(EXCEPTION, found),
  };
}

const NAMES = Object.keys(MEASURE_COLUMNS) as (keyof MeasureRow)[];
const IN_VALUES_UNIT: ReadonlySet<keyof MeasureRow> = new Set([
  ...(['value', 'lower_95', 'upper_95', 'target_value', 'trajectory_value', 'spc_mean', 'spc_lower', 'spc_upper', 'funnel_centre'] as const),
  ...(['funnel_lower_95', 'funnel_upper_95', 'funnel_lower_998', 'funnel_upper_998'] as const),
  ...(['funnel_wide_lower_95', 'funnel_wide_upper_95', 'funnel_wide_lower_998', 'funnel_wide_upper_998'] as const),
]);
/** Neither counts nor in the unit of the value: written as they are. */
const BARE: ReadonlySet<keyof MeasureRow> = new Set(['funnel_dispersion', 'funnel_between']);
const WIDTHS: Partial<Record<keyof MeasureRow, number>> = { indicator_id: 26, area_name: 40, target_source: 40, spc_refused: 40, direction: 24, receipts: 70 };

function figures(pack: Pack): Sheet {
  const definitions = new Map(pack.subjects.map((subject) => [subject.indicator, subject.definition]));
  const columns: Columns<MeasureRow> = [
    ['Measure', 40, (row) => definitions.get(row.indicator_id)?.title ?? row.indicator_id],
    ...NAMES.map(
      (name) => [MEASURE_WORDS[name].heading, WIDTHS[name] ?? 16, (row: MeasureRow) => figure(row, name, definitions.get(row.indicator_id))] as const,
    ),
  ];
  return {
    name: 'figures',
    title: `${pack.place.name}: every figure behind the charts and tables`,
    about: ['One table: one row for each measure, area, basis and period. The sheet called Notes explains the columns.', PUBLISHED],
    ...tabled(columns, packRows(pack)),
  };
}

/** Columns whose blank cell says why it is blank. */
const FIGURES: ReadonlySet<keyof MeasureRow> = new Set(['numerator', 'denominator', 'value', 'lower_95', 'upper_95']);

function figure(row: MeasureRow, name: keyof MeasureRow, definition: Indicator | undefined): Content {
  const value = row[name];
  if (value === null) return FIGURES.has(name) && (isHidden(row) || name === 'value') ? blankMark(row) : NOT_APPLICABLE;
  if (typeof value === 'number' && BARE.has(name)) return value;
  if (typeof value === 'number') return IN_VALUES_UNIT.has(name) ? asValue(definition, value) : count(value);
  if (typeof value === 'boolean') return yes(value);
  return MEASURE_COLUMNS[name] === 'date' ? day(value) : text(value);
}

const LEVEL: Columns<Unplaced & Unplaced['members'][number]> = [
  ['Area', 40, ({ areaName }) => areaName],
  ['Level', 26, ({ finer }) => finer],
  ['Period', 16, ({ period }) => periodWords(period)],
  ['Boundaries', 20, ({ footprint, boundariesOn }) => `${footprint}, ${periodWords(boundariesOn)}`],
  ['Left out or counted in', 20, ({ side }) => (side === 'missing' ? 'Left out' : 'Counted in')],
  ['Name', 44, ({ name }) => name],
  ['Code', 14, ({ code }) => code],
  ['Why', 60, ({ says }) => says],
  ['Measures', 60, ({ measures }) => measures.join('; ')],
];

/** Who makes the sums of a level differ from the figure of a larger area, by name. */
const levels = (pack: Pack): Sheet => ({
  name: 'levels',
  title: `${pack.place.name}: who is counted in a larger area and in none of its parts`,
  about: ['One table: one row for each practice, provider or commissioner that makes a level differ from the figure of a larger area.', PUBLISHED],
  ...tabled(
    LEVEL,
    pack.unplaced.flatMap((one) => one.members.map((member) => ({ ...one, ...member }))),
  ),
});

const STANDING: Columns<ExtractStanding> = [
  ['Extract', 44, ({ title }) => title],
  ['State', 18, ({ freshness }) => freshness],
  ['In words', 56, ({ says }) => says],
  ['Newest period', 18, ({ newest }) => orMark(newest, periodWords)],
  ['Periods held', 14, ({ periods }) => count(periods)],
  ['Rows', 14, ({ rows }) => count(rows)],
  ['Faults', 10, ({ faults }) => count(faults)],
  ['Next due', 14, ({ nextDue }) => day(nextDue)],
  ['Publisher', 26, ({ publisher }) => publisher],
  ['Group', 12, ({ group }) => group],
  ['Newest file', 50, ({ fileName }) => text(fileName)],
  ['Fingerprint (SHA-256)', 70, ({ sha256 }) => text(sha256)],
  ['Synthetic', 10, ({ synthetic }) => yes(synthetic)],
  ['Extract code', 26, ({ extract }) => extract],
];

function freshness(pack: Pack): Sheet {
  return {
    name: 'freshness',
    title: 'How fresh the data is',
    about: [
      'One table: one row for each extract. It compares the date expected with the day the data was held, not the age of a file.',
      `Source: the calendar of each publisher, and the files held on ${periodWords(pack.heldOn)}.`,
    ],
    ...tabled(STANDING, pack.quality.standings),
  };
}

const RECEIPT: Columns<ReceiptLine> = [
  ['Extract code', 26, ({ extract }) => extract],
  ['Period code', 14, ({ period }) => text(period === '-' ? null : period)],
  ['File', 60, ({ fileName }) => fileName],
  ['State', 14, ({ state }) => state],
  ['Reason', 50, ({ reason }) => text(reason)],
  ['Rows', 14, ({ rows }) => count(rows)],
  ['Faults', 10, ({ faults }) => count(faults)],
  ['Arrived', 14, ({ landedOn }) => day(landedOn)],
  ['Fingerprint (SHA-256)', 70, ({ sha256 }) => sha256],
];

function sources(pack: Pack): Sheet {
  return {
    name: 'sources',
    title: 'Files received, and what became of them',
    about: [
      'One table: one row for each file received.',
      'Source: the receipt made when a file arrived. A fingerprint proves that a file is the one received.',
    ],
    ...tabled(RECEIPT, pack.quality.receipts),
  };
}

const METHOD: Columns<readonly [string, Indicator]> = [
  ['Measure', 40, ([, { title }]) => title],
  ['Question', 60, ([, { question }]) => question],
  ['Counted (numerator)', 60, ([, { numerator }]) => text(numerator)],
  ['Out of (denominator)', 60, ([, { denominator }]) => text(denominator)],
  ['Kind', 24, ([, { kind, per }]) => (kind === 'rate' && per !== undefined ? `rate, shown per ${sayNumber(per)}` : kind)],
  ['Unit', 18, ([, { unit }]) => text(unit)],
  ['Better when', 14, ([, { better }]) => better],
  ['Levels', 40, ([, { levels }]) => levels.join(', ')],
  ['Interval', 12, ([, { interval }]) => interval],
  ['Control chart', 40, ([, { controlChart }]) => controlChart],
  ['Limits of what it says', 70, ([, { caveats }]) => text(caveats.join(' '))],
  ['Source', 50, ([, { source }]) => source],
  ['Licence', 12, ([, { licence }]) => licence],
  ['Owner', 30, ([, { owner }]) => owner],
  ['Review by', 14, ([, { reviewBy }]) => day(reviewBy)],
  ['Last changed', 14, ([, { changes }]) => day(changes.at(-1)?.on)],
  ['What changed', 40, ([, { changes }]) => text(changes.at(-1)?.what)],
  ['Measure code', 26, ([id]) => id],
];

function methods(pack: Pack): Sheet {
  const definitions = [...new Map(pack.subjects.map(({ indicator, definition }) => [indicator, definition])).entries()];
  return {
    name: 'methods',
    title: 'How each measure is worked out',
    about: ['One table: one row for each measure.', 'Source: the catalogue of measures this suite was made from.'],
    ...tabled(
      METHOD,
      definitions.sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
