/** From a signal and a target to the words of the two icons: is it changing, and can it be relied on to meet the target? */
import type { Limits, Side } from './spc-rules.js';

export type Better = 'higher' | 'lower' | 'neither';

/** What a point says: nothing but chance, or a change and whether it is a good one. */
export type Judgement = 'common cause' | 'improvement' | 'concern' | 'neutral high' | 'neutral low';

/** The variation icon. High and low are the way of the change, which for a trend is its direction. */
export type Variation = 'common cause' | 'improvement high' | 'improvement low' | 'concern high' | 'concern low' | 'neutral high' | 'neutral low';

/** The assurance icon: limits wholly on the good side of the target, wholly on the bad side, or either side of it. */
export type Assurance = 'consistent pass' | 'consistent fail' | 'inconsistent';

/** A change upwards is an improvement where higher is better. */
export function judge(side: Side, better: Better): Judgement {
  if (side === 0) return 'common cause';
  if (better === 'neither') return side > 0 ? 'neutral high' : 'neutral low';
  return (better === 'higher') === side > 0 ? 'improvement' : 'concern';
}

export function variationOf(judgement: Judgement, better: Better): Variation {
  if (judgement !== 'improvement' && judgement !== 'concern') return judgement;
  const high = (judgement === 'improvement') === (better === 'higher');
  return `${judgement} ${high ? 'high' : 'low'}`;
}

/** A target on a limit is met in some periods and not in others: inconsistent. Null without a target or limits, or where neither way is better. */
export function assuranceOf({ lower, upper }: Pick<Limits, 'lower' | 'upper'>, target: number | null, better: Better): Assurance | null {
  if (target === null || lower === null || upper === null || better === 'neither') return null;
  const [above, below] = [lower > target, upper < target];
  if (!above && !below) return 'inconsistent';
  return above === (better === 'higher') ? 'consistent pass' : 'consistent fail';
}
