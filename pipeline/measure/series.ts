/**
 * From an indicator's sums to everything that is published of them, some series at a time: every figure of an area stands together, so that its chart is drawn
 * whole, and only a thousand figures are held with all that is known of them, however many an indicator has.
 */
import type { Indicator, Target } from '../../catalogue/define.js';
import { type Disclosed, isShown } from '../disclosure.js';
import { spanOf } from '../periods.js';
import { chartSeries, type Judged } from './chart.js';
import { divide, type Figure, quotient } from './divide.js';
import type { Geography } from './geography.js';
import { nameOf } from './names.js';
import type { Sum } from './roll-up.js';
import type { Measured } from './row.js';
import { type TargetsOn, targetsOn } from './targets.js';
import { funnelsOf, lieIn, type Placed } from './variation.js';

/** One sum as it may be shown; with its figure where that is worked out already. */
export type Shown = Disclosed & { figure?: Figure };

export interface Known {
  id: string;
  definition: Indicator;
  geography: Pick<Geography, 'names' | 'homes'>;
  targets: readonly Target[];
  /** SHA-256 of files in force that replaced an earlier edition of their period. */
  restated: ReadonlySet<string>;
}

/** Figures that are held with all that is known of them at once: few enough to stay near the processor while each column is read off. One series is never cut. */
const TOGETHER = 1024;

/** Every figure, by area type, area code, basis and cut, then by period, in blocks of whole series. @param sums of one indicator, in any order */
export function* measuredSeries(known: Known, sums: readonly Shown[]): Generator<Measured[]> {
  const ground = groundOf(known, sums);
  let block: Measured[] = [];
  for (const series of seriesOf(sums)) {
    if (block.length > 0 && block.length + series.length > TOGETHER) {
      yield block;
      block = [];
    }
    measureOne(known, sums, series, ground, block);
  }
  if (block.length > 0) yield block;
}

type Span = ReturnType<typeof spanOf>;

/** What every series needs. */
interface Ground {
  spans: ReadonlyMap<string, Span>;
  /** The funnel of every sum, in their order, before any is judged: all members of a funnel are needed for one. */
  placed: readonly Placed[];
  targets: TargetsOn;
}

function groundOf({ definition, geography, targets }: Known, sums: readonly Shown[]): Ground {
  const spans = new Map<string, Span>();
  for (const { period } of sums) if (!spans.has(period)) spans.set(period, spanOf(period));
  const compared = sums.map((sum) => ({
    sum,
    span: spans.get(sum.period) as Span,
    figure: sum.figure ?? { value: quotient(definition, sum) },
    hidden: !isShown(sum),
  }));
  return { spans, placed: funnelsOf(definition, compared, geography.homes), targets: targetsOn(targets) };
}

/** One series, added to the block. @param series places of its sums, oldest first */
function measureOne(
  { id, definition, geography, restated }: Known,
  sums: readonly Shown[],
  series: readonly number[],
  ground: Ground,
  block: Measured[],
): void {
  const points = series.map((at) => {
    const sum = sums[at] as Shown;
    const span = ground.spans.get(sum.period) as Span;
    // A target is set for everyone: a part of the people is not held against it.
    const { target, trajectory } = sum.figure === undefined ? ground.targets(span.end, sum) : UNTARGETED;
    return { at, sum, span, figure: sum.figure ?? divide(definition, sum), target, trajectory };
  });
  const judged = chartSeries(definition, points);
  const { area_type, area_code } = (points[0] as (typeof points)[0]).sum;
  const areaName = nameOf(geography.names, area_type, area_code);
  for (const [i, point] of points.entries()) {
    const { at, sum, span, figure, target, trajectory } = point;
    block.push({
      indicator: id,
      sum,
      span,
      areaName,
      figure,
      target,
      trajectory,
      disclosure: sum.disclosure,
      judged: judged[i] as Judged,
      varied: lieIn(definition, ground.placed[at] as Placed, point),
      restated: restated.size > 0 && sum.receipts.some((sha256) => restated.has(sha256)),
    });
  }
}

const UNTARGETED = { target: undefined, trajectory: undefined } as const;

type Key = Pick<Sum, 'area_type' | 'area_code' | 'basis' | 'cut'>;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byArea = (a: Key, b: Key): number =>
  compare(a.area_type, b.area_type) || compare(a.area_code, b.area_code) || compare(a.basis, b.basis) || compare(a.cut, b.cut);

/** Places of the sums of one basis, area and cut together, oldest first; series in the order of their areas. */
function seriesOf(sums: readonly Shown[]): number[][] {
  const series = new Map<string, number[]>();
  for (const [i, sum] of sums.entries()) {
    const key = `${sum.area_type}\t${sum.area_code}\t${sum.basis}\t${sum.cut}`;
    const held = series.get(key);
    if (held === undefined) series.set(key, [i]);
    else held.push(i);
  }
  const at = (place: number | undefined): Shown => sums[place as number] as Shown;
  for (const places of series.values()) places.sort((a, b) => compare(at(a).period, at(b).period));
  return [...series.values()].sort((a, b) => byArea(at(a[0]), at(b[0])));
}
