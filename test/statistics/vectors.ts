/** The reference answers beside the checkout: read where they lie, said to be missing where they do not. */
import { existsSync, readFileSync } from 'node:fs';

const ROOT = '../shared/vectors';
export const here = existsSync(ROOT);
export const WHY = `${ROOT} is not beside this checkout`;

export const casesOf = <Case>(file: string): Case[] => (here ? (JSON.parse(readFileSync(`${ROOT}/${file}`, 'utf8')) as { cases: Case[] }).cases : []);

/** Largest difference of two lists of numbers, relative above 1; infinite where one has a number and the other has none. */
export function apart(ours: readonly (number | null | undefined)[], theirs: readonly (number | null | undefined)[]): number {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce<number>((worst, mine, i) => {
    const other = theirs[i] ?? null;
    if ((mine ?? null) === null || other === null) return (mine ?? null) === other ? worst : Number.POSITIVE_INFINITY;
    return Math.max(worst, Math.abs((mine as number) - other) / Math.max(1, Math.abs(other)));
  }, 0);
}

/** Says how many of how many cases passed and how far off the worst was; gives the names of the others. */
export function tally(file: string, differences: readonly (readonly [name: string, apart: number])[], within: number): string[] {
  const failed = differences.filter(([, difference]) => !(difference <= within)).map(([name]) => name);
  const worst = Math.max(0, ...differences.filter(([, difference]) => difference <= within).map(([, difference]) => difference));
  console.info(`${file}: ${differences.length - failed.length} of ${differences.length} cases, worst difference ${worst.toExponential(1)}`);
  return failed;
}
