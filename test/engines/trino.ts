/** A client of Trino's own protocol: a statement is posted, then its pages are followed. Every number stays the text that Trino wrote. */
export interface TypeSignature {
  rawType: string;
  arguments: { kind: string; value: unknown }[];
}

export interface Column {
  name: string;
  typeSignature: TypeSignature;
}

export interface Answer {
  columns: Column[];
  rows: unknown[][];
  /** Of a statement that writes: what it did, and to how many rows. */
  wrote?: { what: string; rows: number };
  bytes: number;
}

export class TrinoRefused extends Error {
  override name = 'TrinoRefused';
  constructor(
    readonly errorName: string,
    readonly errorType: string,
    readonly said: string,
  ) {
    super(`${errorName}: ${said}`);
  }
}

interface Page {
  nextUri?: string;
  columns?: Column[];
  data?: unknown[][];
  updateType?: string;
  updateCount?: string;
  stats?: { physicalInputBytes?: string };
  error?: { errorName: string; errorType: string; message: string };
}

export interface Asking {
  url: string;
  sql: string;
  schema?: string | undefined;
  /** Looks at each page; false stops the query. */
  watch?: (page: { bytes: number }) => boolean;
}

export const CATALOG = 'awsdatacatalog';

/** JSON.parse would round a bigint and turn 1.0 into 1. */
const exactly = (json: string): Page =>
  JSON.parse(json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (text) => (text.startsWith('"') ? text : `"${text}"`))) as Page;

/** @throws TrinoRefused with Trino's own words */
export async function ask({ url, sql, schema = 'default', watch = () => true }: Asking): Promise<Answer> {
  const headers = { 'X-Trino-User': 'engines', 'X-Trino-Catalog': CATALOG, 'X-Trino-Schema': schema, 'X-Trino-Time-Zone': 'UTC' };
  const answer: Answer = { columns: [], rows: [], bytes: 0 };
  let response = await fetch(`${url}/v1/statement`, { method: 'POST', body: sql, headers });
  for (;;) {
    const page = exactly(await response.text());
    if (page.error !== undefined) throw new TrinoRefused(page.error.errorName, page.error.errorType, page.error.message);
    answer.columns = page.columns ?? answer.columns;
    answer.bytes = Number(page.stats?.physicalInputBytes ?? 0);
    for (const row of page.data ?? []) answer.rows.push(row);
    if (page.updateType !== undefined) answer.wrote = { what: page.updateType, rows: Number(page.updateCount ?? 0) };
    if (page.nextUri === undefined) return answer;
    if (!watch({ bytes: answer.bytes })) {
      await fetch(page.nextUri, { method: 'DELETE' });
      return answer;
    }
    response = await fetch(page.nextUri);
  }
}
