/**
 * Freshness: where each extract stands against its publisher's calendar. It compares the expected publication date
 * with the day asked about, never the age of a file: a month-old monthly figure is normal.
 */
import type { Extract } from '../catalogue/define.js';
import type { LedgerLine } from './ledger.js';
import { nextPeriod, sayDate, sayPeriod, spanOf } from './periods.js';
import type { ExtractStanding, Freshness } from './publish/pack.js';

/** Standing of every extract of the catalogue on a day (ISO date), by id. */
export function standings(extracts: Readonly<Record<string, Extract>>, lines: readonly LedgerLine[], on: string): ExtractStanding[] {
  return Object.keys(extracts)
    .sort()
    .map((id) =>
      standing(
        id,
        extracts[id] as Extract,
        lines.filter((line) => line.receipt.extract === id),
        on,
      ),
    );
}

function standing(id: string, extract: Extract, lines: readonly LedgerLine[], on: string): ExtractStanding {
  const inForce = lines.filter((line) => line.state === 'in force').sort((a, b) => (spanOf(a.receipt.period).end < spanOf(b.receipt.period).end ? -1 : 1));
  const newest = inForce.at(-1);
  const due = newest === undefined ? null : nextDue(extract, newest.receipt.period);
  const refused = lines.find(
    (line) =>
      line.state === 'refused' &&
      (newest === undefined || line.receipt.period >= newest.receipt.period) &&
      !inForce.some((held) => held.receipt.period === line.receipt.period && held.receipt.landedAt > line.receipt.landedAt),
  );
  const freshness = judge(extract, newest, due?.on ?? null, refused, on);
  return {
    extract: id,
    title: extract.title,
    publisher: extract.publisher,
    group: extract.group,
    newest: newest?.receipt.period ?? null,
    periods: new Set(inForce.map((line) => line.receipt.period)).size,
    fileName: newest?.receipt.fileName ?? null,
    sha256: newest?.receipt.sha256 ?? null,
    rows: inForce.reduce((sum, line) => sum + (line.outcome?.rows ?? 0), 0),
    faults: lines.reduce((sum, line) => sum + (line.outcome?.faults ?? 0), 0),
    freshness,
    says: say(freshness, newest, due, refused, lastDay(extract)),
    nextDue: due?.on ?? null,
    synthetic: inForce.some((line) => line.receipt.synthetic === true),
  };
}

interface Due {
  period: string;
  /** ISO date of expected publication. */
  on: string;
}

/** The next period and the day it should be published: its end plus the publisher's usual lag. Null where there is no calendar, or the collection has ended. */
export function nextDue(extract: Pick<Extract, 'cadence' | 'lagDays' | 'layouts'>, held: string): Due | null {
  const period = extract.cadence === 'irregular' ? undefined : nextPeriod(held);
  return period === undefined || spanOf(period).start > lastDay(extract) ? null : { period, on: addDays(spanOf(period).end, extract.lagDays) };
}

const NEVER = '9999-12-31';
/** Last day of a collection whose layouts have all ended. */
const lastDay = ({ layouts }: Pick<Extract, 'layouts'>): string =>
  layouts
    .map(({ to }) => to ?? NEVER)
    .sort()
    .at(-1) ?? NEVER;

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function judge(extract: Extract, newest: LedgerLine | undefined, due: string | null, refused: LedgerLine | undefined, on: string): Freshness {
  if (refused !== undefined) return 'Refused';
  if (newest === undefined) return 'Never received';
  if (extract.cadence === 'irregular' || due === null) return 'No fixed date';
  return on > due ? 'Late' : on === due ? 'Due today' : 'On time';
}

function say(freshness: Freshness, newest: LedgerLine | undefined, due: Due | null, refused: LedgerLine | undefined, ended: string): string {
  const held = newest === undefined ? 'nothing is held' : `${sayPeriod(newest.receipt.period)} stays in force`;
  if (freshness === 'Refused') return `${sayPeriod((refused as LedgerLine).receipt.period)} was refused; ${held}`;
  if (freshness === 'Never received') return 'Nothing has been received';
  if (due === null || newest === undefined) return ended === NEVER ? 'Published when it changes' : `Nothing more to come: collected until ${sayDate(ended)}`;
  if (freshness === 'Late') return `${sayPeriod(due.period)} was due on ${sayDate(due.on)} and has not arrived`;
  return freshness === 'Due today' ? `${sayPeriod(due.period)} is due today` : `Next, ${sayPeriod(due.period)}, on ${sayDate(due.on)}`;
}
