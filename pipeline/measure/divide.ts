/** The one place where a numerator meets its denominator. Pure. */
import type { Indicator } from '../../catalogue/define.js';
import { wilson } from '../statistics/proportion.js';
import { byars } from '../statistics/rate.js';
import type { Sum } from './roll-up.js';

/** A figure with its 95% interval; all null when it cannot be given. */
export interface Figure {
  value: number | null;
  lower: number | null;
  upper: number | null;
  method: string | null;
}

type Definition = Pick<Indicator, 'kind' | 'interval' | 'published'>;

const NONE = { lower: null, upper: null, method: null } as const;

/** Value and interval of one area's sums: a fraction for proportions, per one for rates, the figure itself otherwise. */
export function divide(definition: Definition, sum: Pick<Sum, 'numerator' | 'denominator' | 'published'>): Figure {
  if (definition.published !== undefined) return published(definition, definition.published.per, sum);
  const { numerator, denominator } = sum;
  const value = quotient(definition, sum);
  if (definition.kind === 'count' || value === null) return { value, ...NONE };
  return { value, ...interval(definition, numerator as number, denominator as number) };
}

/** The value alone, as `divide` gives it: what is compared before anything is judged. */
export function quotient(definition: Definition, { numerator, denominator, published }: Pick<Sum, 'numerator' | 'denominator' | 'published'>): number | null {
  if (definition.published !== undefined) return inOnes(published?.value ?? Number.NaN, definition.published.per);
  if (definition.kind === 'count') return numerator;
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
}

/** The publisher's figure, in so many; its own margin where it gives one, ours from its parts where it gives those. */
function published(definition: Definition, per: number, sum: Pick<Sum, 'numerator' | 'denominator' | 'published'>): Figure {
  if (sum.published === undefined) throw new Error('the SQL of an indicator taken as published must give its value');
  const { value, lower, upper } = sum.published;
  const ones = (figure: number): number => inOnes(figure, per);
  if (lower !== null && upper !== null) return { value: ones(value), lower: ones(lower), upper: ones(upper), method: 'as published' };
  const { numerator, denominator } = sum;
  const given = numerator === null || denominator === null || denominator === 0 ? NONE : interval(definition, numerator, denominator);
  return { value: ones(value), ...given };
}

/** 77.1 per 100 is 0.771 and not 0.7709999999999999: a published figure has far fewer than 15 figures. */
const inOnes = (figure: number, per: number): number => Number((figure / per).toPrecision(15));

function interval({ interval: method }: Definition, numerator: number, denominator: number): Omit<Figure, 'value'> {
  const found = method === 'none' ? null : method === 'wilson' ? wilson(numerator, denominator) : byars(numerator, denominator);
  return found === null ? NONE : { ...found, method: method === 'wilson' ? 'Wilson' : "Byar's" };
}
