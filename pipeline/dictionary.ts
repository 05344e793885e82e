/** The data dictionary and the methods, as Markdown made from the catalogue: they cannot fall behind it. */
import type { Column, Extract, Indicator, Place, Target } from '../catalogue/define.js';
import type { Boundary } from '../catalogue/define-boundary.js';
import type { NotTaken, Proposed } from '../catalogue/roadmap.js';
import { sayReconcile } from './dictionary-words.js';
import { comparisons, LEAST_MEMBERS } from './measure/variation.js';
import { sayDate } from './periods.js';
import type { SqlType } from './ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from './published-tables.js';
import { CONTRACT, PUBLISHED_WORDS } from './published-words.js';

const SQL: Record<Column['type'], SqlType> = { text: 'varchar', integer: 'bigint', number: 'double', date: 'date', boolean: 'boolean' };
const MADE = '<!-- Made from the catalogue by `npm run generate`. Do not edit. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const head = (...cells: string[]): string => `${row(...cells)}\n|${cells.map(() => '---').join('|')}|`;

export function dataDictionary(extracts: Readonly<Record<string, Extract>>): string {
  const ids = Object.keys(extracts).sort();
  return [
    '# Data dictionary',
    MADE,
    '## Published tables',
    `Contract ${CONTRACT}, for analysts: names are stable and columns are only ever added. Dates are SQL dates; a proportion is a fraction, never multiplied by 100. [analysts.md](analysts.md) has queries that rebuild charts of the pack.`,
    ...(Object.keys(PUBLISHED_TABLES) as PublishedTable[]).map(tableOf),
    '## Normalised tables',
    `One for each of ${ids.length} extracts. Every table also has \`period\` (varchar), \`source_sha256\` (varchar: the landed file) and \`source_line\` (bigint: its line there).`,
    ...ids.map((id) => extractSection(id, extracts[id] as Extract)),
    '',
  ].join('\n\n');
}

function tableOf(name: PublishedTable): string {
  const { about, columns } = PUBLISHED_WORDS[name];
  const rows = Object.entries<SqlType>(PUBLISHED_TABLES[name]).map(([column, type]) => row(`\`${column}\``, type, columns[column as keyof typeof columns]));
  return [`### \`published.${name}\``, about, [head('column', 'type', 'means'), ...rows].join('\n')].join('\n\n');
}

function extractSection(id: string, extract: Extract): string {
  return [
    `### \`normalised.${id}\``,
    `${extract.title}. ${extract.publisher}; ${extract.source}. ${extract.group}, every ${extract.cadence}, expected ${sayLag(extract.lagDays)} the period ends. Key: ${extract.key.map((name) => `\`${name}\``).join(', ')}.`,
    ...(extract.reconcile ?? []).map((rule) => `Checked: ${sayReconcile(rule, (name) => `\`${name}\``)}.`),
    [head('column', 'type', 'from', 'means', 'unit'), ...columnRows(extract.columns)].join('\n'),
    ...(extract.unused === undefined ? [] : [`Not kept: ${extract.unused.join(', ')}.`]),
  ].join('\n\n');
}

const sayLag = (days: number): string => `${Math.abs(days)} days ${days < 0 ? 'before' : 'after'}`;

/** Runs of numbered columns (the RTT bands) are one line: the first and the last say it all. */
function columnRows(columns: Readonly<Record<string, Column>>): string[] {
  const entries = Object.entries(columns);
  const stem = (name: string): string => name.replace(/\d+/g, '#');
  const isInside = (i: number): boolean =>
    [i - 1, i + 1].every((j) => entries[j] !== undefined && /\d/.test(entries[i]?.[0] ?? '') && stem(entries[j]?.[0] ?? '') === stem(entries[i]?.[0] ?? ''));
  return entries.flatMap(([name, column], i) => {
    if (!isInside(i)) return [row(`\`${name}\``, SQL[column.type], source(column), column.means, column.unit ?? '')];
    return isInside(i - 1) ? [] : [row('…', SQL[column.type], '', 'and so on', '')];
  });
}

const source = (column: Column): string =>
  column.from === undefined ? (column.position === undefined ? 'layout' : `cell ${column.position}`) : [column.from].flat().join(' or ');

/** Every indicator: what it counts, how it is worked out, its targets and caveats. */
export function methods(indicators: Readonly<Record<string, Indicator>>, targets: Readonly<Record<string, readonly Target[]>>): string {
  const ids = Object.keys(indicators).sort();
  const sections = ids.map((id) => indicatorSection(id, indicators[id] as Indicator, targets[id] ?? []));
  return ['# Methods', MADE, `${ids.length} indicators. The SQL of each is \`sql/indicators/<id>.sql\`.`, FUNNELS, ...sections, ''].join('\n\n');
}

