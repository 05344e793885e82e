/** Control charts: every series and rule of the reference, and the later rule set. */
import { describe, expect, it } from 'vitest';
import { type Better, type SpcChart, type SpcOptions, type SpcPoint, xmr } from '../../pipeline/statistics/spc.js';
import { assuranceOf } from '../../pipeline/statistics/spc-icons.js';
import { ruleSets, type Signal, type SpcRule, shown } from '../../pipeline/statistics/spc-rule-sets.js';
import { inThree, nearLimits, outsideLimits, partOfRun, RUN, runEnds, type Side, sidesOf, steps, twoOfThree } from '../../pipeline/statistics/spc-rules.js';
import { type Apart, apart, CASES, casesOf, farther, held, here, same } from './vectors.js';

interface Input {
  values: (number | null)[];
  dates: string[];
  improvementDirection: 'increase' | 'decrease' | 'neutral';
  target: number | number[] | null;
  rebase: string[] | null;
  fixAfterNPoints: number | null;
  screenOutliers: boolean;
}

interface Series {
  id: string;
  input: Input;
  expected: {
    rebaseGroup: number[];
    mean: (number | null)[];
    lpl: (number | null)[];
    upl: (number | null)[];
    relativeToMean: (number | null)[];
    outsideLimits: (boolean | null)[];
    closeToLimits: (boolean | null)[];
    specialCauseType: string[];
    pointType: string[];
    shortGroupWarning: boolean[];
    variationIcon: string | null;
    assuranceType: string | null;
  };
}

const BETTER: Record<Input['improvementDirection'], Better> = { increase: 'higher', decrease: 'lower', neutral: 'neither' };

/** The newest target of a series is the one its assurance speaks of. */
const targetOf = ({ target }: Input): number | undefined => (Array.isArray(target) ? target.at(-1) : (target ?? undefined));

function chartOf(input: Input, ruleSet?: SpcOptions['ruleSet']): SpcChart {
  const target = targetOf(input);
  return xmr(input.values, {
    better: BETTER[input.improvementDirection],
    screen: input.screenOutliers,
    ...(target === undefined ? {} : { target }),
    ...(input.rebase === null ? {} : { rebases: input.rebase.map((date) => input.dates.findIndex((one) => one >= date)).filter((at) => at >= 0) }),
    ...(input.fixAfterNPoints === null ? {} : { baseline: input.fixAfterNPoints }),
    ...(ruleSet === undefined ? {} : { ruleSet }),
  });
}

/** Our words for a signal in theirs. */
function causeOf({ rule, side }: { rule: SpcRule | null; side: Side }): string {
  if (rule === null) return 'Common Cause';
  if (rule === 'outside limits') return side > 0 ? 'Above UCL' : 'Below LCL';
  if (rule === 'trend') return `7 Point Trend (${side > 0 ? 'Increasing' : 'Decreasing'})`;
  return `${rule === 'shift' ? '7 Points' : '2 in 3'} ${side > 0 ? 'Above' : 'Below'} CL`;
}

const TYPE: Record<string, string> = {
  'common cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral high': 'special_cause_neutral_high',
  'neutral low': 'special_cause_neutral_low',
};
const words = (icon: string | null): string | null => icon?.replaceAll(' ', '_') ?? null;

/** Where a point lies, by its own limits: side of the mean, outside the limits, near them. Where nothing is known of a point it lies nowhere. */
const placeOf = (point: SpcPoint): unknown[] => [
  sidesOf([point.value], point.mean)[0],
  outsideLimits([point.value], point)[0] !== 0,
  nearLimits([point.value], point, false)[0],
];

/** Infinite where a word differs, else how far the limits are apart. */
function difference({ input, expected }: Series): Apart {
  const chart = chartOf(input);
  const { points } = chart;
  const ours = [
    points.map(({ phase }) => phase),
    points.map(causeOf),
    points.map(({ judgement }) => TYPE[judgement]),
    points.map(placeOf),
    points.map(({ phase }) => chart.phases[phase]?.trial),
    [words(chart.variation), words(chart.assurance)],
  ];
  const theirs = [
    expected.rebaseGroup,
    expected.specialCauseType,
    expected.pointType,
    points.map((_, i) => [expected.relativeToMean[i] ?? 0, expected.outsideLimits[i] ?? false, expected.closeToLimits[i] ?? false]),
    expected.shortGroupWarning,
    [expected.variationIcon, expected.assuranceType],
  ];
  const limits = (['mean', 'lower', 'upper'] as const).map((name, i) =>
    apart(
      points.map((point) => point[name]),
      [expected.mean, expected.lpl, expected.upl][i] as (number | null)[],
    ),
  );
  return limits.reduce(farther, same(JSON.stringify(ours) === JSON.stringify(theirs)));
}

