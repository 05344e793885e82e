/** Networks and practices: the list of a place's, one page a network, one profile a practice. */
import { isOutside, positionWords } from '../funnel-words.js';
import { neighbourhoodsOf, outsideCounts, patientsOf } from '../neighbourhoods.js';
import { bareValue, periodWords, plural, sayNumber } from '../numbers.js';
import type { Local, LocalFigure, Neighbourhood, Pack, SuiteFile } from '../pack.js';
import { blankMark } from '../signals.js';
import { hrefOf } from './at-a-glance.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import type { Cell, Head, Link, Table } from './view.js';

const LIST_PAGE = 'neighbourhoods.html';
const UP = '../';
const networkHref = ({ code }: Local): string => `neighbourhoods/${code.toLowerCase()}.html`;
const practiceHref = ({ code }: Local): string => `practices/${code.toLowerCase()}.html`;

/** The list, the networks and the practices; nothing where no network has figures. */
export function neighbourhoodPages(pack: Pack): SuiteFile[] {
  const { networks, alone } = neighbourhoodsOf(pack);
  if (networks.length === 0) return [];
  const profiles = [
    ...networks.flatMap((network) => network.practices.map((practice) => practicePage(pack, practice, network))),
    ...alone.map((practice) => practicePage(pack, practice)),
  ];
  return [listPage(pack, networks, alone), ...networks.map((network) => networkPage(pack, network)), ...profiles];
}

function listPage(pack: Pack, networks: readonly Neighbourhood[], alone: readonly Local[]): SuiteFile {
  const practices = networks.reduce((sum, { practices: own }) => sum + own.length, 0) + alone.length;
  const differ = networks.filter((network) => outsideCounts(network).outside > 0).length;
  const view = {
    who: pack.place.name,
    kicker: 'Primary care networks and their practices',
    title: 'Neighbourhoods',
    synthetic: pack.synthetic,
    answer: `${pack.place.name} has ${plural(networks.length, 'network')} with ${plural(practices, 'practice')}. ${
      differ === 0
        ? 'No network lies outside the limits around the place.'
        : `${sayNumber(differ)} of them lie${differ === 1 ? 's' : ''} outside the limits around the place in some measure.`
    }`,
    sections: [
      { id: 'networks', heading: 'Networks', table: localsTable('Networks of the place, by name', 'Network', networks, networkHref, true) },
      ...networks.map((network) => ({
        id: network.code.toLowerCase(),
        heading: `Practices of ${network.name}`,
        table: localsTable(`Practices of ${network.name}, by name`, 'Practice', network.practices, practiceHref),
      })),
      ...(alone.length === 0
        ? []
        : [{ id: 'alone', heading: 'Practices in no network', table: localsTable('Practices in no network, by name', 'Practice', alone, practiceHref) }]),
    ],
  };
  return pageFile(`${pack.placeId}/${LIST_PAGE}`, 'local.njk', placeShell(pack, 'Neighbourhoods', LIST_PAGE, PLACE_CRUMBS), view);
}

/** @param href from the page the table stands on */
function localsTable(
  caption: string,
  head: string,
  locals: readonly (Local & { practices?: readonly Local[] })[],
  href: (local: Local) => string,
  counts = false,
): Table {
  const rows = locals.map((local): Cell[] => {
    const patients = patientsOf(local);
    const { judged, outside, far } = outsideCounts(local);
    return [
      { text: local.name, href: href(local), small: local.code },
      ...(counts ? [{ text: sayNumber(local.practices?.length ?? 0) }] : []),
      patients === undefined
        ? { text: '[x]' }
        : { text: patients.value === null ? blankMark(patients) : sayNumber(patients.value), small: periodWords(patients.period) },
      { text: judged === 0 ? '[z]' : `${sayNumber(outside)} of ${sayNumber(judged)}` },
      { text: judged === 0 ? '[z]' : sayNumber(far) },
    ];
  });
  const num = (text: string): Head => ({ text, num: true });
  return {
    caption,
    heads: [{ text: head }, ...(counts ? [num('Practices')] : []), num('Registered patients'), num('Measures outside 95% limits'), num('Outside 99.8%')],
    groups: [{ rows }],
    style: 'flow',
    note: 'Limits are those around the place; of twenty measures one lies outside 95% limits by chance.',
  };
}

const crumbs = (...more: Link[]): Link[] => [
  ...PLACE_CRUMBS.map(({ text, href }) => ({ text, href: UP + href })),
  { text: 'Neighbourhoods', href: UP + LIST_PAGE },
  ...more,
];

