/** What a gap by deprivation says, in sentences: the slope, the ratio, Core20 and the rest, and what it rests on. */
import type { InequalityRow } from '../inequality-row.js';
import { offTheLine } from './fitted.js';
import { bareValue, periodWords, sayGap, sayNumber, type Written } from './numbers.js';
import type { Subject } from './pack.js';
import type { Unequal } from './unequal.js';
import { capital, titleWords, under20 } from './words.js';

const BY_CHANCE = 'could be chance';
const NOT_BY_CHANCE = 'by more than chance';
const verdict = (direction: InequalityRow['direction']): string => (direction === 'Could be chance' ? BY_CHANCE : NOT_BY_CHANCE);

/** `High blood pressure on the register is 4.2 points lower among the most deprived, by more than chance`. */
export function gapHeadline({ definition }: Subject, { gap, fifths }: Unequal): string {
  const title = capital(titleWords(definition.title));
  const [first, last] = [fifths[0], fifths.at(-1)];
  if (gap.sii === null) {
    const values = [first, last].map((row) => bareValue(definition, row?.value ?? 0));
    return under20(
      `${title}: ${values[0]} in the most deprived fifth here, ${values[1]} in the least`,
      `${values[0]} in the most deprived fifth here, ${values[1]} in the least`,
    );
  }
  const size = `${sayGap(definition, gap.sii)} ${gap.sii > 0 ? 'higher' : 'lower'} among the most deprived`;
  const chance = gap.direction === 'Could be chance' ? `, which ${BY_CHANCE}` : `, ${NOT_BY_CHANCE}`;
  return under20(`${title} is ${size}${chance}`, `${capital(size)}${chance}`);
}

