/** The SQL files of a folder: what each reads, and the order in which they can be made. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface SqlFile {
  /** File name without `.sql`; the table or indicator it makes. */
  name: string;
  sql: string;
  /** `schema.table` it reads, sorted. */
  reads: string[];
}

/** Every `.sql` file of a folder, by name. */
export async function readSql(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      return { name: name.slice(0, -'.sql'.length), sql, reads: tablesRead(sql) };
    }),
  );
}

/** Tables after FROM or JOIN, written `schema.table`; comments and text in quotes are not SQL. */
export function tablesRead(sql: string): string[] {
  const bare = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
  const found = bare.matchAll(/\b(?:FROM|JOIN)\s+\(?\s*([a-z_]+\.[a-z0-9_]+)/gi);
  return [...new Set([...found].map((match) => (match[1] as string).toLowerCase()))].sort();
}

/**
 * Files in an order in which each comes after those it reads of its own schema.
 * @throws when they read one another in a circle, or a table of the schema that no file makes
 */
export function inOrder(files: readonly SqlFile[], schema: string): SqlFile[] {
  const byName = new Map(files.map((file) => [`${schema}.${file.name}`, file]));
  const done = new Set<string>();
  const ordered: SqlFile[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    if (path.includes(name)) throw new Error(`these tables read one another in a circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`);
    const file = byName.get(name);
    if (file === undefined) throw new Error(`${path.at(-1) ?? 'something'} reads ${name}, which no SQL file makes`);
    for (const read of file.reads.filter((table) => table.startsWith(`${schema}.`))) visit(read, [...path, name]);
    done.add(name);
    ordered.push(file);
  };
  for (const name of [...byName.keys()].sort()) visit(name, []);
  return ordered;
}