function networkPage(pack: Pack, network: Neighbourhood): SuiteFile {
  const view = {
    ...localView(pack, network, 'network'),
    kicker: `Primary care network of ${pack.place.name}`,
    sections: [
      {
        id: 'practices',
        heading: 'Its practices',
        table: localsTable(`Practices of ${network.name}, by name`, 'Practice', network.practices, (one) => UP + practiceHref(one)),
      },
      ...measureSections(pack, network, 'Network'),
    ],
  };
  return pageFile(`${pack.placeId}/${networkHref(network)}`, 'local.njk', placeShell(pack, network.name, '', crumbs(), UP), view);
}

function practicePage(pack: Pack, practice: Local, network?: Neighbourhood): SuiteFile {
  const view = {
    ...localView(pack, practice, 'practice'),
    kicker: network === undefined ? `Practice of ${pack.place.name}` : `Practice of ${network.name}, ${pack.place.name}`,
    sections: measureSections(pack, practice, 'Practice', network),
  };
  const trail = network === undefined ? crumbs() : crumbs({ text: network.name, href: UP + networkHref(network) });
  return pageFile(`${pack.placeId}/${practiceHref(practice)}`, 'local.njk', placeShell(pack, practice.name, '', trail, UP), view);
}

function localView(pack: Pack, local: Local, what: 'network' | 'practice'): { title: string; who: string; synthetic: boolean; answer: string } {
  const patients = patientsOf(local);
  const { judged, outside, far } = outsideCounts(local);
  const size = patients?.value == null ? '' : `This ${what} had ${sayNumber(patients.value)} registered patients in ${periodWords(patients.period)}. `;
  const limits =
    judged === 0
      ? `No measure has limits to hold it against.`
      : `It lies outside the 95% limits around ${pack.place.name} in ${sayNumber(outside)} of ${plural(judged, 'measure')}, and outside 99.8% in ${sayNumber(far)}.`;
  return { title: local.name, who: local.code, synthetic: local.figures.some(({ subject }) => subject.synthetic), answer: size + limits };
}

/** Where it differs, then every measure by service. */
function measureSections(pack: Pack, local: Local, head: string, network?: Neighbourhood): { id: string; heading: string; table: Table }[] {
  const differ = local.figures.filter(({ row }) => isOutside(row));
  const services = [...new Set(local.figures.map(({ subject }) => subject.definition.service))];
  const rows = (figures: readonly LocalFigure[]): Cell[][] => figures.map((figure) => cellsOf(pack, figure, network));
  const heads: Head[] = [
    { text: 'Measure' },
    { text: head, num: true },
    ...(network === undefined ? [] : [{ text: 'Network', num: true }]),
    { text: 'Place', num: true },
    { text: 'England', num: true },
    { text: 'Where it lies' },
  ];
  const note = '[c] hidden to protect people. [x] not held. [z] does not apply.';
  return [
    ...(differ.length === 0
      ? []
      : [
          {
            id: 'differs',
            heading: 'Where it differs by more than chance',
            table: { caption: 'Measures outside the limits', heads, groups: [{ rows: rows(differ) }], style: 'flow' as const, note },
          },
        ]),
    {
      id: 'measures',
      heading: 'Every measure',
      table: {
        caption: `Every measure of ${local.name}, by service`,
        heads,
        groups: services.map((title) => ({ title, rows: rows(local.figures.filter(({ subject }) => subject.definition.service === title)) })),
        style: 'flow',
        note,
      },
    },
  ];
}

function cellsOf(pack: Pack, { subject, row }: LocalFigure, network?: Neighbourhood): Cell[] {
  const { definition, latest, comparisons, synthetic } = subject;
  const value = (one: typeof row | undefined): Cell => ({
    text: one === undefined ? '[x]' : one.value === null ? blankMark(one) : bareValue(definition, one.value),
  });
  const range =
    row.lower_95 === null || row.upper_95 === null ? {} : { small: `${bareValue(definition, row.lower_95)} to ${bareValue(definition, row.upper_95)}` };
  return [
    { text: definition.title, href: UP + hrefOf(subject), small: periodWords(row.period), synthetic: synthetic && !pack.synthetic },
    { ...value(row), strong: true, ...range },
    ...(network === undefined ? [] : [value(network.figures.find((one) => one.subject === subject)?.row)]),
    value(latest),
    value(comparisons.find(({ area_type }) => area_type === 'england')),
    { text: positionWords(row.funnel_position) },
  ];
}
