/** Why a published row says what it says: which rule fired on which periods, which target and why that one, who it is compared with, what was hidden and by which rule. */
import type { GapRow } from './gap-row.js';
import type { MeasureRow } from './measure-row.js';
import { sayDate, sayPeriod } from './periods.js';

/** @param series every period of the same figure, oldest first @param gaps where it is not the sum of its parts */
export const becauseOf = (row: MeasureRow, series: readonly MeasureRow[], gaps: readonly GapRow[]): string[] => [
  `Footprint: ${row.footprint}, by the boundaries of ${sayDate(row.boundaries_on)}.${row.footprint === 'as now' ? NOW : ''}`,
  ...gaps.map(gapWords),
  ...chartWords(row, series),
  ...targetWords(row),
  ...funnelWords(row),
  `Disclosure: ${row.disclosure}.${DISCLOSED[row.disclosure] ?? ''}`,
  `Method version ${row.method_version}.`,
];

const DISCLOSED: Partial<Record<MeasureRow['disclosure'], string>> = {
  rounded: ' Counts are rounded to the nearest 5, and the figure is worked out from the rounded counts. Source rows are withheld.',
  'suppressed: small number': ' A count of 1 to 7 people, of those counted or of the others, is not shown. Source rows are withheld.',
  'suppressed: protects another': ' Not small itself: shown, it would give a small count of another area, cut or night away. Source rows are withheld.',
};

const NOW = ' Of members that moved since, the figures of the past are counted where they belong now; cut `all` counts them where they belonged then.';

/** How far the parts of a level are from the figure, and why. */
function gapWords({ finer_type, numerator_gap, denominator_gap, says }: GapRow): string {
  const gap = [numerator_gap, denominator_gap].filter((figure) => figure !== null).join(' of ');
  return `Adding up: the figures of level ${finer_type} differ from it${gap === '' ? '' : ` by ${gap}`}. ${says} They are listed in published.gap_area.`;
}

/** Which rows of the period are suppressed, by each rule: their names only. @param rows suppressed ones @param limit names a rule */
export function hiddenWords(rows: readonly MeasureRow[], limit: number): string[] {
  return (['suppressed: small number', 'suppressed: protects another'] as const).map((rule) => {
    const own = rows.filter(({ disclosure }) => disclosure === rule);
    const names = own.slice(0, limit).map(({ area_type, area_code, cut }) => `${area_type} ${area_code}${cut === 'all' ? '' : ` ${cut}`}`);
    const more = own.length > limit ? `, and ${own.length - limit} more` : '';
    return `In this period ${rule}: ${own.length === 0 ? 'none' : `${own.length} (${names.join(', ')}${more})`}.`;
  });
}

function chartWords(row: MeasureRow, series: readonly MeasureRow[]): string[] {
  const broken = series
    .filter(({ series_break }) => series_break !== null)
    .map(({ period, series_break }) => `Break in series at ${sayPeriod(period)}: ${series_break}`);
  if (row.spc_refused !== null) return [`Control chart: none. ${row.spc_refused}.`, ...broken];
  const fired = series
    .filter(({ spc_rule, spc_phase }) => spc_rule !== null && spc_phase === row.spc_phase)
    .map(({ period, spc_rule }) => `${sayPeriod(period)} (${spc_rule})`);
  return [
    `Control chart: ${row.spc_rule_set}; mean ${row.spc_mean}, limits ${row.spc_lower} to ${row.spc_upper}; variation ${row.spc_variation}; assurance ${row.spc_assurance ?? 'none'}.`,
    row.spc_rule === null ? 'No rule fired at this period.' : `At this period: ${row.spc_rule}.`,
    fired.length === 0 ? 'No rule fired at any period.' : `Rules fired at: ${fired.join(', ')}.`,
    ...series.flatMap(({ spc_decision }) => spc_decision ?? []),
    ...broken,
  ];
}

function targetWords(row: MeasureRow): string[] {
  const plan = row.trajectory_value === null ? [] : [`Local trajectory: ${row.trajectory_value}, ${row.trajectory_source}.`];
  if (row.target_value === null) return ['Target: none was in force for this level on the last day of the period.', ...plan];
  const from = row.target_from === null ? '' : ` from ${sayDate(row.target_from)}`;
  const checked = row.target_verified ? '' : ' Not yet confirmed from its source.';
  return [
    `Target: ${row.target_comparator} ${row.target_value}, the ${row.target_kind} in force${from} (${row.target_source}).${checked} ${row.against_target}.`,
    ...plan,
  ];
}

function funnelWords(row: MeasureRow): string[] {
  if (row.funnel_group === null) return row.funnel_refused === null ? [] : [`Funnel: none. ${row.funnel_refused}.`];
  return [
    `Funnel: ${row.funnel_members} members in ${row.funnel_group}, together ${row.funnel_centre}; 99.8% limits ${row.funnel_lower_998} to ${row.funnel_upper_998}, widened ${row.funnel_wide_lower_998} to ${row.funnel_wide_upper_998} (over-dispersion ${row.funnel_dispersion}, variance between members ${row.funnel_between}); it lies ${row.funnel_position}.`,
  ];
}
