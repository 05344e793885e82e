/** Sums of an indicator's practices by how deprived they are: fifths of England's practices, at every level that is more than a practice. */
import type { AreaType, Basis, Indicator } from '../../catalogue/define.js';
import type { DisclosureState } from '../measure-row.js';
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
  /** Of the practices, those whose figure disclosure control hides: they are of no fifth and count nothing. */
  hidden?: number;
}

/** An area that a practice lies in, on the days from `from` to `to`. */
export interface Parent {
  /** Kind and code in one. */
  key: string;
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
  key: `${link.parent_type}\t${link.parent_code}`,
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
export function gradedSums({ levels, published }: Definition, sums: readonly (Sum & { disclosure?: DisclosureState })[], deprivation: Deprivation): Graded[] {
  const wanted = levels.filter((level) => CUT_LEVELS.includes(level));
  if (published !== undefined || wanted.length === 0) return [];
  const graded: Graded[] = [];
  let groups: Groups = new Map();
  let [period, end] = ['', ''];
  for (const one of sums) {
    if (one.area_type !== 'practice' || one.cut !== 'all' || (one.numerator === null && !isHidden(one))) continue;
    if (one.period !== period) {
      graded.push(...inOrder(groups));
      groups = new Map();
      [period, end] = [one.period, spanOf(one.period).end];
    }
    const fifth = isHidden(one) ? null : (deprivation.fifths.get(one.area_code) ?? null);
    if (wanted.includes('england')) add(groups, one, fifth, NATION);
    const parents = deprivation.parents.get(one.area_code) ?? [];
    for (const [i, parent] of parents.entries())
      if (wanted.includes(parent.type) && holds(parent, end) && !heldBefore(parents, i, end)) add(groups, one, fifth, parent);
  }
  return [...graded, ...inOrder(groups)];
}

const isHidden = ({ disclosure }: { disclosure?: DisclosureState }): boolean => disclosure?.startsWith('suppressed') ?? false;

const NATION: Parent = { key: ENGLAND, type: 'england', code: ENGLAND, from: '', to: ALWAYS };
const holds = ({ from, to }: Parent, day: string): boolean => from <= day && to >= day;

/** A link counts once however often it is held on a day. */
const heldBefore = (parents: readonly Parent[], at: number, day: string): boolean =>
  at > 0 && parents.findIndex((one) => one.key === parents[at]?.key && holds(one, day)) < at;

type Group = Omit<Graded, 'numerator' | 'denominator'> & { numerators: number[]; denominators: number[] };
/** Of one period: by area, then by basis, then by fifth, those of no fifth at 0. No key is put together for each of millions of rows. */
type Groups = Map<string, Map<Basis, Group[]>>;

function add(groups: Groups, one: Sum & { disclosure?: DisclosureState }, fifth: number | null, { key, type, code }: Parent): void {
  const group = groupOf(groups, one, fifth, key, type, code);
  const count = isHidden(one) ? 0 : (one.numerator as number);
  if (isHidden(one)) group.hidden = (group.hidden ?? 0) + 1;
  group.practices += 1;
  group.numerators.push(count);
  if (one.denominator === null) return;
  group.denominators.push(one.denominator);
  if (one.denominator > 0) group.squares += (count * count) / one.denominator;
}

function groupOf(groups: Groups, { basis, period }: Sum, fifth: number | null, key: string, area_type: AreaType, area_code: string): Group {
  const bases = groups.get(key) ?? new Map<Basis, Group[]>();
  const fifths = bases.get(basis) ?? [];
  const held = fifths[fifth ?? 0];
  if (held !== undefined) return held;
  const group: Group = { basis, area_type, area_code, period, fifth, practices: 0, squares: 0, numerators: [], denominators: [] };
  fifths[fifth ?? 0] = group;
  groups.set(key, bases.set(basis, fifths));
  return group;
}

/** To eight places, as sums of the roll-up are: the same figure whichever way it is added up. */
export const toEight = (values: readonly number[]): number => Number(exactly(values).toFixed(8));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(groups: Groups): Graded[] {
  const all = [...groups.values()].flatMap((bases) => [...bases.values()].flatMap((fifths) => fifths.filter((group) => group !== undefined)));
  const rows = all.map(({ numerators, denominators, ...group }) => ({
    ...group,
    numerator: toEight(numerators),
    denominator: denominators.length === 0 ? null : toEight(denominators),
  }));
  return rows.sort(
    (a, b) => compare(a.area_type, b.area_type) || compare(a.area_code, b.area_code) || compare(a.basis, b.basis) || (a.fifth ?? 9) - (b.fifth ?? 9),
  );
}
