/**
 * Unwarranted variation: every practice and network beside the others of its place, every NHS trust and council beside the others of England, in one period.
 * Funnels are of what is published, so that anyone can work them out again from the rows; a figure that is hidden is in none. Why: docs/decisions/0014-variation.md.
 */
import type { AreaType, Indicator, Kind } from '../../catalogue/define.js';
import { FOOTPRINT_NOW } from '../measure-row.js';
import { bothLimits, centreOf, type FunnelKind, type FunnelPosition, LEAST_STANDARDISED, type Limits, type Member, positionOf } from '../statistics/funnel.js';
import { type Dispersion, dispersion, widen } from '../statistics/over-dispersion.js';
import type { Figure } from './divide.js';
import { type Homes, homeOn } from './homes.js';
import type { Sum } from './roll-up.js';

/** What is compared: one area's figure in one period, as it may be shown. */
export interface Compared {
  sum: Pick<Sum, 'basis' | 'area_type' | 'area_code' | 'period' | 'cut' | 'numerator' | 'denominator'>;
  span: { end: string };
  figure: Pick<Figure, 'value'>;
  /** True where disclosure control hides the figure. */
  hidden?: boolean;
}

type Definition = Pick<Indicator, 'kind' | 'interval'>;

/** One comparison: whose, of how many, around what, and how far they differ beyond chance. */
interface Funnel {
  refused: null;
  kind: FunnelKind;
  /** `place:wirral` or `england`. */
  group: string;
  members: number;
  centre: number;
  dispersion: Dispersion;
}

/** Why an area is in no funnel. */
interface Refused {
  funnel?: undefined;
  plain?: undefined;
  wide?: undefined;
  position?: undefined;
  refused: string;
}

/** The funnel that an area's figure is in, or why it is in none. */
export type Placed = Funnel | Refused;

/** Where one area lies in its funnel by the wide limits, or why it is in none. */
export type Varied = { funnel: Funnel; plain: Limits; wide: Limits; position: FunnelPosition; refused: null } | Refused;

/** With fewer members there is no telling how far members differ beyond chance. A place has 3 to 13 networks. */
export const LEAST_MEMBERS = 5;

const KINDS: Readonly<Record<Kind, FunnelKind | { refused: string }>> = {
  proportion: 'proportion',
  rate: 'poisson',
  ratio: 'poisson',
  'standardised rate': 'poisson',
  count: { refused: 'A count has nothing it is counted out of' },
  mean: { refused: 'How far people differ within an area is not held' },
  'as published': { refused: 'The publisher gives no parts to work chance out from' },
};

const COMPARISONS: Partial<Record<AreaType, string>> = {
  practice: 'practices of a place',
  pcn: 'networks of a place',
  trust: 'NHS trusts in England',
  council: 'councils in England',
};

/** Whom a measure compares, or why it compares nobody, in words. */
export function comparisons(definition: Pick<Indicator, 'kind' | 'interval' | 'levels'>): string {
  const kind = kindOf(definition);
  if (typeof kind !== 'string') return `none: ${kind.refused.charAt(0).toLowerCase()}${kind.refused.slice(1)}`;
  const compared = definition.levels.flatMap((level) => COMPARISONS[level] ?? []);
  return compared.length === 0 ? 'none: it has no figures of practices, networks, trusts or councils' : compared.join('; ');
}

/** One answer a figure, in the figures' order. */
export const vary = (definition: Definition, figures: readonly Compared[], homes: Homes): Varied[] =>
  funnelsOf(definition, figures, homes).map((placed, i) => lieIn(definition, placed, figures[i] as Compared));

/** The funnel of every figure, which is one object for all that are compared with each other; or why it is in none. */
export function funnelsOf(definition: Definition, figures: readonly Compared[], homes: Homes): Placed[] {
  const kind = kindOf(definition);
  if (typeof kind !== 'string') return figures.map(() => refuse(kind.refused));
  const groups = figures.map((figure) => groupOf(figure, homes));
  const placed: Placed[] = figures.map((figure, i) => {
    const why = noGroup(figure, groups[i]) ?? noMember(definition, kind, figure);
    return why === undefined ? COMPARED : refuse(why);
  });
  for (const members of together(figures, groups, placed)) {
    const funnel = compare(definition, kind, figures, members, groups[members[0] as number] as string);
    for (const i of members) placed[i] = funnel;
  }
  return placed;
}

/** Where a figure lies in its funnel. */
export function lieIn(definition: Definition, placed: Placed, figure: Compared): Varied {
  if (placed.refused !== null) return placed;
  const { kind, centre, dispersion: found } = placed;
  const { value, denominator } = memberOf(definition, figure);
  const plain = bothLimits(kind, centre, denominator);
  const wide = widen(kind, centre, denominator, plain, found.between);
  return { funnel: placed, plain, wide, position: positionOf(value, wide), refused: null };
}

