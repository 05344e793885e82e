/** The place's front page: what needs the board today. Position, tally, alerts, what to watch, what is under control, every measure. */
import type { AgainstTarget, Direction } from '../../measure-row.js';
import { directionIcon, shapeIcon, targetIcon } from '../charts/icons.js';
import { commentaryFacts, ownerWords } from '../commentary-words.js';
import { tagWord } from '../exceptions.js';
import { smallChart } from '../figures.js';
import { periodWords, plural, sayNumber, sayValue } from '../numbers.js';
import type { Pack, Status, Subject, SuiteFile } from '../pack.js';
import { isLate } from '../provenance.js';
import type { Shape } from '../signals.js';
import {
  AIM_ORDER,
  AIMS,
  capital,
  directionReason,
  expectation,
  gapWords,
  lineWords,
  ownerName,
  periodNoun,
  STATUS_MEANS,
  statusHeading,
  targetWords,
} from '../words.js';
import { freshnessTable } from './freshness.js';
import { pageFile, placeShell } from './shell.js';
import type { Cell, Table, Tag, Tone } from './view.js';

/** Drawn as cards; further alerts are lines in the same order. */
const CARDS = 5;

export const hrefOf = (subject: Subject): string => `${subject.id}.html`;

export function atAGlance(pack: Pack): SuiteFile {
  const of = (status: Status): Subject[] => pack.subjects.filter((subject) => subject.status === status);
  const alerts = of('Alert');
  const view = {
    pack: { name: pack.place.name, position: pack.position.join(' '), synthetic: pack.synthetic },
    meta: metaOf(pack),
    tally: tally(pack),
    alertHeading: statusHeading('Alert', alerts),
    cards: alerts.slice(0, CARDS).map((subject) => card(subject, pack)),
    moreAlerts: alerts.slice(CARDS).map(lineOf),
    advise: { heading: statusHeading('Advise', of('Advise')), lines: of('Advise').map(lineOf) },
    assure: { heading: statusHeading('Assure', of('Assure')), lines: of('Assure').map(lineOf) },
    unjudged: unjudged(of('Not judged')),
    matrix: matrix(pack.subjects),
    all: allMeasures(pack),
    key: allKey(),
    fresh: freshnessTable(pack.quality, 'How fresh the data is'),
  };
  return pageFile(`${pack.placeId}/index.html`, 'at-a-glance.njk', placeShell(pack, 'At a glance', 'index.html', []), view);
}

function metaOf(pack: Pack): { text: string; href?: string }[] {
  const late = pack.quality.standings.filter((standing) => standing.freshness === 'Late').length;
  return [
    ...(pack.registered ? [{ text: `${sayNumber(pack.registered.value)} registered patients (${periodWords(pack.registered.period)})` }] : []),
    ...(pack.networks > 0 ? [{ text: plural(pack.networks, 'primary care network') }] : []),
    { text: `data to ${pack.dataTo}` },
    ...(late > 0 ? [{ text: `${plural(late, 'extract')} late`, href: '#fresh' }] : []),
  ];
}

const TONE: Readonly<Record<Status, Tone>> = { Alert: 'alert', Advise: 'advise', Assure: 'assure', 'Not judged': 'run' };
const TALLY_SHAPE: Readonly<Record<Status, Shape>> = { Alert: 'worse', Advise: 'common', Assure: 'better', 'Not judged': 'run' };
const ANCHOR: Readonly<Record<Status, string>> = { Alert: '#alert', Advise: '#advise', Assure: '#assure', 'Not judged': '#unjudged' };

export const tagOf = (subject: Subject): Tag => ({ text: tagWord(subject), tone: TONE[subject.status] });

function tally({ subjects }: Pack): object[] {
  return (Object.keys(TONE) as Status[]).map((status) => ({
    status,
    count: subjects.filter((subject) => subject.status === status).length,
    href: ANCHOR[status],
    means: STATUS_MEANS[status],
    icon: shapeIcon(TALLY_SHAPE[status], 18, 'ps-tick'),
  }));
}

/** What is wrong, by how much in people, who owns it: one card. */
function card(subject: Subject, pack: Pack): object {
  const { definition, latest, targets, comparisons, coversMore } = subject;
  const [target] = targets;
  return {
    id: subject.id,
    href: hrefOf(subject),
    title: definition.title,
    synthetic: subject.synthetic,
    tag: tagOf(subject),
    tone: TONE[subject.status],
    says: [subject.headline, expectation(subject)].join(' '),
    people: gapWords(subject),
    value: sayValue(definition, latest.value as number),
    under: `${periodWords(latest.period)}. ${target ? `Target ${targetWords(subject, target)}` : 'No target set'}${isLate(subject, pack.quality) ? `. A newer ${periodNoun(definition.cadence)} is late` : ''}`,
    svg: smallChart(subject, 240, latest.spc_mean === null && subject.series.length === 1 ? 52 : 96),
    verdicts: `${subject.againstTarget}. Direction: ${subject.direction.toLowerCase()}.`,
    facts: [
      { name: 'Owner', text: ownerWords(pack, subject) },
      ...commentaryFacts(subject),
      ...comparisons.map((row) => ({ name: row.area_type === 'england' ? 'England' : 'System', text: sayValue(definition, row.value as number) })),
      { name: 'Direction', text: directionReason(subject) },
      ...(target ? [{ name: 'Source', text: target.source }] : []),
      ...(coversMore ? [{ name: 'Covers', text: `more than ${pack.place.name}` }] : []),
    ],
  };
}

