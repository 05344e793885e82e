/** The page of partners: by organisation what it owns, its exceptions, what it does about them, and what is overdue. */
import { dueWords } from '../commentary-words.js';
import { periodWords, plural, sayNumber, sayValue } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { type Accountable, accountable } from '../partners.js';
import { targetWords } from '../words.js';
import { hrefOf } from './at-a-glance.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import type { Cell, Head, Table } from './view.js';

const PARTNERS_PAGE = 'partners.html';
const num = (text: string): Head => ({ text, num: true });

export function partnersPage(pack: Pack): SuiteFile {
  const all = accountable(pack);
  const view = {
    who: pack.place.name,
    kicker: 'What each organisation owns and answers for',
    title: 'Partners',
    synthetic: pack.synthetic,
    answer: answer(all),
    sections: [{ id: 'partners', heading: 'Who owns what', table: overview(all) }, ...all.flatMap((one) => section(one))],
  };
  return pageFile(`${pack.placeId}/${PARTNERS_PAGE}`, 'local.njk', placeShell(pack, 'Partners', PARTNERS_PAGE, PLACE_CRUMBS), view);
}

const late = ({ actions }: Accountable): number => actions.filter(({ overdue }) => overdue).length;
const sum = (all: readonly Accountable[], of: (one: Accountable) => number): number => all.reduce((total, one) => total + of(one), 0);

function answer(all: readonly Accountable[]): string {
  const [alerts, silent, overdue] = [sum(all, (one) => one.alerts.length), sum(all, (one) => one.silent.length), sum(all, late)];
  return `${plural(all.length - 1, 'organisation')} and the place together own ${plural(alerts, 'alert')}. Of ${sayNumber(silent)} no commentary was received, and ${plural(overdue, 'action is', 'actions are')} overdue.`;
}

const anchor = ({ code }: Accountable): string => (code ?? 'place').toLowerCase();
const isLate = ({ standing }: Accountable['milestones'][0]): boolean => standing === 'Overdue' || standing === 'Expected late';
const hasMore = (one: Accountable): boolean => one.alerts.length + one.actions.length > 0;

function overview(all: readonly Accountable[]): Table {
  const rows = all.map((one): Cell[] => [
    { text: one.name, ...(hasMore(one) ? { href: `#${anchor(one)}` } : {}), ...(one.code === null ? {} : { small: one.code }) },
    { text: sayNumber(one.measures.length) },
    { text: sayNumber(one.alerts.length), ...(one.silent.length === 0 ? {} : { small: `${sayNumber(one.silent.length)} without commentary` }) },
    { text: sayNumber(one.risks.length) },
    { text: sayNumber(one.actions.length), ...(late(one) === 0 ? {} : { small: `${sayNumber(late(one))} overdue` }) },
    { text: sayNumber(one.milestones.filter(isLate).length), small: `of ${sayNumber(one.milestones.length)}` },
  ]);
  return {
    caption: 'Organisations by name, with what they own',
    heads: [{ text: 'Organisation' }, num('Measures'), num('Alerts'), num('Open risks owned'), num('Actions'), num('Milestones late')],
    groups: [{ rows }],
    style: 'flow',
    note: 'Each measure has one owner: the organisation whose figure it is, or the place together. Each risk has one owner; others may act on it.',
  };
}

interface Section {
  id: string;
  heading: string;
  table: Table;
}

function section(one: Accountable): Section[] {
  const exceptions = one.alerts.length === 0 ? [] : [{ id: anchor(one), heading: one.name, table: alertTable(one) }];
  if (one.actions.length === 0) return exceptions;
  return [...exceptions, { id: exceptions.length === 0 ? anchor(one) : `${anchor(one)}-actions`, heading: `${one.name}: actions`, table: actionTable(one) }];
}

function alertTable({ name, alerts }: Accountable): Table {
  const rows = alerts.map((subject): Cell[] => [
    { text: subject.definition.title, href: hrefOf(subject), synthetic: subject.synthetic },
    { text: sayValue(subject.definition, subject.latest.value as number), small: periodWords(subject.latest.period) },
    { text: targetOf(subject) },
    subject.commentary === undefined ? { tag: { text: 'None received', tone: 'alert' } } : { text: subject.commentary.action, small: subject.commentary.cause },
    { text: subject.commentary === undefined ? '[x]' : dueWords(subject.commentary) },
  ]);
  return {
    caption: `Alerts of ${name}, in the order of the first page`,
    heads: [{ text: 'Measure' }, num('Value'), { text: 'Target' }, { text: 'What is done, and why it is so' }, { text: 'Due' }],
    groups: [{ rows }],
    style: 'flow',
  };
}

function targetOf(subject: Subject): string {
  const [target] = subject.targets;
  return target === undefined ? 'None' : targetWords(subject, target);
}

function actionTable({ name, actions }: Accountable): Table {
  return {
    caption: `Actions of ${name}, by the day they are due`,
    heads: [{ text: 'Action' }, { text: 'About' }, { text: 'Due' }],
    groups: [
      {
        rows: actions.map((one): Cell[] => [
          { text: one.action },
          { text: one.about },
          one.overdue ? { tag: { text: 'Overdue', tone: 'alert' }, text: dueWords({ ...one, overdue: false }) } : { text: dueWords(one) },
        ]),
      },
    ],
    style: 'flow',
  };
}
