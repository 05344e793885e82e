/** The gradient of a subject: its practices by how deprived their patients are. */
import { type GradientChart, gradientChart } from './charts/gradient.js';
import { lineIcon } from './charts/icons.js';
import type { Figure, KeyItem } from './figures.js';
import { lineAtEdges } from './fitted.js';
import { gapAlt, gapHeadline, gapSubtitle } from './inequality-words.js';
import { bareValue, sayTick } from './numbers.js';
import type { Subject } from './pack.js';
import type { Unequal } from './unequal.js';

/** Undefined when the subject is not cut by deprivation. */
export function gradientFigure(subject: Subject): Figure | undefined {
  const { unequal, definition } = subject;
  if (unequal === undefined) return undefined;
  const fitted = lineAtEdges(unequal);
  const given: GradientChart = {
    bars: unequal.fifths.map((row) => ({
      name: NAMES[row.cut.slice(-1)] ?? [row.cut, ''],
      value: row.value as number,
      lower: row.lower_95,
      upper: row.upper_95,
      before: unequal.before.find(({ cut }) => cut === row.cut)?.value ?? null,
      most: row.cut.endsWith('=1'),
    })),
    ...(fitted === undefined ? {} : { fitted }),
    format: (value) => bareValue(definition, value),
    tick: (value, step) => sayTick(definition, value, step),
    alt: gapAlt(subject, unequal),
  };
  return {
    headline: gapHeadline(subject, unequal),
    subtitle: gapSubtitle(subject, unequal),
    alt: given.alt,
    svg: (size) => gradientChart(given, size),
    key: keyOf(unequal),
  };
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  '1': ['1: most', 'deprived'],
  '2': ['2', ''],
  '3': ['3', ''],
  '4': ['4', ''],
  '5': ['5: least', 'deprived'],
};

function keyOf({ gap, before }: Unequal): KeyItem[] {
  return [
    ...(gap.sii === null ? [] : [{ svg: lineIcon('limit'), text: 'Fitted line' }]),
    ...(before.length === 0 ? [] : [{ svg: lineIcon('target'), text: 'A year before' }]),
  ];
}
