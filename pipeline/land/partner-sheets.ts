/** A partner's workbook holds a sheet for each template it fills in: each sheet is then taken as the file it would be alone. */
import type { Extract } from '../../catalogue/define.js';
import { topRows } from './match.js';
import type { BookPeek, TextPeek } from './peek.js';

/** One book a filled sheet that is named like a template; none when the file is no such workbook. Sheets left empty below their header are passed over, unless all are. */
export function partnerSheets(table: TextPeek | BookPeek, extracts: Readonly<Record<string, Extract>>): BookPeek[] {
  if (table.kind === 'text') return [];
  const templates = new Set(Object.keys(extracts).filter((id) => extracts[id]?.template !== undefined));
  const named = table.sheets.filter(({ name }) => templates.has(name.trim().toLowerCase()));
  const filled = named.filter((sheet) => topRows(sheet).length > 1);
  return (filled.length > 0 ? filled : named).map((sheet) => ({ kind: 'workbook', label: `${table.label} › ${sheet.name}`, sheets: [sheet] }));
}
