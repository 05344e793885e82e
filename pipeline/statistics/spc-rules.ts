/**
 * The four rules of a control chart, each a function from a series to one side a point: 1 where the point is part of a signal upwards, -1 downwards,
 * 0 where it is not. Source: Making Data Count, NHS England, "Making data count: getting started" (2019), as NHSRplotthedots 0.2.2 reads it.
 * A null value is a period not held: it has no side, is part of no rule, and ends any run.
 */

export type Side = -1 | 0 | 1;

export interface Limits {
  mean: number | null;
  /** Null, both of them, where no moving range can be taken. */
  lower: number | null;
  upper: number | null;
}

/** Points in a row that make a shift or a trend. */
export const RUN = 7;

const side = (difference: number): Side => (difference > 0 ? 1 : difference < 0 ? -1 : 0);

/** Side of the mean each value lies on; 0 on the mean. */
export function sidesOf(values: readonly (number | null)[], mean: number | null): Side[] {
  return values.map((value) => (value === null || mean === null ? 0 : side(value - mean)));
}

/** Rule 1: above the upper limit, or below the lower. On a limit is not outside it. */
export function outsideLimits(values: readonly (number | null)[], { lower, upper }: Limits): Side[] {
  return values.map((value) => {
    if (value === null || lower === null || upper === null) return 0;
    return value > upper ? 1 : value < lower ? -1 : 0;
  });
}

/** Further from the mean than two thirds of the way to a limit (two sigma). Points outside the limits count only when `beyond` says so. */
export function nearLimits(values: readonly (number | null)[], limits: Limits, beyond: boolean): boolean[] {
  const outside = outsideLimits(values, limits);
  const { mean, upper } = limits;
  return values.map((value, i) => {
    if (value === null || mean === null || upper === null) return false;
    return Math.abs(value - mean) > ((upper - mean) * 2) / 3 && (beyond || outside[i] === 0);
  });
}

/** Sign of the run that each point ends, once it is `length` long; 0 before. A 0 ends a run. */
export function runEnds(signs: readonly number[], length = RUN): Side[] {
  let run = 0;
  return signs.map((sign, i) => {
    run = sign === 0 ? 0 : sign === signs[i - 1] ? run + 1 : 1;
    return run >= length ? side(sign) : 0;
  });
}

/** Spreads the sign at a run's end back over all its points. Where two runs meet in one point, the older one has it. */
export function partOfRun(ends: readonly number[], length = RUN): Side[] {
  const parts: Side[] = ends.map(() => 0);
  for (let end = ends.length - 1; end >= 0; end -= 1) {
    if (ends[end] !== 0) parts.fill(side(ends[end] as number), Math.max(0, end - length + 1), end + 1);
  }
  return parts;
}

/** Sign of the step from the point before to each point; 0 at the first, after a gap, and where nothing moved. */
export function steps(values: readonly (number | null)[]): Side[] {
  return values.map((value, i) => {
    const before = values[i - 1] ?? null;
    return value === null || before === null ? 0 : side(value - before);
  });
}

/** Rule 2: part of seven points in a row on one side of the mean. */
export const shift = (sides: readonly Side[]): Side[] => partOfRun(runEnds(sides));

/** Rule 3: part of seven points in a row each above, or each below, the one before. Its side is its direction, wherever it lies. */
export const trend = (values: readonly (number | null)[]): Side[] => partOfRun(runEnds(steps(values), RUN - 1));

/** Of three points in a row that lie on one side of the mean two or more are near a limit: part of such three. */
export function inThree(near: readonly boolean[], sides: readonly Side[]): boolean[] {
  const parts = near.map(() => false);
  for (let i = 0; i + 2 < near.length; i += 1) {
    const oneSide = sides[i] !== 0 && sides[i] === sides[i + 1] && sides[i] === sides[i + 2];
    if (oneSide && Number(near[i]) + Number(near[i + 1]) + Number(near[i + 2]) >= 2) parts.fill(true, i, i + 3);
  }
  return parts;
}

/** Rule 4: near a limit, and part of such three. */
export function twoOfThree(near: readonly boolean[], sides: readonly Side[]): Side[] {
  return inThree(near, sides).map((part, i) => (part && near[i] ? (sides[i] ?? 0) : 0));
}
