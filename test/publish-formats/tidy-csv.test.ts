import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { MEASURE_COLUMNS, type MeasureRow } from '../../pipeline/measure-row.js';
import { packRows, rowsOfPlace } from '../../pipeline/publish/pack-rows.js';
import { tidyCsv } from '../../pipeline/publish/tidy-csv.js';
import { measures, NASTY, synthetic } from './fixture.js';

const pack = synthetic();
const [csv, meta] = tidyCsv(pack, measures);
const NAMES = Object.keys(MEASURE_COLUMNS) as (keyof MeasureRow)[];
const read = Papa.parse<Record<string, string>>(String(csv?.body).trimEnd(), { header: true }).data;

/** What a reader of the CSV makes of a cell, by the type that the metadata gives. */
function typed(name: keyof MeasureRow, cell: string | undefined): unknown {
  if (cell === '' || cell === undefined) return null;
  const type = MEASURE_COLUMNS[name];
  return type === 'double' ? Number(cell) : type === 'boolean' ? cell === 'true' : cell.replace(/^'/, '');
}

describe('the tidy CSV', () => {
  it('gives back every row and number exactly, in one order', () => {
    const rows = rowsOfPlace(pack, measures);
    expect(read).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const clean = { ...row, area_name: row.area_name === NASTY.control ? NASTY.printed : row.area_name };
      expect(Object.fromEntries(NAMES.map((name) => [name, typed(name, read[i]?.[name])]))).toEqual(clean);
    }
    expect(tidyCsv(pack, measures.toReversed())).toEqual([csv, meta]);
  });

  it('holds what the pack shows and what the place is made of, not every organisation of England', () => {
    const stranger = { ...(measures[0] as MeasureRow), area_code: 'RZZ', area_name: 'Elsewhere' };
    const rows = rowsOfPlace(pack, [...measures, stranger]);
    expect(rows).not.toContain(stranger);
    for (const shown of packRows(pack)) expect(rows).toContain(shown);
    expect(rows.filter((row) => row.area_type === 'pcn')).toHaveLength(2);
  });

  it('puts an apostrophe before text that could run, and none before a number', () => {
    const minus = { ...(measures[0] as MeasureRow), area_code: 'RAA', period: '2024-03', period_start: '2024-03-01', value: -0.25, target_source: '\t=1+1' };
    const [file] = tidyCsv(pack, [minus]);
    const row = Papa.parse<Record<string, string>>(String(file?.body).trimEnd(), { header: true }).data.find((line) => line.period === '2024-03');
    expect([row?.value, row?.target_source]).toEqual(['-0.25', "'\t=1+1"]);
    expect(read.map((line) => line.area_name)).toContain(`'${NASTY.formula}`);
  });

  it('is described column by column', () => {
    const described = JSON.parse(String(meta?.body)) as { url: string; tableSchema: { columns: { name: string; datatype: string }[]; primaryKey: string[] } };
    expect([csv?.path, meta?.path, described.url]).toEqual(['testshire/data.csv', 'testshire/data.csv-metadata.json', 'data.csv']);
    expect(described.tableSchema.columns.map((column) => column.name)).toEqual(Object.keys(read[0] as object));
    const key = (line: Record<string, string>): string => described.tableSchema.primaryKey.map((name) => line[name]).join('|');
    expect(new Set(read.map(key)).size).toBe(read.length);
  });

  it('is marked when it is synthetic', () => {
    expect(new Set(read.map((line) => line.synthetic))).toEqual(new Set(['true']));
    expect(String(meta?.body)).toContain('SYNTHETIC');
  });
});
