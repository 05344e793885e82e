/** What only shows beside other rows, or in the header: columns, keys, periods, control totals and the budget of faults. */
import { type CellObject, utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import type { Extract, Reconcile } from '../../catalogue/define.js';
import { RULES } from '../../pipeline/faults.js';
import { bench, clinics, csv, HEADER, NORTH, tell } from './bench.js';

const { make, land, close } = bench();
afterAll(close);

const SOUTH = 'May-2025,C2,South,20';

describe('columns', () => {
  it('may stand in any order, under header cells spaced, broken or written otherwise', async () => {
    const made = await make(`\uFEFFSEEN,"Clinic\n ", month ,Name\n10,C1,May-2025,North\n`);
    expect(made.told).toEqual([]);
    expect(await made.rows()).toEqual([{ month: 'May-2025', clinic: 'C1', name: 'North', seen: 10, source_line: 3 }]);
  });

  it('may be new: noted, and kept in the landed file only', async () => {
    const made = await make('Month,Clinic,Name,Seen,Mood\nMay-2025,C1,North,10,fair\n');
    expect(made.told).toEqual(['1 : extra column: Mood: the columns of the definition']);
    expect(made.outcome).toMatchObject({ state: 'accepted', reason: '', rows: 1, faulty: 0 });
  });

  it.each([
    ['renamed', 'Month,Clinic,Name,Patients seen', ['1 : extra column: Patients seen: the columns of the definition']],
    ['missing', 'Month,Clinic,Name', []],
  ])('%s: the file is refused', async (_, header) => {
    const made = await make(`${header}\n${NORTH.split(',').slice(0, header.split(',').length).join(',')}\n`);
    expect(made.told).toEqual(["1 seen: column missing: no such column: a column headed 'seen'"]);
    expect(made.outcome).toMatchObject({ state: 'refused', rows: 0 });
    expect(made.outcome.reason).toBe(
      "clinics.csv, line 1, seen: column missing: found 'no such column', expected a column headed 'seen'. " +
        'Restore the column, or tell the owner that the publisher changed the layout.',
    );
  });

  it('that name a layout, when renamed, leave the file unrecognised, with what it is nearest to', async () => {
    const receipt = await land(`Month,Site,Name,Seen\n${NORTH}\n`);
    expect(receipt.faults.map(tell).join()).toMatch(/not recognised: .*Clinics.*Clinic/i);
  });

  it('twice under one name: nobody can say which is meant', async () => {
    const made = await make('Month,Clinic,Name,Seen,seen\nMay-2025,C1,North,10,11\n');
    expect(made.told).toEqual(["1 seen: column missing: 2 columns headed 'seen': one such column"]);
  });
});

describe('rows beside other rows', () => {
  it('with the key of another are refused: the first is used', async () => {
    const made = await make(csv(SOUTH, 'May-2025,C1,North again,11', 'May-2025, C2 ,South,20'));
    expect(made.told).toEqual(['4 clinic: duplicate key: C1: one row for each key', '5 clinic: duplicate key: C2: one row for each key']);
    expect((await made.rows()).map((row) => row.name)).toEqual(['North', 'South']);
  });

  it('a refused row does not take its key', async () => {
    const made = await make(csv('May-2025,C2,South,many', SOUTH));
    expect(made.told).toEqual(['3 seen: not an integer: many: a whole number of patients']);
    expect(made.outcome.rows).toBe(2);
  });

  it('parts of a key are not run together', async () => {
    const made = await make(csv('May-2025,C2,1,1', 'May-2025,C,21,1'), { ...clinics, key: ['clinic', 'name'] });
    expect(made.told).toEqual([]);
  });

  it('of another period are refused', async () => {
    const made = await make(csv('June-2025,C2,South,20', 'MAY-2025,C3,West,3', 'sometime,C4,East,4', ',C5,Mid,5'));
    expect(made.told).toEqual([
      '3 month: other period: June-2025: 2025-05, the period of the file',
      '5 month: other period: sometime: 2025-05, the period of the file',
      '6 month: other period: : 2025-05, the period of the file',
    ]);
    expect(made.outcome).toMatchObject({ rows: 2, faulty: 3 });
  });
});

describe('a file of no use is refused whole', () => {
  const fixed: Extract = {
    ...clinics,
    layouts: [{ ...(clinics.layouts[0] as Extract['layouts'][number]), period: { from: 'fixed', period: '2025', why: 'a test' } }],
  };

  it.each([
    ['only a header', `${HEADER}\n`],
    ['a header and blank lines', `${HEADER}\r\n,,,\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    const made = await make(bytes, fixed);
    expect(made.told).toEqual(['0 : no rows: a header and no rows: at least one row']);
    expect(made.outcome).toMatchObject({ state: 'refused', read: 0, rows: 0 });
    await expect(made.rows()).rejects.toThrow('No files found');
  });

  const bad = (count: number): string[] => Array.from({ length: count }, (_, i) => `May-2025,X${i},West,?`);
  const good = (count: number): string[] => Array.from({ length: count }, (_, i) => `May-2025,G${i},East,1`);

  it.each([
    [10, 3, 'accepted'],
    [11, 3, 'refused'],
    [15, 14, 'accepted'],
    [16, 14, 'refused'],
  ])('%i bad rows beside %i good ones, where half or ten may be bad: %s', async (faulty, rows, state) => {
    const made = await make(csv(...bad(faulty), ...good(rows)));
    expect(made.outcome).toMatchObject({ state, read: faulty + rows + 1, rows: rows + 1, faulty });
    const allowed = Math.max(10, Math.floor((faulty + rows + 1) / 2));
    expect(made.told.slice(faulty)).toEqual(
      state === 'accepted' ? [] : [`0 : fault budget: ${faulty} of ${faulty + rows + 1} rows refused: at most ${allowed}`],
    );
  });

  it('when no row is sound, whatever the budget', async () => {
    const made = await make(`${HEADER}\nMay-2025,C1,North,?\n`);
    expect(made.told.at(-1)).toBe('0 : fault budget: 1 of 1 rows refused: at least one sound row');
    expect(made.outcome.state).toBe('refused');
  });

  it('keeps the reason when there are more faults than are kept', async () => {
    const made = await make(csv(...bad(10_050)));
    expect(made.outcome).toMatchObject({ state: 'refused', faulty: 10_050, faults: 10_051 });
    expect(made.outcome.reason).toMatch(/^clinics.csv: fault budget: found '10050 of 10051 rows refused', expected at most 5025\. /);
    expect(made.faults).toHaveLength(10_001);
  });
});

describe('control totals', () => {
  const rule: Reconcile = { rule: 'total row', when: { column: 'clinic', matches: '^total$' }, sums: ['seen'] };
  const totalled: Extract = { ...clinics, reconcile: [rule] };
  const group: Reconcile = { rule: 'group total', when: { column: 'name', matches: '^All$' }, by: ['clinic'], sums: ['seen'] };
  const grouped: Extract = { ...clinics, key: ['clinic', 'name'], reconcile: [group] };

  it('agree: checked, counted and left out of the table', async () => {
    const made = await make(csv(SOUTH, 'TOTAL,Total ,TOTAL,30'), totalled);
    expect(made.told).toEqual([]);
    expect(made.outcome).toMatchObject({ state: 'accepted', read: 3, rows: 2, totals: 1 });
    expect(made.outcome.reconciled).toEqual([{ rule: 'total row', what: 'total row, 1 columns', compared: 1, disagreed: 0 }]);
  });

  it.each([
    ['disagrees', 'TOTAL,TOTAL,TOTAL,31', '4 seen: total disagrees: 31: 30, the sum of 2 rows'],
    ['cannot be read', 'TOTAL,TOTAL,TOTAL,thirty', '4 seen: total disagrees: a figure that cannot be read: 30, the sum of 2 rows'],
    ['is empty', 'TOTAL,TOTAL,TOTAL,', '4 seen: total disagrees: 0: 30, the sum of 2 rows'],
    ['is missing', '', '0 clinic: total missing: no total row: a row whose clinic matches ^total$'],
  ])('when the total %s the file is refused', async (_, line, told) => {
    const made = await make(csv(SOUTH, line), totalled);
    expect(made.told).toEqual([told]);
    expect(made.outcome.state).toBe('refused');
    expect(made.outcome.reason).toContain(RULES[made.faults[0]?.rule as keyof typeof RULES].todo);
  });

  it('a total given twice says nothing sure', async () => {
    const made = await make(csv(SOUTH, 'TOTAL,TOTAL,TOTAL,30', 'TOTAL,TOTAL,TOTAL,30'), totalled);
    expect(made.told).toEqual(['5 : total disagrees: a second total row: one total row']);
  });

  it.each([
    ['a bad cell', 'May-2025,C3,West,?'],
    ['the wrong width', 'May-2025,C3,West'],
    ['a bad quote', 'May-2025,C3,"West,5'],
  ])('are not compared when a row was refused for %s', async (_, line) => {
    const made = await make(csv(line, SOUTH, 'TOTAL,TOTAL,TOTAL,35'), totalled);
    expect(made.faults.map((fault) => fault.line)).toEqual([3]);
    expect(made.outcome).toMatchObject({ state: 'accepted', rows: 2, faulty: 1, totals: 1 });
    expect(made.outcome.reconciled[0]).toEqual({
      rule: 'total row',
      what: 'total row, 1 columns; 1 not compared, because a row was refused',
      compared: 0,
      disagreed: 0,
    });
  });

  it('a total may stand before its rows, as well as after them', async () => {
    expect((await make(`${HEADER}\nMay-2025,TOTAL,TOTAL,30\n${NORTH}\n${SOUTH}\n`, totalled)).told).toEqual([]);
  });

  it('by group: each is compared with its own rows', async () => {
    const lines = [SOUTH, 'May-2025,C2,Upper,5', 'May-2025,C2,All,25', 'May-2025,C1,All,11'];
    const made = await make(csv(...lines), grouped);
    expect(made.told).toEqual(['6 seen: total disagrees: 11: 10, the sum of 1 row of C1']);
    expect(made.outcome.reconciled).toEqual([{ rule: 'group total', what: 'totals by clinic, 1 columns', compared: 2, disagreed: 1 }]);
  });

  it('by group: a refused row excuses its own group alone', async () => {
    const made = await make(csv(SOUTH, 'May-2025,C2,Upper,?', 'May-2025,C2,All,25', 'May-2025,C1,All,11'), grouped);
    expect(made.told).toEqual(['4 seen: not an integer: ?: a whole number of patients', '6 seen: total disagrees: 11: 10, the sum of 1 row of C1']);
  });

  it('by group: a group without its total is told', async () => {
    const made = await make(csv(SOUTH, 'May-2025,C2,All,20'), grouped);
    expect(made.told).toEqual(['0 name: total missing: no total row of C1: a row whose name matches ^All$']);
  });

  it('a published ratio that its parts do not give refuses its row; one within its rounding does not', async () => {
    const sick: Extract = {
      ...clinics,
      columns: {
        ...clinics.columns,
        days: { type: 'number', from: 'Days', means: 'Days' },
        rate: { type: 'number', from: 'Rate', means: 'Rate' },
      },
      reconcile: [{ rule: 'ratio', numerator: 'seen', denominator: 'days', times: 100, equals: 'rate', decimals: 1 }],
    };
    const rows = ['C1,N,1,3,33.3', 'C2,S,1,3,33.4', 'C3,E,1,8,12.5', 'C4,W,0,0,0', 'C5,M,1,,9', 'C6,M,2,3,66.6'];
    const made = await make(`${HEADER},Days,Rate\n${rows.map((row) => `May-2025,${row}\n`).join('')}`, sick);
    expect(made.told).toEqual(['3 rate: ratio disagrees: 33.4: 33.3, from 1 and 3', '7 rate: ratio disagrees: 66.6: 66.7, from 2 and 3']);
    expect(made.outcome.reconciled).toEqual([{ rule: 'ratio', what: 'rate = 100 × seen ÷ days, every row', compared: 4, disagreed: 2 }]);
    expect(made.outcome).toMatchObject({ state: 'accepted', rows: 4, faulty: 2 });
  });
});

describe('a workbook', () => {
  const booked: Extract = {
    ...clinics,
    layouts: [
      {
        kind: 'workbook',
        name: 'book',
        from: '2024-01-01',
        sheets: '^Clinics',
        header: ['Month', 'Clinic'],
        period: { from: 'fixed', period: '2025-05', why: 'a test' },
      },
    ],
  };
  const cells = (line: string): (string | number)[] => line.split(',').map((cell, i) => (i === 3 ? Number(cell) : cell));
  const book = (sheets: Readonly<Record<string, readonly (readonly (string | number | CellObject)[])[]>>): Buffer => {
    const made = utils.book_new();
    for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows as (string | number)[][]), name);
    return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  };
  const header = HEADER.split(',');

  it('gives rows of every sheet, by sheet and row', async () => {
    const made = await make(book({ 'Clinics A': [['SYNTHETIC'], header, cells(NORTH)], 'Clinics B': [header, cells(SOUTH)] }), booked, 'book.xlsx');
    expect((await made.rows()).map((row) => [row.source_line, row.clinic, row.seen])).toEqual([
      [3, 'C1', 10],
      [2, 'C2', 20],
    ]);
  });

  it('a formula refuses its row', async () => {
    const made = await make(book({ Clinics: [header, cells(NORTH), ['May-2025', 'C2', 'South', { t: 'n', f: '1+19', v: 20 }]] }), booked, 'book.xlsx');
    expect(made.told).toEqual(['3 Seen: formula cell: =1+19: a value']);
    expect(made.faults[0]?.file).toBe('book.xlsx › Clinics');
    expect(made.outcome).toMatchObject({ rows: 1, faulty: 1 });
    expect(made.read('faults/faults.csv')).toContain(",'=1+19,");
  });

  it('without its sheet is not recognised, and is told which', async () => {
    const receipt = await land(book({ Sheet1: [header, cells(NORTH)] }), booked, 'book.xlsx');
    expect(receipt.faults.map(tell)).toEqual([expect.stringMatching(/sheet/i)]);
    expect(receipt.faults[0]?.found + (receipt.faults[0]?.expected ?? '')).toMatch(/\^Clinics/);
  });
});
