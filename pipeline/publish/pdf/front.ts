/** The board pack's first pages as data: cover, at a glance, all measures, freshness. Every text is plain; the template never runs it. */
import type { Aim } from '../../../catalogue/define.js';
import type { AgainstTarget, Direction } from '../../measure-row.js';
import { directionIcon, lineIcon, shapeIcon, targetIcon } from '../charts/icons.js';
import { tagWord } from '../exceptions.js';
import { smallChart } from '../figures.js';
import { listWords, monthOf, periodWords, plural, sayNumber, sayValue } from '../numbers.js';
import type { ExtractStanding, Pack, Status, Subject } from '../pack.js';
import { isLate } from '../provenance.js';
import type { Shape } from '../signals.js';
import { AIM_ORDER, AIMS, expectation, gapWords, lineWords, STATUS_MEANS, statusHeading, targetWords } from '../words.js';
import { type Picture, TONE, type Tone } from './measure-page.js';

/** Cards on the first page; further alerts are lines in the same order. */
const CARDS = 5;
const of = (pack: Pack, status: Status): Subject[] => pack.subjects.filter((subject) => subject.status === status);
const isLoud = ({ freshness }: ExtractStanding): boolean => freshness === 'Late' || freshness === 'Refused' || freshness === 'Never received';

export interface Cover {
  position: string;
  facts: { name: string; lines: string[] }[];
}

export function cover(pack: Pack): Cover {
  const alerts = of(pack, 'Alert').length;
  const held = `To ${pack.dataTo}. The newest file arrived on ${periodWords(pack.heldOn)}.`;
  const people = pack.registered ? [`${sayNumber(pack.registered.value)} registered patients (${periodWords(pack.registered.period)})`] : [];
  const networks = pack.networks > 0 ? [plural(pack.networks, 'primary care network')] : [];
  return {
    position: pack.position.join(' '),
    facts: [
      { name: 'Purpose', lines: [alerts === 0 ? 'For noting' : `For decision on ${plural(alerts, 'alert')}; for noting otherwise`] },
      { name: 'Asked of the board', lines: asks(pack).map((text, i) => `${i + 1}. ${text}`) },
      { name: 'Data held', lines: [[held, ...fresh(pack)].join(' ')] },
      ...(people.length + networks.length === 0 ? [] : [{ name: 'The place', lines: [`${listWords([...people, ...networks])}.`] }]),
      { name: 'Status', lines: pack.banners.filter(({ kind }) => kind !== 'Late' && kind !== 'Refused').map(({ text }) => text) },
    ],
  };
}

/** What the board is asked, as far as the figures go. */
function asks(pack: Pack): string[] {
  const [alerts, advise] = [of(pack, 'Alert').length, of(pack, 'Advise').length];
  const loud = pack.quality.standings.filter(isLoud).length;
  return [
    ...(alerts > 0 ? [`Agree who acts on ${alerts === 1 ? 'the alert' : `each of the ${plural(alerts, 'alert')}`}, and by when: no action is recorded.`] : []),
    advise > 0 ? `Note ${plural(advise, 'measure')} to watch.` : 'Note where the place stands.',
    ...(loud > 0 ? [`Note that ${plural(loud, 'extract is', 'extracts are')} late, refused or not received.`] : []),
  ];
}

function fresh(pack: Pack): string[] {
  const late = pack.quality.standings.filter(({ freshness }) => freshness === 'Late').length;
  const refused = pack.quality.standings.filter(({ freshness }) => freshness === 'Refused').length;
  return [
    ...(late > 0 ? [`${plural(late, 'extract is', 'extracts are')} late.`] : []),
    ...(refused > 0 ? [`${plural(refused, 'extract was', 'extracts were')} refused: the last good one stays in force.`] : []),
  ];
}

const TALLY: Readonly<Record<Status, Shape>> = { Alert: 'worse', Advise: 'common', Assure: 'better', 'Not judged': 'run' };

export function glance(pack: Pack) {
  const alerts = of(pack, 'Alert');
  return {
    tally: (Object.keys(TALLY) as Status[]).map((status) => ({
      count: sayNumber(of(pack, status).length),
      status,
      means: STATUS_MEANS[status],
      svg: shapeIcon(TALLY[status], 18),
    })),
    alertHeading: statusHeading('Alert', alerts),
    cards: alerts.slice(0, CARDS).map((subject) => card(subject, pack)),
    more: alerts.slice(CARDS).map(line),
    advise: { heading: statusHeading('Advise', of(pack, 'Advise')), lines: of(pack, 'Advise').map(line) },
    assure: { heading: statusHeading('Assure', of(pack, 'Assure')), lines: of(pack, 'Assure').map(line) },
    unjudged: unjudged(of(pack, 'Not judged')),
    matrix: matrix(pack.subjects),
  };
}

const line = (subject: Subject) => ({ title: subject.definition.title, who: subject.areaName, synthetic: subject.synthetic, text: lineWords(subject) });

const small = (subject: Subject, width: number, height: number): Picture => ({
  svg: smallChart(subject, width, height),
  alt: `${subject.definition.title}, ${subject.areaName}: latest ${sayValue(subject.definition, subject.latest.value as number)}, ${periodWords(subject.latest.period)}`,
});

function card(subject: Subject, pack: Pack) {
  const { definition, latest, targets, areaName, againstTarget, direction } = subject;
  const [target] = targets;
  return {
    tag: { text: tagWord(subject), tone: TONE[subject.status] satisfies Tone },
    title: definition.title,
    synthetic: subject.synthetic,
    says: [subject.headline, expectation(subject)].filter((text) => text !== '').join(' '),
    gap: gapWords(subject),
    value: sayValue(definition, latest.value as number),
    under: `${periodWords(latest.period)}${target ? `, target ${targetWords(subject, target)}` : ''}${isLate(subject, pack.quality) ? '. A newer period is late' : ''}`,
    spark: small(subject, 240, 64),
    facts: [
      { name: 'Owner', text: areaName, missing: false },
      { name: 'Action', text: 'None recorded', missing: true },
      { name: 'Direction', text: direction, missing: false },
      { name: 'Target', text: againstTarget, missing: false },
    ],
  };
}