/** Stands in the answers until its funnel is worked out. */
const COMPARED: Refused = { refused: '' };

function kindOf({ kind, interval }: Definition): FunnelKind | { refused: string } {
  const found = KINDS[kind];
  if (typeof found !== 'string') return found;
  return interval === 'none' ? { refused: 'No interval is worked out for this measure, so there is no telling what chance alone would do' } : found;
}

const refusals = new Map<string, Refused>();

/** One object a reason: a night has millions of them. */
function refuse(refused: string): Refused {
  const known = refusals.get(refused) ?? { refused };
  refusals.set(refused, known);
  return known;
}

/** NHS trusts have codes of three characters that begin with R or T; other providers of care, and walk-in centres, have others. Source: ODS, coding frames. */
const NHS_TRUST = /^[RT][A-Z0-9]{2}$/;

/**
 * Who is compared with whom. A measure that concerns acute trusts alone has figures of acute trusts alone.
 * Undefined for areas that are in no comparison.
 */
function groupOf({ sum, span }: Compared, homes: Homes): string | undefined {
  const { area_type, area_code, cut } = sum;
  if (cut === FOOTPRINT_NOW) return undefined;
  if (area_type === 'council' || (area_type === 'trust' && NHS_TRUST.test(area_code))) return 'england';
  if (area_type !== 'practice' && area_type !== 'pcn') return undefined;
  const place = homeOn(homes, area_type, area_code, span.end);
  return place === undefined ? undefined : `place:${place}`;
}

/** Why an area is in no comparison; undefined when it is in one. */
function noGroup({ sum: { area_type, cut } }: Compared, group: string | undefined): string | undefined {
  if (group !== undefined) return undefined;
  if (cut === FOOTPRINT_NOW) return 'Areas are compared on the boundaries in force at the time';
  if (area_type === 'trust') return 'Only NHS trusts are compared with each other';
  if (area_type === 'practice' || area_type === 'pcn') return 'It lay in no place of the catalogue on the last day of the period';
  return 'Only practices, networks, trusts and councils are compared';
}

/** Why a figure cannot be compared at all; undefined when it can. */
function noMember({ kind: told }: Definition, kind: FunnelKind, { sum, figure, hidden }: Compared): string | undefined {
  if (hidden) return 'Hidden to protect people';
  const { numerator, denominator } = sum;
  if (figure.value === null) return 'There is no figure';
  if (numerator === null || denominator === null || !(denominator > 0)) return 'There is no denominator';
  if (numerator < 0 || (kind === 'proportion' && numerator > denominator)) return 'Its parts are not those of a share or a rate';
  if (told === 'standardised rate' && !(figure.value > 0)) return 'There is no denominator';
  return told === 'standardised rate' && numerator < LEAST_STANDARDISED ? `Under ${LEAST_STANDARDISED} events` : undefined;
}

/** Places in the list of those that are compared with each other: same period, basis, cut, kind of area and group. */
function together(figures: readonly Compared[], groups: readonly (string | undefined)[], placed: readonly Placed[]): Iterable<number[]> {
  const held = new Map<string, number[]>();
  for (const [i, { sum }] of figures.entries()) {
    if (placed[i] !== COMPARED) continue;
    const key = [sum.period, sum.area_type, groups[i], sum.basis, sum.cut].join('\t');
    const own = held.get(key);
    if (own === undefined) held.set(key, [i]);
    else own.push(i);
  }
  return held.values();
}

/** Counted out of what: of a standardised rate, the exposure that its events and its rate say. */
function memberOf({ kind }: Definition, { sum, figure }: Compared): Member {
  const [value, numerator, denominator] = [figure.value as number, sum.numerator as number, sum.denominator as number];
  return { value, numerator, denominator: kind === 'standardised rate' ? numerator / value : denominator };
}

/** The funnel of one group, whose places in the list are given. */
function compare(definition: Definition, kind: FunnelKind, figures: readonly Compared[], places: readonly number[], group: string): Placed {
  const members = places.map((i) => memberOf(definition, figures[i] as Compared));
  const centre = centreOf(members) as number;
  const found = members.length < LEAST_MEMBERS ? null : dispersion(kind, centre, members);
  if (found === null) return refuse(noFunnel(members.length, centre));
  return { refused: null, kind, group, members: members.length, centre, dispersion: found };
}

function noFunnel(members: number, centre: number): string {
  if (members < LEAST_MEMBERS) return `A comparison needs ${LEAST_MEMBERS} members; ${members} ${members === 1 ? 'is' : 'are'} held`;
  return centre === 0 ? 'None was counted in any of them' : 'All were counted in all of them';
}
