/** A synthetic place in full: every verdict, a gap, a restatement, a refused file, and names that try to be code. */

import { defineIndicator, definePlace, defineTargets, type Indicator, type Place, type Target } from '../../catalogue/define.js';
import aeFourHour from '../../catalogue/indicators/ae_four_hour.js';
import { type MeasureRow, PLAIN } from '../../pipeline/measure-row.js';
import { spanOf } from '../../pipeline/periods.js';
import { buildPack } from '../../pipeline/publish/build-pack.js';
import type { Pack, Quality } from '../../pipeline/publish/pack.js';

const indicator = (title: string, changes: Partial<Indicator>): Indicator => defineIndicator({ ...aeFourHour, title, ...changes });

export const indicators: Record<string, Indicator> = {
  ae_four_hour: aeFourHour,
  rtt_within_18_weeks: indicator('Planned care: waiting under 18 weeks', {
    says: '{value} of people of {who} had waited under 18 weeks at the end of {period}',
    bases: ['commissioner'],
    unit: 'people',
  }),
  rtt_waiting_list: indicator('Planned care: people waiting', {
    says: '{value} people of {who} were waiting at the end of {period}',
    kind: 'count',
    bases: ['commissioner'],
    better: 'lower',
    unit: 'people',
  }),
  sickness_absence: indicator('Staff sickness absence', {
    says: '{who} lost {value} of staff days to sickness in {period}',
    aim: 4,
    service: 'Workforce',
    unit: 'days',
    better: 'lower',
  }),
  prevalence_copd: indicator('COPD register', {
    says: '{value} of patients of {who} were on the COPD register in {period}',
    aim: 1,
    bases: ['registered'],
    kind: 'rate',
    per: 1000,
    better: 'neither',
    cadence: 'year',
    controlChart: 'One figure a year: too few for a control chart.',
  }),
  ascof_1a: indicator('Quality of life of people who use social care', {
    says: 'People who use social care in {who} scored {value} for quality of life in {period}',
    aim: 2,
    kind: 'as published',
    unit: 'score',
    decimals: 1,
    bases: ['resident'],
    cadence: 'year',
    interval: 'none',
    controlChart: 'One figure a year: too few for a control chart.',
  }),
};

const target = (value: number, by: string): Target => ({
  kind: 'planning milestone',
  comparator: '>=',
  value,
  from: '2024-04-01',
  by,
  source: '2025/26 priorities and operational planning guidance',
  publishedOn: '2025-01-30',
  verified: true,
});
export const targets = {
  ae_four_hour: defineTargets([target(0.78, 'by March 2026')]),
  rtt_within_18_weeks: defineTargets([{ ...target(0.65, 'by March 2026'), verified: false }]),
};

const governed = { owner: 'Synthetic partnership office', source: 'Made for tests', licence: 'MIT', reviewBy: '2027-04-01', changes: [] } as const;
const partner = (code: string, name: string, coversMore: boolean) =>
  ({ code, name, kind: 'acute trust', role: 'Hospital', coversMore, from: '2020-01-01' }) as const;
const place = (name: string, partners: Place['partners']): Place =>
  definePlace({
    ...governed,
    changes: [],
    name,
    system: { code: 'QZZ', name: 'Synthetic System' },
    subIcbs: [{ code: '99Z', name: 'Synthetic', from: '2020-01-01' }],
    partners,
  });

/** Names that a spreadsheet, a page, Typst or XML would trip over. */
export const NASTY = {
  formula: '=HYPERLINK("http://example.invalid","click")',
  typst: '#panic("ran") *bold* $x$ @ref <label> \\',
  control: 'Bell\u0007 and \u0000 nul',
  /** The same without what XML forbids. */
  printed: 'Bell and  nul',
};

export const places: Record<string, Place> = {
  testshire: place('Testshire', [
    partner('RAA', 'TESTSHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST', false),
    partner('RBB', NASTY.typst, true),
    { ...partner('E99', 'Testshire & Moor County Council', true), kind: 'upper-tier council' },
  ]),
  otherton: place('Otherton', [partner('RCC', 'Otherton Hospitals NHS Trust', false)]),
};

type Area = Pick<MeasureRow, 'area_type' | 'area_code' | 'area_name' | 'basis'>;
const area = (area_type: MeasureRow['area_type'], area_code: string, area_name: string, basis: MeasureRow['basis']): Area => ({
  area_type,
  area_code,
  area_name,
  basis,
});

const BLANK = {
  ...PLAIN,
  cut: 'all',
  lower_95: null,
  upper_95: null,
  interval_method: null,
  target_value: null,
  target_comparator: null,
  target_source: null,
  target_verified: null,
  against_target: 'No target set',
  spc_mean: null,
  spc_lower: null,
  spc_upper: null,
  spc_rule: null,
  spc_refused: 'Limits need 13 months; 1 is held.',
  direction: 'Too few months to say',
  restated: false,
} as const satisfies Partial<MeasureRow>;

export const sha = (n: number): string => n.toString(16).padStart(64, 'a');

function row(indicator_id: string, of: Area, period: string, numerator: number | null, denominator: number | null, more: Partial<MeasureRow> = {}): MeasureRow {
  const { start, end } = spanOf(period);
  const value = numerator === null ? null : denominator === null ? numerator : numerator / denominator;
  return {
    ...BLANK,
    indicator_id,
    ...of,
    period,
    period_start: start,
    period_end: end,
    boundaries_on: end,
    numerator,
    denominator,
    value,
    receipts: sha(1),
    ...more,
  };
}

