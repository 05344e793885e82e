/** What the risk model knows of people, each in a few levels, in order. */
import { SMALL } from '../disclosure/rule.js';

export const TERMS = {
  age: ['20-64', '0-19', '65-79', '80-and-over'],
  sex: ['female', 'male', 'other'],
  conditions: ['0', '1', '2-to-3', '4-or-more'],
  frailty: ['none', 'mild', 'moderate', 'severe'],
  admissions_before: ['0', '1', '2-or-more'],
  attendances_before: ['0', '1', '2-or-more'],
  home_imd: ['5', '4', '3', '2', '1', 'not-known'],
} as const;

export type Term = keyof typeof TERMS;

/** A level of a term, or several that were too small to stand alone. */
export interface Level {
  term: Term;
  name: string;
  holds: readonly string[];
  /** Its column in the regression; null for the level others are compared with, which is the one with the most people. */
  column: number | null;
}

type Held = Readonly<Record<Term, string>> & { people: number; events: number };

interface Part {
  /** Levels it holds, and those of them that anybody has. */
  holds: string[];
  held: string[];
  people: number;
  events: number;
}

/**
 * Levels of every term as the people allow: one with no more than 7 people with the event, or without, is counted with the level next to it, so that each has
 * odds that can be given and shown.
 */
export function foldedLevels(people: readonly Held[]): Level[] {
  let columns = 0;
  return (Object.keys(TERMS) as Term[]).flatMap((term) => {
    const parts = folded(TERMS[term].map((level) => partOf(people, term, level)));
    const most = parts.reduce((best, part) => (part.people > best.people ? part : best), parts[0] as Part);
    return parts.map((part): Level => {
      const column = part === most ? null : columns;
      if (part !== most) columns += 1;
      return { term, name: part.held.join('+'), holds: part.holds, column };
    });
  });
}

function partOf(people: readonly Held[], term: Term, level: string): Part {
  const own = people.filter((one) => one[term] === level);
  const sum = (name: 'people' | 'events'): number => own.reduce((total, one) => total + one[name], 0);
  return { holds: [level], held: own.length === 0 ? [] : [level], people: sum('people'), events: sum('events') };
}

const stands = ({ people, events }: Part): boolean => Math.min(events, people - events) > SMALL;

/** Each small part goes to the one before it; what stands first and is small, to the one after. */
function folded(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    const last = kept.at(-1);
    if (last !== undefined && (!stands(part) || !stands(last))) kept[kept.length - 1] = together(last, part);
    else kept.push(part);
  }
  return kept;
}

const together = (a: Part, b: Part): Part => ({
  holds: [...a.holds, ...b.holds],
  held: [...a.held, ...b.held],
  people: a.people + b.people,
  events: a.events + b.events,
});
