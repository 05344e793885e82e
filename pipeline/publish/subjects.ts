/** Which measures belong to a place: its own rows, its partner trusts' and its councils', each with what it is compared with. */
import type { AreaType, Basis, Indicator, Partner, Place, Target } from '../../catalogue/define.js';
import { applies } from '../measure/targets.js';
import { FOOTPRINT_NOW, type MeasureRow } from '../measure-row.js';
import { judge } from './exceptions.js';
import type { PackInputs, Quality, Subject } from './pack.js';
import { sinceBreak } from './signals.js';
import { indexUnequal, type UnequalIndex, unequalOf } from './unequal.js';
import { headline, shortName } from './words.js';

/** An organisation (or the place itself) whose figures a place shows. */
interface Owner {
  areaType: AreaType;
  code: string;
  name: string;
  coversMore: boolean;
  bases: readonly Basis[];
  /** Codes it may be compared with, itself included. */
  peers: readonly string[];
}

/** Every subject of a place, in no particular order. */
export function subjectsOf(inputs: PackInputs, place: Place): Subject[] {
  const rows = indexRows(inputs.measures);
  const invented = inventedFiles(inputs.quality);
  const unequal = indexUnequal(inputs.inequality ?? [], inputs.measures);
  const subjects = owners(inputs, place).flatMap((owner) =>
    Object.entries(inputs.indicators).flatMap(([indicator, definition]) =>
      owner.bases.flatMap((basis) => subjectOf({ inputs, place, rows, invented, unequal, owner, indicator, definition, basis }) ?? []),
    ),
  );
  return withDistinctIds(subjects);
}

/** Series by indicator, kind of area, area and basis, oldest first; uncut rows only, and by the boundaries of today under a key of their own. */
function indexRows(measures: readonly MeasureRow[]): Map<string, MeasureRow[]> {
  const index = new Map<string, MeasureRow[]>();
  for (const row of measures) {
    if (row.cut !== 'all' && row.cut !== FOOTPRINT_NOW) continue;
    const own = keyOf(row.indicator_id, row.area_type, row.area_code, row.basis);
    for (const key of row.cut === 'all' ? [own, keyOf(row.indicator_id, row.area_type, '*', row.basis)] : [nowKey(own)]) {
      const series = index.get(key);
      if (series) series.push(row);
      else index.set(key, [row]);
    }
  }
  for (const series of index.values())
    series.sort((a, b) => compare(a.area_name, b.area_name) || compare(a.area_code, b.area_code) || compare(a.period_start, b.period_start));
  return index;
}

const keyOf = (...parts: string[]): string => parts.join('\t');
const nowKey = (key: string): string => `${key}\tnow`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Landed files that are made up, by hash. */
const inventedFiles = (quality: Quality): Set<string> => {
  const extracts = new Set(quality.standings.filter((standing) => standing.synthetic).map((standing) => standing.extract));
  return new Set(quality.receipts.filter((receipt) => extracts.has(receipt.extract)).map((receipt) => receipt.sha256));
};

const KINDS: Partial<Record<Partner['kind'], AreaType>> = {
  'acute trust': 'trust',
  'community and mental health trust': 'trust',
  'ambulance trust': 'trust',
  'upper-tier council': 'council',
  'district council': 'council',
};
const BASES: Partial<Record<AreaType, readonly Basis[]>> = { trust: ['provider'], council: ['resident', 'commissioner', 'provider'] };

function owners(inputs: PackInputs, place: Place): Owner[] {
  const self: Owner = {
    areaType: 'place',
    code: inputs.placeId,
    name: place.name,
    coversMore: false,
    bases: ['registered', 'commissioner', 'resident'],
    peers: Object.keys(inputs.places),
  };
  const partners = place.partners.filter((partner) => inForce(partner, inputs.heldOn)).flatMap((partner) => ownerOf(partner, inputs) ?? []);
  return [self, ...partners];
}

const inForce = ({ from, to }: { from: string; to?: string }, on: string): boolean => from <= on && (to === undefined || to >= on);

function ownerOf(partner: Partner, { places, heldOn }: PackInputs): Owner | undefined {
  const areaType = KINDS[partner.kind];
  if (areaType === undefined) return undefined;
  const alike = Object.values(places).flatMap((place) => place.partners.filter((other) => other.kind === partner.kind && inForce(other, heldOn)));
  const { code, name, coversMore } = partner;
  return { areaType, code, name: shortName(name), coversMore, bases: BASES[areaType] ?? [], peers: [...new Set(alike.map((other) => other.code))] };
}

interface Wanted {
  inputs: PackInputs;
  place: Place;
  rows: Map<string, MeasureRow[]>;
  invented: ReadonlySet<string>;
  unequal: UnequalIndex;
  owner: Owner;
  indicator: string;
  definition: Indicator;
  basis: Basis;
}