/** Measures nobody judges, by the reason why. */
function unjudged(subjects: readonly Subject[]): { reason: string; measures: string }[] {
  const reasons = [...new Set(subjects.map((subject) => subject.statusReason))];
  return reasons.map((reason) => ({ reason, measures: named(subjects.filter((subject) => subject.statusReason === reason)).join('; ') }));
}

/** One title stands for all its organisations; the place's own measure needs no name: `A&E attendances, 4 organisations`. */
function named(subjects: readonly Subject[]): string[] {
  const titles = [...new Set(subjects.map((subject) => subject.definition.title))];
  return titles.map((title) => {
    const whose = subjects.filter((subject) => subject.definition.title === title);
    const names = [...new Set(whose.filter((subject) => subject.areaType !== 'place').map((subject) => subject.areaName))];
    return names.length === 0 ? title : `${title}, ${names.length === 1 ? names[0] : plural(names.length, 'organisation')}`;
  });
}

const COLUMNS: readonly { name: string; takes(direction: Direction): boolean }[] = [
  { name: 'Improving', takes: (direction) => direction.startsWith('Improving') },
  { name: 'No real change', takes: (direction) => direction === 'No real change' },
  { name: 'Getting worse', takes: (direction) => direction.startsWith('Getting worse') },
  { name: 'Changed', takes: (direction) => direction.startsWith('Changed') },
  { name: 'Too few months', takes: (direction) => direction === 'Too few months to say' },
];
const STANDS: readonly AgainstTarget[] = ['Meets target', 'May or may not meet', 'Misses target', 'No target set'];

/** Direction × target, names in the cells. The column of neutral changes appears only when something stands in it. */
function matrix(subjects: readonly Subject[]) {
  const columns = COLUMNS.filter(({ name, takes }) => name !== 'Changed' || subjects.some((subject) => takes(subject.direction)));
  const tone = (stand: AgainstTarget, column: string): string =>
    stand === 'Misses target' || column === 'Getting worse' ? 'bad' : stand === 'Meets target' || column === 'Improving' ? 'good' : '';
  return {
    columns: columns.map(({ name }) => name),
    rows: STANDS.map((stand) => ({
      stand,
      icon: targetIcon(stand),
      cells: columns.map(({ name, takes }) => {
        const names = named(subjects.filter((subject) => subject.againstTarget === stand && takes(subject.direction)));
        return { names, tone: names.length === 0 ? '' : tone(stand, name) };
      }),
    })),
  };
}

/** All measures by aim, standards first. */
export function measures(pack: Pack) {
  const byId = new Map(pack.subjects.map((subject) => [subject.id, subject]));
  const rows = (aim: Aim) => pack.byAim[aim].map((id) => measureRow(byId.get(id) as Subject, pack));
  return AIM_ORDER.filter((aim) => pack.byAim[aim].length > 0).map((aim) => ({ aim: AIMS[aim], rows: rows(aim) }));
}

function measureRow(subject: Subject, pack: Pack) {
  const { definition, latest, targets, direction, againstTarget } = subject;
  const [target] = targets;
  return {
    title: definition.title,
    who: `${subject.areaName}${subject.coversMore ? ' +' : ''}`,
    synthetic: subject.synthetic,
    spark: small(subject, 150, 40),
    value: sayValue(definition, latest.value as number),
    period: `${periodWords(latest.period)}${isLate(subject, pack.quality) ? ', late' : ''}`,
    target: target && againstTarget !== 'No target set' ? targetWords(subject, target) : 'None',
    direction: { icon: directionIcon(direction), text: direction },
    against: { icon: targetIcon(againstTarget, target?.comparator), text: againstTarget },
  };
}

const ORDER = ['Refused', 'Late', 'Never received', 'Due today', 'On time', 'No fixed date'];

/** Worst first, then by title. */
export const freshness = (pack: Pack) =>
  [...pack.quality.standings]
    .sort((a, b) => ORDER.indexOf(a.freshness) - ORDER.indexOf(b.freshness) || (a.title < b.title ? -1 : 1))
    .map((held) => ({
      title: held.title,
      publisher: held.publisher,
      synthetic: held.synthetic,
      newest: held.newest === null ? '[x]' : periodWords(held.newest),
      state: held.freshness,
      loud: isLoud(held),
      says: held.says,
    }));

/** The shapes and lines, with their words. */
export const reading = () => ({
  shapes: (
    [
      ['common', 'Circle: ordinary variation'],
      ['worse', 'Square: a real change for the worse'],
      ['better', 'Diamond: a real change for the better'],
      ['neutral', 'Triangle: a real change, neither good nor bad'],
      ['run', 'Hollow circle: no limits worked out'],
    ] as const
  ).map(([shape, text]) => ({ svg: shapeIcon(shape, 18), text })),
  lines: (
    [
      ['mean', 'The mean of the months shown'],
      ['limit', 'The limits: ordinary variation lies between them'],
      ['target', 'The target'],
    ] as const
  ).map(([kind, text]) => ({ svg: lineIcon(kind), text })),
  verdicts: STANDS.map((stand) => ({ svg: targetIcon(stand), text: stand })),
});

/** `Place board pack, June 2026`. */
export const packMonth = (pack: Pack): string => monthOf(pack.heldOn);
