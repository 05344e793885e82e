/** One cell at a time: what each type of column takes, and what is said of the rest. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Column } from '../../catalogue/define.js';
import { bench, csv, withSeen } from './bench.js';

const { make, close } = bench();
afterAll(close);

type Own = Partial<Column> & Pick<Column, 'type'>;
const integer: Own = { type: 'integer', unit: 'patients' };
const number: Own = { type: 'number' };
const date = (format: NonNullable<Column['format']>): Own => ({ type: 'date', format });
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One file a column: a good row first whose cell is empty, then one row a cell. */
const column = (own: Own, cells: readonly string[]) =>
  make(['Month,Clinic,Name,Seen', 'May-2025,C1,North,', ...cells.map((text, i) => `May-2025,D${i},West,${cell(text)}`), ''].join('\n'), {
    ...withSeen(own),
    faultBudget: { share: 1, rows: 100 },
  });

describe('a cell is read as', () => {
  it.each<[string, Own, readonly (readonly [string, unknown])[]]>([
    [
      'an integer',
      integer,
      [
        ['0', 0],
        ['007', 7],
        [' 12 ', 12],
        ['\u00a012', 12],
        ['1,234', 1234],
        ['12,345,678', 12_345_678],
        ['+5', 5],
        ['', null],
        ['-0', 0],
      ],
    ],
    [
      'a large integer',
      integer,
      [
        ['2147483648', 2 ** 31],
        ['999999999999999', 999_999_999_999_999],
        ['9007199254740991', Number.MAX_SAFE_INTEGER],
      ],
    ],
    [
      'an integer of any sign',
      { ...integer, min: null },
      [
        ['-3', -3],
        ['-1,234', -1234],
        ['-9007199254740991', Number.MIN_SAFE_INTEGER],
      ],
    ],
    [
      'a number',
      number,
      [
        ['0.5', 0.5],
        ['.5', 0.5],
        ['5.', 5],
        ['1e-3', 0.001],
        ['1,234.5', 1234.5],
        ['0.1', 0.1],
        ['', null],
      ],
    ],
    [
      'no value where it is a mark',
      { ...number, marks: ['[x]', '-', ':'] },
      [
        ['[x]', null],
        [' - ', null],
        [':', null],
        ['2', 2],
      ],
    ],
    [
      'the figure before its brackets',
      { ...number, dropBracketed: true },
      [
        ['0 (0.5)', 0],
        ['12.5(13)', 12.5],
        ['7', 7],
      ],
    ],
    ['a day', date('yyyy-mm-dd'), [['2024-02-29', '2024-02-29']]],
    ['a British day', date('dd/mm/yyyy'), [['01/02/2024', '2024-02-01']]],
    ['a day without marks', date('yyyymmdd'), [['20240131', '2024-01-31']]],
    ['a day with its month in letters', date('ddMMMyyyy'), [['01AUG2020', '2020-08-01']]],
    ['a month', date('mmm-yyyy'), [['Aug-2020', '2020-08-01']]],
    [
      'a boolean',
      { type: 'boolean' },
      [
        ['TRUE', true],
        ['yes', true],
        ['Y', true],
        ['1', true],
        ['no', false],
        ['0', false],
        ['', null],
      ],
    ],
    [
      'text, as it is',
      { type: 'text' },
      [
        ['007', '007'],
        ['1,234', '1,234'],
        ['NULL', 'NULL'],
        ['  a  b ', 'a  b'],
        ['', null],
        ['🏥 Ysbyty Ŵ', '🏥 Ysbyty Ŵ'],
      ],
    ],
  ])('%s', async (_, own, cells) => {
    const made = await column(
      own,
      cells.map(([text]) => text),
    );
    expect(made.told).toEqual([]);
    expect((await made.rows()).slice(1).map((row) => row.seen)).toEqual(cells.map(([, value]) => value));
  });
});

describe('a cell is refused, and its row with it', () => {
  const notWhole = 'not an integer: a whole number of patients';
  const notNumber = 'not a number: a number';
  const day = (format: string): string => `not a date: a date as ${format}`;

  it.each<[string, Own, readonly (readonly [string, string])[]]>([
    [
      'as an integer',
      integer,
      [
        ['1.5', notWhole],
        ['1.0', notWhole],
        ['twelve', notWhole],
        ['1e3', notWhole],
        ['1,23', notWhole],
        ['0x10', notWhole],
        ['12 ', ''],
        ['１２', notWhole],
        ['#REF!', notWhole],
        ['-1', 'out of range: 0 or more'],
      ],
    ],
    [
      'as an integer too large to hold',
      integer,
      [
        ['9007199254740992', 'out of range: at most 9,007,199,254,740,991'],
        ['99999999999999999999', 'out of range: at most 9,007,199,254,740,991'],
      ],
    ],
    [
      'out of its bounds',
      { ...integer, min: 1, max: 5 },
      [
        ['0', 'out of range: between 1 and 5'],
        ['6', 'out of range: between 1 and 5'],
        ['5', ''],
      ],
    ],
    [
      'as a number',
      number,
      [
        ['NaN', notNumber],
        ['Infinity', notNumber],
        ['1e999', notNumber],
        ['50%', notNumber],
        ['£5', notNumber],
        ['1.2.3', notNumber],
        ['-', notNumber],
        ['-0.1', 'out of range: 0 or more'],
      ],
    ],
    [
      'as a day',
      date('yyyy-mm-dd'),
      [
        ['2023-02-29', day('yyyy-mm-dd')],
        ['2024-13-01', day('yyyy-mm-dd')],
        ['31/12/2024', day('yyyy-mm-dd')],
        ['2024-1-1', day('yyyy-mm-dd')],
      ],
    ],
    [
      'as a British day',
      date('dd/mm/yyyy'),
      [
        ['2024-01-31', day('dd/mm/yyyy')],
        ['12/31/2024', day('dd/mm/yyyy')],
      ],
    ],
    ['as a boolean', { type: 'boolean' }, [['maybe', 'not a boolean: true or false']]],
    [
      'as a code',
      { type: 'text', allowed: ['A', 'B'] },
      [
        ['a', 'unknown code: one of A, B'],
        ['B', ''],
      ],
    ],
    [
      'for its form',
      { type: 'text', matches: 'R[A-Z0-9]{2}' },
      [
        ['RXN1', 'bad form: Seen, of the form R[A-Z0-9]{2}'],
        ['RXN', ''],
      ],
    ],
  ])('%s', async (_, own, cells) => {
    const made = await column(
      own,
      cells.map(([text]) => text),
    );
    const told = cells.flatMap(([text, said], i) => {
      const [rule, ...expected] = said.split(': ');
      return said === '' ? [] : [`${i + 3} seen: ${rule}: ${text}: ${expected.join(': ')}`];
    });
    expect(made.told).toEqual(told);
    expect(made.outcome.faulty).toBe(told.length);
    expect(made.outcome.rows).toBe(1 + cells.length - told.length);
  });

  it('for being empty where a value must be', async () => {
    const made = await make(csv('May-2025,C2,South,', 'May-2025,,West,3'), withSeen({ type: 'integer', required: true }));
    expect(made.told).toEqual(['3 seen: missing: : a value: Seen', '4 clinic: missing: : a value: Clinic']);
  });

  it('and every fault of a row is told', async () => {
    const made = await make(csv('May-2025,,South,many'));
    expect(made.told).toEqual(['3 clinic: missing: : a value: Clinic', '3 seen: not an integer: many: a whole number of patients']);
    expect(made.outcome).toMatchObject({ faulty: 1, faults: 2 });
  });
});