/** The subject, or nothing when no period has a value. */
function subjectOf(wanted: Wanted): Subject | undefined {
  const { rows, owner, indicator, definition, basis } = wanted;
  const series = sinceBreak(rows.get(keyOf(indicator, owner.areaType, owner.code, basis)) ?? []);
  const latest = series.findLast((row) => row.value !== null);
  if (latest === undefined) return undefined;
  const targets = targetsAt(wanted.inputs.targets[indicator] ?? [], latest);
  const { direction, against_target: againstTarget } = latest;
  const { status, reason } = judge({ direction, againstTarget });
  const shortBy = shortfall(definition, latest, targets[0]);
  const base = { indicator, definition, areaType: owner.areaType, areaCode: owner.code, areaName: owner.name, basis, coversMore: owner.coversMore };
  return {
    id: `${indicator}-${owner.code.toLowerCase()}`,
    ...base,
    series,
    latest,
    targets,
    direction,
    againstTarget,
    status,
    statusReason: reason,
    headline: headline({ definition, areaName: owner.name, latest }),
    ...(shortBy === undefined ? {} : { shortBy }),
    ...onBoundariesOfNow(wanted),
    ...around(wanted, latest),
    ...byDeprivation(wanted, latest),
    synthetic: wanted.inputs.synthetic || series.some((row) => row.receipts.split(',').some((sha256) => wanted.invented.has(sha256))),
  };
}

function onBoundariesOfNow({ rows, owner, indicator, basis }: Wanted): Pick<Subject, 'asNow'> {
  const asNow = rows.get(nowKey(keyOf(indicator, owner.areaType, owner.code, basis)));
  return asNow === undefined ? {} : { asNow };
}

const byDeprivation = ({ unequal, owner }: Wanted, latest: MeasureRow): Pick<Subject, 'unequal'> => {
  const found = owner.areaType === 'place' ? unequalOf(unequal, latest) : undefined;
  return found === undefined ? {} : { unequal: found };
};

/** What the figure is set beside: larger areas, peers and parts, all of the same period. */
function around(
  { rows, owner, indicator, basis, place }: Wanted,
  latest: MeasureRow,
): Pick<Subject, 'comparisons' | 'peers' | 'peerSeries' | 'parts' | 'practices' | 'funnel'> {
  const all = (areaType: AreaType): MeasureRow[] => rows.get(keyOf(indicator, areaType, '*', basis)) ?? [];
  const now = (row: MeasureRow): boolean => row.period === latest.period && row.value !== null;
  const peers = all(owner.areaType).filter((row) => owner.peers.includes(row.area_code));
  const parts = owner.areaType === 'place' ? all('pcn').filter(now) : [];
  const practices = owner.areaType === 'place' ? all('practice').filter((row) => row.period === latest.period) : [];
  // A system that did not exist yet has figures of the time only by its boundaries of today.
  const ofSystem = keyOf(indicator, 'system', place.system.code, basis);
  const then = (rows.get(ofSystem) ?? []).filter(now);
  const system = then.length > 0 ? then : (rows.get(nowKey(ofSystem)) ?? []).filter(now);
  return {
    comparisons: [...system, ...all('england').filter(now)],
    peers: peers.filter(now),
    peerSeries: owner.peers.map((code) => sinceBreak(peers.filter((row) => row.area_code === code))).filter((series) => series.some(now)),
    parts,
    practices,
    funnel:
      owner.areaType === 'place' ? practices.filter((row) => now(row) && row.funnel_group === `place:${owner.code}`) : funnelWith(latest, all(owner.areaType)),
  };
}

/** The members of the funnel a row is in, itself among them. */
const funnelWith = (latest: MeasureRow, rows: readonly MeasureRow[]): MeasureRow[] =>
  latest.funnel_group === null ? [] : rows.filter((row) => row.period === latest.period && row.funnel_group === latest.funnel_group);

/** Targets in force on the last day of the period, the verdict's first. */
function targetsAt(targets: readonly Target[], latest: MeasureRow): Target[] {
  const used = (target: Target): number => (target.value === latest.target_value && target.source === latest.target_source ? 0 : 1);
  return targets.filter((target) => applies(target, latest.period_end, latest)).sort((a, b) => used(a) - used(b));
}

const ANY_PEOPLE = /day|hour|£|%|per cent|score/i;

/** How many more (or fewer) people or events would have met the target; undefined unless it is missed and counts them. */
function shortfall(definition: Indicator, latest: MeasureRow, target: Target | undefined): number | undefined {
  const { numerator, denominator, against_target } = latest;
  if (against_target !== 'Misses target' || target === undefined || numerator === null || ANY_PEOPLE.test(definition.unit)) return undefined;
  if (definition.kind !== 'proportion' && definition.kind !== 'count') return undefined;
  const whole = definition.kind === 'proportion' ? denominator : 1;
  return whole === null ? undefined : gapTo(target, target.value * whole, numerator);
}

const NEAR = 1e-9;

function gapTo({ comparator }: Target, line: number, numerator: number): number {
  if (comparator === '>=') return Math.ceil(line - NEAR) - numerator;
  if (comparator === '>') return Math.floor(line + NEAR) + 1 - numerator;
  return comparator === '<=' ? numerator - Math.floor(line + NEAR) : numerator - (Math.ceil(line - NEAR) - 1);
}

/** The same measure of the same organisation on two bases keeps its basis in the id. */
function withDistinctIds(subjects: Subject[]): Subject[] {
  const count = new Map<string, number>();
  for (const { id } of subjects) count.set(id, (count.get(id) ?? 0) + 1);
  return subjects.map((subject) => (count.get(subject.id) === 1 ? subject : { ...subject, id: `${subject.id}-${subject.basis}` }));
}
