/**
 * Disclosure control: what may be shown of counts of people that nobody has published. It is done once, on the sums, before anything is divided, charted or compared, and every
 * output reads what it leaves: none can show more than another. The rule, and why: docs/decisions/0015-disclosure.md.
 */
import type { Indicator } from '../catalogue/define.js';
import { control, isMean, type Member, type Told, type Version } from './disclosure/control.js';
import { familyOf, sharedCounts } from './disclosure/family.js';
import { keep, readKept, withPack } from './disclosure/kept.js';
import { linksOf, parentsBy } from './disclosure/links.js';
import type { Pack } from './disclosure/packs.js';
import { areaOf, type Cell } from './disclosure/relations.js';
import { rounded } from './disclosure/rule.js';
import type { Sum } from './measure/roll-up.js';
import type { DisclosureState } from './measure-row.js';
import type { Store, Warehouse } from './ports.js';

/** A sum as it may be shown: a part that may not be is null. */
export interface Disclosed extends Sum {
  disclosure: DisclosureState;
}

export interface DiscloseDeps {
  store: Store;
  warehouse: Warehouse;
  indicators: Readonly<Record<string, Indicator>>;
  /** The pack that is being made; without one nothing is held against earlier packs, and nothing kept. */
  pack?: Pack;
}

export const isShown = ({ disclosure }: Pick<Disclosed, 'disclosure'>): boolean => !disclosure.startsWith('suppressed');

/** The sums of an indicator as they may be shown, in their order. @param sumsOf the sums of another indicator, which share a count with these */
export async function disclose(deps: DiscloseDeps, id: string, sums: readonly Sum[], sumsOf: (id: string) => Promise<readonly Sum[]>): Promise<Disclosed[]> {
  const definition = deps.indicators[id] as Indicator;
  const { disclosure } = definition;
  if (disclosure !== 'people') return sums.map((sum) => ({ ...sum, disclosure: `exempt: ${disclosure}` as const }));
  const parents = parentsBy(await linksOf(deps.warehouse));
  const family = familyOf(deps.indicators, id);
  const members: Member[] = [];
  for (const one of family) members.push(await memberOf(deps, one, one === id ? sums : await sumsOf(one), parents));
  const at = family.indexOf(id);
  const told = control(members, { shared: sharedCounts(members) })[at] as Told[];
  if (deps.pack !== undefined) await keep(deps.store, deps.pack.run, id, withPack((members[at] as Member).earlier, told, deps.pack.number));
  return sums.map((sum, i) => shownOf(definition, sum, told[i] as Told));
}

async function memberOf({ store, indicators, pack }: DiscloseDeps, id: string, sums: readonly Sum[], parents: Parents): Promise<Member> {
  const run = pack?.kept[id];
  const earlier: Version[] = run === undefined ? [] : await readKept(store, run, id);
  return { id, definition: indicators[id] as Indicator, cells: sums.map((sum) => cellOf(sum, parents)), earlier };
}

type Parents = ReturnType<typeof parentsBy>;

const cellOf = ({ basis, area_type, area_code, period, cut, numerator, denominator }: Sum, parents: Parents): Cell => ({
  ...{ basis, area_type, area_code, period, cut, numerator, denominator },
  parents: parents(areaOf(area_type, area_code), period),
});

/** A figure with what was hidden taken away and the rest rounded; a mean to three figures, of a rounded number of people. */
export function shownOf(definition: Pick<Indicator, 'kind' | 'disclosure'>, sum: Sum, told: Told): Disclosed {
  const part = (name: 'numerator' | 'denominator'): number | null => (sum[name] === null || told.hidden[name] !== 'no' ? null : rounded(sum[name]));
  const denominator = part('denominator');
  const numerator = isMean(definition) ? meanOf(sum, denominator) : part('numerator');
  const { published: _theirs, ...own } = sum;
  return { ...own, numerator, denominator, disclosure: stateOf(told) };
}

/** What makes the mean when it is divided. A mean at full length would tell how many people it is of. */
function meanOf({ numerator, denominator }: Sum, shown: number | null): number | null {
  return numerator === null || !denominator || shown === null ? null : Number((numerator / denominator).toPrecision(3)) * shown;
}

function stateOf({ hidden }: Told): DisclosureState {
  const both = [hidden.numerator, hidden.denominator];
  return both.includes('small') ? 'suppressed: small number' : both.includes('protects another') ? 'suppressed: protects another' : 'rounded';
}
