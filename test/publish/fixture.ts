/** SYNTHETIC: two invented places with every kind of measure a report must draw, so that these tests need no other step. */
import { defineIndicator, definePlace, defineTargets, type Indicator, type Place, type Target } from '../../catalogue/define.js';
import { type MeasureRow, PLAIN } from '../../pipeline/measure-row.js';
import { spanOf } from '../../pipeline/periods.js';
import { buildPack, type PackInputs } from '../../pipeline/publish/build-pack.js';
import type { ExtractStanding, Pack, Quality } from '../../pipeline/publish/pack.js';

const governed = {
  owner: 'Place analysts',
  source: 'NHS England, invented collection',
  licence: 'OGL-3.0' as const,
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First published.' }],
};

const indicator = (given: Partial<Indicator> & Pick<Indicator, 'title' | 'says' | 'kind' | 'unit' | 'aim'>): Indicator =>
  defineIndicator({
    question: 'How many?',
    service: 'Urgent and emergency care',
    better: 'higher',
    reads: ['curated.ae_attendance'],
    numerator: 'Visits that ended within four hours',
    denominator: 'All visits',
    cadence: 'month',
    bases: ['provider'],
    levels: ['trust', 'england'],
    interval: 'wilson',
    controlChart: 'allowed',
    disclosure: 'published national statistic',
    caveats: ['It counts visits, not people.'],
    example: { given: {}, expect: '' },
    ...governed,
    ...given,
  });

export const INDICATORS: Record<string, Indicator> = {
  ae_four_hour: indicator({
    title: 'A&E: seen within four hours',
    says: '{who} saw {value} of A&E patients within four hours in {period}',
    kind: 'proportion',
    unit: 'patients',
    aim: 3,
  }),
  rtt_within_18_weeks: indicator({
    title: 'Planned care: waiting under 18 weeks',
    says: '{value} of people of {who} had waited under 18 weeks in {period}',
    kind: 'proportion',
    unit: 'people',
    aim: 3,
    service: 'Hospital services',
  }),
  rtt_over_52_weeks: indicator({
    title: 'Planned care: waiting over 52 weeks',
    says: '{value} of people of {who} had waited over 52 weeks in {period}',
    kind: 'proportion',
    unit: 'people',
    aim: 3,
    better: 'lower',
    service: 'Hospital services',
  }),
  sickness_absence: indicator({
    title: 'Staff sickness absence',
    says: '{who} lost {value} of working days to sickness in {period}',
    kind: 'proportion',
    unit: 'days',
    aim: 4,
    better: 'lower',
    service: 'Workforce',
  }),
  ae_attendances: indicator({
    title: 'A&E attendances',
    says: '{who} had {value} A&E attendances in {period}',
    kind: 'count',
    unit: 'attendances',
    aim: 2,
    better: 'neither',
    interval: 'none',
  }),
  prevalence_hypertension: indicator({
    title: 'High blood pressure on the register',
    says: '{value} of patients of {who} were on the register in {period}',
    kind: 'proportion',
    unit: 'patients',
    aim: 1,
    better: 'neither',
    cadence: 'year',
    service: 'Long term conditions',
    controlChart: 'Yearly figures cannot have a control chart',
  }),
  ascof_1a: indicator({
    title: 'Quality of life of people who use care',
    says: 'People who use care scored {value} in {who} in {period}',
    kind: 'as published',
    unit: 'score',
    aim: 1,
    cadence: 'year',
    service: 'Community wellbeing support',
    interval: 'none',
    controlChart: 'Yearly survey figures cannot have a control chart',
  }),
  registered_population: indicator({
    title: 'Patients registered with a GP',
    says: '{value} patients were registered with practices of {who} in {period}',
    kind: 'count',
    unit: 'patients',
    aim: 2,
    better: 'neither',
    interval: 'none',
    service: 'GP and primary care',
  }),
};

const target = (given: Partial<Target> & Pick<Target, 'value' | 'comparator'>): Target => ({
  kind: 'planning milestone',
  from: '2024-04-01',
  source: 'Operational planning guidance',
  publishedOn: '2025-01-30',
  verified: true,
  headline: true,
  ...given,
});

export const TARGETS: Record<string, readonly Target[]> = {
  ae_four_hour: defineTargets([
    target({ value: 0.78, comparator: '>=', by: 'by March 2026' }),
    target({ value: 0.95, comparator: '>=', kind: 'statutory standard', headline: false, source: 'NHS Constitution handbook' }),
  ]),
  rtt_within_18_weeks: defineTargets([target({ value: 0.65, comparator: '>=', by: 'by March 2026' })]),
  rtt_over_52_weeks: defineTargets([target({ value: 0.01, comparator: '<', verified: false })]),
};

const partner = (code: string, name: string, kind: Place['partners'][number]['kind'], coversMore = false) => ({
  code,
  name,
  kind,
  role: 'partner',
  coversMore,
  from: '2020-04-01',
});
const place = (name: string, partners: Place['partners']): Place =>
  definePlace({
    name,
    system: { code: 'QZZ', name: 'NHS Fellside and Shore Integrated Care Board' },
    subIcbs: [{ code: '00A', name, from: '2020-04-01' }],
    partners,
    ...governed,
  });

