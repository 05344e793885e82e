/** Small definitions and a scratch store, for the tests of landing. All data here are made up. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeDirectory } from '../../adapters/store-directory.js';
import type { Extract, Layout } from '../../catalogue/define.js';
import ae from '../../catalogue/extracts/ae_monthly.js';
import { type Landed, land } from '../../pipeline/land.js';
import type { Store } from '../../pipeline/ports.js';
import type { Receipt } from '../../pipeline/receipts.js';

export const NOW = new Date('2026-11-23T02:00:00Z');

export const extractOf = (title: string, layouts: Layout[], columns: Extract['columns'] = {}): Extract => ({
  ...ae,
  title,
  layouts,
  columns,
  key: [],
  reconcile: [],
});

const text = (from: string) => ({ type: 'text' as const, from, means: from });

const delays = extractOf(
  'Delayed transfers of care',
  [
    {
      kind: 'workbook',
      name: '2017 to 2019',
      from: '2017-04-01',
      sheets: '^LA - by responsible org$',
      header: ['ONS Geography', 'Code', 'Name'],
      headerRows: 2,
      period: { from: 'cell', label: 'Period:', pattern: '^(?<month>[A-Za-z]+) (?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  { name: text('Name') },
);

const waits = extractOf(
  'Waiting times',
  [
    {
      kind: 'csv',
      name: 'full extract',
      from: '2021-04-01',
      header: ['Period', 'Provider Org Code', 'Total All'],
      member: 'full-extract.*\\.csv$',
      period: { from: 'column', column: 'period', pattern: '^RTT-(?<month>[A-Za-z]+)-(?<year>\\d{4})$', cadence: 'month' },
    },
  ],
  { period: text('Period') },
);

const named = extractOf('Practice map', [
  {
    kind: 'csv',
    name: 'indicator map',
    from: '2020-04-01',
    header: ['GROUP_CODE', 'GROUP_DESCRIPTION'],
    period: { from: 'file name', pattern: '_(?<year>\\d{4})_', cadence: 'year', why: 'the publisher writes the year nowhere else' },
  },
]);

const headless = (test: string): Extract =>
  extractOf(
    `Organisations ${test}`,
    [
      {
        kind: 'csv',
        name: 'no header',
        from: '2015-01-01',
        headless: { width: 4, tests: [{ position: 1, matches: test }] },
        period: { from: 'newest date', columns: ['opened', 'closed'], why: 'the list carries no date of its own' },
      },
    ],
    {
      code: { type: 'text', position: 1, means: 'code' },
      opened: { type: 'date', position: 3, format: 'yyyymmdd', means: 'opened' },
      closed: { type: 'date', position: 4, format: 'yyyymmdd', means: 'closed' },
    },
  );

export const extracts: Readonly<Record<string, Extract>> = {
  ae_monthly: ae,
  delays,
  waits,
  named,
  practices: headless('[A-Z]\\d{5}'),
  trusts: headless('R[A-Z0-9]{2}'),
};

export const aeCsv = ae.sample;

export interface Bench {
  store: Store;
  folder: string;
  put(fileName: string, bytes: Buffer | string): string;
  land(fileName: string, bytes: Buffer | string, given?: Readonly<Record<string, Extract>>, now?: Date): Promise<Landed>;
}

/** A store and an inbox in a temporary folder. */
export function bench(): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'land-'));
  const store = storeDirectory({ root: path.join(folder, 'store') });
  const put = (fileName: string, bytes: Buffer | string): string => {
    const at = path.join(folder, fileName);
    writeFileSync(at, bytes);
    return at;
  };
  return {
    store,
    folder,
    put,
    async land(fileName, bytes, given = extracts, now = NOW) {
      const landed = await land({ store, extracts: given, now, scratch: folder }, { fileName, path: put(fileName, bytes) });
      if ('waiting' in landed) throw new Error(`waiting: ${landed.waiting.found}`);
      return landed;
    },
  };
}

/** Rule, what was found and what was expected of the fault that refused a file. */
export const refusal = (receipt: Receipt): string => receipt.faults.map((fault) => `${fault.rule}: ${fault.found}: ${fault.expected}`).join('\n');