function lineOf(subject: Subject): object {
  return {
    href: hrefOf(subject),
    title: subject.definition.title,
    who: subject.areaName,
    synthetic: subject.synthetic,
    tag: tagOf(subject),
    text: lineWords(subject),
  };
}

/** Measures nobody judges, by the reason why. */
function unjudged(subjects: readonly Subject[]): { reason: string; links: object[] }[] {
  const reasons = [...new Set(subjects.map((subject) => subject.statusReason))];
  return reasons.map((reason) => ({ reason, links: byTitle(subjects.filter((subject) => subject.statusReason === reason)) }));
}

/** Links grouped by measure, so that one title stands for all its organisations. */
function byTitle(subjects: readonly Subject[]): object[] {
  const titles = [...new Set(subjects.map((subject) => subject.definition.title))];
  return titles.map((title) => ({
    title,
    who: subjects.filter((subject) => subject.definition.title === title).map((subject) => ({ text: subject.areaName, href: hrefOf(subject) })),
  }));
}

const COLUMNS: readonly { name: string; takes(direction: Direction): boolean }[] = [
  { name: 'Improving', takes: (direction) => direction.startsWith('Improving') },
  { name: 'No real change', takes: (direction) => direction === 'No real change' },
  { name: 'Getting worse', takes: (direction) => direction.startsWith('Getting worse') },
  { name: 'Changed', takes: (direction) => direction.startsWith('Changed') },
  { name: 'Too few months', takes: (direction) => direction === 'Too few months to say' },
];
const STANDS: readonly AgainstTarget[] = ['Meets target', 'May or may not meet', 'Misses target', 'No target set'];

/** Past this many, measures that are all named under "Not judged" are not named a second time. */
const CROWD = 8;

/** Direction × target, names in the cells. The column of neutral changes appears only when something stands in it. */
function matrix(subjects: readonly Subject[]): object {
  const columns = COLUMNS.filter(({ name, takes }) => name !== 'Changed' || subjects.some((subject) => takes(subject.direction)));
  const rows = STANDS.map((stand) => ({
    stand,
    icon: targetIcon(stand),
    cells: columns.map(({ name, takes }) => {
      const hits = subjects.filter((subject) => subject.againstTarget === stand && takes(subject.direction));
      const tone =
        hits.length === 0 ? '' : stand === 'Misses target' || name === 'Getting worse' ? 'bad' : stand === 'Meets target' || name === 'Improving' ? 'good' : '';
      const crowd = hits.length > CROWD && hits.every((subject) => subject.status === 'Not judged');
      return { name, tone, measures: crowd ? [] : byTitle(hits), crowd: crowd ? plural(hits.length, 'measure') : '' };
    }),
  }));
  return { caption: `${plural(subjects.length, 'measure')} by direction and by target`, columns: columns.map(({ name }) => name), rows };
}

function allMeasures(pack: Pack): Table {
  const byId = new Map(pack.subjects.map((subject) => [subject.id, subject]));
  const groups = AIM_ORDER.filter((aim) => pack.byAim[aim].length > 0).map((aim) => ({
    title: AIMS[aim],
    rows: pack.byAim[aim].map((id) => measureRow(byId.get(id) as Subject, pack)),
  }));
  const heads = [
    { text: 'Measure' },
    { text: 'Trend', className: 'k-trend' },
    { text: 'Latest', num: true, className: 'k-latest' },
    { text: 'Target', className: 'k-target' },
    { text: 'Direction', className: 'k-dir' },
    { text: 'Against target', className: 'k-ass' },
    { text: 'Owner', className: 'owner' },
  ];
  return {
    caption: 'All measures by aim, with trend, latest figure, target, direction, assurance and owner',
    quiet: true,
    heads,
    groups,
    style: 'flow',
    className: 'ps-all',
  };
}

function measureRow(subject: Subject, pack: Pack): Cell[] {
  const { definition, latest, targets } = subject;
  const [target] = targets;
  const period = `${periodWords(latest.period)}${isLate(subject, pack.quality) ? ', late' : ''}`;
  return [
    { href: hrefOf(subject), text: definition.title, synthetic: subject.synthetic, small: subject.areaName },
    { svg: smallChart(subject, 150, 40) },
    { strong: true, text: sayValue(definition, latest.value as number), small: period, smallHref: `${hrefOf(subject)}#source`, smallHidden: 'Source of ' },
    { text: target && subject.againstTarget !== 'No target set' ? capital(targetWords(subject, target)) : 'None' },
    { icon: directionIcon(subject.direction), text: subject.direction },
    { icon: targetIcon(subject.againstTarget, target?.comparator), text: subject.againstTarget },
    { small: `${ownerName(subject)}${subject.coversMore ? ' (covers more than this place)' : ''}` },
  ];
}

const allKey = (): object[] =>
  (
    [
      ['common', 'Within limits: ordinary variation'],
      ['worse', 'A real change for the worse'],
      ['better', 'A real change for the better'],
      ['neutral', 'A real change, neither good nor bad'],
      ['run', 'No limits worked out'],
    ] as const
  ).map(([shape, text]) => ({ svg: shapeIcon(shape), text }));
