/** Why the parts of an area do not make its figure, in a sentence. */
import type { AreaType } from '../../catalogue/define.js';

const NAMES: Readonly<Record<AreaType, readonly [one: string, many: string]>> = {
  practice: ['practice', 'practices'],
  pcn: ['network', 'networks'],
  place: ['place', 'places'],
  trust: ['provider or employer', 'providers or employers'],
  council: ['council', 'councils'],
  sub_icb: ['sub-ICB location or commissioner', 'sub-ICB locations or commissioners'],
  system: ['system', 'systems'],
  england: ['country', 'countries'],
};

/** Levels as the word for what nothing lies in. */
const LEVEL: Partial<Record<AreaType, string>> = { sub_icb: 'sub-ICB location' };
const levelOf = (type: AreaType): string => LEVEL[type] ?? NAMES[type][0];

export interface Unplaced {
  members: readonly { type: AreaType; side: 'missing' | 'extra' }[];
  areaName: string;
  finer: AreaType;
}

/** `70 practices in England lie in no network of it.` */
export function sayGap({ members, areaName, finer }: Unplaced): string {
  const told = (side: 'missing' | 'extra'): string | undefined => {
    const own = members.filter((member) => member.side === side);
    if (own[0] === undefined) return undefined;
    const kinds = [...new Set(own.map(({ type }) => type))];
    const [one, many] = kinds.length === 1 ? (NAMES[kinds[0] as AreaType] ?? [kinds[0], `${kinds[0]}s`]) : ['organisation', 'organisations'];
    return `${own.length.toLocaleString('en-GB')} ${own.length === 1 ? one : many}`;
  };
  const [missing, extra] = [told('missing'), told('extra')];
  return [
    ...(missing === undefined ? [] : [`${missing} in ${areaName} ${missing.startsWith('1 ') ? 'lies' : 'lie'} in no ${levelOf(finer)} of it.`]),
    ...(extra === undefined ? [] : [`${extra} outside ${areaName} ${extra.startsWith('1 ') ? 'is' : 'are'} counted in a ${levelOf(finer)} of it.`]),
  ].join(' ');
}
