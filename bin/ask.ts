/** The commands that ask: status, faults, query, explain. None of them changes anything. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Explained, explain, parseAddress } from '../pipeline/explain.js';
import { sayFault } from '../pipeline/faults.js';
import { type LedgerLine, readLedger, readReceipts } from '../pipeline/ledger.js';
import { heldFaults } from '../pipeline/night.js';
import { annotatedKey } from '../pipeline/normalise.js';
import type { Row } from '../pipeline/ports.js';
import type { ExtractStanding } from '../pipeline/publish/pack.js';
import { standings } from '../pipeline/standing.js';
import { catalogue, type Door, print, SQL_ROOT, UsageError, type Wired, wire } from './door.js';

async function ledgerOf(wired: Wired, options: Door): Promise<LedgerLine[]> {
  return readLedger(wired.store, await readReceipts(wired.store, options.asOf));
}

export async function runStatus(options: Door): Promise<number> {
  const wired = wire(options);
  try {
    const lines = await ledgerOf(wired, options);
    const stands = standings(catalogue.extracts, lines, wired.now.toISOString().slice(0, 10));
    const suite = await wired.store.pointed('reports/current');
    if (options.json) print(JSON.stringify({ suite: suite ?? null, extracts: stands }));
    else if (!options.quiet) sayStatus(stands, lines, suite);
    return stands.some((stand) => stand.freshness === 'Refused') || lines.some((line) => line.state === 'unrecognised') ? 1 : 0;
  } finally {
    await wired.warehouse.close();
  }
}

function sayStatus(stands: readonly ExtractStanding[], lines: readonly LedgerLine[], suite: string | undefined): void {
  print(
    table(
      ['extract', 'newest', 'periods', 'rows', 'faults', 'receipt', 'state', ''],
      stands.map((s) => [
        s.extract,
        s.newest ?? '-',
        String(s.periods),
        s.rows.toLocaleString('en-GB'),
        String(s.faults),
        s.sha256?.slice(0, 12) ?? '-',
        s.freshness,
        s.says,
      ]),
    ),
  );
  const count = (state: string): number => lines.filter((line) => line.state === state).length;
  print(
    `\n${lines.length} files held: ${count('in force')} in force, ${count('superseded')} superseded, ${count('refused')} refused, ${count('unrecognised')} not recognised`,
  );
  print(suite === undefined ? 'No suite has been published yet: run place-suite nightly' : `Current suite: ${suite}`);
}

/** Text in columns; numbers are not aligned, so that a line reads from left to right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => (i === head.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export async function runFaults(options: Door & { extract?: string; limit: string }): Promise<number> {
  const wired = wire(options);
  try {
    const lines = await ledgerOf(wired, options);
    const all = (await heldFaults(wired.store, lines)).filter((held) => options.extract === undefined || held.extract === options.extract);
    const shown = all.slice(0, Number(options.limit));
    if (options.json) print(JSON.stringify(shown.map(({ extract, sha256, fault }) => ({ extract, sha256, ...fault }))));
    else for (const { fault } of shown) print(sayFault(fault));
    if (!options.json && !options.quiet) for (const line of await copies(wired, lines, options.extract)) print(line);
    if (!options.json && !options.quiet) print(`${all.length} faults${all.length > shown.length ? `, ${shown.length} shown (--limit)` : ''}`);
    return all.length > 0 ? 1 : 0;
  } finally {
    await wired.warehouse.close();
  }
}

/** Where partners' own files lie with what is wrong in them. */
async function copies({ store, out }: Wired, lines: readonly LedgerLine[], extract: string | undefined): Promise<string[]> {
  const faulty = lines.filter(({ receipt, outcome }) => (outcome?.faults ?? 0) > 0 && (extract === undefined || receipt.extract === extract));
  const keys = faulty.map(({ receipt }) => annotatedKey(receipt));
  const there = await Promise.all(keys.map((key) => store.describe(key)));
  return keys.filter((_, i) => there[i] !== undefined).map((key) => `with what is wrong in it: ${path.join(out, key)}`);
}

/** Tables as the last night left them. @throws UsageError when there has been none. */
async function openTables(wired: Wired): Promise<void> {
  if (!(await wired.warehouse.openDatabase('place-suite.duckdb')))
    throw new UsageError(`nothing is published in ${wired.out} yet; run place-suite nightly --out ${wired.out} first`);
}

export async function runQuery(sql: string, options: Door): Promise<number> {
  const wired = wire(options);
  try {
    await openTables(wired);
    const rows = await wired.warehouse.query(sql);
    print(options.json ? JSON.stringify(rows) : rowsAsText(rows));
    return 0;
  } finally {
    await wired.warehouse.close();
  }
}

function rowsAsText(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return '(no rows)';
  const head = Object.keys(first);
  return table(
    head,
    rows.map((row) => head.map((name) => String(row[name] ?? ''))),
  );
}

export async function runExplain(measure: string, options: Door & { rows: string }): Promise<number> {
  const wired = wire(options);
  try {
    await openTables(wired);
    const indicatorSql = (id: string): string => readFileSync(path.join(SQL_ROOT, 'indicators', `${id}.sql`), 'utf8');
    const deps = { warehouse: wired.warehouse, indicators: catalogue.indicators, indicatorSql, lines: await ledgerOf(wired, options) };
    const explained = await explain(deps, parseAddress(measure), Number(options.rows));
    print(options.json ? JSON.stringify(explained) : sayExplained(explained));
    return 0;
  } finally {
    await wired.warehouse.close();
  }
}

function sayExplained({ measure, indicator, sql, rows, rowCount, sums, agrees, because }: Explained): string {
  const source = table(
    ['area', 'numerator', 'denominator', 'file', 'line', 'sha256'],
    rows.map((row) => [
      `${row.area_type} ${row.area_code}`,
      String(row.numerator ?? ''),
      String(row.denominator ?? ''),
      row.file,
      String(row.line),
      row.sha256.slice(0, 12),
    ]),
  );
  return [
    `${indicator.title}: ${measure.area_name} (${measure.area_type} ${measure.area_code}), ${measure.period}, basis ${measure.basis}, cut ${measure.cut}`,
    `value        ${measure.value ?? 'not given'}`,
    `numerator    ${measure.numerator ?? '-'}  ${indicator.numerator}`,
    `denominator  ${measure.denominator ?? '-'}  ${indicator.denominator}`,
    `interval     ${measure.lower_95 === null ? 'none' : `${measure.lower_95} to ${measure.upper_95} (${measure.interval_method})`}`,
    `target       ${measure.target_value === null ? 'none' : `${measure.target_comparator} ${measure.target_value}, ${measure.target_source}: ${measure.against_target}`}`,
    '',
    `sql/indicators/${indicator.id}.sql`,
    sql.replace(/^/gm, '  '),
    '',
    ...because,
    '',
    ...(rowCount === 0
      ? []
      : [
          `${rowCount} source rows, summing to ${sums.numerator} of ${sums.denominator}: ${agrees ? 'agrees with the published row' : 'DOES NOT AGREE with the published row'}`,
          source,
        ]),
  ].join('\n');
}
