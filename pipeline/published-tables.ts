/** The published tables: the contract with analysts, version 1. Columns are only ever added. */
import { MEASURE_COLUMNS } from './measure-row.js';
import type { SqlType } from './ports.js';

export const PUBLISHED_TABLES = {
  measure: MEASURE_COLUMNS,
  indicator: {
    indicator_id: 'varchar',
    title: 'varchar',
    question: 'varchar',
    aim: 'bigint',
    service: 'varchar',
    kind: 'varchar',
    unit: 'varchar',
    better: 'varchar',
    numerator: 'varchar',
    denominator: 'varchar',
    cadence: 'varchar',
    interval_method: 'varchar',
    control_chart: 'varchar',
    owner: 'varchar',
    source: 'varchar',
    review_by: 'date',
  },
  target: {
    indicator_id: 'varchar',
    kind: 'varchar',
    comparator: 'varchar',
    value: 'double',
    valid_from: 'date',
    valid_to: 'date',
    source: 'varchar',
    published_on: 'date',
    verified: 'boolean',
    headline: 'boolean',
  },
  area: { area_type: 'varchar', area_code: 'varchar', area_name: 'varchar' },
  receipt: {
    extract_id: 'varchar',
    period: 'varchar',
    sha256: 'varchar',
    landed_at: 'varchar',
    file_name: 'varchar',
    state: 'varchar',
    rows: 'bigint',
    faults: 'bigint',
    superseded_by: 'varchar',
    reason: 'varchar',
  },
  fault: {
    extract_id: 'varchar',
    sha256: 'varchar',
    file_name: 'varchar',
    line: 'bigint',
    column_name: 'varchar',
    found: 'varchar',
    expected: 'varchar',
    rule: 'varchar',
  },
} as const satisfies Record<string, Readonly<Record<string, SqlType>>>;

export type PublishedTable = keyof typeof PUBLISHED_TABLES;
