/** The inequality section of an indicator page: the gradient, what it says, and the table behind it. */
import { gradientFigure } from '../inequality-figure.js';
import { gapLines } from '../inequality-words.js';
import { bareValue, periodWords } from '../numbers.js';
import type { Subject } from '../pack.js';
import type { Unequal } from '../unequal.js';
import { valueColumns } from './indicator-tables.js';
import { type Cell, type FigureView, figureView, type Table } from './view.js';

interface InequalityView {
  heading: string;
  figure: FigureView;
  /** What it says, in sentences. */
  lines: string[];
  table: Table;
}

/** Null when the measure is not cut by deprivation. */
export function inequalityView(subject: Subject): InequalityView | null {
  const figure = gradientFigure(subject);
  const { unequal, latest } = subject;
  if (figure === undefined || unequal === undefined) return null;
  return {
    heading: `By how deprived patients are, ${periodWords(latest.period)}`,
    figure: figureView(figure),
    lines: gapLines(subject, unequal),
    table: fifthsTable(subject, unequal),
  };
}

const NAMES: Readonly<Record<string, string>> = { '1': '1: most deprived', '2': '2', '3': '3', '4': '4', '5': '5: least deprived' };

function fifthsTable(subject: Subject, { fifths, before }: Unequal): Table {
  const columns = valueColumns(subject, fifths);
  const yearBefore = (cut: string): Cell => {
    const row = before.find((one) => one.cut === cut);
    return { text: row?.value == null ? '[x]' : bareValue(subject.definition, row.value) };
  };
  return {
    caption: 'Figures by deprivation',
    heads: [{ text: 'Fifth' }, ...columns.heads, ...(before.length === 0 ? [] : [{ text: 'A year before', num: true }])],
    groups: [
      {
        rows: fifths.map((row) => [
          { text: NAMES[row.cut.slice(-1)] ?? row.cut },
          ...columns.cells(row),
          ...(before.length === 0 ? [] : [yearBefore(row.cut)]),
        ]),
      },
    ],
    style: 'months',
    note: "Fifths of England's practices by number; a fifth without practices here has no row.",
  };
}
