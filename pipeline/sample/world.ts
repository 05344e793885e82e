/**
 * The organisations of the sample. Those of the places carry their real codes, so that the places work; every name says SYNTHETIC, and every
 * practice, network, neighbourhood and organisation outside the places has an invented code that no real one has: practices Y9 and four
 * digits, networks one digit short, trusts RZ. No figure here was ever published.
 */
import type { Partner } from '../../catalogue/define.js';
import { places } from '../../catalogue/registry.js';
import { chance } from './chance.js';

export interface SubIcb {
  code: string;
  onsCode: string;
  name: string;
  system: System;
  population: number;
}

interface System {
  code: string;
  onsCode: string;
  name: string;
  region: { code: string; name: string };
}

export interface Trust {
  code: string;
  name: string;
  kind: 'Acute' | 'Mental Health' | 'Community Provider Trust' | 'Ambulance';
  system: System;
  /** Sub-ICB locations whose people it sees, nearest first; of a trust far away, none. */
  serves: readonly SubIcb[];
}

export interface Practice {
  code: string;
  name: string;
  postcode: string;
  pcn: { code: string; name: string } | undefined;
  subIcb: SubIcb;
  patients: number;
}

export interface Council {
  onsCode: string;
  /** Social services code. */
  code: string;
  name: string;
  adults: number;
  from: string;
  to: string;
}

export interface World {
  systems: System[];
  subIcbs: SubIcb[];
  trusts: Trust[];
  practices: Practice[];
  councils: Council[];
  /** Districts and unitary councils of each sub-ICB location's place: ONS code and name. */
  districts: Readonly<Record<string, readonly { code: string; name: string }[]>>;
}

/** Round numbers in the order of size of each location; any other place gets the middle one. */
const POPULATIONS: Readonly<Record<string, number>> = {
  '00X': 190_000,
  '01E': 220_000,
  '00R': 170_000,
  '02M': 180_000,
  '00Q': 180_000,
  '01A': 390_000,
  '02G': 115_000,
  '01K': 350_000,
  '12F': 330_000,
};
const OUTSIDE = ['NORTHBRIDGE', 'EASTHAVEN', 'SOUTHWELL', 'WESTMERE'];
/** Trusts far away, so that the country is more than the places: they are in A&E and sickness only. */
const FAR = [
  ...['ASHDEAN', 'BECKFORD', 'CROWMARSH', 'DUNWATER', 'ELLERBY', 'FARTHING VALE', 'GORSEHILL', 'HOLMWICK'],
  ...['IVERLEIGH', 'KESTREL BAY', 'LARKSTEAD', 'MARLOW FEN', 'OTTERMOUTH', 'PENNYCROSS', 'QUARRYDALE', 'ROOKHURST'],
];
const NORTH_WEST = { code: 'Y62', name: 'North West' };
const SOUTH = { code: 'Y59', name: 'South East' };

export function world(seed: number): World {
  const systems = [...placeSystems(), ...OUTSIDE.slice(0, 2).map((name, i) => outsideSystem(name, i))];
  const systemOf = (code: string): System => systems.find((system) => system.code === code) as System;
  const inside = Object.values(places).flatMap((place) =>
    place.subIcbs.map(({ code, name }) => ({
      code,
      name: `NHS SYNTHETIC ${name} ICB - ${code}`,
      system: systemOf(place.system.code),
      population: POPULATIONS[code] ?? 200_000,
    })),
  );
  const outside = OUTSIDE.map((name, i) => ({
    code: `9${i + 1}Z`,
    name: `NHS SYNTHETIC ${title(name)} ICB - 9${i + 1}Z`,
    system: systems.at(i < 2 ? -2 : -1) as System,
    population: 300_000 + 50_000 * i,
  }));
  const subIcbs = [...inside, ...outside].map((one, i) => ({ ...one, onsCode: `E3899${String(9001 + i)}` }));
  return { systems, subIcbs, trusts: trusts(subIcbs, systemOf), practices: practices(seed, subIcbs), councils: councils(), districts: districts() };
}

const title = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

function placeSystems(): System[] {
  const named = new Map(Object.values(places).map(({ system }) => [system.code, system.name]));
  return [...named]
    .sort()
    .map(([code, name], i) => ({ code, onsCode: `E5499900${i + 1}`, name: `NHS SYNTHETIC ${name} Integrated Care Board`, region: NORTH_WEST }));
}

const outsideSystem = (name: string, i: number): System => ({
  code: `QX${i + 1}`,
  onsCode: `E5499910${i + 1}`,
  name: `NHS SYNTHETIC ${title(name)} Integrated Care Board`,
  region: i === 0 ? NORTH_WEST : SOUTH,
});

const KINDS: Partial<Record<Partner['kind'], Trust['kind']>> = {
  'acute trust': 'Acute',
  'community and mental health trust': 'Mental Health',
  'ambulance trust': 'Ambulance',
};

