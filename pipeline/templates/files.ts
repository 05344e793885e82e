/** What a partner gets of a template: an empty file to fill in, an example, and a page that says how. Made from the definition alone. */
import Papa from 'papaparse';
import type { Extract } from '../../catalogue/define.js';
import { howToPage } from './how-to.js';

export interface TemplateFile {
  name: string;
  bytes: Buffer;
}

/** The templates among the extracts, by topic and then by title. */
export const templatesOf = (extracts: Readonly<Record<string, Extract>>): [id: string, template: Extract][] =>
  Object.entries(extracts)
    .filter(([, { template }]) => template !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Headings of the columns, in the order of the definition. */
export const headings = (extract: Extract): string[] => Object.values(extract.columns).map(({ from }) => String([from].flat()[0]));

/** The example rows of a template, without the header. */
export const exampleRows = (extract: Extract): string[][] => Papa.parse<string[]>(extract.sample, { skipEmptyLines: true }).data.slice(1);

/** With a mark at its start, Excel reads the text as what it is. */
const MARK = '\uFEFF';
export const csvBytes = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(`${MARK}${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`);

/** The three files of one template. */
export function templateFiles(id: string, extract: Extract): TemplateFile[] {
  const header = headings(extract);
  return [
    { name: `${id}.csv`, bytes: csvBytes([header]) },
    { name: `SYNTHETIC-${id}-example.csv`, bytes: csvBytes([header, ...exampleRows(extract)]) },
    { name: `${id}-how-to.html`, bytes: Buffer.from(howToPage(id, extract)) },
  ];
}
