/** Every sum that a reader can know to hold between published figures: areas within areas, cuts within the whole, months within years. */
import type { AreaType, Basis } from '../../catalogue/define.js';
import { spanOf } from '../periods.js';
import { forest, type Node, type Relation } from './forest.js';
import { groupedBy } from './grouped.js';

/** One area in one period: what disclosure control needs to know of a figure. */
export interface Cell {
  basis: Basis;
  area_type: AreaType;
  area_code: string;
  period: string;
  cut: string;
  numerator: number | null;
  denominator: number | null;
  /** `areaOf` of the areas it lies in on the last day of its period. */
  parents: readonly string[];
}

export const areaOf = (type: string, code: string): string => `${type}\t${code}`;

export const keyOf = ({ basis, area_type, area_code, period, cut }: Pick<Cell, 'basis' | 'area_type' | 'area_code' | 'period' | 'cut'>): string =>
  [basis, area_type, area_code, period, cut].join('\t');

/** What each count is made of, in a number: the same on two nights only where the same finest figures have the same counts. */
export function madeOf(cells: readonly Cell[], relations: readonly Relation[], name: 'numerator' | 'denominator'): number[] {
  const parts = new Map<number, readonly number[]>();
  for (const relation of relations) if (!parts.has(relation.total)) parts.set(relation.total, relation.parts);
  const made = new Map<number, number>();
  const of = (i: number): number => {
    const known = made.get(i);
    if (known !== undefined) return known;
    const own = parts.get(i);
    const mark =
      own === undefined ? hashOf(`${keyOf(cells[i] as Cell)}\t${(cells[i] as Cell)[name]}`) : own.reduce((sum, part) => (sum + of(part)) % MODULUS, 0);
    made.set(i, mark);
    return mark;
  };
  return cells.map((_, i) => of(i));
}

const MODULUS = 2 ** 52;

/** A number of 52 bits that hardly two texts share. FNV-1a, twice. */
function hashOf(text: string): number {
  let [a, b] = [0x811c9dc5, 0xdeadbeef];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x5bd1e995);
  }
  return (a >>> 0) * 2 ** 20 + (b >>> 12);
}

/** Numbers in a relation are places in the list of cells. */
export function relationsOf(cells: readonly Cell[]): Relation[] {
  const slices = [...groupedBy(cells.keys(), (i) => `${(cells[i] as Cell).period}\t${(cells[i] as Cell).basis}`).values()];
  return [...slices.flatMap((slice) => sliceRelations(cells, slice)), ...periodRelations(cells)];
}

function sliceRelations(cells: readonly Cell[], slice: readonly number[]): Relation[] {
  return [
    ...[...groupedBy(slice, (i) => (cells[i] as Cell).cut).values()].flatMap((same) => areaRelations(cells, same)),
    ...[...groupedBy(slice, (i) => areaOf((cells[i] as Cell).area_type, (cells[i] as Cell).area_code)).values()].flatMap((own) => cutRelations(cells, own)),
  ];
}

/** Areas within areas, of one cut. The finest are those that hold none of the others. */
function areaRelations(cells: readonly Cell[], same: readonly number[]): Relation[] {
  const placeOf = new Map(same.map((i) => [areaOf((cells[i] as Cell).area_type, (cells[i] as Cell).area_code), i]));
  const children = new Map<number, number[]>();
  for (const i of same)
    for (const parent of new Set((cells[i] as Cell).parents)) {
      const at = placeOf.get(parent);
      if (at !== undefined && at !== i) children.set(at, [...(children.get(at) ?? []), i]);
    }
  const isLeaf = (i: number): boolean => !children.has(i) && (cells[i] as Cell).area_type !== 'england';
  const leaves = same.filter(isLeaf);
  const within = (i: number, above: readonly number[] = []): number[] => {
    const own = (children.get(i) ?? []).filter((child) => !above.includes(child));
    const direct = own.filter(isLeaf);
    // Every finest row is linked to each of its ancestors; only where those are not published are links followed one by another.
    return direct.length > 0 ? direct : [...new Set(own.flatMap((child) => within(child, [...above, i])))].sort((a, b) => a - b);
  };
  return forest(same.filter((i) => !isLeaf(i)).map((i): Node => ({ place: i, leaves: (cells[i] as Cell).area_type === 'england' ? leaves : within(i) })));
}

/** The cuts of one area within its whole: by sex, by age. */
function cutRelations(cells: readonly Cell[], own: readonly number[]): Relation[] {
  const whole = own.find((i) => (cells[i] as Cell).cut === 'all');
  if (whole === undefined) return [];
  const cuts = own.filter((i) => (cells[i] as Cell).cut.includes('='));
  return [...groupedBy(cuts, (i) => (cells[i] as Cell).cut.split('=')[0] as string).values()].map((parts) => ({ total: whole, parts }));
}

/** Months within their year, where an indicator has both: periods that fill a longer one from its first day to its last, each once. */
export function periodRelations(cells: readonly Cell[]): Relation[] {
  const fills = tilings([...new Set(cells.map(({ period }) => period))]);
  if (fills.length === 0) return [];
  const series = groupedBy(cells.keys(), (i) => {
    const { basis, area_type, area_code, cut } = cells[i] as Cell;
    return [basis, area_type, area_code, cut].join('\t');
  });
  return [...series.values()].flatMap((own) => {
    const at = new Map(own.map((i) => [(cells[i] as Cell).period, i]));
    return fills.flatMap(({ whole, parts }) => {
      const [total, held] = [at.get(whole), parts.flatMap((period) => at.get(period) ?? [])];
      return total === undefined || held.length < parts.length ? [] : [{ total, parts: held }];
    });
  });
}

/** Periods that are filled by shorter ones of the list. */
export function tilings(periods: readonly string[]): { whole: string; parts: string[] }[] {
  const spans = periods
    .map((period) => ({ period, ...spanOf(period) }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? 1 : -1));
  const days = ({ start, end }: { start: string; end: string }): number => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;
  const lengths = new Set(spans.map((span) => Math.round(days(span) / 30)));
  if (lengths.size < 2) return [];
  return spans.flatMap((whole) => {
    const inside = spans.filter((span) => span.start >= whole.start && span.end <= whole.end && days(span) < days(whole));
    return [...groupedBy(inside, (span) => Math.round(days(span) / 30)).values()]
      .filter((parts) => parts.reduce((sum, part) => sum + days(part), 0) === days(whole))
      .map((parts) => ({ whole: whole.period, parts: parts.map(({ period }) => period) }));
  });
}
