/** Headlines, subtitles and text alternatives of the figures. Every alternative states numbers: latest, limits, target, gaps. */
import type { IntervalPlot, IntervalRow } from './charts/interval-plot.js';
import { bareValue, listWords, periodWords, plural, sayNumber, sayWhole } from './numbers.js';
import type { Subject } from './pack.js';
import { gaps, held, shapeOf } from './signals.js';
import { comparisonWords, outlook, periodNoun, periods, shortName, sinceWords, titleWords } from './words.js';

const MET: Readonly<Record<string, (value: number, target: number) => boolean>> = {
  '>=': (value, target) => value >= target,
  '<=': (value, target) => value <= target,
  '>': (value, target) => value > target,
  '<': (value, target) => value < target,
};

/** `None of 13 months met the 78% target`; without a target, what the limits say. */
export function chartHeadline(subject: Subject): string {
  const { definition, latest, series } = subject;
  const judged = held(series).filter((row) => row.target_value !== null);
  if (latest.target_value !== null && judged.length > 1) {
    const met = judged.filter((row) => MET[row.target_comparator ?? '>=']?.(row.value as number, row.target_value as number)).length;
    const one = judged.every((row) => row.target_value === latest.target_value);
    const target = one ? `the ${sayWhole(definition, latest.target_value)} target` : 'the target of its time';
    return `${met === 0 ? 'None' : met === judged.length ? 'All' : sayNumber(met)} of ${periods(judged.length, definition.cadence)} met ${target}`;
  }
  return latest.spc_mean === null ? rangeHeadline(subject) : limitsHeadline(subject);
}

function rangeHeadline({ definition, series }: Subject): string {
  const rows = held(series);
  const high = rows.reduce((a, b) => ((b.value as number) > (a.value as number) ? b : a));
  const low = rows.reduce((a, b) => ((b.value as number) < (a.value as number) ? b : a));
  const say = (row: typeof high): string => `${bareValue(definition, row.value as number)} in ${periodWords(row.period)}`;
  return `Highest ${say(high)}, lowest ${say(low)}`;
}

function limitsHeadline(subject: Subject): string {
  const rows = held(subject.series);
  const fired = rows.filter((row) => row.spc_rule !== null).length;
  const all = periods(rows.length, subject.definition.cadence);
  if (fired === 0) return `All ${all} are within the limits: ordinary variation`;
  if (subject.direction === 'No real change') return `${sayNumber(fired)} of ${all} show a real change, but not the latest`;
  const since = sinceWords(subject);
  return `${since.charAt(0).toUpperCase()}${since.slice(1)}: ${sayNumber(fired)} of ${all} are beyond ordinary variation`;
}

/** Measure, who, which periods, where the limits come from, and whether the scale starts at zero. */
export function chartSubtitle(subject: Subject, cut: boolean): string {
  const { definition, areaName, areaCode, areaType, latest } = subject;
  const who = areaType === 'place' ? areaName : `${areaName} (${areaCode})`;
  const count = held(subject.series).length;
  const limits =
    latest.spc_mean === null
      ? (latest.spc_refused ?? 'No limits were worked out')
      : count < 20
        ? `With ${periods(count, definition.cadence)} the limits are provisional`
        : '';
  return [`${definition.title}${perWords(subject)}`, `${who}, ${spanWords(subject)}`, limits, cut ? 'The scale does not start at zero' : '']
    .filter((text) => text !== '')
    .map((text) => `${text.replace(/\.$/, '')}.`)
    .join(' ');
}

const perWords = ({ definition }: Subject): string => (definition.kind === 'rate' && definition.per !== undefined ? `, per ${sayNumber(definition.per)}` : '');

function spanWords({ series }: Subject): string {
  const rows = held(series);
  const [first, last] = [rows[0]?.period ?? '', rows.at(-1)?.period ?? ''];
  return first === last ? periodWords(first) : `${periodWords(first)} to ${periodWords(last)}`;
}

/** Text alternative of the chart over time. */
export function chartAlt(subject: Subject): string {
  const { definition, latest, areaName } = subject;
  const missing = gaps(subject.series);
  const parts = [
    `${latest.spc_mean === null ? 'Run chart' : 'Control chart'}. ${definition.title}${perWords(subject)}, ${areaName}, ${spanWords(subject)}`,
    `Latest ${bareValue(definition, latest.value as number)}`,
    standsOut(subject),
    latest.target_value === null ? '' : `Target ${sayWhole(definition, latest.target_value)}`,
    missing.length === 0 ? '' : `Not held: ${listWords(missing.map(periodWords))}`,
  ];
  return parts
    .filter((text) => text !== '')
    .map((text) => `${text.replace(/\.$/, '')}.`)
    .join(' ');
}

function standsOut(subject: Subject): string {
  const { definition, latest, series } = subject;
  const { spc_mean, spc_lower, spc_upper } = latest;
  if (spc_mean === null || spc_lower === null || spc_upper === null) return `${rangeHeadline(subject)}. ${latest.spc_refused ?? 'No limits were worked out'}`;
  const fired = held(series).filter((row) => shapeOf(row) !== 'common').length;
  const say = (value: number): string => bareValue(definition, value);
  return `Mean ${say(spc_mean)}, limits ${say(spc_lower)} and ${say(spc_upper)}; ${plural(fired, periodNoun(definition.cadence))} of ${held(series).length} beyond ordinary variation. ${outlook(subject)}`;
}

/** Own figure beside England's, or the system's where England has none. */
export function peersHeadline(subject: Subject): string {
  const other = subject.comparisons.find((row) => row.area_type === 'england') ?? subject.comparisons[0];
  const { definition, latest, areaName } = subject;
  if (other === undefined) return `${areaName}: ${bareValue(definition, latest.value as number)} in ${periodWords(latest.period)}`;
  return `${areaName} is ${comparisonWords(subject, other, shortName(other.area_name))}`;
}

/** How many networks differ from the place by more than chance: a count, never a ranking. */
export function partsHeadline({ parts, latest, definition, areaName }: Subject): string {
  const own = latest.value as number;
  const beyond = parts.filter((row) => row.lower_95 !== null && row.upper_95 !== null && (own < row.lower_95 || own > row.upper_95)).length;
  const around = `${areaName} (${bareValue(definition, own)})`;
  if (parts.every((row) => row.lower_95 === null)) return `${plural(parts.length, 'network')} around ${around}`;
  return `${beyond === 0 ? 'None' : sayNumber(beyond)} of ${plural(parts.length, 'network')} ${beyond === 1 ? 'differs' : 'differ'} from ${around} by more than chance`;
}

/** Text alternative of an interval plot. */
export function plotAlt(subject: Subject, rows: readonly IntervalRow[], { average, target }: Pick<IntervalPlot, 'average' | 'target'>): string {
  const { definition, latest } = subject;
  const figures = rows.map((row) => `${row.name} ${bareValue(definition, row.value)}`).join(', ');
  const lines = [average?.label, target?.label].filter((text) => text !== undefined).map((text) => ` ${text}.`);
  return `Interval plot. ${titleWords(definition.title).replace(/^./, (c) => c.toUpperCase())} in ${periodWords(latest.period)}. ${figures}.${lines.join('')}`;
}
