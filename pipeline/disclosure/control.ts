/**
 * Disclosure control of an indicator that counts people, together with those that share a count with it: what may be shown of every area, period and cut. Hidden figures are taken away
 * here, before anything is divided, charted or compared: nothing later can give them away.
 */
import type { Indicator } from '../../catalogue/define.js';
import { Counts, type Hidden } from './counts.js';
import { groupedBy } from './grouped.js';
import { protect } from './protect.js';
import { type Cell, keyOf, madeOf, relationsOf, tilings } from './relations.js';
import { ANY, isSmall, restSpan, type Span, shownSpan, smallSpan, UNSAID } from './rule.js';

type Name = 'numerator' | 'denominator';

/** A figure and what was done with its parts. */
export interface Told extends Cell {
  hidden: { numerator: Hidden; denominator: Hidden };
}

/** The figures of one period as the packs from one on told them, by their number; a later version takes its place. */
export interface Version {
  period: string;
  from: number;
  told: readonly Told[];
}

/** One indicator of those that are protected together. */
export interface Member {
  id: string;
  definition: Pick<Indicator, 'kind' | 'disclosure'>;
  cells: readonly Cell[];
  /** What earlier packs told, oldest first. */
  earlier: readonly Version[];
}

export interface Options {
  /** False leaves out the second step, to show what it is for. */
  secondary?: boolean;
  /** Counts that are one and the same though two indicators have them: a name for `numerator` or `denominator` of an indicator. */
  shared?: ReadonlyMap<string, string>;
}

/** What is told of each member's cells, in their order. @throws RangeError when people are not counted in whole numbers */
export function control(members: readonly Member[], options: Options = {}): Told[][] {
  const told = members.map(({ cells }) => new Array<Told>(cells.length));
  const byPeriod = members.map(({ cells }) => groupedBy(cells.keys(), (i) => (cells[i] as Cell).period));
  for (const periods of slices(members)) {
    const within = byPeriod.map((places) => [...periods].flatMap((period) => places.get(period) ?? []));
    const found = controlSlice(members, within, periods, options);
    for (const [m, places] of within.entries()) for (const [j, i] of places.entries()) (told[m] as Told[])[i] = (found[m] as Told[])[j] as Told;
  }
  return told;
}

/** Periods that hang together: each for itself, unless some fill others. */
function slices(members: readonly Member[]): Set<string>[] {
  const periods = [...new Set(members.flatMap(({ cells, earlier }) => [...cells.map((cell) => cell.period), ...earlier.map((one) => one.period)]))].sort();
  return tilings(periods).length > 0 ? [new Set(periods)] : periods.map((period) => new Set([period]));
}

function controlSlice(members: readonly Member[], within: readonly number[][], periods: ReadonlySet<string>, options: Options): Told[][] {
  const tonight = members.map(({ cells }, m) => (within[m] as number[]).map((i) => cells[i] as Cell));
  const earlier = members.map((member) => member.earlier.filter(({ period }) => periods.has(period)));
  if (members.every((_, m) => isSame(tonight[m] as Cell[], earlier[m] as Version[])))
    return tonight.map((cells, m) => toldAgain(cells, earlier[m] as Version[]));
  const table = new Table(options.shared ?? new Map());
  for (const [m, member] of members.entries()) for (const pack of packsOf(earlier[m] as Version[])) table.addEarlier(member, pack);
  const places = members.map((member, m) => table.addTonight(member, tonight[m] as Cell[]));
  if (options.secondary !== false) protect(table.counts);
  return tonight.map((cells, m) => cells.map((cell, i) => ({ ...cell, hidden: table.hiddenAt((places[m] as Places[])[i] as Places) })));
}

/** The same cells as the newest pack told, in their own order. */
function toldAgain(cells: readonly Cell[], versions: readonly Version[]): Told[] {
  const before = new Map(newest(versions).map((told) => [keyOf(told), told.hidden]));
  return cells.map((cell) => ({ ...cell, hidden: before.get(keyOf(cell)) as Told['hidden'] }));
}

const newest = (versions: readonly Version[]): Told[] =>
  [...groupedBy(versions, ({ period }) => period).values()].flatMap((own) => [...(own.at(-1)?.told ?? [])]);

/** The tables of every pack at which something changed, oldest first. */
function packsOf(versions: readonly Version[]): Told[][] {
  const packs = [...new Set(versions.map(({ from }) => from))].sort((a, b) => a - b);
  return packs.map((pack) => newest(versions.filter(({ from }) => from <= pack)));
}

/** True when tonight's figures are those of the newest pack to the last: then what it told is told again. */
export function isSame(tonight: readonly Cell[], versions: readonly Version[]): boolean {
  const before = new Map(newest(versions).map((told) => [keyOf(told), told]));
  return before.size === tonight.length && tonight.every((cell) => isSameCell(cell, before.get(keyOf(cell))));
}

const isSameCell = (cell: Cell, before: Cell | undefined): boolean =>
  before !== undefined &&
  cell.numerator === before.numerator &&
  cell.denominator === before.denominator &&
  cell.parents.length === before.parents.length &&
  cell.parents.every((parent, i) => parent === before.parents[i]);

/** One count as it is added. */
interface Count {
  /** What it counts, how many, and what it is made of: the same on two nights only where nothing changed. */
  key: string;
  what: string;
  name: Name;
  /** Place of its figure in the pack. */
  i: number;
  truth: number;
}

