/** Which target a period is held against, and what the verdict is (REPORT-DESIGN section 4). Pure. */
import type { AreaType, Target } from '../../catalogue/define.js';
import type { AgainstTarget } from '../measure-row.js';

/** True when the target is in force on the day and set for the level. */
export const applies = ({ from, to, levels }: Target, day: string, level: AreaType): boolean =>
  from <= day && (to === undefined || to >= day) && (levels === undefined || levels.includes(level));

/** The target a level is held against on a day: the headline one, else the newest. */
export function targetOn(targets: readonly Target[], day: string, level: AreaType): Target | undefined {
  const [first] = targets
    .filter((target) => applies(target, day, level))
    .sort((a, b) => Number(b.headline ?? false) - Number(a.headline ?? false) || (a.from < b.from ? 1 : -1));
  return first;
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
