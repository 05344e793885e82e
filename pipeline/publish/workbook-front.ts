/** The three sheets that come before the data: what this is, what is in it, and how to read it. */
import { MEASURE_COLUMNS, type MeasureRow } from '../measure-row.js';
import { MEASURE_WORDS } from './measure-columns.js';
import { periodWords, plural } from './numbers.js';
import type { Pack } from './pack.js';
import { STATUS_MEANS } from './words.js';
import type { Content, Sheet } from './workbook-tables.js';

const MARKS: readonly (readonly [string, string])[] = [
  ['[c]', 'Hidden to protect people: under 8 of them'],
  ['[x]', 'Missing: the publisher gave no figure'],
  ['[z]', 'Does not apply'],
  ['[r]', 'Restated by the publisher; in the data sheets the column called Restated says Yes'],
];

/** Cover, Contents and Notes, for a workbook with these data sheets. */
export const frontSheets = (pack: Pack, sheets: readonly Sheet[]): Sheet[] => [cover(pack), contents(sheets), notes(pack)];

const facts = (rows: readonly (readonly [string, Content])[]): Pick<Sheet, 'columns' | 'rows'> => ({
  columns: [
    { heading: 'What', width: 28 },
    { heading: 'In words', width: 100 },
  ],
  rows,
});

function cover(pack: Pack): Sheet {
  return {
    name: 'Cover',
    title: `${pack.place.name}: performance and assurance report, data to ${pack.dataTo}`,
    about: [
      'One table on this sheet. The sheet called Contents links to the others.',
      'Contains public sector information licensed under the Open Government Licence v3.0.',
    ],
    ...facts([
      ['Place', `${pack.place.name}, part of ${pack.place.system.name}`],
      ['Position', pack.position.join(' ')],
      ['Status', 'Draft, not signed off'],
      ['Data held', `To ${pack.dataTo}; the newest file arrived on ${periodWords(pack.heldOn)}`],
      ...pack.banners.filter((banner) => banner.kind !== 'Draft').map((banner) => [banner.kind, banner.text] as const),
      ['Published by', `${pack.place.name} place-based partnership`],
      ['Contact', pack.place.owner],
      ['Run', pack.run],
      ...MARKS.map(([mark, means]) => [`What ${mark} means`, means] as const),
    ]),
  };
}

function contents(sheets: readonly Sheet[]): Sheet {
  return {
    name: 'Contents',
    title: 'Contents',
    about: ['One table: one row for each sheet that holds data or notes, with a link to it.', 'Source: this workbook.'],
    columns: [
      { heading: 'Sheet', width: 20 },
      { heading: 'What it holds', width: 80 },
      { heading: 'Rows', width: 16 },
    ],
    rows: [
      [{ text: 'Notes', sheet: 'Notes' }, 'How to read the words, marks and columns', 'Notes'],
      ...sheets.map((sheet) => [{ text: sheet.name, sheet: sheet.name }, sheet.title, plural(sheet.rows.length, 'row')] as const),
    ],
  };
}

function notes(pack: Pack): Sheet {
  const texts = [
    ...Object.entries(STATUS_MEANS).map(([status, means]) => `Status ${status}: ${means}.`),
    'Values are held at full precision and shown with one decimal place. A proportion is a fraction: 0.71 is shown as 71.0%. A rate is held per one; the column called As shown gives it in its own unit.',
    'Direction and Against target come from a control chart (XmR) where there are 13 periods or more, and otherwise Against target compares the target with the 95% interval.',
    'A trust or council that also serves people outside this place is shown whole, never split.',
    'Where a note on a column says empty, the cell holds [z]; a missing value holds [x].',
    ...pack.quality.notes,
    ...(Object.keys(MEASURE_COLUMNS) as (keyof MeasureRow)[]).map((name) => `Column ${MEASURE_WORDS[name].heading}: ${MEASURE_WORDS[name].means}`),
  ];
  return {
    name: 'Notes',
    title: 'Notes',
    about: ['One table: the notes, numbered.', 'Source: the catalogue of this suite.'],
    columns: [
      { heading: 'Note', width: 10 },
      { heading: 'Text', width: 120 },
    ],
    rows: texts.map((text, i) => [i + 1, text]),
  };
}
