/** Which target a period is held against, and what the verdict is (REPORT-DESIGN section 4). Pure. */
import type { AreaType, Target } from '../../catalogue/define.js';
import type { AgainstTarget } from '../measure-row.js';

/** Who a target is asked for: a level, and the code of the area where targets may be set for some areas alone. */
export interface Held {
  area_type: AreaType;
  area_code: string;
}

/** True when the target is in force on the day, and set for the level and the area. */
export const applies = ({ from, to, levels, areas }: Target, day: string, { area_type, area_code }: Held): boolean =>
  from <= day && (to === undefined || to >= day) && (levels?.includes(area_type) ?? true) && (areas?.includes(area_code) ?? true);

/** The target an area is held against on a day: the headline one, else the newest. A local trajectory stands beside it, and never in its place. */
export const targetOn = (targets: readonly Target[], day: string, held: Held): Target | undefined =>
  first(targets.filter((target) => target.kind !== 'local trajectory' && applies(target, day, held)));

/** What the area's own plan expects on a day; undefined without a plan. */
export const trajectoryOn = (targets: readonly Target[], day: string, held: Held): Target | undefined =>
  first(targets.filter((target) => target.kind === 'local trajectory' && applies(target, day, held)));

function first(targets: readonly Target[]): Target | undefined {
  return [...targets].sort((a, b) => Number(b.headline ?? false) - Number(a.headline ?? false) || (a.from < b.from ? 1 : -1))[0];
}

/** The target and the trajectory of an area on a day. */
export type TargetsOn = (day: string, held: Held) => { target: Target | undefined; trajectory: Target | undefined };

const NONE = { target: undefined, trajectory: undefined } as const;

/** The same for a whole set. Where none of it is set for some areas alone, a level has one answer a day, and it is looked up once. */
export function targetsOn(targets: readonly Target[]): TargetsOn {
  if (targets.length === 0) return () => NONE;
  const find: TargetsOn = (day, held) => ({ target: targetOn(targets, day, held), trajectory: trajectoryOn(targets, day, held) });
  if (targets.some(({ areas }) => areas !== undefined)) return find;
  const known = new Map<string, ReturnType<TargetsOn>>();
  return (day, held) => {
    const key = `${day}\t${held.area_type}`;
    const found = known.get(key) ?? find(day, held);
    known.set(key, found);
    return found;
  };
}

/** From where to where the figure is likely to lie: limits of the chart, else the interval of the period, else the figure itself. */
export interface Reach {
  lower: number;
  upper: number;
}

/** All of the reach on the right side meets, all of it on the wrong side misses. */
export function against(target: Target | undefined, reach: Reach | undefined): AgainstTarget {
  if (target === undefined || reach === undefined) return 'No target set';
  const right = (figure: number): boolean => isRight(target, figure);
  if (right(reach.lower) && right(reach.upper)) return 'Meets target';
  return right(reach.lower) || right(reach.upper) ? 'May or may not meet' : 'Misses target';
}

function isRight({ comparator, value }: Target, figure: number): boolean {
  if (comparator === '>=') return figure >= value;
  if (comparator === '>') return figure > value;
  return comparator === '<=' ? figure <= value : figure < value;
}
