/** The page of the system: the places side by side, measure by measure, each beside England. In a fixed order: for questions, not for ranking. */

import { bareValue, listWords, periodWords, plural, sayCount, sayNumber } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { hrefOf } from './at-a-glance.js';
import { pageFile, suiteShell } from './shell.js';
import type { Cell, Table } from './view.js';

export const SIDE_BY_SIDE = 'places.html';

/** One measure of the places: each place's own, in the order of the places. */
interface Across {
  first: Subject;
  own: (Subject | undefined)[];
}

/** Undefined for a suite of one place. */
export function sideBySidePage(packs: readonly Pack[]): SuiteFile | undefined {
  const places = [...packs].sort((a, b) => (a.place.name < b.place.name ? -1 : 1));
  if (places.length < 2) return undefined;
  const across = measuresAcross(places);
  const view = {
    answer: answer(places, across),
    synthetic: places.some(({ synthetic }) => synthetic),
    statuses: statusTable(places),
    table: across.length === 0 ? null : measureTable(places, across),
  };
  return pageFile(SIDE_BY_SIDE, 'side-by-side.njk', suiteShell(packs, 'Places side by side', SIDE_BY_SIDE, [{ text: 'Places', href: 'index.html' }]), view);
}

function measuresAcross(places: readonly Pack[]): Across[] {
  const own = (pack: Pack): Subject[] => pack.subjects.filter(({ areaType, definition }) => areaType === 'place' && definition.kind !== 'count');
  const keyOf = ({ indicator, basis }: Subject): string => `${indicator}\t${basis}`;
  const found = new Map<string, Across>();
  for (const [i, pack] of places.entries())
    for (const subject of own(pack)) {
      const held = found.get(keyOf(subject)) ?? { first: subject, own: places.map(() => undefined) };
      held.own[i] = subject;
      found.set(keyOf(subject), held);
    }
  const order = ({ first: { targets, definition } }: Across): string => `${targets.length > 0 ? 0 : 1}\t${definition.service}\t${definition.title}`;
  return [...found.values()].filter(({ own: held }) => held.filter((one) => one !== undefined).length > 1).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const englandOf = ({ comparisons }: Subject): number | null => comparisons.find(({ area_type }) => area_type === 'england')?.value ?? null;

/** `Above England`, `Below England` when by more than chance; nothing when it could be chance or nothing says. */
export function besideEngland(subject: Subject): string {
  const { lower_95, upper_95 } = subject.latest;
  const england = englandOf(subject);
  if (england === null || lower_95 === null || upper_95 === null) return '';
  return lower_95 > england ? 'Above England' : upper_95 < england ? 'Below England' : '';
}

function answer(places: readonly Pack[], across: readonly Across[]): string {
  if (across.length === 0) return 'No measure is held of two places or more.';
  const differ = across.filter(({ own }) => own.some((one) => one !== undefined && besideEngland(one) !== '')).length;
  return `${listWords(places.map(({ place }) => place.name))}: in ${sayNumber(differ)} of ${plural(across.length, 'measure')} one or more differ from England by more than chance. They stand in the order of the alphabet: this is for questions, not for ranking.`;
}

function statusTable(places: readonly Pack[]): Table {
  const count = ({ subjects }: Pack, status: Subject['status']): Cell => ({ text: sayNumber(subjects.filter((subject) => subject.status === status).length) });
  return {
    caption: 'Measures of each place and its partners by status',
    heads: [{ text: 'Place' }, ...['Alert', 'Advise', 'Assure', 'Not judged'].map((text) => ({ text, num: true })), { text: 'Where it stands' }],
    groups: [
      {
        rows: places.map((pack): Cell[] => [
          { text: pack.place.name, href: `${pack.placeId}/index.html` },
          ...(['Alert', 'Advise', 'Assure', 'Not judged'] as const).map((status) => count(pack, status)),
          { text: pack.position[0] ?? '' },
        ]),
      },
    ],
    style: 'flow',
  };
}

function measureTable(places: readonly Pack[], across: readonly Across[]): Table {
  const services = [...new Set(across.map(({ first }) => first.definition.service))].sort();
  const value = (subject: Subject | undefined, pack: Pack): Cell => {
    if (subject === undefined) return { text: '[x]' };
    const beside = besideEngland(subject);
    return {
      text: bareValue(subject.definition, subject.latest.value as number),
      href: `${pack.placeId}/${hrefOf(subject)}`,
      ...(beside === '' ? {} : { small: beside }),
    };
  };
  const cells = ({ first, own }: Across): Cell[] => {
    const england = englandOf(first);
    return [
      { text: first.definition.title, small: periodsOf(own), synthetic: first.synthetic },
      ...own.map((one, i) => value(one, places[i] as Pack)),
      { text: england === null ? '[x]' : first.definition.kind === 'count' ? sayCount(england) : bareValue(first.definition, england) },
    ];
  };
  return {
    caption: 'Every measure that two places or more have, by service',
    heads: [{ text: 'Measure' }, ...places.map(({ place }) => ({ text: place.name, num: true })), { text: 'England', num: true }],
    groups: services.map((title) => ({ title, rows: across.filter(({ first }) => first.definition.service === title).map(cells) })),
    style: 'flow',
    className: 'ps-dense ps-beside-places',
    note: 'Above or below England is said only where the likely range of the place leaves England out. [x] not held.',
  };
}

/** The period, or the first and the last where places have different newest ones. */
function periodsOf(own: readonly (Subject | undefined)[]): string {
  const all = [...new Set(own.flatMap((one) => (one === undefined ? [] : one.latest.period)))].sort();
  const [first = '', last = first] = [all[0], all.at(-1)];
  return first === last ? periodWords(first) : `${periodWords(first)} to ${periodWords(last)}`;
}