const MONTHS = [
  '2024-04',
  '2024-05',
  '2024-06',
  '2024-07',
  '2024-08',
  '2024-10',
  '2024-11',
  '2024-12',
  '2025-01',
  '2025-02',
  '2025-03',
  '2025-04',
  '2025-05',
  '2025-06',
];

/** A control-chart series with a month not held and one restated. */
function monthly(id: string, of: Area, start: number, step: number, more: Partial<MeasureRow>): MeasureRow[] {
  const values = MONTHS.map((_, i) => start + step * i + ((i * 37) % 11) * 23);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length / 16_000;
  return MONTHS.map((period, i) =>
    row(id, of, period, values[i] as number, 16_000, {
      spc_mean: mean,
      spc_lower: mean - 0.03,
      spc_upper: mean + 0.03,
      spc_refused: null,
      direction: 'No real change',
      restated: i === 3,
      receipts: sha(i + 1),
      lower_95: (values[i] as number) / 16_000 - 0.007,
      upper_95: (values[i] as number) / 16_000 + 0.007,
      interval_method: 'Wilson',
      ...more,
    }),
  );
}

const AE_TARGET = {
  target_value: 0.78,
  target_comparator: '>=',
  target_source: '2025/26 priorities and operational planning guidance',
  target_verified: true,
} as const;
const self = (basis: MeasureRow['basis']): Area => area('place', 'testshire', 'Testshire', basis);

export const measures: MeasureRow[] = [
  ...monthly('ae_four_hour', area('trust', 'RAA', 'TESTSHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST', 'provider'), 11_000, 10, {
    ...AE_TARGET,
    against_target: 'Misses target',
  }),
  ...monthly('ae_four_hour', area('trust', 'RBB', NASTY.typst, 'provider'), 12_600, 40, {
    ...AE_TARGET,
    against_target: 'Meets target',
    direction: 'Improving: rising',
  }),
  ...monthly('ae_four_hour', area('trust', 'RCC', 'Otherton Hospitals NHS Trust', 'provider'), 12_000, 10, AE_TARGET),
  ...monthly('ae_four_hour', area('england', 'E92000001', 'England', 'provider'), 12_000, 5, AE_TARGET),
  ...monthly('sickness_absence', area('trust', 'RAA', 'TESTSHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST', 'provider'), 800, 12, {
    direction: 'Getting worse: rising',
    spc_rule: 'trend',
  }),
  row('rtt_within_18_weeks', self('commissioner'), '2025-06', 34_883, 54_252, {
    lower_95: 0.639,
    upper_95: 0.651,
    interval_method: 'Wilson',
    target_value: 0.65,
    target_comparator: '>=',
    target_source: '2025/26 priorities and operational planning guidance',
    target_verified: false,
    against_target: 'May or may not meet',
  }),
  row('rtt_waiting_list', self('commissioner'), '2025-06', 54_252, null),
  row('prevalence_copd', self('registered'), '2020-21', 4_321, 210_987),
  row('prevalence_copd', area('pcn', 'U00001', NASTY.formula, 'registered'), '2020-21', 2_001, 100_000),
  row('prevalence_copd', area('pcn', 'U00002', NASTY.control, 'registered'), '2020-21', 2_320, 110_987),
  row('prevalence_copd', area('england', 'E92000001', 'England', 'registered'), '2020-21', 1_170_000, 60_716_244),
  row('ascof_1a', area('council', 'E99', 'Testshire & Moor County Council', 'resident'), '2024-25', null, null, { value: 19.1 }),
];

export const quality: Quality = {
  standings: [
    standing('ae_monthly', 'A&E attendances', 'Late', '2025-06'),
    standing('rtt_full', 'Planned care waits', 'On time', '2025-06'),
    standing('qof', 'GP disease registers', 'Refused', '2020-21'),
    standing('ascof', 'Adult social care outcomes', 'Never received', null),
  ],
  receipts: MONTHS.map((period, i) => ({
    extract: 'ae_monthly',
    period,
    fileName: `SYNTHETIC-${period}-AE.csv`,
    sha256: sha(i + 1),
    landedOn: '2026-06-12',
    state: i === 2 ? 'superseded' : 'in force',
    reason: '',
    rows: 201,
    faults: i === 4 ? 2 : 0,
  })),
  reconciliations: [
    { extract: 'ae_monthly', period: '2025-06', fileName: 'SYNTHETIC-2025-06-AE.csv', what: 'TOTAL row, 18 columns', compared: 18, disagreed: 0 },
  ],
  faults: [
    {
      extract: 'ae_monthly',
      file: 'SYNTHETIC-2024-08-AE.csv',
      line: 12,
      column: 'attendances',
      found: '=1+1',
      expected: 'a whole number',
      rule: 'not an integer',
      todo: 'Give a whole number.',
    },
  ],
  faultsInAll: 2,
  notes: ['Two practices have no place in the geography.'],
};

function standing(extract: string, title: string, freshness: Quality['standings'][number]['freshness'], newest: string | null): Quality['standings'][number] {
  return {
    extract,
    title,
    publisher: 'NHS England',
    group: 'trust',
    newest,
    periods: newest === null ? 0 : 14,
    fileName: newest === null ? null : `SYNTHETIC-${extract}.csv`,
    sha256: newest === null ? null : sha(9),
    rows: 2814,
    faults: 2,
    freshness,
    says: freshness === 'Late' ? 'July 2025 was due on 14 August 2025 and has not arrived' : `${title}: ${freshness}`,
    nextDue: newest === null ? null : '2025-08-14',
    synthetic: newest !== null,
  };
}

export const synthetic = (placeId = 'testshire'): Pack =>
  buildPack({ placeId, places, indicators, targets, measures, quality, run: 'run-0001', heldOn: '2026-06-12', synthetic: true });
