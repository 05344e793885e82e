/** The line fitted to fifths by deprivation, from what is published of it alone: both its ends follow from their difference and their ratio. */
import type { MeasureRow } from '../measure-row.js';
import type { Unequal } from './unequal.js';

const TO: Readonly<Record<string, (value: number) => number>> = { none: (y) => y, log: Math.log, logit: (p) => Math.log(p / (1 - p)) };
const FROM: Readonly<Record<string, (scaled: number) => number>> = { none: (y) => y, log: Math.exp, logit: (y) => 1 / (1 + Math.exp(-y)) };

/** Its height at a rank from 0, the most deprived person, to 1, the least; undefined when there is no line. */
function lineOf({ gap: { sii, rii, transform } }: Unequal): ((rank: number) => number) | undefined {
  if (sii === null || rii === null || transform === null || rii === 1) return undefined;
  const least = sii / (rii - 1);
  const [to, from] = [TO[transform] as (value: number) => number, FROM[transform] as (scaled: number) => number];
  const [foot, top] = [to(least * rii), to(least)];
  return (rank) => from(foot + (top - foot) * rank);
}

/** Ranks at which the fifths begin and end, by how many people they hold: one more than there are fifths. */
function ranksOf(fifths: readonly MeasureRow[]): number[] {
  const people = fifths.map((row) => row.denominator ?? 0);
  const all = people.reduce((sum, count) => sum + count, 0);
  let before = 0;
  return [0, ...people.map((count) => (before += count / all))];
}

/** Heights of the line where the fifths meet, from the most deprived end to the least. */
export function lineAtEdges(unequal: Unequal): number[] | undefined {
  const line = lineOf(unequal);
  return line === undefined ? undefined : ranksOf(unequal.fifths).map(line);
}

/** Fifths whose interval does not reach the line: where there are any, the measure does not go steadily one way. */
export function offTheLine(unequal: Unequal): number {
  const line = lineOf(unequal);
  const ranks = ranksOf(unequal.fifths);
  if (line === undefined) return 0;
  return unequal.fifths.filter(({ lower_95, upper_95 }, i) => {
    const height = line(((ranks[i] as number) + (ranks[i + 1] as number)) / 2);
    return lower_95 !== null && upper_95 !== null && (height < lower_95 || height > upper_95);
  }).length;
}
