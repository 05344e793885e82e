/**
 * How much more the members of groups differ from their group than counting by chance explains: the dispersion ratio, which widens the groups' intervals.
 * Sources: McCullagh and Nelder (1989), Generalized Linear Models, sections 4.5 and 6.2.3 (quasi-likelihood; Pearson's statistic over its degrees of freedom);
 * Wedderburn (1974), Biometrika 61:439.
 */

/** What varies by chance: a count out of so many, a count of events, or a figure of which no more is known than that it varies. */
export type Chance = 'proportion' | 'events' | 'any';

/** One group of members, such as the practices of a fifth, by sums over its members of what each counted (x) and out of how much (n). */
export interface Spread {
  members: number;
  /** Σ x. */
  count: number;
  /** Σ n. */
  size: number;
  /** Σ x² ÷ n. */
  squares: number;
}

/** Variance of one of the denominator, for a group whose value is r: r(1 − r), r, or 1. */
const VARIANCE: Readonly<Record<Chance, (value: number) => number>> = { proportion: (r) => r * (1 - r), events: (r) => r, any: () => 1 };

/**
 * φ = Σ (x − n r)² ÷ (n v(r)) ÷ (members − groups), over all members of all groups, with r = Σx ÷ Σn of the member's own group. Its sums come from those of
 * `Spread`, as Σ (x − n r)² ÷ n = Σ x² ÷ n − r Σ x. 1 is what chance alone gives, and less is taken as 1; for `any` it is the variance of one of the denominator.
 * Null when no group has two members: then nothing can be said of it.
 */
export function dispersion(groups: readonly Spread[], chance: Chance): number | null {
  const held = groups.filter(({ members, size }) => members > 0 && size > 0);
  const degrees = held.reduce((sum, { members }) => sum + members - 1, 0);
  if (degrees === 0) return null;
  const pearson = held.reduce((sum, { count, size, squares }) => {
    const value = count / size;
    const variance = VARIANCE[chance](value);
    return variance <= 0 ? sum : sum + Math.max(0, squares - value * count) / variance;
  }, 0);
  return chance === 'any' ? pearson / degrees : Math.max(1, pearson / degrees);
}
