/** Which tables hold a row a person, or what was made of such rows: read off the SQL that makes them, so that a new one is never forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extracts } from '../catalogue/registry.js';

const FOLDER = fileURLToPath(new URL('../sql/curated/', import.meta.url));

/** Marts made of extracts that hold people, directly or by way of another such mart; sorted. @param folder of `<mart>.sql` */
export function personMarts(folder: string = FOLDER): string[] {
  const marts = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const reads = new Map(marts.map((file) => [`curated.${file.slice(0, -'.sql'.length)}`, tablesIn(readFileSync(path.join(folder, file), 'utf8'))]));
  const held = new Set(Object.keys(extracts).flatMap((id) => (extracts[id]?.containsPersonData ? [`normalised.${id}`] : [])));
  for (let before = -1; before < held.size; ) {
    before = held.size;
    for (const [mart, tables] of reads) if (tables.some((table) => held.has(table))) held.add(mart);
  }
  return [...held].flatMap((table) => (table.startsWith('curated.') ? [table.slice('curated.'.length)] : [])).sort();
}

/** Any name of a table, wherever it stands: a comment that names one errs on the safe side. */
const tablesIn = (sql: string): string[] => [...sql.matchAll(/\b(?:curated|normalised)\.\w+/g)].map(([table]) => table);