describe.skipIf(!here)(CASES, () => {
  it('series: limits, where each point lies, rules, precedence, icons', () => {
    const cases = casesOf<Series>('spc/series.json');
    const ours = cases.map((one) => [one.id, difference(one)] as const);
    held('spc/series.json', ours, 56, 1e-9, {
      'edge-constant-series': 'nothing moves, so that the screen of the reference leaves no moving range: NaN there, limits on the mean here',
    });
    const constant = cases.find(({ id }) => id === 'edge-constant-series') as Series;
    const found = chartOf(constant.input).points.map(({ mean, lower, upper, rule }) => `${mean} ${lower} ${upper} ${rule}`);
    expect(new Set(found)).toEqual(new Set(['5 5 5 null']));
  });

  it('the Making Data Count rule set of 2023, with every rule that fires', () => {
    interface Later {
      id: string;
      input: Input;
      referencePointType: string[];
      mdcPointType: string[];
      mdcRules: string[][];
    }
    const types = (chart: SpcChart): (string | undefined)[] => chart.points.map(({ judgement }) => TYPE[judgement]);
    const ours = casesOf<Later>('spc/mdc-2023-variant.json').map(({ id, input, referencePointType, mdcPointType, mdcRules }) => {
      const later = chartOf(input, 'Making Data Count 2023');
      const mine = [types(chartOf(input)), types(later), later.points.map(({ signals }) => signals.map(causeOf))];
      return [id, same(JSON.stringify(mine) === JSON.stringify([referencePointType, mdcPointType, mdcRules]))] as const;
    });
    held('spc/mdc-2023-variant.json', ours, 12, 0);
  });

  it('each rule by itself', () => {
    const cases = casesOf<Unit>('spc/rules-unit.json');
    const ours = cases.map((one, i) => [`${one.fn} ${i}`, same(JSON.stringify(answer(one)) === JSON.stringify(one.expected))] as const);
    const ports = cases.flatMap((one, i) => (one.matchesReference ? [] : [[`${one.fn} ${i}`, 'marked as a Python port’s, which flags points on the mean']]));
    expect(ports).toHaveLength(1);
    held('spc/rules-unit.json', ours, 77, 0, Object.fromEntries(ports));
  });
});

interface Unit {
  fn: string;
  input: Record<string, unknown>;
  expected: unknown;
  matchesReference: boolean;
}

const numbers = (value: unknown): number[] => [value].flat().map(Number);

/** What our functions say to a case of theirs, in their form. */
function answer({ fn, input, expected }: Unit): unknown {
  const sides = numbers(input.relativeToMean ?? []) as Side[];
  const near = numbers(input.closeToLimits ?? []).map(Boolean);
  switch (fn) {
    case 'sevenPointOneSideMean':
      return runEnds(sides).map(Math.abs);
    case 'partOfSeven':
      return partOfRun(numbers(input.v ?? [])).map(Math.abs);
    case 'sevenPointTrend':
      return runEnds(steps(numbers(input.y ?? [])), RUN - 1);
    case 'twoInThree':
      return inThree(near, sides).map(Number);
    case 'partOfTwoInThree':
      return twoOfThree(near, sides).map(Math.abs);
    case 'assuranceType':
      return assurance(input);
    case 'shortGroupWarning':
      // Fewer than 13 here; the case may ask for another number.
      return numbers(input.groupSizes).map((size) => xmr(Array.from({ length: size + 13 - Number(input.threshold) }, (_, i) => i % 3)).phases[0]?.trial);
    case 'specialCauseType':
      return (expected as string[]).map((_, i) => precedence(input, i));
    default:
      return limits(input, expected as Record<string, unknown>);
  }
}

/** Of several phases the newest limits count. */
function assurance({ rebaseGroups, target, improvementDirection, ...given }: Record<string, unknown>): string | null {
  const { lpl, upl } = (rebaseGroups as { lpl: number; upl: number }[] | undefined)?.at(-1) ?? given;
  const one = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  return words(assuranceOf({ lower: one(lpl), upper: one(upl) }, one(target), BETTER[improvementDirection as Input['improvementDirection']]));
}

const FLAGS: Record<SpcRule, string> = { 'outside limits': 'outsideLimits', trend: 'partOfTrend', 'two of three': 'partOfTwoInThree', shift: 'partOfShift' };

/** The case gives flags, made by hand; the side of all but a trend is that of the mean, and its values rise throughout. */
function precedence(input: Record<string, unknown>, i: number): string {
  const rules = ruleSets['plot the dots 0.2.2'];
  const side = (rule: SpcRule): -1 | 1 => (rule === 'trend' || (numbers(input.relativeToMean)[i] as number) > 0 ? 1 : -1);
  const fired: Signal[] = rules.order.filter((rule) => numbers(input[FLAGS[rule]])[i] !== 0).map((rule) => ({ rule, side: side(rule) }));
  return causeOf(shown(fired, 'higher', rules) ?? { rule: null, side: 0 });
}

/** Only what the case asks for. */
function limits({ values, fixAfterNPoints }: Record<string, unknown>, expected: Record<string, unknown>): unknown {
  const { points } = xmr(numbers(values), { baseline: Number(fixAfterNPoints) });
  const [first] = points;
  const rounded = (value: number | null | undefined): number => Number((value ?? Number.NaN).toFixed(10));
  const places = points.map(placeOf);
  const all: Record<string, unknown> = {
    mean: rounded(first?.mean),
    lpl: rounded(first?.lower),
    upl: rounded(first?.upper),
    relativeToMean: places.map(([side]) => side),
    outsideLimits: places.map(([, outside]) => outside),
    closeToLimits: places.map(([, , near]) => near),
    specialCause: points.map(({ rule }) => rule !== null),
  };
  return Object.fromEntries(Object.keys(expected).map((name) => [name, all[name]]));
}