const council = partner('E10000099', 'Fellshire <b>County</b> Council', 'upper-tier council', true);
export const PLACES: Record<string, Place> = {
  fellside: place('Fellside', [
    partner('RZA', 'Fellside Teaching Hospitals NHS Foundation Trust', 'acute trust'),
    partner('RZC', 'Fell and Shore Care NHS Trust', 'community and mental health trust', true),
    council,
  ]),
  shore: place('Shore', [partner('RZB', 'Shore University Hospital NHS Foundation Trust', 'acute trust'), council]),
};

export const SHA = 'a'.repeat(64);

export const row = (given: Partial<MeasureRow> & Pick<MeasureRow, 'indicator_id' | 'area_type' | 'area_code' | 'area_name' | 'period'>): MeasureRow => ({
  ...PLAIN,
  basis: 'provider',
  cut: 'all',
  period_start: spanOf(given.period).start,
  period_end: spanOf(given.period).end,
  boundaries_on: spanOf(given.period).end,
  ...{ numerator: null, denominator: null, value: null, lower_95: null, upper_95: null, interval_method: null },
  ...{ target_value: null, target_comparator: null, target_source: null, target_verified: null, against_target: 'No target set' as const },
  ...{
    spc_mean: null,
    spc_lower: null,
    spc_upper: null,
    spc_rule: null,
    spc_refused: 'Limits need 13 months; 1 is held',
    direction: 'Too few months to say' as const,
  },
  restated: false,
  receipts: SHA,
  ...given,
});

