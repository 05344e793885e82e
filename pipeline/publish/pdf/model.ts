/** The whole board pack as plain data for the template: built once, drawn once. */

import type { Indicator } from '../../../catalogue/define.js';
import { GLOSSARY } from '../glossary.js';
import { periodWords, plural, sayNumber } from '../numbers.js';
import type { Pack, Subject } from '../pack.js';
import { unplacedWords } from '../unplaced.js';
import { cover, freshness, glance, measures, packMonth, reading } from './front.js';
import { measurePage, shortPrint } from './measure-page.js';
import { allDrawable } from './repertoire.js';

/** Alerts with a page of their own; further ones lead the appendix. */
const ALERT_PAGES = 6;

export function boardModel(pack: Pack) {
  const alerts = pack.subjects.filter((subject) => subject.status === 'Alert').slice(0, ALERT_PAGES);
  const rest = pack.subjects.filter((subject) => !alerts.includes(subject));
  const mixed = pack.subjects.some((subject) => subject.synthetic) && pack.subjects.some((subject) => !subject.synthetic);
  return allDrawable({
    place: pack.place.name,
    system: pack.place.system.name,
    month: packMonth(pack),
    date: pack.heldOn.split('-').map(Number),
    heldOn: periodWords(pack.heldOn),
    run: pack.run,
    synthetic: pack.synthetic,
    /** When everything is invented the header says so, and marks on single rows would be noise. */
    markRows: mixed,
    cover: cover(pack),
    reading: reading(),
    glance: glance(pack),
    measures: measures(pack),
    freshness: freshness(pack),
    pages: alerts.map((subject) => measurePage(subject, pack, 'wide')),
    appendix: rest.map((subject) => measurePage(subject, pack, 'narrow')),
    methods: methods(pack.subjects),
    sources: sources(pack),
    glossary: GLOSSARY,
  });
}

function methods(subjects: readonly Subject[]) {
  const definitions = new Map(subjects.map(({ indicator, definition }) => [indicator, definition]));
  return [...definitions.entries()].sort(([, a], [, b]) => (a.title < b.title ? -1 : 1)).map(([id, definition]) => methodOf(id, definition));
}

const methodOf = (id: string, definition: Indicator) => ({
  title: definition.title,
  id,
  question: definition.question,
  counted:
    definition.denominator === ''
      ? `${definition.numerator}.`
      : `${definition.numerator}. Out of: ${definition.denominator.charAt(0).toLowerCase()}${definition.denominator.slice(1)}.`,
  how: [
    definition.kind === 'rate' && definition.per !== undefined ? `rate per ${sayNumber(definition.per)}` : definition.kind,
    definition.interval === 'none' ? 'no interval' : `${definition.interval === 'wilson' ? 'Wilson' : "Byar's"} 95% interval`,
    definition.controlChart === 'allowed' ? 'control chart from 13 periods' : 'no control chart',
  ].join('; '),
  source: `${definition.source}. ${definition.owner}; review by ${periodWords(definition.reviewBy)}.`,
});

function sources({ quality, unplaced }: Pack) {
  const receipts = quality.receipts.map((line) => ({
    extract: line.extract,
    period: line.period === '-' ? '[z]' : periodWords(line.period),
    file: line.fileName,
    state: line.reason === '' ? line.state : `${line.state}: ${line.reason}`,
    rows: sayNumber(line.rows),
    faults: sayNumber(line.faults),
    print: shortPrint(line.sha256),
  }));
  const compared = quality.reconciliations.reduce((sum, line) => sum + line.compared, 0);
  const disagreed = quality.reconciliations.reduce((sum, line) => sum + line.disagreed, 0);
  return {
    receipts,
    notes: [
      `${plural(quality.receipts.length, 'file')} received.`,
      ...(compared > 0 ? [`${plural(compared, 'control total')} compared with the rows, ${sayNumber(disagreed)} disagreed.`] : []),
      quality.faultsInAll === 0 ? 'No row was refused.' : `${plural(quality.faultsInAll, 'fault')} found; the data page lists them by file, line and column.`,
      ...quality.notes,
      ...unplaced.filter(({ footprint }) => footprint === 'as then').map(unplacedWords),
    ],
  };
}
