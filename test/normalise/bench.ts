/** A small definition and a bench that lands and normalises one file under it. All data here are made up. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Column, Extract, Layout } from '../../catalogue/define.js';
import ae from '../../catalogue/extracts/ae_monthly.js';
import type { Fault } from '../../pipeline/faults.js';
import { land } from '../../pipeline/land.js';
import { normalise, readFaults } from '../../pipeline/normalise.js';
import { normalised } from '../../pipeline/paths.js';
import { keyOf } from '../../pipeline/people/keyring.js';
import type { Row } from '../../pipeline/ports.js';
import type { Outcome, Receipt } from '../../pipeline/receipts.js';

/** Under this key people's numbers are replaced. */
export const KEY = keyOf(Buffer.alloc(32, 7));

const text = (from: string, own: Partial<Column> = {}): Column => ({ type: 'text', from, means: from, ...own });

const layout: Layout = {
  kind: 'csv',
  name: 'clinics',
  from: '2024-01-01',
  header: ['Month', 'Clinic'],
  period: { from: 'column', column: 'month', pattern: '^(?<month>[A-Za-z]+)-(?<year>\\d{4})$', cadence: 'month' },
};

/** Clinics with a name and the patients they saw in a month. */
export const clinics: Extract = {
  ...ae,
  title: 'Clinics',
  layouts: [layout],
  key: ['clinic'],
  columns: { month: text('Month'), clinic: text('Clinic'), name: text('Name'), seen: { type: 'integer', from: 'Seen', means: 'Seen', unit: 'patients' } },
  reconcile: [],
  faultBudget: { share: 0.5, rows: 10 },
};

export const HEADER = 'Month,Clinic,Name,Seen';
/** Line 2 of most files here; it has no fault. */
export const NORTH = 'May-2025,C1,North,10';

/** A file of the clinics: the header, a sound row on line 2, and the lines given. */
export const csv = (...lines: string[]): string => `${[HEADER, NORTH, ...lines].join('\n')}\n`;

/** The clinics with the column `seen` replaced by another. */
export const withSeen = (own: Partial<Column> & Pick<Column, 'type'>): Extract => ({
  ...clinics,
  columns: { ...clinics.columns, seen: { from: 'Seen', means: 'Seen', ...own } },
});

export interface Made {
  receipt: Receipt;
  outcome: Outcome;
  faults: Fault[];
  /** `line column: rule: found: expected`, a text for each fault of normalising. */
  told: string[];
  /** Its rows, as SQL to read from. */
  table: string;
  /** Rows without period and hash. */
  rows(): Promise<Row[]>;
  /** A file of the normalised folder, as text. */
  read(name: string): string;
}

export const tell = ({ line, column, rule, found, expected }: Fault): string => `${line} ${column}: ${rule}: ${found}: ${expected}`;

export interface Bench {
  /** @throws when the file is not recognised as the extract */
  make(bytes: string | Buffer, extract?: Extract, fileName?: string): Promise<Made>;
  /** The receipt alone. */
  land(bytes: string | Buffer, extract?: Extract, fileName?: string): Promise<Receipt>;
  query(sql: string): Promise<Row[]>;
  root: string;
  close(): Promise<void>;
}

export function bench(): Bench {
  const root = mkdtempSync(path.join(tmpdir(), 'normalise-test-'));
  const warehouse = warehouseDuckdb({ root });
  let count = 0;
  /** A store for each file: the same bytes may come under another definition. */
  const arrive = async (bytes: string | Buffer, extract: Extract, fileName: string) => {
    count += 1;
    const name = `${count}`;
    const store = storeDirectory({ root: path.join(root, name) });
    const file = { fileName, path: path.join(root, `${name}-in`) };
    writeFileSync(file.path, bytes);
    const landed = await land(
      { store, extracts: { it: extract }, now: new Date('2026-11-23T02:00:00Z'), scratch: root, keys: async () => ({ current: KEY }) },
      file,
    );
    rmSync(file.path);
    if ('waiting' in landed) throw new Error(`waiting: ${landed.waiting.found}`);
    return { name, store, receipt: landed.receipt };
  };
  return {
    root,
    query: (sql) => warehouse.query(sql),
    land: async (bytes, extract = clinics, fileName = 'clinics.csv') => (await arrive(bytes, extract, fileName)).receipt,
    async make(bytes, extract = clinics, fileName = 'clinics.csv') {
      const { name, store, receipt } = await arrive(bytes, extract, fileName);
      if (receipt.extract !== 'it') throw new Error(`not recognised: ${receipt.faults.map(tell).join('; ')}`);
      const outcome = await normalise({ store, extractId: 'it', extract, scratch: root }, receipt);
      const faults = await readFaults(store, receipt);
      const folder = path.join(name, normalised('it', receipt.period, receipt.sha256));
      const table = `read_parquet('${folder}/rows/*.parquet')`;
      return {
        receipt,
        outcome,
        table,
        faults,
        told: faults.map(tell),
        rows: () => warehouse.query(`SELECT * EXCLUDE (period, source_sha256) FROM ${table}`),
        read: (file) => readFileSync(path.join(root, folder, file), 'utf8'),
      };
    },
    async close() {
      await warehouse.close();
      rmSync(root, { recursive: true });
    },
  };
}
