/** The page of variation: which practices, networks and partners differ by more than chance, the widest first. */
import { funnelFigure } from '../funnel-figure.js';
import { isOutside, isWidened, limitWords, nameNone, nameOfMember, outsideWords, positionWords } from '../funnel-words.js';
import { bareValue, listWords, periodWords, plural, sayNumber } from '../numbers.js';
import type { Pack, Subject, SuiteFile } from '../pack.js';
import { partnersOutside, type Spread, widestFirst } from '../variation.js';
import { titleWords } from '../words.js';
import { hrefOf } from './at-a-glance.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import { type Cell, type FigureView, figureView, type Table } from './view.js';

const VARIATION_PAGE = 'variation.html';
/** Funnels that are drawn here; every other one is on the page of its measure. */
const DRAWN = 3;

/** Undefined where no measure of the place has figures of enough practices. */
export function variationPage(pack: Pack): SuiteFile | undefined {
  const spreads = widestFirst(pack);
  if (spreads.length === 0) return undefined;
  const view = {
    who: pack.place.name,
    synthetic: spreads.some(({ subject }) => subject.synthetic),
    answer: answer(pack, spreads),
    figures: spreads
      .filter(({ outside }) => outside > 0)
      .slice(0, DRAWN)
      .map(figureOf),
    practices: practicesTable(spreads),
    networks: networksTable(spreads),
    partners: partnersTable(partnersOutside(pack)),
  };
  return pageFile(`${pack.placeId}/${VARIATION_PAGE}`, 'variation.njk', placeShell(pack, 'Variation', VARIATION_PAGE, PLACE_CRUMBS), view);
}

function answer({ place }: Pack, spreads: readonly Spread[]): string {
  const [widest] = spreads as [Spread];
  const differ = spreads.filter(({ outside }) => outside > 0);
  if (differ.length === 0)
    return `In none of ${plural(spreads.length, 'measure')} does a practice of ${place.name} differ from the others by more than chance.`;
  const shared = differ.filter(({ practices }) => nameNone(practices)).length;
  return [
    `In ${sayNumber(differ.length)} of ${plural(spreads.length, 'measure')} some practices of ${place.name} differ from the others by more than chance.`,
    `They differ most in ${titleWords(widest.subject.definition.title)}: ${sayNumber(widest.outside)} of ${sayNumber(widest.practices.length)} lie outside the 95% limits, ${sayNumber(widest.farOutside)} of them outside 99.8%.`,
    ...(shared === 0 ? [] : [`In ${sayNumber(shared)} so many do that the cause is likely to be a shared one.`]),
  ].join(' ');
}

interface Drawn {
  title: string;
  href: string;
  figure: FigureView;
  outside: string[];
}

const figureOf = ({ subject, practices }: Spread): Drawn => {
  const figure = funnelFigure(subject);
  if (figure === undefined) throw new Error(`${subject.id} has members of a funnel but no funnel`);
  return { title: subject.definition.title, href: `${hrefOf(subject)}#variation`, figure: figureView(figure), outside: outsideWords(subject, practices) };
};

function practicesTable(spreads: readonly Spread[]): Table {
  const rows = spreads.map(({ subject, practices, outside, farOutside }): Cell[] => {
    const [first] = practices;
    const values = practices.map(({ value }) => value as number);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => bareValue(subject.definition, value));
    const ratio = first?.funnel_dispersion ?? null;
    return [
      { href: `${hrefOf(subject)}#variation`, text: subject.definition.title, synthetic: subject.synthetic, small: periodWords(subject.latest.period) },
      { text: bareValue(subject.definition, subject.latest.value as number) },
      { text: `${low} to ${high}` },
      { text: ratio === null || first === undefined || !isWidened(first) ? 'No' : `${sayNumber(ratio, ratio < 10 ? 1 : 0)} times` },
      { text: `${sayNumber(outside)} of ${sayNumber(practices.length)}` },
      { text: sayNumber(farOutside) },
    ];
  });
  return {
    caption: 'How practices differ, measure by measure, the widest first',
    heads: [
      { text: 'Measure' },
      { text: 'The place', num: true },
      { text: 'Its practices', num: true },
      { text: 'More than chance', num: true },
      { text: 'Outside 95%', num: true },
      { text: 'Outside 99.8%', num: true },
    ],
    groups: [{ rows }],
    style: 'flow',
    note: 'Where practices differ by more than chance the limits are widened by it, so those outside stand out even so. One in 500 lies outside 99.8% limits by chance: this is for questions, not for ranking.',
  };
}

/** Networks outside the limits, by measure; undefined when none is. */
function networksTable(spreads: readonly Spread[]): Table | null {
  const rows = spreads.flatMap(({ subject, networks }) =>
    networks
      .filter(isOutside)
      .map((row): Cell[] => [
        { href: `${hrefOf(subject)}#networks`, text: subject.definition.title, synthetic: subject.synthetic, small: periodWords(subject.latest.period) },
        { text: nameOfMember(subject, row) },
        { text: bareValue(subject.definition, row.value as number) },
        { text: positionWords(row.funnel_position), small: limitWords(subject, row) },
      ]),
  );
  if (rows.length === 0) return null;
  return {
    caption: 'Networks outside the limits around the place',
    heads: [{ text: 'Measure' }, { text: 'Network' }, { text: 'Value', num: true }, { text: 'Where it lies' }],
    groups: [{ rows }],
    style: 'flow',
  };
}

function partnersTable(subjects: readonly Subject[]): Table | null {
  if (subjects.length === 0) return null;
  const names = [...new Set(subjects.map(({ areaName }) => areaName))];
  const groups = names.map((title) => ({
    title,
    rows: subjects
      .filter(({ areaName }) => areaName === title)
      .map((subject): Cell[] => [
        { href: `${hrefOf(subject)}#variation`, text: subject.definition.title, synthetic: subject.synthetic, small: periodWords(subject.latest.period) },
        { text: bareValue(subject.definition, subject.latest.value as number) },
        { text: bareValue(subject.definition, subject.latest.funnel_centre as number) },
        { text: positionWords(subject.latest.funnel_position) },
      ]),
  }));
  return {
    caption: `Partners outside the limits among their like in England: ${listWords(names)}`,
    quiet: true,
    heads: [{ text: 'Measure' }, { text: 'Value', num: true }, { text: 'All together', num: true }, { text: 'Where it lies' }],
    groups,
    style: 'flow',
    note: 'Beside every trust, or every council, that reports the same. A specialist or community trust may lie outside because of what it does.',
  };
}