function trusts(subIcbs: readonly SubIcb[], systemOf: (code: string) => System): Trust[] {
  const found = new Map<string, Trust>();
  for (const place of Object.values(places)) {
    const own = subIcbs.filter(({ code }) => place.subIcbs.some((one) => one.code === code));
    for (const { code, name, kind, to } of place.partners) {
      const kept = KINDS[kind];
      if (kept === undefined || to !== undefined) continue;
      const serves = [...(found.get(code)?.serves ?? []), ...own];
      found.set(code, { code, name: `SYNTHETIC ${name.toUpperCase()}`, kind: kept, system: found.get(code)?.system ?? systemOf(place.system.code), serves });
    }
  }
  const away = subIcbs.slice(-OUTSIDE.length);
  const others = away.map((subIcb, i): Trust => {
    const near = [subIcb, away[(i + 1) % away.length] as SubIcb];
    return { code: `RZ${i + 1}`, name: `SYNTHETIC ${OUTSIDE[i]} HOSPITALS NHS TRUST`, kind: 'Acute', system: subIcb.system, serves: near };
  });
  const far = FAR.map((name, i): Trust => {
    const code = `RZ${'ABCDEFGHJKLMNPQR'[i]}`;
    return { code, name: `SYNTHETIC ${name} HOSPITALS NHS TRUST`, kind: 'Acute', system: away[i % away.length]?.system as System, serves: [] };
  });
  const inside = [...found.values()].map((trust) => (trust.kind === 'Acute' ? { ...trust, serves: [...trust.serves, neighbour(trust, subIcbs)] } : trust));
  return [...inside, ...others, ...far].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Some people of the next location along come too. */
function neighbour(trust: Trust, subIcbs: readonly SubIcb[]): SubIcb {
  const last = subIcbs.indexOf(trust.serves.at(-1) as SubIcb);
  return subIcbs[(last + 1) % (subIcbs.length - OUTSIDE.length)] as SubIcb;
}

const LANES = ['MILL', 'CHURCH', 'STATION', 'ABBEY', 'BRIDGE', 'CASTLE', 'CHAPEL', 'DALE', 'ELM', 'FIELD', 'GRANGE', 'HOLLY', 'KING', 'LIME', 'MANOR', 'NORTH'];
const SITES = ['LANE SURGERY', 'STREET MEDICAL CENTRE', 'ROAD HEALTH CENTRE', 'PARK GROUP PRACTICE', 'HOUSE SURGERY'];

function practices(seed: number, subIcbs: readonly SubIcb[]): Practice[] {
  return subIcbs.flatMap((subIcb, s) => {
    const count = Math.round(subIcb.population / 9_000);
    const networks = Math.max(2, Math.round(subIcb.population / 42_000));
    return Array.from({ length: count }, (_, i): Practice => {
      const luck = chance(seed, 'practice', subIcb.code, i);
      const number = String(100 * (s + 1) + i).padStart(4, '0');
      return {
        code: `Y9${number}`,
        name: `SYNTHETIC ${LANES[i % LANES.length]} ${SITES[(i + s) % SITES.length]}${i >= 80 ? ` ${i}` : ''}`,
        postcode: `ZZ99 ${(i % 9) + 1}${'ABDEFGHJLN'[s % 10]}${'ABDEFGHJLN'[i % 10]}`,
        pcn: network(s, Math.floor((i * networks) / count), i === count - 1),
        subIcb,
        patients: Math.round((subIcb.population / count) * (0.6 + 0.8 * luck.unit())),
      };
    });
  });
}

/** The last practice of each location belongs to no network, as a few really do; one network's name needs quotes. */
function network(s: number, n: number, none: boolean): Practice['pcn'] {
  if (none) return undefined;
  const place = ['NORTH', 'SOUTH', 'EAST', 'WEST', 'HILLS, BROOKS & DALES', 'COAST', 'TOWN', 'VALLEY', 'MOOR'][n % 9];
  return { code: `U${String(100 * (s + 1) + n).padStart(4, '0')}`, name: `SYNTHETIC ${place} ${s + 1} PCN` };
}

const SOCIAL_SERVICES: Readonly<Record<string, string>> = {
  E10000006: '102',
  E10000023: '218',
  E08000015: '319',
  E10000017: '323',
  E06000008: '324',
  E06000009: '325',
  E06000063: 'H6X4G',
  E06000064: 'W8X1Q',
};

const synthetic = (council: string): string => `SYNTHETIC ${council.replace(/( County| City| Metropolitan Borough| Borough)? Council$/, '')}`;

function councils(): Council[] {
  const upper = Object.values(places).flatMap(({ partners }) => partners.filter(({ kind }) => kind === 'upper-tier council'));
  const named = new Map(upper.map((partner) => [partner.code, partner]));
  const inside = [...named.values()].map(({ code, name, from, to }, i) => ({
    onsCode: code,
    code: SOCIAL_SERVICES[code] ?? `S${String(901 + i)}`,
    name: synthetic(name),
    adults: code.startsWith('E10') ? 700_000 : 130_000 + 20_000 * i,
    from,
    to: to ?? '9999-12-31',
  }));
  const away = OUTSIDE.map((name, i) => ({
    onsCode: `E0699900${i + 1}`,
    code: String(951 + i),
    name: `SYNTHETIC ${title(name)}`,
    adults: 250_000,
    from: '2009-04-01',
    to: '9999-12-31',
  }));
  return [...inside, ...away].sort((a, b) => (a.onsCode < b.onsCode ? -1 : 1));
}

function districts(): World['districts'] {
  const entries = Object.values(places).flatMap(({ subIcbs, partners }) => {
    const own = partners.filter(({ code, to }) => /^E0[678]/.test(code) && to === undefined).map(({ code, name }) => ({ code, name: synthetic(name) }));
    return subIcbs.map(({ code }) => [code, own] as const);
  });
  return Object.fromEntries(entries);
}
