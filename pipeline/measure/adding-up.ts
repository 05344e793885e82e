/**
 * That an indicator's total is the same whichever level it is summed from, or by how much it is not, and which areas make the difference: `published.gap`
 * and `published.gap_area`. Figures are those that are published; what single areas have is taken from the rows themselves. Nothing that is hidden shows.
 */
import type { AreaType, Basis, Indicator } from '../../catalogue/define.js';
import type { Disclosed } from '../disclosure.js';
import type { GapAreaRow, GapRow } from '../gap-row.js';
import type { Footprint } from '../measure-row.js';
import { PLAIN } from '../measure-row.js';
import { spanOf } from '../periods.js';
import type { Row, Warehouse } from '../ports.js';
import { exactSum } from './exact.js';
import { type AsNow, areaKey } from './footprint.js';
import { sayGap } from './gap-words.js';
import { toEight } from './graded.js';
import { type Lineage, NOW, type On, type Stray } from './lineage.js';
import { type AreaNames, nameOf } from './names.js';
import { ENGLAND, exactly, texts } from './roll-up.js';

export interface AddedUp {
  gaps: GapRow[];
  areas: GapAreaRow[];
}

interface Given {
  id: string;
  definition: Indicator;
  /** As they may be shown. */
  sums: readonly Disclosed[];
  now: AsNow;
  lineage: Lineage;
  names: AreaNames;
}

/** What one area with figures of its own had in one period. */
interface Own {
  basis: Basis;
  /** A level, or the name of what is none: `other employer`. */
  type: AreaType;
  code: string;
  period: string;
  numerator: number | null;
  denominator: number | null;
}

const NONE: AddedUp = { gaps: [], areas: [] };

/** Every gap of one indicator, in the order of footprint, basis, period, area and level. The publisher's own values are never added up. @param sql text of sql/indicators/<id>.sql */
export async function addingUp(warehouse: Warehouse, sql: string, given: Given): Promise<AddedUp> {
  if (given.definition.published !== undefined || given.sums.length === 0) return NONE;
  const days = new Map([...new Set(given.sums.map(({ period }) => period))].map((period) => [period, spanOf(period).end]));
  const counted = await warehouse.query(`SELECT DISTINCT area_type, area_code FROM (${sql}\n) q WHERE cut = 'all' ORDER BY area_type, area_code`);
  const all = counted.map((row) => `${row.area_type}\t${row.area_code}`);
  const looked: On[] = [...days.values(), ...(given.now.sums.length === 0 ? [] : [NOW])];
  const astray = all.filter((area) => looked.some((on) => straysOf(given, area, on).length > 0));
  if (astray.length === 0) return NONE;
  const owns = (await warehouse.query(ownSql(sql, given.definition, astray))).map(ownOf);
  const shifted = new Set(given.now.sums.map(({ period }) => period));
  const found = [
    ...gapsOn(given, 'as then', owns, (period) => days.get(period) as string),
    ...gapsOn(
      given,
      'as now',
      owns.filter(({ period }) => shifted.has(period)),
      () => NOW,
    ),
  ];
  return { gaps: found.map(({ gap }) => gap), areas: found.flatMap(({ areas }) => areas) };
}

const ENGLISH = { type: 'england', code: ENGLAND } as const;

/** Where an area strays, between levels that the indicator is published at. What is no level (a national employer or commissioner) counts for England alone. */
function straysOf({ definition: { levels }, lineage }: Given, area: string, on: On): Stray[] {
  const [type] = area.split('\t') as [AreaType];
  if (lineage.knows(type)) return lineage.strays(area, on).filter(({ finer, within }) => levels.includes(finer) && levels.includes(within.type));
  if (levels.includes(type) || !levels.includes('england')) return [];
  return levels.filter((level) => level !== 'england' && level !== 'place').map((finer) => ({ finer, within: ENGLISH, side: 'missing' }));
}

function ownSql(sql: string, { kind }: Pick<Indicator, 'kind'>, areas: readonly string[]): string {
  const whole = kind === 'count' ? 'numerator IS NOT NULL' : 'numerator IS NOT NULL AND denominator IS NOT NULL';
  const codes = texts([...new Set(areas.map((area) => area.split('\t')[1] as string))].sort());
  return `SELECT basis, area_type, area_code, period,
  ${exactly('numerator')}, ${exactly('denominator')}
FROM (${sql}
) q WHERE cut = 'all' AND ${whole} AND area_code IN (${codes})
GROUP BY basis, area_type, area_code, period ORDER BY basis, period, area_type, area_code`;
}

const ownOf = (row: Row): Own => ({
  basis: row.basis as Basis,
  type: row.area_type as AreaType,
  code: String(row.area_code),
  period: String(row.period),
  numerator: exactSum([row.numerator as string | null]),
  denominator: exactSum([row.denominator as string | null]),
});

/** The areas that make one gap. */
interface Group {
  basis: Basis;
  period: string;
  finer: AreaType;
  within: Stray['within'];
  members: { own: Own; side: Stray['side'] }[];
}

