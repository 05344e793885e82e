/** Sums of an indicator's practices by how deprived they are: fifths of England's practices, at every level that is more than a practice. */
import type { AreaType, Basis, Indicator } from '../../catalogue/define.js';
import { spanOf } from '../periods.js';
import type { Row, Warehouse } from '../ports.js';
import { sum as exactly } from '../statistics/sum.js';
import { ENGLAND, type Sum } from './roll-up.js';

/** What the practices of one fifth had in one area and period. */
export interface Graded {
  basis: Basis;
  area_type: AreaType;
  area_code: string;
  period: string;
  /** 1 is England's most deprived fifth of practices; null, those of which it is not known. */
  fifth: number | null;
  practices: number;
  numerator: number;
  denominator: number | null;
  /** Σ numerator² ÷ denominator over practices: how much they differ. */
  squares: number;
}

/** An area that a practice lies in, on the days from `from` to `to`. */
export interface Parent {
  type: AreaType;
  code: string;
  from: string;
  to: string;
}

/** How deprived practices are, and where they lie: the same for every figure of a night. */
export interface Deprivation {
  /** `patients by LSOA` or `published practice score`; null when none is held. */
  method: string | null;
  /** SHA-256 of its landed files, sorted. */
  receipts: readonly string[];
  /** Fifth of England's practices, by practice. */
  fifths: ReadonlyMap<string, number>;
  /** Places and systems, by practice. */
  parents: ReadonlyMap<string, readonly Parent[]>;
}

/** Levels that are cut by deprivation: where an indicator is published for practices too. */
export const CUT_LEVELS: readonly AreaType[] = ['place', 'system', 'england'];

const ALWAYS = '9999-12-31';

export async function deprivationHeld(warehouse: Warehouse): Promise<Deprivation> {
  const held = await warehouse.query(
    'SELECT practice_code, imd_quintile, method, source_sha256 FROM curated.practice_deprivation WHERE imd_quintile IS NOT NULL ORDER BY practice_code',
  );
  const links = await warehouse.query(
    "SELECT DISTINCT child_code, parent_type, parent_code, valid_from, valid_to FROM curated.area_link WHERE child_type = 'practice' AND parent_type IN ('place', 'system') ORDER BY child_code, parent_type, parent_code, valid_from, valid_to",
  );
  const parents = new Map<string, Parent[]>();
  for (const link of links) parents.set(String(link.child_code), [...(parents.get(String(link.child_code)) ?? []), parentOf(link)]);
  return {
    method: held[0] === undefined ? null : String(held[0].method),
    receipts: [...new Set(held.map((row) => String(row.source_sha256)))].sort(),
    fifths: new Map(held.map((row) => [String(row.practice_code), Number(row.imd_quintile)])),
    parents,
  };
}

const parentOf = (link: Row): Parent => ({
  type: link.parent_type as AreaType,
  code: String(link.parent_code),
  from: String(link.valid_from),
  to: link.valid_to === null || link.valid_to === undefined ? ALWAYS : String(link.valid_to),
});

/** Which practices a cut by deprivation holds, as a condition on their code; undefined for any other cut. */
export function practicesIn(cut: string, code: string): string | undefined {
  const fifth = /^imd_quintile=([1-5])$/.exec(cut)?.[1] ?? (cut === 'core20=yes' ? '1' : undefined);
  if (fifth === undefined && cut !== 'core20=no') return undefined;
  return `${code} IN (SELECT practice_code FROM curated.practice_deprivation WHERE imd_quintile ${fifth === undefined ? '> 1' : `= ${fifth}`})`;
}

type Definition = Pick<Indicator, 'levels' | 'published'>;

/** One row an area, period and fifth, in the order of period, area and basis, the least deprived and the unknown last. @param sums of the indicator, by period */
export function gradedSums({ levels, published }: Definition, sums: readonly Sum[], deprivation: Deprivation): Graded[] {
  const wanted = levels.filter((level) => CUT_LEVELS.includes(level));
  if (published !== undefined || wanted.length === 0) return [];
  const graded: Graded[] = [];
  let groups = new Map<string, Group>();
  let [period, end] = ['', ''];
  for (const one of sums) {
    if (one.area_type !== 'practice' || one.cut !== 'all' || one.numerator === null) continue;
    if (one.period !== period) {
      graded.push(...inOrder(groups));
      groups = new Map();
      [period, end] = [one.period, spanOf(one.period).end];
    }
    const fifth = deprivation.fifths.get(one.area_code) ?? null;
    if (wanted.includes('england')) add(groups, one, fifth, 'england', ENGLAND);
    for (const parent of distinct(deprivation.parents.get(one.area_code), end))
      if (wanted.includes(parent.type)) add(groups, one, fifth, parent.type, parent.code);
  }
  return [...graded, ...inOrder(groups)];
}

/** Parents in force on a day, each once however often its link is held. */
function distinct(parents: readonly Parent[] | undefined, day: string): readonly Parent[] {
  const inForce = parents?.filter(({ from, to }) => from <= day && to >= day) ?? [];
  return inForce.length < 2 ? inForce : inForce.filter((one, i) => inForce.findIndex((other) => other.type === one.type && other.code === one.code) === i);
}

type Group = Omit<Graded, 'numerator' | 'denominator'> & { numerators: number[]; denominators: number[] };

function add(groups: Map<string, Group>, { basis, period, numerator, denominator }: Sum, fifth: number | null, area_type: AreaType, area_code: string): void {
  const key = `${area_type}\t${area_code}\t${basis}\t${fifth ?? ''}`;
  let group = groups.get(key);
  if (group === undefined) {
    group = { basis, area_type, area_code, period, fifth, practices: 0, squares: 0, numerators: [], denominators: [] };
    groups.set(key, group);
  }
  const count = numerator as number;
  group.practices += 1;
  group.numerators.push(count);
  if (denominator === null) return;
  group.denominators.push(denominator);
  if (denominator > 0) group.squares += (count * count) / denominator;
}

/** To eight places, as sums of the roll-up are: the same figure whichever way it is added up. */
export const toEight = (values: readonly number[]): number => Number(exactly(values).toFixed(8));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(groups: ReadonlyMap<string, Group>): Graded[] {
  const rows = [...groups.values()].map(({ numerators, denominators, ...group }) => ({
    ...group,
    numerator: toEight(numerators),
    denominator: denominators.length === 0 ? null : toEight(denominators),
  }));
  return rows.sort(
    (a, b) => compare(a.area_type, b.area_type) || compare(a.area_code, b.area_code) || compare(a.basis, b.basis) || (a.fifth ?? 9) - (b.fifth ?? 9),
  );
}
