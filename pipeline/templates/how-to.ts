/** The page that says how a template is filled in. All of it comes from the definition, so it cannot say anything else than what is checked. */
import type { Column, Extract } from '../../catalogue/define.js';
import { sayReconcile } from '../dictionary-words.js';
import { render } from '../publish/html/render.js';

interface ColumnView {
  heading: string;
  means: string;
  fill: string;
  example: string;
  codes: { code: string; words: string }[];
}

/** HTML of its own: it needs no other file and no network. */
export function howToPage(id: string, extract: Extract): string {
  const { template } = extract;
  if (template === undefined) throw new Error(`extract ${id} is no template`);
  const columns = Object.entries(extract.columns).map(([name, column]) => columnView(column, isRequired(extract, name, column)));
  return render('how-to.njk', {
    id,
    title: extract.title,
    template,
    columns,
    key: extract.key.map((name) => headingOf(extract, name)),
    checks: (extract.reconcile ?? []).map((rule) => sayReconcile(rule, (name) => headingOf(extract, name))),
    budget: budgetWords(extract),
    changed: extract.changes.at(-1),
    owner: extract.owner,
  });
}

export const isRequired = ({ key }: Extract, name: string, column: Column): boolean => column.required ?? key.includes(name);
const headingOf = ({ columns }: Extract, name: string): string => String([columns[name]?.from].flat()[0] ?? name);

function columnView(column: Column, required: boolean): ColumnView {
  const codes = Object.entries(column.codes ?? {}).map(([code, words]) => ({ code, words }));
  return {
    heading: String([column.from].flat()[0]),
    means: column.means,
    fill: `${required ? 'Must be filled' : 'May be empty'}. ${formWords(column)}`,
    example: column.example ?? '',
    codes,
  };
}

/** How a cell is written, in words. */
export function formWords(column: Column): string {
  const unit = column.unit === undefined ? '' : ` (${column.unit})`;
  const size = sizeWords(column);
  switch (column.type) {
    case 'integer':
      return `A whole number${unit}${size}.`;
    case 'number':
      return `A number${unit}${size}.`;
    case 'date':
      return 'A date, as 2026-10-31 or 31/10/2026.';
    case 'boolean':
      return 'yes or no.';
    case 'text':
      return textWords(column);
  }
}

function sizeWords({ min, max }: Column): string {
  if (min === null) return ', below 0 allowed';
  return max === undefined ? `, ${min ?? 0} or more` : `, ${min ?? 0} to ${max}`;
}

function textWords({ codes, allowed, freeText, matches }: Column): string {
  if (codes !== undefined || allowed !== undefined) return 'One of the codes listed, spelt the same.';
  const longest = /^\.\{\d+,(\d+)\}$/.exec(matches ?? '')?.[1];
  const room = longest === undefined ? '' : `, at most ${longest} characters`;
  return freeText ? `Your own words${room}. Nothing that could name a person: it is refused.` : 'A text of the form shown in the example.';
}

function budgetWords({ faultBudget: { share, rows } }: Extract): string {
  if (share === 0 && rows === 0) return 'One refused row refuses the whole file.';
  return `A file is refused whole when more than ${rows} rows, or more than ${Math.round(share * 100)} in 100, are refused.`;
}