function gapsOn(given: Given, footprint: Footprint, owns: readonly Own[], on: (period: string) => On): { gap: GapRow; areas: GapAreaRow[] }[] {
  const groups = new Map<string, Group>();
  const figures = figuresOf(given, footprint);
  for (const own of owns) {
    const { basis, period } = own;
    for (const { finer, within, side } of straysOf(given, `${own.type}\t${own.code}`, on(period))) {
      // Nothing is claimed of an area without a figure, nor of a level without any.
      if (figures.all({ basis, period, finer }).length === 0 || figures.of(own, within.type, within.code) === undefined) continue;
      const key = [basis, period, within.type, within.code, finer].join('\t');
      const group: Group = groups.get(key) ?? { basis, period, finer, within, members: [] };
      group.members.push({ own, side });
      groups.set(key, group);
    }
  }
  const inOrder = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([, group]) => ({ gap: gapOf(given, footprint, group, figures, on(group.period)), areas: areasOf(given, footprint, group) }));
}

interface Figures {
  of(group: Pick<Group, 'basis' | 'period'>, type: AreaType, code: string): Disclosed | undefined;
  all(group: Pick<Group, 'basis' | 'period' | 'finer'>): readonly Disclosed[];
}

/** The published figures of a footprint: as now, those of areas that changed are the second series. */
function figuresOf({ sums, now }: Given, footprint: Footprint): Figures {
  const shown = footprint === 'as then' ? sums : [...sums.filter((sum) => !now.changed.has(areaKey(sum))), ...now.sums];
  const single = new Map<string, Disclosed>();
  const level = new Map<string, Disclosed[]>();
  for (const sum of shown) {
    if (sum.area_type === 'practice' || (sum.cut !== 'all' && sum.boundaries_on === undefined)) continue;
    single.set([sum.basis, sum.period, sum.area_type, sum.area_code].join('\t'), sum);
    const key = [sum.basis, sum.period, sum.area_type].join('\t');
    const held = level.get(key);
    if (held === undefined) level.set(key, [sum]);
    else held.push(sum);
  }
  return {
    of: ({ basis, period }, type, code) => single.get([basis, period, type, code].join('\t')),
    all: ({ basis, period, finer }) => level.get([basis, period, finer].join('\t')) ?? [],
  };
}

function gapOf({ id, definition, lineage, names }: Given, footprint: Footprint, group: Group, figures: Figures, on: On): GapRow {
  const { basis, period, finer, within } = group;
  const { start, end } = spanOf(period);
  const parts = figures.all(group).filter((sum) => within.type === 'england' || lineage.parents(areaKey(sum), on)[within.type] === within.code);
  const whole = figures.of(group, within.type, within.code);
  const count = (side: Stray['side']): number => group.members.filter((member) => member.side === side).length;
  const area_name = nameOf(names, within.type, within.code);
  const numerator = compared(whole?.numerator, parts, (sum) => sum.numerator);
  const denominator = definition.kind === 'count' ? compared(null, [], () => null) : compared(whole?.denominator, parts, (sum) => sum.denominator);
  return {
    ...{ indicator_id: id, basis, period, period_start: start, period_end: end, footprint, boundaries_on: on === NOW ? (lineage.today ?? end) : on },
    ...{ area_type: within.type, area_code: within.code, area_name, finer_type: finer },
    ...{ numerator: numerator.whole, finer_numerator: numerator.parts, numerator_gap: numerator.gap },
    ...{ denominator: denominator.whole, finer_denominator: denominator.parts, denominator_gap: denominator.gap },
    ...{ missing: count('missing'), extra: count('extra') },
    says: sayGap({ members: group.members.map(({ own, side }) => ({ type: own.type, side })), areaName: area_name, finer }),
    method_version: PLAIN.method_version,
  };
}

/** A figure beside the sum of its parts; nothing of it where one of them is hidden. */
function compared(
  figure: number | null | undefined,
  sums: readonly Disclosed[],
  of: (sum: Disclosed) => number | null,
): { whole: number | null; parts: number | null; gap: number | null } {
  const whole = figure ?? null;
  const held = sums.map(of);
  const parts = held.some((part) => part === null) || (held.length === 0 && whole === null) ? null : toEight(held as number[]);
  return { whole, parts, gap: whole === null || parts === null ? null : toEight([whole, -parts]) };
}

/** Employers and commissioners that are no level are named among those that are. */
const calledOf = (names: AreaNames, { type, code }: Own): string =>
  ([type, 'trust', 'sub_icb'] as const).map((kind) => nameOf(names, kind, code)).find((name) => name !== code) ?? code;

/** The areas by name, those missing first. What they have is not said of people nobody has published. */
function areasOf({ id, definition, names }: Given, footprint: Footprint, { basis, period, finer, within, members }: Group): GapAreaRow[] {
  const hidden = definition.disclosure === 'people';
  const inOrder = [...members].sort((a, b) => (a.side === b.side ? (a.own.code < b.own.code ? -1 : 1) : a.side === 'missing' ? -1 : 1));
  return inOrder.map(({ own, side }) => ({
    ...{ indicator_id: id, basis, period, footprint, area_type: within.type, area_code: within.code, finer_type: finer, side },
    ...{ unplaced_type: own.type, unplaced_code: own.code, unplaced_name: calledOf(names, own) },
    numerator: hidden ? null : own.numerator,
    denominator: hidden || definition.kind === 'count' ? null : own.denominator,
  }));
}
