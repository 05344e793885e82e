/** Tidy CSV of a place: one row a published figure, with its description beside it (CSV on the Web, W3C). */
import Papa from 'papaparse';
import { MEASURE_COLUMNS, type MeasureRow } from '../measure-row.js';
import type { SqlType } from '../ports.js';
import { MEASURE_WORDS } from './measure-columns.js';
import type { Pack, SuiteFile } from './pack.js';
import { rowsOfPlace } from './pack-rows.js';
import { inert, printable } from './plain-text.js';

const NAMES = Object.keys(MEASURE_COLUMNS) as (keyof MeasureRow)[];
const DATATYPE: Readonly<Record<SqlType, string>> = { varchar: 'string', bigint: 'integer', double: 'double', date: 'date', boolean: 'boolean' };

/** `<place>/data.csv` and `<place>/data.csv-metadata.json`. Columns are those of `published.measure`; numbers at full precision. */
export function tidyCsv(pack: Pack, rows: readonly MeasureRow[]): SuiteFile[] {
  const cells = rowsOfPlace(pack, rows).map((row) => [...NAMES.map((name) => cell(row[name])), String(pack.synthetic)]);
  const body = Papa.unparse([[...NAMES, 'synthetic'], ...cells], { newline: '\r\n' });
  return [
    { path: `${pack.placeId}/data.csv`, body: `${body}\r\n` },
    { path: `${pack.placeId}/data.csv-metadata.json`, body: `${JSON.stringify(metadata(pack), null, 1)}\n` },
  ];
}

/** Only text can be taken for a formula: a number stays a number, minus sign and all. */
const cell = (value: MeasureRow[keyof MeasureRow]): string => (typeof value === 'string' ? inert(printable(value)) : value === null ? '' : String(value));

function metadata(pack: Pack): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: 'data.csv',
    'dc:title': `${pack.place.name}: published measures`,
    'dc:description': describe(pack),
    'dc:publisher': `${pack.place.name} place-based partnership`,
    'dc:license': { '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
    'dc:identifier': pack.run,
    'dc:modified': { '@value': pack.heldOn, '@type': 'date' },
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',', quoteChar: '"' },
    tableSchema: {
      columns: [...NAMES.map(column), SYNTHETIC],
      primaryKey: ['indicator_id', 'basis', 'area_type', 'area_code', 'period', 'cut'],
    },
  };
}

const describe = (pack: Pack): string =>
  [
    ...(pack.synthetic ? ['SYNTHETIC: invented figures, to show how the file works.'] : []),
    'One row for each measure, area, basis, period and cut. An empty cell means that there is no value.',
    "Text that a spreadsheet could run as a formula has an apostrophe (') before it.",
  ].join(' ');

const SYNTHETIC = {
  name: 'synthetic',
  titles: ['synthetic', 'Synthetic'],
  'dc:description': 'True when the suite holds invented figures, made to show how it works.',
  datatype: 'boolean',
};

function column(name: keyof MeasureRow): object {
  const { heading, means } = MEASURE_WORDS[name];
  return { name, titles: [name, heading], 'dc:description': means, datatype: DATATYPE[MEASURE_COLUMNS[name]], null: '' };
}
