/** The page of standards: which are failed and who owns them, then every standard and target by service, each with where it comes from. */
import type { Target } from '../../../catalogue/define.js';
import { directionIcon, targetIcon } from '../charts/icons.js';
import { dueWords, ownerWords } from '../commentary-words.js';
import { bareValue, listWords, periodWords, plural, sayCount, sayNumber, sayValue } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { capital, gapWords, targetWords } from '../words.js';
import { hrefOf } from './at-a-glance.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import type { Cell, Head, Table } from './view.js';

const STANDARDS_PAGE = 'standards.html';

/** Measures with a target in force, in the order of the report: what is missed first. */
const withTarget = ({ subjects }: Pick<Pack, 'subjects'>): Subject[] =>
  subjects.filter(({ targets, againstTarget }) => targets.length > 0 && againstTarget !== 'No target set');

/** Undefined where no measure of the place has a target. */
export function standardsPage(pack: Pack): SuiteFile | undefined {
  const all = withTarget(pack);
  if (all.length === 0) return undefined;
  const missed = all.filter(({ againstTarget }) => againstTarget === 'Misses target');
  const view = {
    who: pack.place.name,
    kicker: 'National standards, milestones and ambitions',
    title: 'Standards',
    synthetic: all.some(({ synthetic }) => synthetic),
    answer: answer(pack, all, missed),
    sections: [
      ...(missed.length === 0 ? [] : [{ id: 'alert', heading: 'Missed, and who owns them', table: missedTable(pack, missed) }]),
      { id: 'all', heading: 'Every standard, by service', table: allTable(all) },
      { id: 'source', heading: 'Where each target comes from', table: sourceTable(all) },
    ],
  };
  return pageFile(`${pack.placeId}/${STANDARDS_PAGE}`, 'local.njk', placeShell(pack, 'Standards', STANDARDS_PAGE, PLACE_CRUMBS), view);
}

function answer({ place }: Pack, all: readonly Subject[], missed: readonly Subject[]): string {
  if (missed.length === 0) return `None of ${plural(all.length, 'target')} of ${place.name} and its partners is missed for certain.`;
  const unsure = all.filter(({ againstTarget }) => againstTarget === 'May or may not meet').length;
  const owners = [...new Set(missed.map(({ areaName }) => areaName))].sort();
  return [
    `${sayNumber(missed.length)} of ${plural(all.length, 'target')} of ${place.name} and its partners ${missed.length === 1 ? 'is' : 'are'} missed, and ${sayNumber(unsure)} may or may not be met.`,
    `Those missed are owned by ${listWords(owners)}.`,
  ].join(' ');
}

const nameCell = (subject: Subject): Cell => ({ text: subject.definition.title, href: hrefOf(subject), synthetic: subject.synthetic, small: subject.areaName });
const valueCell = ({ definition, latest }: Subject): Cell => ({
  strong: true,
  text: sayValue(definition, latest.value as number),
  small: periodWords(latest.period),
});
const aimedAt = (subject: Subject): string => capital(targetWords(subject, subject.targets[0] as Target));

function missedTable(pack: Pack, missed: readonly Subject[]): Table {
  const rows = missed.map((subject): Cell[] => [
    nameCell(subject),
    valueCell(subject),
    { text: aimedAt(subject), ...(gapWords(subject) === '' ? {} : { small: gapWords(subject) }) },
    { icon: directionIcon(subject.direction), text: subject.direction },
    { text: ownerWords(pack, subject) },
    subject.commentary === undefined
      ? { tag: { text: 'None received', tone: 'alert' } }
      : { text: subject.commentary.action, small: dueWords(subject.commentary) },
  ]);
  return {
    caption: 'Standards and targets that are missed, in the order of the first page',
    heads: [{ text: 'Measure' }, { text: 'Latest', num: true }, { text: 'Target' }, { text: 'Direction' }, { text: 'Owner' }, { text: 'Action' }],
    groups: [{ rows }],
    style: 'flow',
  };
}

function allTable(all: readonly Subject[]): Table {
  const services = [...new Set(all.map(({ definition }) => definition.service))].sort();
  const key = ({ definition, areaName }: Subject): string => `${definition.title}\t${areaName}`;
  const rowsOf = (service: string): Cell[][] =>
    all
      .filter(({ definition }) => definition.service === service)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
      .map((subject) => [
        nameCell(subject),
        valueCell(subject),
        { text: aimedAt(subject) },
        { icon: directionIcon(subject.direction), text: subject.direction },
        { icon: targetIcon(subject.againstTarget, subject.targets[0]?.comparator), text: subject.againstTarget },
        { text: englandOf(subject) },
      ]);
  const heads: Head[] = [
    { text: 'Measure' },
    { text: 'Latest', num: true },
    { text: 'Target' },
    { text: 'Direction' },
    { text: 'Against target' },
    { text: 'England', num: true },
  ];
  return { caption: 'Every measure that has a target, by service', heads, groups: services.map((title) => ({ title, rows: rowsOf(title) })), style: 'flow' };
}

function englandOf({ definition, comparisons }: Subject): string {
  const england = comparisons.find(({ area_type }) => area_type === 'england');
  return england?.value == null ? '[x]' : definition.kind === 'count' ? sayCount(england.value) : bareValue(definition, england.value);
}

/** Each target once, however many it is set for. */
function sourceTable(all: readonly Subject[]): Table {
  const rows = new Map<string, Cell[]>();
  for (const subject of all)
    for (const target of subject.targets) {
      const key = [subject.definition.title, target.value, target.kind, target.from, target.source].join('\t');
      if (!rows.has(key))
        rows.set(key, [
          { text: subject.definition.title },
          { text: capital(targetWords(subject, target)) },
          { text: capital(target.kind) },
          { text: periodWords(target.from) },
          { text: target.source, small: `${periodWords(target.publishedOn)}${target.verified ? '' : ': not yet confirmed from the source'}` },
        ]);
    }
  return {
    caption: 'Targets in force at the newest figure, with their documents',
    heads: [{ text: 'Measure' }, { text: 'Target' }, { text: 'What it is' }, { text: 'In force from' }, { text: 'Document' }],
    groups: [{ rows: [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cells]) => cells) }],
    style: 'flow',
  };
}