const FUNNELS = `Funnels compare areas of one kind in one period around the value of all of them together, from ${LEAST_MEMBERS} on. Limits at 95% and 99.8%: P ± z √(P(1 − P) ÷ n) for a proportion, exact Poisson limits for a rate or ratio; where members differ beyond chance, widened by the additive random effects method (Spiegelhalter 2005). Formulas are in the methods page of the suite; why so, in [decisions/0014-variation.md](decisions/0014-variation.md).`;

function indicatorSection(id: string, indicator: Indicator, targets: readonly Target[]): string {
  const chart = indicator.controlChart === 'allowed' ? 'XmR control chart' : `no control chart: ${indicator.controlChart}`;
  return [
    `## ${indicator.title}`,
    `\`${id}\`. ${indicator.question}`,
    `- Top: ${indicator.numerator}\n- Bottom: ${indicator.denominator}\n- Kind: ${indicator.kind}; better: ${indicator.better}; aim ${indicator.aim}; ${indicator.service}\n- Levels: ${indicator.levels.join(', ')} (${indicator.bases.join(', ')} basis)\n- Method: interval ${indicator.interval}; ${chart}\n- Funnel: ${comparisons(indicator)}\n- Source: ${indicator.source}\n- Owner: ${indicator.owner}; review by ${sayDate(indicator.reviewBy)}`,
    ...indicator.caveats.map((caveat) => `- Note: ${caveat}`),
    ...(targets.length === 0 ? ['No target set.'] : [[head('target', 'kind', 'from', 'to', 'source', 'verified'), ...targets.map(targetRow)].join('\n')]),
  ].join('\n\n');
}

const targetRow = (target: Target): string =>
  row(
    `${target.comparator} ${target.value}`,
    target.kind,
    target.from,
    target.to ?? '',
    `${target.source}, ${sayDate(target.publishedOn)}`,
    target.verified ? 'yes' : 'not yet',
  );

/** The places, with their footprints and partners, and the changes of boundaries. */
export function placesPage(places: Readonly<Record<string, Place>>, boundaries: Readonly<Record<string, Boundary>>): string {
  const sections = Object.entries(places).map(([id, place]) => [
    `## ${place.name}`,
    `\`${id}\`, in ${place.system.name} (${place.system.code}). GP practices of: ${place.subIcbs.map((sub) => `${sub.code} ${sub.name}`).join('; ')}.`,
    [
      head('partner', 'code', 'kind', 'role', 'covers more than this place'),
      ...place.partners.map((partner) => row(partner.name, partner.code, partner.kind, partner.role, partner.coversMore ? 'yes' : 'no')),
    ].join('\n'),
  ]);
  return ['# Places', MADE, ...sections.flat(), '# Changes of boundaries', ...Object.values(boundaries).flatMap(boundarySection), ''].join('\n\n');
}

/** One change of boundaries: what ended and what it became, what moved. */
function boundarySection({ title, on, source, publishedOn, verified, became, moved }: Boundary): string[] {
  const ended = became.map(({ type, code, name, into }) =>
    row(`${name} (${code})`, levelName(type), into.length === 1 ? 'became part of' : 'divided', into.map((one) => `${one.name} (${one.code})`).join('; ')),
  );
  const changed = moved.map(({ type, code, name, from, to }) => row(`${name} (${code})`, levelName(type), `moved from ${from} to`, to));
  return [
    `## ${title}`,
    `From ${sayDate(on)}. Source: ${source}, ${sayDate(publishedOn)}; ${verified ? 'confirmed' : 'not yet confirmed from the primary source'}.`,
    [head('area', 'level', 'what happened', 'now'), ...ended, ...changed].join('\n'),
  ];
}

const levelName = (type: string): string => type.replace('_', '-').replace('pcn', 'PCN').replace('icb', 'ICB');

/** What is proposed and not there yet, with what each waits for, and what was looked at and left. */
export function roadmap(proposed: readonly Proposed[], notTaken: readonly NotTaken[], indicators: Readonly<Record<string, Indicator>>): string {
  const waiting = proposed.flatMap(({ id, title, waitsFor }) => (waitsFor === undefined ? [] : [row(id, title, waitsFor)]));
  const held = proposed.flatMap(({ id, title, heldAs }) => (heldAs === undefined ? [] : [row(id, title, heldAs.map((one) => `\`${one}\``).join(', '))]));
  return [
    '# Roadmap',
    MADE,
    `${Object.keys(indicators).length} indicators are in the catalogue. Of the ${proposed.length} that were proposed, ${held.length} are among them; the others are not defined until the extract they need is held, so that no page is empty.`,
    '## Waiting for an extract',
    [head('proposed', 'indicator', 'waits for'), ...waiting].join('\n'),
    '## In the catalogue',
    [head('proposed', 'indicator', 'as'), ...held].join('\n'),
    '## Looked at and not taken',
    [head('file', 'why'), ...notTaken.map(({ what, why }) => row(what, why))].join('\n'),
    '',
  ].join('\n\n');
}
