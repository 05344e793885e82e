/** Where this comes from: what is late or refused, what is in force, what reconciled, what was faulty; then methods and definitions. */
import type { Indicator } from '../../../catalogue/define.js';
import { listWords, periodWords, plural, sayNumber } from '../numbers.js';
import type { Freshness, Pack, Quality, ReconciliationLine, SuiteFile } from '../pack.js';
import { type Unplaced, unplacedWords } from '../unplaced.js';
import { byUrgency, isLoud, standingsTable } from './freshness.js';
import { pageFile, type Shell } from './shell.js';
import type { Cell, Table } from './view.js';

export function dataAndMethods(path: string, shell: Shell, packs: readonly Pack[]): SuiteFile {
  const quality = packs[0]?.quality as Quality;
  const loud = byUrgency(quality.standings).filter(isLoud);
  const view = {
    answer: answer(quality),
    loud: loud.map((standing) => ({ title: standing.title, state: standing.freshness, says: standing.says, publisher: standing.publisher })),
    standings: standingsTable(quality),
    reconciled: reconciledTable(quality),
    arrived: arrivedTable(quality),
    faults: { table: faultsTable(quality), shown: quality.faults.length, all: quality.faultsInAll, words: faultWords(quality) },
    notes: quality.notes,
    levels: levelsTable(packs),
    definitions: definitionsTable(packs),
    suite: packs.length > 1,
  };
  return pageFile(path, 'data-and-methods.njk', shell, view);
}

/** One to three sentences: what is held, what is not as it should be, what agrees. */
function answer(quality: Quality): string {
  const held = quality.standings.filter((standing) => standing.periods > 0).length;
  const count = (freshness: Freshness): number => quality.standings.filter((standing) => standing.freshness === freshness).length;
  const amiss = AMISS.filter(([freshness]) => count(freshness) > 0).map(
    ([freshness, one, many]) => `${sayNumber(count(freshness))} ${count(freshness) === 1 ? one : many}`,
  );
  const compared = sum(quality.reconciliations.map((line) => line.compared));
  const disagreed = sum(quality.reconciliations.map((line) => line.disagreed));
  return [
    `${sayNumber(held)} of ${plural(quality.standings.length, 'extract')} are held.`,
    amiss.length === 0 ? 'None is late and none was refused.' : `${listWords(amiss)}.`,
    compared === 0
      ? 'No control totals were compared.'
      : disagreed === 0
        ? `All ${plural(compared, 'control total')} agree.`
        : `${sayNumber(disagreed)} of ${plural(compared, 'control total')} disagree.`,
  ].join(' ');
}

const AMISS: readonly (readonly [Freshness, one: string, many: string])[] = [
  ['Late', 'is late', 'are late'],
  ['Refused', 'was refused', 'were refused'],
  ['Never received', 'was never received', 'were never received'],
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Control totals by extract and by what was compared. */
function reconciledTable(quality: Quality): Table | null {
  if (quality.reconciliations.length === 0) return null;
  const groups = new Map<string, ReconciliationLine[]>();
  for (const line of quality.reconciliations)
    groups.set(`${titleOf(quality, line.extract)}\t${line.what}`, [...(groups.get(`${titleOf(quality, line.extract)}\t${line.what}`) ?? []), line]);
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]): Cell[] => {
      const [title = '', what = ''] = key.split('\t');
      const disagreed = sum(lines.map((line) => line.disagreed));
      const verdict: Cell =
        disagreed === 0
          ? { text: 'All agree' }
          : {
              tag: { text: 'Disagree', tone: 'alert' },
              text: `${sayNumber(disagreed)}: ${listWords(lines.filter((line) => line.disagreed > 0).map((line) => periodWords(line.period)))}`,
            };
      return [{ text: title }, { text: what }, { text: sayNumber(lines.length) }, { text: sayNumber(sum(lines.map((line) => line.compared))) }, verdict];
    });
  const heads = [{ text: 'Extract' }, { text: 'Compared with' }, { text: 'Files', num: true }, { text: 'Totals', num: true }, { text: 'Result' }];
  return { caption: 'Publishers’ control totals against the sums of their rows', quiet: true, heads, groups: [{ rows }], style: 'flow' };
}

const titleOf = (quality: Quality, extract: string): string => quality.standings.find((standing) => standing.extract === extract)?.title ?? extract;

