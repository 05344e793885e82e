/**
 * Templates: extracts that partners fill in themselves, because nobody publishes them. A template is an extract like any other, with what
 * the people who fill it in need besides. Here its parts that are the same for all are filled in: who sends it, which period it speaks of,
 * its headings, and that it may come as a CSV or as a sheet of a workbook.
 */
import { ORGANISATIONS, PLACES } from './codes.js';
import type { Cadence, Column, DateFormat, Extract, PeriodRule, Template } from './define.js';

/** Both ways in which a day is written in spreadsheets here; they cannot be taken for one another. */
export const DAY: readonly DateFormat[] = ['yyyy-mm-dd', 'dd/mm/yyyy'];

/** Columns that our annotated copies add: a corrected copy may come back with them. */
export const ANNOTATED = ['Problem', 'What to do'] as const;

type Drafted = Omit<Extract, 'publisher' | 'licence' | 'group' | 'layouts' | 'containsPersonData' | 'unused' | 'sentBy' | 'sample' | 'template'>;

interface Draft extends Drafted, Template {
  /** A file speaks of one place, or of one organisation in all its places. */
  sentFor: 'place' | 'organisation';
  cadence: 'month' | 'year';
  /** First day on which the template may be used. */
  from: string;
  /** Rows as a partner writes them, without a header; the first one gives the examples of the how-to page. Invented. */
  rows: string;
}

const SENDERS: Readonly<Record<Draft['sentFor'], Column>> = {
  place: { type: 'text', means: 'The place it is about, the same in every row', codes: PLACES, required: true },
  organisation: { type: 'text', means: 'Code of your organisation, the same in every row', codes: ORGANISATIONS, required: true },
};

/** As typed, and as spreadsheets turn it: `2026-10`, `2026-10-01`, `01/10/2026`, `October 2026`, `Oct-26`. */
const MONTH = '^(?=.*?(?<year>20\\d\\d|(?<=[a-z]{3}-)\\d\\d$))(?:20\\d\\d-|01/)?(?<month>\\d\\d|[a-z]{3,9})(?:-01|/20\\d\\d|[ -]20\\d\\d|-\\d\\d)?$';

const PERIODS: Readonly<Record<Draft['cadence'], { column: Column; rule: (column: string) => PeriodRule }>> = {
  month: {
    column: { type: 'text', means: 'The month it speaks of, as 2026-10; the same in every row', required: true },
    rule: (column) => ({ from: 'column', column, pattern: MONTH, cadence: 'month' }),
  },
  year: {
    column: { type: 'text', means: 'The financial year it speaks of, as 2026-27; the same in every row', required: true },
    rule: (column) => ({ from: 'column', column, pattern: '^(?<year>20\\d\\d)[-/](?<year2>\\d\\d)$', cadence: 'year' as Cadence }),
  },
};

/** `staff_in_post` → `Staff in post`. */
const heading = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');

/** Fills in heading, allowed codes and example of a column. */
function column(id: string, own: Column, example: string): Column {
  const codes = own.codes === undefined ? {} : { allowed: Object.keys(own.codes) };
  return { ...own, ...codes, from: own.from ?? heading(id), example };
}

/** Cells of the first row; quotes keep a comma in a cell. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');

/** @param draft a template without what all templates share; `columns` leaves out the sender and the period @param id its own id, which names its sheet */
export function defineTemplate(id: string, draft: Draft): Extract {
  const { sentFor, rows, from, topic, about, filledBy, often, advice, ...rest } = draft;
  const period = PERIODS[draft.cadence];
  const all: Record<string, Column> = { [sentFor]: SENDERS[sentFor], [draft.cadence]: period.column, ...draft.columns };
  const first = cellsOf(rows.split('\n')[0] ?? '');
  const columns = Object.fromEntries(Object.entries(all).map(([name, own], i) => [name, column(name, own, first[i] ?? '')]));
  const header = Object.values(columns).map((own) => String(own.from));
  const layout = { from, header, period: period.rule(draft.cadence) };
  return {
    ...rest,
    publisher: sentFor === 'place' ? 'The place partnership' : 'Partner organisations',
    licence: 'held for the partnership',
    group: 'place',
    containsPersonData: false,
    layouts: [
      { kind: 'csv', name: 'file', ...layout },
      { kind: 'workbook', name: 'sheet of a workbook', sheets: `^${id}$`, ...layout },
    ],
    sentBy: sentFor,
    key: [sentFor, ...draft.key],
    columns,
    unused: ANNOTATED,
    sample: `${header.join(',')}\n${rows}`,
    template: { topic, about, filledBy, often, advice },
  };
}
