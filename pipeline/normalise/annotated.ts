/**
 * A partner's own file, given back with what is wrong and what to do at the end of each row that was refused. Its headings and its lines are as they were: corrected in
 * place, it can be sent as it is, since columns that no template has are left alone.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Layout } from '../../catalogue/define.js';
import { type Fault, Refused, RULES } from '../faults.js';
import type { RowSource } from '../formats/rows.js';
import type { Store } from '../ports.js';
import { inert } from '../publish/plain-text.js';
import type { Receipt } from '../receipts.js';
import { openSources } from './sources.js';

export const ANNOTATED = 'annotated.csv';
const HEADINGS = ['WHAT IS WRONG', 'WHAT TO DO'];

/** Writes the copy into a local folder; returns its name, or nothing where the file cannot be read as a table at all. */
export async function writeAnnotated(store: Store, receipt: Receipt, layout: Layout, faults: readonly Fault[], folder: string): Promise<string[]> {
  try {
    const lines: string[][] = [];
    for (const source of await openSources(store, receipt, layout, folder)) lines.push(...(await annotatedRows(source, faults)));
    writeFileSync(join(folder, ANNOTATED), `${Papa.unparse(lines, { newline: '\r\n' })}\r\n`);
    return [ANNOTATED];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

/** The header, the faults of the whole file, and each row with its own. */
async function annotatedRows(source: RowSource, faults: readonly Fault[]): Promise<string[][]> {
  const own = new Map<number, Fault[]>();
  for (const fault of faults) own.set(fault.line, [...(own.get(fault.line) ?? []), fault]);
  // A row as wide as the header, and then what is said of it.
  const width = source.header.length;
  const row = (cells: readonly string[], told: readonly string[]): string[] => [...Array.from({ length: width }, (_, i) => plain(cells[i] ?? '')), ...told];
  const rest: string[][] = [];
  for await (const batch of source.batches()) for (const { line, cells } of batch) rest.push(row(cells, sayAll(own.get(line) ?? [], 'row')));
  const whole = [...(own.get(0) ?? []), ...(own.get(source.headerLine) ?? [])];
  const [first] = rest;
  const said = sayAll(whole, 'file');
  if (first !== undefined && said.some(Boolean)) for (const [i, text] of said.entries()) first[width + i] = [text, first[width + i]].filter(Boolean).join(' ');
  return [row(source.header, HEADINGS), ...rest];
}

/** A number stays a number, minus sign and all. */
const plain = (text: string): string => (/^[-+]?[\d.,]+%?$/.test(text) ? text : inert(text));

function sayAll(faults: readonly Fault[], of: 'row' | 'file'): [wrong: string, todo: string] {
  const wrong = faults.map(({ column, found, expected, rule }) => {
    const where = of === 'file' ? 'The whole file: ' : column === '' ? '' : `${column}: `;
    return `${where}${rule}${found === '' ? '' : `, found ${found}`}, expected ${expected}.`;
  });
  return [wrong.join(' '), [...new Set(faults.map(({ rule }) => RULES[rule].todo))].join(' ')].map(inert) as [string, string];
}
