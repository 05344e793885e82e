/** One measure of one organisation: the answer, the chart, who owns it, the figures, how they are worked out, where they come from. */
import { directionIcon, targetIcon } from '../charts/icons.js';
import { commentaryFacts, ownerWords } from '../commentary-words.js';
import { type Figure, mainFigure, partsFigure, peersFigure, seriesSpark } from '../figures.js';
import { areaWords } from '../footprint-words.js';
import { bareValue, monthOf, periodWords, sayCount, sayGap, sayValue, sayWhole } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { chartNotes } from '../signals.js';
import { AIMS, againstReason, answer, comparisonWords, directionReason, shortName, targetWords } from '../words.js';
import { hrefOf, tagOf } from './at-a-glance.js';
import { funnelView } from './funnel.js';
import { canAndCannotSay, methodOf, sourceOf } from './indicator-method.js';
import { figuresTable, partsTable, peersTable } from './indicator-tables.js';
import { inequalityView } from './inequality.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import { figureView, type Table } from './view.js';

export function indicatorPage(pack: Pack, subject: Subject): SuiteFile {
  const { definition, areaName } = subject;
  const main = mainFigure(subject);
  const view = {
    subject: {
      id: subject.id,
      indicator: subject.indicator,
      title: definition.title,
      who: areaName,
      synthetic: subject.synthetic,
      aim: AIMS[definition.aim],
      service: definition.service,
    },
    tag: tagOf(subject),
    answer: answer(subject).join(' '),
    facts: facts(subject),
    main: main ? figureView(main) : null,
    notes: chartNotes(subject.series),
    owner: ownership(pack, subject),
    says: canAndCannotSay(subject, pack.place.name),
    peers: besides(subject, peersFigure(subject), peersTable(subject)),
    multiples: multiples(subject),
    parts: besides(subject, partsFigure(subject), partsTable(subject)),
    unequal: inequalityView(subject),
    funnel: funnelView(subject),
    figures: figuresTable(subject),
    method: methodOf(subject),
    source: sourceOf(subject, pack),
  };
  const title = `${definition.title}, ${areaName}`;
  return pageFile(`${pack.placeId}/${hrefOf(subject)}`, 'indicator.njk', placeShell(pack, title, '', PLACE_CRUMBS), view);
}

interface Fact {
  name: string;
  big?: string;
  icon?: string;
  strong?: string;
  small: string;
}

/** Latest, short of target (or the target), direction, against target. */
function facts(subject: Subject): Fact[] {
  const { definition, latest, targets, againstTarget, direction } = subject;
  return [
    { name: `Latest, ${periodWords(latest.period)}`, big: sayValue(definition, latest.value as number), small: partsOfValue(subject) },
    shortfallFact(subject),
    { name: 'Direction', icon: directionIcon(direction), strong: direction, small: directionReason(subject) },
    { name: 'Against target', icon: targetIcon(againstTarget, targets[0]?.comparator), strong: againstTarget, small: againstReason(subject) },
  ];
}

function partsOfValue({ definition, latest }: Subject): string {
  if (latest.numerator === null || latest.denominator === null || definition.kind === 'as published') return definition.unit;
  return definition.kind === 'count' ? definition.unit : `${sayCount(latest.numerator)} of ${sayCount(latest.denominator)} ${definition.unit}`;
}

function shortfallFact({ definition, latest, shortBy, targets }: Subject): Fact {
  const [target] = targets;
  if (target === undefined || latest.target_value === null) return { name: 'Target', big: 'None', small: 'no national target is set' };
  const gap = `${sayGap(definition, (latest.value as number) - target.value)} ${(latest.value as number) < target.value ? 'below' : 'above'} ${sayWhole(definition, target.value)}`;
  if (shortBy === undefined) return { name: 'Target', big: sayWhole(definition, target.value), small: gap };
  return { name: 'Short of target by', big: sayCount(shortBy), small: `${definition.unit} in ${periodWords(latest.period)}: ${gap}` };
}

/** Who answers for it, what they say of it, and what it is beside. */
function ownership(pack: Pack, subject: Subject): { name: string; text: string }[] {
  const { comparisons, areaCode, areaType, coversMore, targets, definition } = subject;
  const others = targets.slice(1).map((target) => `${targetWords(subject, target)} (${target.kind})`);
  return [
    { name: 'Owner', text: areaType === 'place' ? ownerWords(pack, subject) : `${ownerWords(pack, subject)} (${areaCode})` },
    ...commentaryFacts(subject),
    ...(coversMore ? [{ name: 'Covers', text: `More than ${pack.place.name}: it also serves people elsewhere` }] : []),
    ...(definition.kind === 'count'
      ? []
      : comparisons.map((row) => ({ name: `Beside ${areaWords(row)}`, text: comparisonWords(subject, row, shortName(row.area_name)) }))),
    ...(others.length > 0 ? [{ name: 'Other targets in force', text: others.join('; ') }] : []),
    { name: 'Definition kept by', text: `${definition.owner}; review by ${periodWords(definition.reviewBy)}` },
  ];
}

function besides(subject: Subject, figure: Figure | undefined, table: Table | undefined): object | null {
  if (table === undefined) return null;
  return { period: periodWords(subject.latest.period), figure: figure ? figureView(figure) : null, table };
}

/** Peers over time: same periods, own scale each, one sentence under each. */
function multiples(subject: Subject): object[] {
  const { definition, peerSeries, areaCode, areaName } = subject;
  if (peerSeries.length < 2 || definition.kind === 'count') return [];
  const drawn = peerSeries.flatMap((series) => {
    const last = series.findLast((row) => row.value !== null);
    const svg = seriesSpark(subject, series, 200, 70);
    if (last === undefined || svg === '' || series.length < 2) return [];
    const name = last.area_code === areaCode ? areaName : shortName(last.area_name);
    const mean = last.spc_mean === null ? '' : ` Mean ${bareValue(definition, last.spc_mean)}.`;
    return [{ name, svg, text: `${bareValue(definition, last.value as number)} in ${monthOf(last.period_end)}. ${last.direction}.${mean}`, order: name }];
  });
  return drawn.sort((a, b) => (a.order < b.order ? -1 : 1));
}
