/** The figures of one subject, each with a headline that answers a question, drawn wide and narrow; every format takes them from here. */
import type { MeasureRow } from '../measure-row.js';
import { controlChart } from './charts/control-chart.js';
import type { Size } from './charts/draw.js';
import { type ControlChart, frameOf, type Limits, type Point } from './charts/frame.js';
import { lineIcon, shapeIcon } from './charts/icons.js';
import { type IntervalPlot, type IntervalRow, intervalPlot } from './charts/interval-plot.js';
import { spark } from './charts/spark.js';
import { chartAlt, chartHeadline, chartSubtitle, partsHeadline, peersHeadline, plotAlt } from './figure-words.js';
import { bareValue, sayTick, sayWhole } from './numbers.js';
import type { Subject } from './pack.js';
import { held, shapeOf } from './signals.js';
import { shortName } from './words.js';

export interface KeyItem {
  svg: string;
  text: string;
}

export interface Figure {
  headline: string;
  subtitle: string;
  /** Text alternative, as in the drawing. */
  alt: string;
  svg(size: Size): string;
  key: KeyItem[];
}

const overTime = (subject: Subject): boolean => held(subject.series).length > 1;

/** Chart over time; for one period, the figure beside its peers', else beside the larger areas'. Undefined when none would say anything. */
export function mainFigure(subject: Subject): Figure | undefined {
  return overTime(subject) ? timeFigure(subject) : (peersPlot(subject) ?? comparisonFigure(subject));
}

/** Small chart for a row or a card; empty for a lone count, which has nothing to be set against. */
export function smallChart(subject: Subject, width = 150, height = 40): string {
  return seriesSpark(subject, subject.series, width, height);
}

/** The same of another area's series of the same measure. */
export function seriesSpark({ definition }: Pick<Subject, 'definition'>, series: readonly MeasureRow[], width: number, height: number): string {
  const points = pointsOf(series);
  const last = held(series).at(-1);
  if (last === undefined || (points.length === 1 && last.lower_95 === null && last.target_value === null)) return '';
  const limits = limitsOf(last);
  const interval = last.lower_95 === null || last.upper_95 === null ? undefined : { lower: last.lower_95, upper: last.upper_95 };
  return spark({ points, cadence: definition.cadence, ...(limits ? { limits } : {}), ...(interval ? { interval } : {}) }, width, height);
}

const pointsOf = (series: readonly MeasureRow[]): Point[] =>
  held(series).map((row) => ({ period: row.period, value: row.value as number, shape: shapeOf(row), target: row.target_value, limits: limitsOf(row) }));

const limitsOf = ({ spc_mean, spc_lower, spc_upper }: MeasureRow): Limits | undefined =>
  spc_mean === null || spc_lower === null || spc_upper === null ? undefined : { mean: spc_mean, lower: spc_lower, upper: spc_upper };

function timeFigure(subject: Subject): Figure {
  const { definition, series, latest, targets } = subject;
  const limits = limitsOf(latest);
  const [target] = targets;
  const given: ControlChart = {
    points: pointsOf(series),
    cadence: definition.cadence,
    ...(limits ? { limits } : {}),
    ...(target && latest.target_value !== null
      ? { target: { text: `Target ${sayWhole(definition, target.value)}`, ...(target.by ? { by: target.by } : {}) } }
      : {}),
    fromZero: definition.kind === 'count',
    ...writing(subject),
    alt: chartAlt(subject),
  };
  return {
    headline: chartHeadline(subject),
    subtitle: chartSubtitle(subject, frameOf(given, 'wide').scale.low > 0),
    alt: given.alt,
    svg: (size) => controlChart(given, size),
    key: keyOf(given),
  };
}

const writing = ({ definition }: Subject): Pick<ControlChart, 'format' | 'tick'> => ({
  format: (value) => bareValue(definition, value),
  tick: (value, step) => sayTick(definition, value, step),
});

/** Only what the chart shows. */
function keyOf({ points, limits, target, format }: ControlChart): KeyItem[] {
  const shapes = new Set(points.map((point) => point.shape));
  const texts = [
    ['common', 'Within limits: ordinary variation'],
    ['worse', 'A real change for the worse'],
    ['better', 'A real change for the better'],
    ['neutral', 'A real change, neither good nor bad'],
    ['run', 'No limits worked out'],
  ] as const;
  return [
    ...texts.filter(([shape]) => shapes.has(shape)).map(([shape, text]) => ({ svg: shapeIcon(shape), text })),
    ...(target ? [{ svg: lineIcon('target'), text: 'Target' }] : []),
    ...(limits
      ? [
          { svg: lineIcon('mean'), text: `Mean ${format(limits.mean)}` },
          { svg: lineIcon('limit'), text: 'Limits' },
        ]
      : []),
  ];
}

const rowOf = (row: MeasureRow, own: boolean, name = shortName(row.area_name)): IntervalRow => ({
  name,
  value: row.value as number,
  lower: row.lower_95,
  upper: row.upper_95,
  own,
});

function comparisonFigure(subject: Subject): Figure | undefined {
  const { definition, comparisons, latest, areaName } = subject;
  if (definition.kind === 'count' || comparisons.length === 0) return undefined;
  const rows = [rowOf(latest, true, areaName), ...comparisons.map((row) => rowOf(row, false))];
  return plotFigure(subject, rows, peersHeadline(subject), withTarget(subject));
}

/** The organisation beside its peers, where the main figure has not shown them already. */
export const peersFigure = (subject: Subject): Figure | undefined => (overTime(subject) ? peersPlot(subject) : undefined);

/** The other places, or the other trusts or councils of the same kind, in alphabetical order. Undefined with nobody to stand beside. */
function peersPlot(subject: Subject): Figure | undefined {
  const { peers, definition, areaCode, areaName, comparisons } = subject;
  if (definition.kind === 'count' || peers.length < 2) return undefined;
  const rows = peers.map((row) => rowOf(row, row.area_code === areaCode, row.area_code === areaCode ? areaName : shortName(row.area_name)));
  const england = comparisons.find((row) => row.area_type === 'england');
  const average = england?.value == null ? {} : { average: { value: england.value, label: `England ${bareValue(definition, england.value)}` } };
  return plotFigure(subject, byName(rows), peersHeadline(subject), { ...average, ...withTarget(subject) });
}

/** The place's networks around the place's own figure. */
export function partsFigure(subject: Subject): Figure | undefined {
  const { parts, definition, latest, areaName } = subject;
  if (definition.kind === 'count' || parts.length < 2 || latest.value === null) return undefined;
  const average = { value: latest.value, label: `${areaName} ${bareValue(definition, latest.value)}` };
  return plotFigure(subject, byName(parts.map((row) => rowOf(row, false))), partsHeadline(subject), { average });
}

const byName = (rows: IntervalRow[]): IntervalRow[] => rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const withTarget = ({ definition, latest }: Subject): Pick<IntervalPlot, 'target'> =>
  latest.target_value === null ? {} : { target: { value: latest.target_value, label: `Target ${sayWhole(definition, latest.target_value)}` } };

function plotFigure(subject: Subject, rows: readonly IntervalRow[], headline: string, lines: Pick<IntervalPlot, 'average' | 'target'>): Figure {
  const alt = plotAlt(subject, rows, lines);
  const intervals = rows.some((row) => row.lower !== null);
  const subtitle = `${subject.definition.title}${intervals ? ', with 95% intervals' : ''}. Fixed order: this is for questions, not for ranking.`;
  return { headline, subtitle, alt, svg: (size) => intervalPlot({ rows, ...lines, ...writing(subject), alt }, size), key: [] };
}
