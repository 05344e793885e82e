/** How header cells are compared, wherever they are compared: at landing, by the readers and when columns are matched. */

/** Trimmed, each run of white space (line breaks too) one space, lower case. A byte-order mark counts as white space. */
export const squash = (cell: string): string => cell.replace(/\s+/g, ' ').trim().toLowerCase();

/** A header, or a preamble before it, is looked for in this many rows. */
export const HEADER_WITHIN = 40;

/** Index of the first row, among the first 40, that holds all wanted cells in any order; -1 when none does. */
export function findHeader(rows: readonly (readonly string[])[], wanted: readonly string[]): number {
  const needed = wanted.map(squash);
  return rows.slice(0, HEADER_WITHIN).findIndex((row) => {
    const cells = new Set(row.map(squash));
    return needed.every((cell) => cells.has(cell));
  });
}