/** Every file that ever arrived and what became of it. */
function arrivedTable(quality: Quality): Table {
  const heads = [
    { text: 'File' },
    { text: 'Period' },
    { text: 'State' },
    { text: 'Rows', num: true },
    { text: 'Faults', num: true },
    { text: 'Arrived' },
    { text: 'SHA-256' },
  ];
  const titles = [...new Set(quality.receipts.map((receipt) => titleOf(quality, receipt.extract)))].sort();
  const groups = titles.map((title) => ({
    title,
    rows: quality.receipts
      .filter((receipt) => titleOf(quality, receipt.extract) === title)
      .map((receipt): Cell[] => [
        { text: receipt.fileName, code: true },
        { text: receipt.period === '-' ? '[z]' : periodWords(receipt.period) },
        stateCell(receipt.state, receipt.reason),
        { text: sayNumber(receipt.rows) },
        { text: sayNumber(receipt.faults) },
        { text: periodWords(receipt.landedOn) },
        { text: `${receipt.sha256.slice(0, 12)}…`, code: true },
      ]),
  }));
  return { caption: 'Every file that arrived, by extract, with what became of it', quiet: true, heads, groups, style: 'flow', className: 'ps-dense' };
}

function stateCell(state: string, reason: string): Cell {
  const loud = state === 'refused' || state === 'unrecognised';
  return { ...(loud ? { tag: { text: state, tone: 'alert' } } : { text: state }), ...(reason === '' ? {} : { small: reason }) };
}

function faultWords({ faults, faultsInAll }: Quality): string {
  if (faultsInAll === 0) return 'No fault was found in any file.';
  return faults.length < faultsInAll
    ? `The worst ${plural(faults.length, 'fault')} of ${sayNumber(faultsInAll)}. All of them are in the table published.fault.`
    : `${plural(faultsInAll, 'fault')} in all.`;
}

function faultsTable(quality: Quality): Table | null {
  if (quality.faults.length === 0) return null;
  const heads = [{ text: 'Where' }, { text: 'Rule' }, { text: 'Found' }, { text: 'Expected' }, { text: 'What to do' }];
  const rows = quality.faults.map((fault): Cell[] => [
    { text: fault.file, code: true, small: [fault.line > 0 ? `line ${sayNumber(fault.line)}` : '', fault.column].filter((text) => text !== '').join(', ') },
    { text: fault.rule },
    { text: fault.found === '' ? 'nothing' : fault.found, code: fault.found !== '' },
    { text: fault.expected },
    { text: fault.todo },
  ]);
  return { caption: 'Faults found, worst first, with what the sender should do', quiet: true, heads, groups: [{ rows }], style: 'flow', className: 'ps-dense' };
}

/** Where levels do not add up, each gap once however many places show it. */
function levelsTable(packs: readonly Pack[]): Table | null {
  const all = new Map(packs.flatMap(({ unplaced }) => unplaced.map((one) => [JSON.stringify(one), one] as const)));
  if (all.size === 0) return null;
  const heads = [{ text: 'Area' }, { text: 'Level' }, { text: 'What does not add up' }, { text: 'Who' }];
  const rows = [...all.values()].map((one): Cell[] => [{ text: one.areaName }, { text: one.finer }, { text: unplacedWords(one) }, { text: membersWords(one) }]);
  return { caption: 'Who is counted in a larger area and in none of its parts', quiet: true, heads, groups: [{ rows }], style: 'flow', className: 'ps-dense' };
}

/** Names on a page; all of them are in the workbook. */
const NAMED = 20;

function membersWords({ members }: Unplaced): string {
  const names = members.slice(0, NAMED).map(({ name, code }) => (name === code ? code : `${name} (${code})`));
  return members.length > NAMED ? `${names.join(', ')} and ${sayNumber(members.length - NAMED)} more: see the workbook, sheet levels` : names.join(', ');
}

/** Every measure shown: what is counted, out of what, from where, and when its definition is looked at again. */
function definitionsTable(packs: readonly Pack[]): Table {
  const all = new Map<string, Indicator>(packs.flatMap((pack) => pack.subjects.map((subject) => [subject.indicator, subject.definition] as const)));
  const heads = [{ text: 'Measure' }, { text: 'Counted' }, { text: 'Out of' }, { text: 'Source' }, { text: 'Review by' }];
  const rows = [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { title, numerator, denominator, source, reviewBy }]): Cell[] => [
      { text: title, small: id },
      { text: numerator },
      { text: denominator === '' ? '[z]' : denominator },
      { text: source },
      { text: periodWords(reviewBy) },
    ]);
  return {
    caption: 'Every measure: what is counted, out of what, and from where',
    quiet: true,
    heads,
    groups: [{ rows }],
    style: 'flow',
    className: 'ps-dense',
  };
}
