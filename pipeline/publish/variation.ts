/** Where the practices, the networks and the partners of a place differ from their like by more than chance: the same rows that the funnels are drawn from. */

import type { MeasureRow } from '../measure-row.js';
import { isFarOutside, isOutside } from './funnel-words.js';
import type { Pack, Subject } from './pack.js';

/** One measure whose practices are held against the limits around the place. */
export interface Spread {
  subject: Subject;
  practices: readonly MeasureRow[];
  /** Of the practices. */
  outside: number;
  farOutside: number;
  /** Networks of the same measure and period that have limits; none where too few. */
  networks: readonly MeasureRow[];
}

/** The place's measures with a funnel of practices: the largest share far outside first, then the largest share outside, then by name. */
export function widestFirst({ subjects }: Pick<Pack, 'subjects'>): Spread[] {
  const spreads = subjects.filter((subject) => subject.areaType === 'place' && subject.funnel.length > 0).map(spreadOf);
  const share = (count: number, { practices }: Spread): number => count / practices.length;
  return spreads.sort(
    (a, b) =>
      share(b.farOutside, b) - share(a.farOutside, a) ||
      share(b.outside, b) - share(a.outside, a) ||
      (a.subject.definition.title < b.subject.definition.title ? -1 : 1),
  );
}

function spreadOf(subject: Subject): Spread {
  const practices = subject.funnel;
  return {
    subject,
    practices,
    outside: practices.filter(isOutside).length,
    farOutside: practices.filter(isFarOutside).length,
    networks: subject.parts.filter(({ funnel_position }) => funnel_position !== null),
  };
}

/** Partners outside the limits among all of England that report the same, by organisation and then measure. */
export function partnersOutside({ subjects }: Pick<Pack, 'subjects'>): Subject[] {
  const found = subjects.filter(({ areaType, latest }) => areaType !== 'place' && latest.funnel_group === 'england' && isOutside(latest));
  const key = ({ areaName, definition }: Subject): string => `${areaName}\t${definition.title}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