export function gapSubtitle({ definition, areaName, latest }: Subject, { gap, before }: Unequal): string {
  const per = definition.kind === 'rate' && definition.per !== undefined ? `, per ${sayNumber(definition.per)}` : '';
  return [
    `${definition.title}${per}. Practices of ${areaName} by fifth of England's practices, ${periodWords(latest.period)}, with 95% intervals.`,
    gap.sii === null ? '' : 'The dotted line is fitted: its ends are the most and the least deprived person.',
    before.length > 0 ? 'Dashes: a year before.' : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Text alternative: every figure, and the gap. */
export function gapAlt(subject: Subject, unequal: Unequal): string {
  const { definition, areaName, latest } = subject;
  const figures = unequal.fifths.map((row) => `fifth ${row.cut.slice(-1)} ${bareValue(definition, row.value ?? 0)}`).join(', ');
  const before = unequal.before.length === 0 ? '' : ` A year before: ${unequal.before.map((row) => bareValue(definition, row.value ?? 0)).join(', ')}.`;
  return `Bars by deprivation. ${definition.title}, ${areaName}, ${periodWords(latest.period)}. From the most deprived: ${figures}.${before} ${gapHeadline(subject, unequal)}.`;
}

/** The two indices, Core20, England beside it, and what is known of the practices; or why there is no slope. */
export function gapLines({ definition }: Subject, unequal: Unequal): string[] {
  const { gap, england } = unequal;
  return [
    ...(gap.refused === null ? [slopeWords(definition, gap), ratioWords(gap)] : [`No slope is given. ${gap.refused}.`]),
    ...offWords(unequal),
    ...coreWords(definition, gap),
    ...(england === undefined || england.sii === null ? [] : [`In England it ${changeWords(definition, england)}.`]),
    basisWords(gap),
    ...spreadWords(gap),
    'It compares practices, not people: deprived patients of a better-off practice count with that practice.',
  ];
}

/** `4.2 points higher (likely range: 2.0 points to 6.5 points)`; of a gap that has a slope. */
export function slopeCell(definition: Written, { sii, sii_lower_95, sii_upper_95 }: InequalityRow): { text: string; small: string } {
  const slope = sii ?? 0;
  const range = rangeWords(definition, sii_lower_95 ?? 0, sii_upper_95 ?? 0, ['higher', 'lower']);
  return { text: `${sayGap(definition, slope)} ${slope > 0 ? 'higher' : 'lower'}`, small: `Likely range: ${range}` };
}

/** What became of the gap in a year: `Wider by 1.2 points`; why nothing is said, where nothing is. */
export function changeCell(definition: Written, { change, change_since, sii, sii_change }: InequalityRow): { text: string; small?: string } {
  if (change === null || change_since === null || sii === null || sii_change === null) return { text: 'Not known', small: 'No slope a year before' };
  const size = sayGap(definition, Math.abs(sii) - Math.abs(sii - sii_change));
  const small = `Since ${periodWords(change_since)}`;
  if (change === 'Could be chance') return { text: 'No real change', small: `${small}: could be chance` };
  return { text: change === 'Changed sides' ? 'Changed sides' : `${change} by ${size}`, small };
}

function offWords(unequal: Unequal): string[] {
  const off = offTheLine(unequal);
  if (off === 0) return [];
  return [`${off} of ${unequal.fifths.length} fifths ${off === 1 ? 'lies' : 'lie'} off that line by more than chance: it does not go steadily one way.`];
}

const slopeWords = (definition: Written, gap: InequalityRow): string =>
  `Slope index: from the least deprived person to the most it ${changeWords(definition, gap)}: ${verdict(gap.direction)}.`;

/** `rises by 12.4 points (8.5 to 16.5)`; `falls by 1.0 points (from 3.2 points lower to 1.3 points higher)`. */
function changeWords(definition: Written, { sii, sii_lower_95, sii_upper_95 }: InequalityRow): string {
  const [slope, low, high] = [sii ?? 0, sii_lower_95 ?? 0, sii_upper_95 ?? 0];
  const range = `likely range: ${rangeWords(definition, low, high, ['up', 'down'])}`;
  return `${slope > 0 ? 'rises' : 'falls'} by ${sayGap(definition, slope)} (${range})`;
}

/** Both ends as sizes where they lie on one side; each with its side where they do not. */
function rangeWords(definition: Written, low: number, high: number, [above, below]: readonly [string, string]): string {
  if (low <= 0 && high >= 0) return `${sayGap(definition, low)} ${below} to ${sayGap(definition, high)} ${above}`;
  const [near, far] = low > 0 ? [low, high] : [high, low];
  return `${sayGap(definition, near)} to ${sayGap(definition, far)}`;
}

const times = (value: number | null): string => sayNumber(value ?? 0, 2);

const ratioWords = ({ rii, rii_lower_95, rii_upper_95 }: InequalityRow): string =>
  `Relative index: the most deprived have ${times(rii)} times as much of it as the least (likely range ${times(rii_lower_95)} to ${times(rii_upper_95)}).`;

function coreWords(definition: Written, gap: InequalityRow): string[] {
  const { core20_value, rest_value, core20_difference, core20_lower_95, core20_upper_95 } = gap;
  if (core20_value === null) return ["No practice here is in England's most deprived fifth (Core20)."];
  if (rest_value === null || core20_difference === null) return [];
  const range = rangeWords(definition, core20_lower_95 ?? 0, core20_upper_95 ?? 0, ['above', 'below']);
  return [
    `Core20, practices of England's most deprived fifth: ${bareValue(definition, core20_value)}. All others: ${bareValue(definition, rest_value)}. ` +
      `The difference of ${sayGap(definition, core20_difference)} (likely range: ${range}) is ${gap.core20_direction === 'Could be chance' ? 'one that could be chance' : 'more than chance'}.`,
  ];
}

const METHODS: Readonly<Record<string, string>> = {
  'published practice score': "the published score of its patients' neighbourhoods (Index of Multiple Deprivation 2019), averaged over patients",
  'patients by LSOA': "the rank of its patients' neighbourhoods (Index of Multiple Deprivation 2019), averaged over patients",
};

function basisWords({ deprivation_method, practices, fifths, covered_share }: InequalityRow): string {
  const share = covered_share === null ? '' : `, which hold ${sayNumber(100 * covered_share, covered_share < 0.9995 ? 1 : 0)}% of those counted`;
  return `How deprived a practice is: ${METHODS[deprivation_method ?? ''] ?? 'not held'}. ${sayNumber(practices)} practices in ${fifths} of the five fifths${share}.`;
}

const spreadWords = ({ dispersion, transform }: InequalityRow): string[] =>
  dispersion === null || transform === 'none' || dispersion < 1.05
    ? []
    : [
        `Practices differ ${sayNumber(dispersion, dispersion < 10 ? 1 : 0)} times as much as chance alone would make them: every range here is widened for that.`,
      ];
