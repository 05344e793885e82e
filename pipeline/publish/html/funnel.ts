/** The funnel of an indicator page: the chart, who lies outside, and the table behind it. */
import type { MeasureRow } from '../../measure-row.js';
import { funnelFigure } from '../funnel-figure.js';
import { isOutside, isWidened, limitWords, membersWords, nameOfMember, outsideWords, positionWords } from '../funnel-words.js';
import { bareValue, periodWords } from '../numbers.js';
import type { Subject } from '../pack.js';
import { capital } from '../words.js';
import { valueColumns } from './indicator-tables.js';
import { type Cell, type FigureView, figureView, type Table } from './view.js';

interface FunnelView {
  heading: string;
  figure: FigureView;
  /** Who lies outside, in sentences. */
  outside: string[];
  table: Table;
}

/** Null when there is no funnel. */
export function funnelView(subject: Subject): FunnelView | null {
  const figure = funnelFigure(subject);
  if (figure === undefined) return null;
  const { funnel: rows, latest } = subject;
  return {
    heading: `How ${membersWords(rows).replace(/^\S+ /, '')} vary, ${periodWords(latest.period)}`,
    figure: figureView(figure),
    outside: ofEngland(rows) ? own(subject) : outsideWords(subject, rows),
    table: funnelTable(subject),
  };
}

const ofEngland = (rows: readonly MeasureRow[]): boolean => rows[0]?.funnel_group === 'england';

/** An organisation's own page says where it lies itself. */
function own(subject: Subject): string[] {
  const row = subject.funnel.find(({ area_code }) => area_code === subject.areaCode);
  if (row === undefined) return [];
  return [
    ...(row.area_type === 'trust' ? [KINDS_DIFFER] : []),
    `${subject.areaName}, ${bareValue(subject.definition, row.value as number)}: ${positionWords(row.funnel_position).toLowerCase()} (${limitWords(subject, row)}).`,
  ];
}

const KINDS_DIFFER = 'Every kind of NHS trust that reports it is compared: a specialist or community trust may lie outside because of what it does.';

/** Every practice of a place; of England's trusts or councils those outside the limits and the organisation itself. Always by name, with the likely range. */
function funnelTable(subject: Subject): Table {
  const { funnel, areaCode, definition } = subject;
  const shown = ofEngland(funnel) ? funnel.filter((row) => isOutside(row) || row.area_code === areaCode) : funnel;
  const rows = [...shown].sort((a, b) => (nameOfMember(subject, a) < nameOfMember(subject, b) ? -1 : 1));
  const columns = valueColumns(subject, rows);
  const say = (value: number | null): string => bareValue(definition, value ?? 0);
  const cells = (row: MeasureRow): Cell[] => [
    { text: nameOfMember(subject, row), strong: row.area_code === areaCode },
    ...columns.cells(row),
    { text: `${say(row.funnel_wide_lower_95)} to ${say(row.funnel_wide_upper_95)}` },
    { text: `${say(row.funnel_wide_lower_998)} to ${say(row.funnel_wide_upper_998)}` },
    { text: positionWords(row.funnel_position) },
  ];
  const limits = [{ text: '95% limits', num: true }, { text: '99.8% limits', num: true }, { text: 'Where it lies' }];
  return {
    caption: ofEngland(funnel) ? `${subject.areaName} and those outside the limits, by name` : `${capital(membersWords(funnel))} by name`,
    heads: [{ text: 'Name' }, ...columns.heads, ...limits],
    groups: [{ rows: rows.map(cells) }],
    style: 'flow',
    className: 'ps-dense',
    note: [
      rows.length < funnel.length ? `The other ${funnel.length - rows.length} lie within the limits; the workbook has all.` : '',
      funnel[0] !== undefined && isWidened(funnel[0]) ? 'Limits are the widened ones; the workbook has the plain ones beside them.' : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
}
