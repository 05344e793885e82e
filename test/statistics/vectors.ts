/** The reference answers beside the checkout: read where they lie, said to be missing where they do not. */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

const ROOT = '../shared/vectors';
export const here = existsSync(ROOT);
/** Title of the reference's cases, with the reason where they are skipped. */
export const CASES = `the reference's cases${here ? '' : ` (skipped: ${ROOT} is not beside this checkout)`}`;

/** A list of a file: its cases, unless another is named. */
export const casesOf = <Case>(file: string, list = 'cases'): Case[] =>
  here ? ((JSON.parse(readFileSync(`${ROOT}/${file}`, 'utf8')) as Record<string, Case[]>)[list] ?? []) : [];

/** How far two answers are apart: as they are, and relative to the reference where it is above 1, which is what is held to a tolerance. */
export interface Apart {
  absolute: number;
  relative: number;
}

/** Of answers in words, or where one side has an answer and the other none. */
export const same = (alike: boolean): Apart =>
  alike ? { absolute: 0, relative: 0 } : { absolute: Number.POSITIVE_INFINITY, relative: Number.POSITIVE_INFINITY };

export const farther = (a: Apart, b: Apart): Apart => ({ absolute: Math.max(a.absolute, b.absolute), relative: Math.max(a.relative, b.relative) });

type Answers = readonly (number | null | undefined)[];

/** The largest difference of two lists of numbers. */
export function apart(ours: Answers, theirs: Answers): Apart {
  if (ours.length !== theirs.length) return same(false);
  return ours.map((mine, i) => between(mine ?? null, theirs[i] ?? null)).reduce(farther, same(true));
}

function between(mine: number | null, other: number | null): Apart {
  if (mine === null || other === null) return same(mine === other);
  const absolute = Math.abs(mine - other);
  return { absolute, relative: absolute / Math.max(1, Math.abs(other)) };
}

/**
 * Holds every case to a tolerance, but for the known ones, each by name and with its reason, which must differ. Says how many of how many passed and how far
 * off the worst of them was.
 */
export function held(
  file: string,
  cases: readonly (readonly [name: string, apart: Apart])[],
  count: number,
  within: number,
  known: Record<string, string> = {},
) {
  const passed = cases.filter(([, { relative }]) => relative <= within);
  const failed = cases.filter(([, { relative }]) => !(relative <= within)).map(([name]) => name);
  const { absolute, relative } = passed.map(([, one]) => one).reduce(farther, same(true));
  const named = failed.map((name) => `; not ${name}: ${known[name] ?? 'NOT KNOWN WHY'}`).join('');
  console.info(
    `${file}: ${passed.length} of ${cases.length} cases, worst difference ${absolute.toExponential(1)}, relative above 1 ${relative.toExponential(1)}${named}`,
  );
  expect(cases).toHaveLength(count);
  expect(failed).toEqual(Object.keys(known));
}
