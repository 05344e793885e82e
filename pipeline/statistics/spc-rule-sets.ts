/** Which rules a control chart follows, by name and date: a chart says which set it used, and an old chart keeps its own. */
import { type Better, judge } from './spc-icons.js';

export type SpcRule = 'outside limits' | 'shift' | 'trend' | 'two of three';

export interface Signal {
  rule: SpcRule;
  side: -1 | 1;
}

export interface RuleSet {
  /** First day on which its source had it, ISO. */
  from: string;
  source: string;
  /** The first rule that fired, in this order, is shown. */
  order: readonly SpcRule[];
  /** Two of three counts points outside the limits as well as those near them. */
  beyond: boolean;
  /** A point that is part of an improvement and of a concern is shown as an improvement. */
  improvementFirst: boolean;
}

const order = ['outside limits', 'trend', 'two of three', 'shift'] as const;

export const ruleSets = {
  'plot the dots 0.2.2': {
    from: '2025-09-29',
    source: 'NHSRplotthedots 0.2.2 (NHS-R Community)',
    order,
    beyond: false,
    improvementFirst: false,
  },
  'Making Data Count 2023': {
    from: '2023-12-21',
    source: "NHS England's Making Data Count tool, as told in NHSRplotthedots issue 194 (November and December 2023)",
    order,
    beyond: true,
    improvementFirst: true,
  },
} as const satisfies Record<string, RuleSet>;

export type RuleSetName = keyof typeof ruleSets;

/** The signal that a point is shown by; undefined without one. */
export function shown(signals: readonly Signal[], better: Better, { improvementFirst }: RuleSet): Signal | undefined {
  const improvement = improvementFirst ? signals.find(({ side }) => judge(side, better) === 'improvement') : undefined;
  return improvement ?? signals[0];
}
