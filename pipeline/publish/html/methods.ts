/** Methods in full, for the whole suite: how each kind of number is worked out, and every measure with its targets and caveats. */
import type { Indicator, Target } from '../../../catalogue/define.js';
import { comparisons } from '../../measure/variation.js';
import { METHOD_NOTES } from '../method-notes.js';
import { periodWords, sayWhole } from '../numbers.js';
import type { Pack, SuiteFile } from '../pack.js';
import { capital } from '../words.js';
import { pageFile, suiteShell } from './shell.js';
import type { Cell, Table } from './view.js';

/** What the catalogue defines, all of it: also measures that no place shows yet. */
export interface Defined {
  indicators: Readonly<Record<string, Indicator>>;
  targets: Readonly<Record<string, readonly Target[]>>;
}

const CRUMBS = [{ text: 'Places', href: 'index.html' }];

export function methodsPage(packs: readonly Pack[], { indicators, targets }: Defined): SuiteFile {
  const families = [...METHOD_NOTES].sort((a, b) => Number(isArithmetic(a)) - Number(isArithmetic(b))).map(familyView);
  const measures = Object.keys(indicators)
    .sort()
    .map((id) => measureView(id, indicators[id] as Indicator, targets[id] ?? []));
  return pageFile('methods.html', 'methods.njk', suiteShell(packs, 'Methods in full', 'methods.html', CRUMBS), { families, measures });
}

type Note = (typeof METHOD_NOTES)[number];
const nameOf = ({ file }: Note): string => file.replace(/^.*\//, '').replace(/\.ts$/, '');
/** What the methods rest on comes after the methods themselves. */
const isArithmetic = (note: Note): boolean => ['beta', 'distributions', 'gamma', 'normal-draws', 'sum'].includes(nameOf(note));

/** The first clause is the heading. */
function familyView(note: Note): object {
  const [first = '', ...more] = note.about.split('\n');
  const [heading = first] = /^.*?(?=[.:;] |\.?$)/.exec(first) ?? [];
  const rest = capital(first.slice(heading.length).replace(/^[.:;]\s*/, ''));
  const functions = note.functions.map(({ name, says }) => ({ name, says: says.split('\n').map(runs) }));
  return { id: nameOf(note), file: note.file, heading: heading.replaceAll('`', ''), about: [...(rest === '' ? [] : [rest]), ...more].map(runs), functions };
}

/** Text in runs; what stands between backticks is code. */
const runs = (line: string): { text: string; code: boolean }[] => line.split('`').map((text, i) => ({ text, code: i % 2 === 1 }));

function measureView(id: string, definition: Indicator, targets: readonly Target[]): object {
  const { title, question, numerator, denominator, kind, better, service, aim, levels, bases, interval, controlChart, source, owner, reviewBy } = definition;
  const facts: [string, string][] = [
    ['Counted', numerator],
    ...(kind === 'count' || kind === 'as published' ? [] : [['Out of', denominator] satisfies [string, string]]),
    ['Kind', `${kind}; better: ${better}`],
    ['Belongs to', `aim ${aim}; ${service}`],
    ['Levels', `${levels.join(', ')}; counted as ${bases.join(', ')}`],
    ['Interval', interval === 'none' ? 'none' : `95%, ${interval === 'wilson' ? 'Wilson' : 'Byar, exact under ten'}`],
    ['Control chart', controlChart === 'allowed' ? 'XmR, from 13 periods on' : `none: ${controlChart}`],
    ['Funnel', comparisons(definition)],
    ['Disclosure', definition.disclosure],
    ['Source', source],
    ['Answers for it', `${owner}; looked at again by ${periodWords(reviewBy)}`],
    ...definition.changes.map(({ on, what }): [string, string] => [`Changed ${periodWords(on)}`, what]),
  ];
  return {
    id,
    title,
    question,
    facts: facts.map(([name, text]) => ({ name, text })),
    caveats: definition.caveats,
    targets: targetTable(title, definition, targets),
  };
}

function targetTable(title: string, definition: Indicator, targets: readonly Target[]): Table | null {
  if (targets.length === 0) return null;
  const heads = [{ text: 'Target' }, { text: 'Kind' }, { text: 'From' }, { text: 'To' }, { text: 'Source' }];
  const rows = targets.map((target): Cell[] => [
    { text: `${target.comparator} ${sayWhole(definition, target.value)}${target.by === undefined ? '' : ` ${target.by}`}` },
    { text: target.kind },
    { text: periodWords(target.from) },
    { text: target.to === undefined ? 'goes on' : periodWords(target.to) },
    {
      text: `${target.source}, ${periodWords(target.publishedOn)}`,
      ...(target.verified ? {} : { small: 'unverified: not yet confirmed from the primary source' }),
    },
  ]);
  return { caption: `${title}: targets, each with the days it holds`, quiet: true, heads, groups: [{ rows }], style: 'flow', className: 'ps-dense' };
}