const MONTHS = ['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];
const WITHIN = [10774, 11290, 11141, 11370, 10799, 11191, 11221, 11274, 10399, 9454, 10898, 10974, 11391];
const SEEN = [15675, 16578, 15689, 15963, 14999, 15986, 16045, 15998, 15172, 13924, 15778, 15549, 16036];
const chart = { spc_mean: 0.699, spc_lower: 0.67, spc_upper: 0.727, spc_refused: null, direction: 'No real change' as const };
const near = (value: number, by: number) => ({ lower_95: value - by, upper_95: value + by, interval_method: 'wilson' });
const aeTarget = {
  target_value: 0.78,
  target_comparator: '>=',
  target_source: 'Operational planning guidance',
  target_verified: true,
  against_target: 'Misses target' as const,
};

const ae = (code: string, name: string, lift: number): MeasureRow[] =>
  MONTHS.map((period, i) => {
    const value = (WITHIN[i] as number) / (SEEN[i] as number) + lift;
    const shifted = { ...chart, spc_mean: chart.spc_mean + lift, spc_lower: chart.spc_lower + lift, spc_upper: chart.spc_upper + lift };
    return row({
      indicator_id: 'ae_four_hour',
      area_type: 'trust',
      area_code: code,
      area_name: name,
      period,
      numerator: Math.round(value * (SEEN[i] as number)),
      denominator: SEEN[i] as number,
      value,
      ...near(value, 0.007),
      ...shifted,
      ...aeTarget,
      restated: period === '2024-07',
    });
  });

/** Falls below its limits from January: a real change. */
const sickness = (): MeasureRow[] =>
  MONTHS.map((period, i) => {
    const value = i < 8 ? 0.05 + (i % 2) * 0.002 : 0.062 + i * 0.0005;
    return row({
      indicator_id: 'sickness_absence',
      area_type: 'trust',
      area_code: 'RZA',
      area_name: 'x',
      period,
      numerator: value * 200000,
      denominator: 200000,
      value,
      ...near(value, 0.001),
      spc_mean: 0.0535,
      spc_lower: 0.047,
      spc_upper: 0.06,
      spc_refused: null,
      spc_rule: i < 8 ? null : 'outside limits',
      direction: i < 8 ? 'No real change' : 'Getting worse: rising',
    });
  });

const attendances = (): MeasureRow[] =>
  MONTHS.slice(0, 5).map((period, i) =>
    row({
      indicator_id: 'ae_attendances',
      area_type: 'trust',
      area_code: 'RZA',
      area_name: 'x',
      period,
      value: SEEN[i] as number,
      numerator: SEEN[i] as number,
      spc_refused: 'Limits need 13 months; 5 are held',
    }),
  );

const waits = (): MeasureRow[] =>
  [
    { area_type: 'place' as const, area_code: 'fellside', area_name: 'Fellside', numerator: 34883, denominator: 54252 },
    { area_type: 'place' as const, area_code: 'shore', area_name: 'Shore', numerator: 20883, denominator: 30252 },
    { area_type: 'england' as const, area_code: 'E92000001', area_name: 'England', numerator: 4623405, denominator: 7123980 },
    { area_type: 'system' as const, area_code: 'QZZ', area_name: 'NHS FELLSIDE AND SHORE INTEGRATED CARE BOARD', numerator: 55766, denominator: 84504 },
  ].flatMap((area) => {
    const value = area.numerator / area.denominator;
    const within = row({
      indicator_id: 'rtt_within_18_weeks',
      basis: 'commissioner',
      period: '2026-04',
      ...area,
      value,
      ...near(value, 0.004),
      ...aeTarget,
      target_value: 0.65,
      against_target: value > 0.654 ? 'Meets target' : 'Misses target',
    });
    const over = row({
      indicator_id: 'rtt_over_52_weeks',
      basis: 'commissioner',
      period: '2026-04',
      ...area,
      numerator: 496,
      value: 496 / 54252,
      ...near(496 / 54252, 0.0012),
      ...aeTarget,
      target_value: 0.01,
      target_comparator: '<',
      target_verified: false,
      against_target: 'May or may not meet',
    });
    return [within, over];
  });

const PCNS = ['GREATER FELL PCN', "ST MARY'S AND DALES PCN", 'Harbour PCN'];
const prevalence = (): MeasureRow[] => {
  const common = {
    indicator_id: 'prevalence_hypertension',
    basis: 'registered' as const,
    period: '2020-21',
    spc_refused: 'Yearly figures cannot have a control chart',
  };
  const areas = [
    { area_type: 'place' as const, area_code: 'fellside', area_name: 'Fellside', numerator: 29000, denominator: 200000 },
    ...PCNS.map((area_name, i) => ({ area_type: 'pcn' as const, area_code: `U0000${i}`, area_name, numerator: 4000 + i * 2100, denominator: 40000 })),
    { area_type: 'england' as const, area_code: 'E92000001', area_name: 'England', numerator: 8457600, denominator: 60716244 },
  ];
  return areas.map((area) => row({ ...common, ...area, value: area.numerator / area.denominator, ...near(area.numerator / area.denominator, 0.003) }));
};

const others = (): MeasureRow[] => [
  row({
    indicator_id: 'ascof_1a',
    basis: 'resident',
    area_type: 'council',
    area_code: 'E10000099',
    area_name: 'Fellshire',
    period: '2024-25',
    value: 19.1,
    spc_refused: 'Yearly survey figures cannot have a control chart',
  }),
  row({
    indicator_id: 'registered_population',
    basis: 'registered',
    area_type: 'place',
    area_code: 'fellside',
    area_name: 'Fellside',
    period: '2021-01',
    numerator: 403757,
    value: 403757,
  }),
];

export const MEASURES: MeasureRow[] = [
  ...ae('RZA', 'FELLSIDE TEACHING HOSPITALS NHS FOUNDATION TRUST', 0),
  ...ae('RZB', 'SHORE UNIVERSITY HOSPITAL NHS FOUNDATION TRUST', 0.06),
  row({
    indicator_id: 'ae_four_hour',
    area_type: 'england',
    area_code: 'E92000001',
    area_name: 'England',
    period: '2025-05',
    numerator: 1754000,
    denominator: 2326000,
    value: 0.754,
    ...near(0.754, 0.0006),
  }),
  ...sickness(),
  ...attendances(),
  ...waits(),
  ...prevalence(),
  ...others(),
];

const standing = (given: Partial<ExtractStanding>): ExtractStanding => ({
  extract: 'ae_monthly',
  title: 'A&E attendances, monthly',
  publisher: 'NHS England',
  group: 'trust',
  newest: '2025-05',
  periods: 13,
  fileName: 'Monthly-AE-May-2025.csv',
  sha256: SHA,
  rows: 2573,
  faults: 0,
  freshness: 'Late',
  says: 'June 2025 was due on 10 July 2025 and has not arrived',
  nextDue: '2025-07-10',
  synthetic: false,
  ...given,
});

export const QUALITY: Quality = {
  standings: [
    standing({}),
    standing({ extract: 'qof', title: 'QOF prevalence', newest: '2020-21', periods: 1, freshness: 'On time', says: 'Next, 2021-22, on 30 September 2022' }),
  ],
  receipts: [
    {
      extract: 'ae_monthly',
      period: '2025-05',
      fileName: 'Monthly-AE-May-2025.csv',
      sha256: SHA,
      landedOn: '2025-06-12',
      state: 'in force',
      reason: '',
      rows: 199,
      faults: 0,
    },
  ],
  reconciliations: [{ extract: 'ae_monthly', period: '2025-05', fileName: 'Monthly-AE-May-2025.csv', what: 'TOTAL row', compared: 18, disagreed: 0 }],
  faults: [
    {
      extract: 'ae_monthly',
      file: 'bad.csv',
      line: 7,
      column: 'attendances_type1',
      found: '<script>alert(1)</script>',
      expected: 'a whole number',
      rule: 'not an integer',
      todo: 'Give a whole number.',
    },
  ],
  faultsInAll: 1,
  notes: ['Practice A00001 has no place in the geography.'],
};

export const inputs = (given: Partial<PackInputs> = {}): PackInputs => ({
  placeId: 'fellside',
  places: PLACES,
  indicators: INDICATORS,
  targets: TARGETS,
  measures: MEASURES,
  quality: QUALITY,
  run: 'run0000000000000',
  heldOn: '2026-06-12',
  synthetic: true,
  ...given,
});

export const pack = (given: Partial<PackInputs> = {}): Pack => buildPack(inputs(given));
