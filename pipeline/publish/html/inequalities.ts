/** The page of inequalities: which measures differ by how deprived patients are, and whether the gaps widen. */

import { type UnequalSubject, unequalFirst } from '../inequalities.js';
import { gradientFigure } from '../inequality-figure.js';
import { changeCell, slopeCell } from '../inequality-words.js';
import { bareValue, periodWords, plural, sayNumber } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { hrefOf } from './at-a-glance.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import { type Cell, type FigureView, figureView, type Table } from './view.js';

const INEQUALITIES_PAGE = 'inequalities.html';
/** Gradients that are drawn here; every other one is on the page of its measure. */
const DRAWN = 3;

/** Undefined where no measure of the place is cut by deprivation. */
export function inequalitiesPage(pack: Pack): SuiteFile | undefined {
  const all = unequalFirst(pack);
  if (all.length === 0) return undefined;
  const sloped = all.filter(({ unequal }) => unequal.gap.sii !== null);
  const view = {
    who: pack.place.name,
    synthetic: all.some(({ subject }) => subject.synthetic),
    answer: answer(pack, sloped),
    figures: sloped
      .filter(({ unequal }) => unequal.gap.direction !== 'Could be chance')
      .slice(0, DRAWN)
      .map(({ subject }) => drawn(subject)),
    gaps: sloped.length === 0 ? null : gapsTable(sloped),
    refused: refusedTable(all.filter(({ unequal }) => unequal.gap.sii === null)),
  };
  return pageFile(`${pack.placeId}/${INEQUALITIES_PAGE}`, 'inequalities.njk', placeShell(pack, 'Inequalities', INEQUALITIES_PAGE, PLACE_CRUMBS), view);
}

function answer({ place }: Pack, sloped: readonly UnequalSubject[]): string {
  if (sloped.length === 0) return `No measure of ${place.name} has enough practices of known deprivation for a gap to be worked out.`;
  const counted = (takes: (gap: UnequalSubject['unequal']['gap']) => boolean): number => sloped.filter(({ unequal }) => takes(unequal.gap)).length;
  const real = counted(({ direction }) => direction !== 'Could be chance');
  const higher = counted(({ direction, sii }) => direction !== 'Could be chance' && (sii ?? 0) > 0);
  const judged = counted(({ direction }) => direction === 'Worse for the most deprived' || direction === 'Better for the most deprived');
  const worse = counted(({ direction }) => direction === 'Worse for the most deprived');
  const [wider, narrower] = (['Wider', 'Narrower'] as const).map((word) => counted(({ change }) => change === word)) as [number, number];
  const compared = counted(({ change }) => change !== null);
  return [
    `Of ${plural(sloped.length, 'measure')}, ${sayNumber(real)} ${real === 1 ? 'differs' : 'differ'} by how deprived patients of ${place.name} are by more than chance: ${sayNumber(higher)} higher and ${sayNumber(real - higher)} lower among the most deprived.`,
    ...(judged === 0 ? [] : [`Of the ${sayNumber(judged)} where that is good or bad, ${sayNumber(worse)} ${worse === 1 ? 'is' : 'are'} worse for them.`]),
    compared === 0
      ? 'No gap can yet be set beside the year before.'
      : `Of ${plural(compared, 'gap')} set beside the year before, ${sayNumber(wider)} ${wider === 1 ? 'is' : 'are'} wider and ${sayNumber(narrower)} narrower by more than chance.`,
  ].join(' ');
}

interface Drawn {
  title: string;
  href: string;
  figure: FigureView;
}

function drawn(subject: Subject): Drawn {
  const figure = gradientFigure(subject);
  if (figure === undefined) throw new Error(`${subject.id} has a gap but no gradient`);
  return { title: subject.definition.title, href: `${hrefOf(subject)}#inequality`, figure: figureView(figure) };
}

const nameCell = ({ subject }: UnequalSubject): Cell => ({
  ...{ href: `${hrefOf(subject)}#inequality`, text: subject.definition.title, synthetic: subject.synthetic },
  small: periodWords(subject.latest.period),
});

function gapsTable(sloped: readonly UnequalSubject[]): Table {
  const compared = sloped.some(({ unequal }) => unequal.gap.change !== null);
  const directions = [...new Set(sloped.map(({ unequal }) => unequal.gap.direction))];
  return {
    caption: 'Every gap by deprivation, by what it means and then the steepest first',
    heads: [
      { text: 'Measure' },
      { text: 'Most and least deprived fifth', num: true },
      { text: 'Gap from least to most deprived' },
      ...(compared ? [{ text: 'In a year' }] : []),
      { text: 'Core20 and the rest', num: true },
    ],
    groups: directions.map((title) => ({
      title: title ?? '',
      rows: sloped.filter(({ unequal }) => unequal.gap.direction === title).map((one) => gapCells(one, compared)),
    })),
    style: 'flow',
    note: "It compares practices, by the deprivation of their patients, with England's fifths of practices. Higher and lower are said of the most deprived. Core20: practices of England's most deprived fifth.",
  };
}

function gapCells(one: UnequalSubject, compared: boolean): Cell[] {
  const { definition } = one.subject;
  const { gap, fifths } = one.unequal;
  const value = (number: number | null | undefined): string => (number == null ? '[z]' : bareValue(definition, number));
  return [
    nameCell(one),
    { text: `${value(fifths[0]?.value)} and ${value(fifths.at(-1)?.value)}` },
    slopeCell(definition, gap),
    ...(compared ? [changeCell(definition, gap)] : []),
    { text: gap.core20_value === null ? '[z]' : `${value(gap.core20_value)} and ${value(gap.rest_value)}` },
  ];
}

function refusedTable(refused: readonly UnequalSubject[]): Table | null {
  if (refused.length === 0) return null;
  return {
    caption: 'Measures without a gap, and why',
    heads: [{ text: 'Measure' }, { text: 'Why' }],
    groups: [{ rows: refused.map((one): Cell[] => [nameCell(one), { text: one.unequal.gap.refused ?? '[z]' }]) }],
    style: 'flow',
  };
}