/** Where the counts of a figure are in the list; undefined for one that it has not. */
interface Places {
  numerator?: number;
  denominator?: number;
}

/** The list of counts of one slice, over all packs: a count that two packs or two indicators have alike is held once. */
class Table {
  readonly counts = new Counts();
  private readonly at = new Map<string, number>();
  /** Tonight's counts by what they count, whatever they are made of. */
  private readonly tonight = new Map<string, number>();

  constructor(private readonly shared: ReadonlyMap<string, string>) {}

  /** What a pack before told: it stays told. */
  addEarlier(member: Member, pack: readonly Told[]): void {
    this.addPack(member, pack, ({ key, name, i, truth }) => {
      const hidden = (pack[i] as Told).hidden[name];
      const known = this.at.get(key);
      if (known === undefined) return this.add(key, truth, spanOf(truth, hidden), hidden, false);
      this.counts.narrow(known, spanOf(truth, hidden));
      if (hidden === 'no') this.counts.show(known);
      return known;
    });
  }

  /** Tonight's figures as the rule alone would tell them; one that was hidden before and is the same stays hidden. */
  addTonight(member: Member, cells: readonly Cell[]): Places[] {
    return this.addPack(member, cells, ({ key, what, name, i, truth }) => {
      const hidden = hidesBySize(member, cells[i] as Cell, name) ? 'small' : 'no';
      const known = this.tonight.get(what) ?? this.at.get(key);
      const place = known ?? this.add(key, truth, spanOf(truth, hidden), hidden, true);
      if (known !== undefined && hidden === 'small') this.counts.withhold(known);
      this.tonight.set(what, place);
      return place;
    });
  }

  hiddenAt({ numerator, denominator }: Places): Told['hidden'] {
    const hidden = (place: number | undefined): Hidden => (place === undefined ? 'no' : (this.counts.hidden[place] as Hidden));
    return { numerator: hidden(numerator), denominator: hidden(denominator) };
  }

  private add(key: string, truth: number, span: Span, hidden: Hidden | 'never', mayHide: boolean): number {
    const place = this.counts.add(truth, span, hidden, mayHide);
    this.at.set(key, place);
    return place;
  }

  private addPack(member: Member, cells: readonly Cell[], tell: (count: Count) => number): Places[] {
    const names = countsOf(member);
    const relations = relationsOf(cells);
    const places = cells.map((): Places => ({}));
    for (const name of names) {
      const made = madeOf(cells, relations, name);
      for (const [i, cell] of cells.entries()) {
        const truth = cell[name];
        if (truth === null) continue;
        const what = `${this.nameOf(member.id, name)}\t${keyOf(cell)}`;
        (places[i] as Places)[name] = tell({ key: `${what}\t${truth}\t${made[i]}`, what, name, i, truth });
      }
    }
    if (isShare(member))
      for (const { numerator, denominator } of places) if (numerator !== undefined && denominator !== undefined) this.addOthers(numerator, denominator);
    for (const { total, parts } of relations) for (const name of names) this.addSum(places, name, total, parts);
    return places;
  }

  /** Those who are not counted are people too: they follow from the others. */
  private addOthers(numerator: number, denominator: number): void {
    const key = `others\t${numerator}\t${denominator}`;
    const truth = (this.counts.truth[denominator] as number) - (this.counts.truth[numerator] as number);
    if (truth < 0) return;
    const span = this.counts.hidden[numerator] === 'protects another' ? ANY : restSpan(truth);
    const known = this.at.get(key);
    if (known !== undefined) {
      this.counts.narrow(known, span);
      return;
    }
    const others = this.add(key, truth, span, 'never', false);
    this.counts.addSum(denominator, [numerator, others]);
    this.counts.pair(numerator, others);
  }

  private addSum(places: readonly Places[], name: Name, total: number, parts: readonly number[]): void {
    const whole = (places[total] as Places)[name];
    if (whole === undefined) return;
    this.counts.addSum(
      whole,
      parts.flatMap((part) => (places[part] as Places)[name] ?? []),
    );
  }

  private nameOf(id: string, name: string): string {
    return this.shared.get(`${id}.${name}`) ?? `${id}.${name}`;
  }
}

const spanOf = (count: number, hidden: Hidden): Span => (hidden === 'no' ? shownSpan(count) : hidden === 'small' ? smallSpan(count) : UNSAID);
const isShare = ({ definition }: Pick<Member, 'definition'>): boolean => definition.kind === 'proportion';
export const isMean = ({ kind }: Pick<Indicator, 'kind'>): boolean => kind === 'mean' || kind === 'ratio';

/** Counts of people that a kind of measure has. What a mean is a mean of is no count. */
const countsOf = ({ definition }: Member): readonly Name[] => (isMean(definition) ? ['denominator'] : ['numerator', 'denominator']);

/** Small itself; or of a share, leaving few others. */
function hidesBySize(member: Pick<Member, 'definition'>, { numerator, denominator }: Cell, name: Name): boolean {
  const own = name === 'numerator' ? numerator : denominator;
  const few = name === 'numerator' && isShare(member) && numerator !== null && denominator !== null && isSmall(denominator - numerator);
  return (own !== null && isSmall(own)) || few;
}
